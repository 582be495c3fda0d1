import { z } from 'zod'
import { label, summary, title } from './fields.ts'

export const recordHeaderSchema = z.strictObject({
  id: z.literal('record'),
  title,
  description: summary,
  license: label,
})

export type RecordHeader = z.infer<typeof recordHeaderSchema>
