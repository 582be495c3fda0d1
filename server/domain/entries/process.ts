import { z } from 'zod'
import { plainText } from '../text/plain-text.ts'
import { citations } from './citation.ts'
import { edtf, id, LIMITS, list, ofEveryEntry, summary, title, translations } from './fields.ts'
import { ownTerms } from './own-terms.ts'

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
  coverage: z.strictObject({ from: edtf, to: edtf.optional(), note: summary }),
  /** Between whom and in what setting it is negotiated. */
  tables: ownTerms,
  briefs: list(brief),
  translations,
  ...ofEveryEntry,
})

export type Process = z.infer<typeof processSchema>
export type Brief = z.infer<typeof brief>
