import { z } from 'zod'
import { EVENT_KINDS } from './event.ts'
import { label, language, ofEveryEntry, oneOf, summary, title, translations } from './fields.ts'
import { listOf, ownTerm, ownTerms } from './own-terms.ts'
import { term, vocabulary } from './terms.ts'

/** How the timeline opens for a reader who has not chosen. */
export const READING_ORDERS = vocabulary('readingOrders', {
  oldest: term('Oldest first', 'The timeline opens with its first milestone.'),
  newest: term('Newest first', 'The timeline opens with its last milestone.'),
})

export const recordHeaderSchema = z.strictObject({
  id: z.literal('record'),
  title,
  description: summary,
  license: label,
  /** Of the texts themselves. */
  language,
  /** The name that pages show above the title. */
  masthead: label.optional(),
  order: oneOf(READING_ORDERS),
  issues: ownTerms,
  /** Its own kinds of milestones, each of which rests on one that everybody knows. */
  kinds: listOf(ownTerm.extend({ base: oneOf(EVENT_KINDS) })),
  stages: ownTerms,
  translations,
  ...ofEveryEntry,
})

export type RecordHeader = z.infer<typeof recordHeaderSchema>
