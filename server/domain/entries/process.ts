import { z } from 'zod'
import { plainText } from '../text/plain-text.ts'
import { citations } from './citation.ts'
import { edtf, firstRecorded, id, LIMITS, list, summary, title, translations } from './fields.ts'

/** Where the negotiation stood on a day, in an editor's words: the answer on top. */
const brief = z.strictObject({ when: edtf, text: plainText(LIMITS.brief), citations })

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
  briefs: list(brief),
  translations,
  firstRecorded,
})

export type Process = z.infer<typeof processSchema>
export type Brief = z.infer<typeof brief>
