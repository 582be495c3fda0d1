import { z } from 'zod'
import { edtf, id, ofEveryEntry, summary, title, translations } from './fields.ts'

/** A stretch of a negotiation that has a name: an era, a round, a pause. No milestone of its own. */
export const phaseSchema = z.strictObject({
  id,
  process: id,
  title,
  from: edtf,
  to: edtf.optional(),
  summary: summary.optional(),
  translations,
  ...ofEveryEntry,
})

export type Phase = z.infer<typeof phaseSchema>
