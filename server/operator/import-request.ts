import { z } from 'zod'
import type { EntryProblem } from '../domain/entries/entries.ts'
import type { ImportPlan } from '../domain/exchange/import-plan.ts'
import { sheetMappingSchema } from '../domain/importing/sheet-mapping.ts'
import { plainText } from '../domain/text/plain-text.ts'

// What the command asks of the site that has the journal open, and what it is answered.

/** Who answers for the import, and what was decided. The text of the document goes along with it. */
export const importRequestSchema = z.strictObject({
  by: plainText(80),
  reason: plainText(1000).nullable(),
  isPartial: z.boolean(),
  mergesSources: z.boolean(),
  defaultSource: z.string().optional(),
  /** What the columns mean of a sheet that goes along in place of a document. */
  mapping: sheetMappingSchema.optional(),
})

export type ImportRequest = z.infer<typeof importRequestSchema>

/** What was, or was to be done; without the content of the entries. */
export type ImportOutcome = Omit<ImportPlan, 'drafts'>

export type ImportAnswer =
  | { readonly kind: 'unreadable'; readonly problems: readonly EntryProblem[] }
  /** Something is rejected, and nothing was written. */
  | { readonly kind: 'rejected'; readonly outcome: ImportOutcome }
  | { readonly kind: 'written'; readonly outcome: ImportOutcome }
  | { readonly kind: 'failed'; readonly message: string }
