import { z } from 'zod'
import { citations, quote } from './citation.ts'
import { edtf, id, ofEveryEntry, oneOf, summary, translations } from './fields.ts'
import { term, vocabulary } from './terms.ts'

export const STANCES = vocabulary('stances', {
  accepts: term('Accepts', 'Says yes.'),
  'accepts-with-conditions': term('Accepts with conditions', 'Says yes if something else is given.'),
  open: term('Open', 'Is ready to talk about it.'),
  unclear: term('Unclear', 'Has spoken without making it clear.'),
  'partly-objects': term('Partly objects', 'Objects to a part.'),
  rejects: term('Rejects', 'Says no.'),
  'red-line': term('Red line', 'Says that it will never accept it.'),
})

export const AUTHORITIES = vocabulary('authorities', {
  'head-of-state': term('Head of state', "The leaders' level: presidents, prime ministers, heads of institutions."),
  minister: term('Minister', 'A minister.'),
  envoy: term('Envoy', 'An envoy or negotiator.'),
  spokesperson: term('Spokesperson', 'A spokesperson.'),
  legislator: term('Legislator', 'A member of parliament.'),
  'unnamed-official': term('Unnamed official', 'An official who is not named.'),
})

export const positionSchema = z.strictObject({
  id,
  process: id,
  actor: id,
  about: z
    .strictObject({ document: id.optional(), point: z.string().max(20).optional(), issue: id.optional() })
    .refine(about => about.point === undefined || about.document !== undefined, {
      path: ['document'],
      message: 'Name the document whose point this is.',
    })
    .refine(about => about.document !== undefined || about.issue !== undefined, {
      path: ['issue'],
      message: 'Name the text or the issue on which somebody stands.',
    }),
  when: edtf,
  stance: oneOf(STANCES),
  text: summary,
  speaker: id.optional(),
  authority: oneOf(AUTHORITIES),
  quote: quote.optional(),
  event: id.optional(),
  citations,
  translations,
  ...ofEveryEntry,
})

export type Position = z.infer<typeof positionSchema>
