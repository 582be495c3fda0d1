import { type ImportOrder, type ImportPlan, planningImport } from '../exchange/import-plan.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { type ReadSheet, readingSheet } from './reading-sheet.ts'
import type { Sheet } from './sheet.ts'
import type { SheetMapping } from './sheet-mapping.ts'

export interface SheetPlan extends Omit<ReadSheet, 'document'> {
  readonly plan: ImportPlan
}

/** What an import of a mapped sheet would do, in pieces. The record must not change meanwhile. */
export function* planningSheet(
  sheet: Sheet,
  mapping: SheetMapping,
  record: NegotiationRecord,
  { today, ...order }: ImportOrder & { readonly today: string },
): Generator<void, SheetPlan> {
  const { document, ...rest } = yield* readingSheet(sheet, mapping, record, today)
  return { ...rest, plan: yield* planningImport(document, record, order) }
}
