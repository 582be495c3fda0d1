import { z } from 'zod'
import { firstRecorded, label, oneOf, summary, title } from './fields.ts'
import { term } from './terms.ts'

/** How the timeline opens for a reader who has not chosen. */
const READING_ORDERS = {
  oldest: term('Oldest first', 'The timeline opens with its first milestone.'),
  newest: term('Newest first', 'The timeline opens with its last milestone.'),
}

export const recordHeaderSchema = z.strictObject({
  id: z.literal('record'),
  title,
  description: summary,
  license: label,
  order: oneOf(READING_ORDERS),
  firstRecorded,
})

export type RecordHeader = z.infer<typeof recordHeaderSchema>
