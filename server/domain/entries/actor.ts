import { z } from 'zod'
import { firstRecorded, id, list, note, oneOf, title, translations } from './fields.ts'
import { term } from './terms.ts'

export const ACTOR_KINDS = {
  state: term('State', 'A country or its government.'),
  organisation: term('Organisation', 'An international or other organisation.'),
  coalition: term('Coalition', 'States that act together without a common institution.'),
  body: term('Body', 'A ministry, parliament, court, agency or other institution of one side.'),
  'armed-group': term('Armed group', 'An armed party that is not a state.'),
  person: term('Person', 'An individual in a public role.'),
}

export const actorSchema = z
  .strictObject({
    id,
    name: title,
    /** Other spellings, abbreviations and scripts by which people look for it. */
    aliases: list(title),
    kind: oneOf(ACTOR_KINDS),
    side: id.optional(),
    role: title.optional(),
    iso2: z
      .string()
      .regex(/^[A-Z]{2}$/, 'Enter the two-letter country code, such as UA.')
      .optional(),
    wikidata: z
      .string()
      .regex(/^Q[1-9]\d{0,11}$/, 'Enter a Wikidata id, such as Q212.')
      .optional(),
    note: note.optional(),
    translations,
    firstRecorded,
  })
  .refine(actor => actor.kind !== 'person' || actor.side !== undefined, {
    path: ['side'],
    message: 'Say for whom this person speaks.',
  })
  .refine(actor => actor.kind !== 'person' || actor.role !== undefined, {
    path: ['role'],
    message: 'Name the office this person holds.',
  })

export type Actor = z.infer<typeof actorSchema>
