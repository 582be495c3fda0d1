import { LRUCache } from 'lru-cache'
import { dateCells } from '../../domain/importing/first-mapping.ts'
import type { Sheet } from '../../domain/importing/sheet.ts'
import { ordersIn, toldOrder } from '../../domain/importing/sheet-dates.ts'
import { columnSetKey, type SheetMapping } from '../../domain/importing/sheet-mapping.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'

// What was said of a sheet is proposed for the next one with the same columns, until the site is started anew. It is kept
// beside the files: nothing of it belongs to the record.

const MOST = 100

const ofSites = new WeakMap<object, LRUCache<string, SheetMapping>>()

export function keepMapping(site: object, { columns }: Sheet, mapping: SheetMapping): void {
  const kept = ofSites.get(site) ?? new LRUCache<string, SheetMapping>({ max: MOST })
  ofSites.set(site, kept)
  kept.set(columnSetKey(columns), mapping)
}

/** What holds of it for this sheet; undefined where nothing was said of one with these columns. */
export function keptMapping(site: { readonly record: NegotiationRecord }, sheet: Sheet): SheetMapping | undefined {
  const kept = ofSites.get(site)?.get(columnSetKey(sheet.columns))
  if (kept === undefined) return undefined
  const { negotiation, source } = kept
  return {
    ...kept,
    dateOrder: toldOrder(ordersIn(dateCells(sheet, kept.columns))) ?? kept.dateOrder,
    negotiation: site.record.find('process', negotiation) ? negotiation : '',
    source: site.record.find('source', source) ? source : '',
  }
}
