import { z } from 'zod'
import { countryCode } from './country-code.ts'
import { edtf, id, list, note, ofEveryEntry, oneOf, title, translations } from './fields.ts'
import { term, vocabulary } from './terms.ts'

export const ACTOR_KINDS = vocabulary('actorKinds', {
  state: term('State', 'A country or its government.'),
  organisation: term('Organisation', 'An international or other organisation.'),
  coalition: term('Coalition', 'States that act together without a common institution.'),
  body: term('Body', 'A ministry, parliament, court, agency or other institution of one side.'),
  'armed-group': term('Armed group', 'An armed party that is not a state.'),
  person: term('Person', 'An individual in a public role.'),
  'civil-society': term('Civil society', 'An association, church, movement or other group of citizens.'),
  company: term('Company', 'A business.'),
  community: term('Community', 'A people, tribe, town or other community that acts together.'),
  unidentified: term('Unidentified', 'Somebody of whom it is not known who they are.'),
})

const office = z.strictObject({
  title,
  /** Whom they speak for while they hold it, where that is not their side. */
  for: id.optional(),
  from: edtf.optional(),
  to: edtf.optional(),
})

export const actorSchema = z.strictObject({
  id,
  name: title,
  /** Other spellings, abbreviations and scripts by which people look for it. */
  aliases: list(title),
  kind: oneOf(ACTOR_KINDS),
  side: id.optional(),
  offices: list(office),
  iso2: countryCode.optional(),
  wikidata: z
    .string()
    .regex(/^Q[1-9]\d{0,11}$/, 'Enter a Wikidata id, such as Q42.')
    .optional(),
  note: note.optional(),
  translations,
  ...ofEveryEntry,
})

export type Actor = z.infer<typeof actorSchema>
