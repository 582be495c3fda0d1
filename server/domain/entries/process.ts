import { z } from 'zod'
import { edtf, id, list, summary, title, translations } from './fields.ts'

export const processSchema = z.strictObject({
  id,
  title,
  summary,
  began: edtf,
  ended: edtf.optional(),
  parties: list(id),
  mediators: list(id),
  scope: summary,
  coverage: z.strictObject({ from: edtf, to: edtf, note: summary }),
  translations,
})

export type Process = z.infer<typeof processSchema>
