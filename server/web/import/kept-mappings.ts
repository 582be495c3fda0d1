import { LRUCache } from 'lru-cache'
import { dateCells } from '../../domain/importing/first-mapping.ts'
import type { Sheet } from '../../domain/importing/sheet.ts'
import { ordersIn, toldOrder } from '../../domain/importing/sheet-dates.ts'
import { columnSetKey, type SheetMapping } from '../../domain/importing/sheet-mapping.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { Writing } from '../editing/writing.ts'

// What was said of a sheet is proposed for the next one with the same columns. Nothing of it belongs to the record.

const MOST = 100

/** Of one set of columns. */
export interface SaidOfColumns {
  readonly columns: readonly string[]
  readonly mapping: SheetMapping
}

export interface KeptMappings {
  find(columns: readonly string[]): SheetMapping | undefined
  /** Never rejects: where it can't be stored, it is known until the process ends. */
  keep(said: SaidOfColumns): Promise<void>
}

interface Keeping {
  /** What was said before, the oldest first. */
  readonly before?: readonly SaidOfColumns[]
  /** Stores all that is said by now, in the same order. */
  readonly store?: (all: readonly SaidOfColumns[]) => Promise<void>
}

export function createKeptMappings({ before = [], store = async () => {} }: Keeping = {}): KeptMappings {
  const kept = new LRUCache<string, SaidOfColumns>({ max: MOST })
  for (const said of before) kept.set(columnSetKey(said.columns), said)
  let stored: Promise<void> = Promise.resolve()
  return {
    find: columns => kept.get(columnSetKey(columns))?.mapping,
    keep(said) {
      kept.set(columnSetKey(said.columns), said)
      stored = stored.then(() => store([...kept.rvalues()].filter(said => said !== undefined)))
      return stored
    },
  }
}

/** Handlers of the import take what was said of other sheets as well. */
export type Importing = Writing & { readonly mappings: KeptMappings }

/** What holds of it for this sheet; undefined where nothing was said of one with these columns. */
export function keptMapping(mappings: KeptMappings, record: NegotiationRecord, sheet: Sheet): SheetMapping | undefined {
  const kept = mappings.find(sheet.columns)
  if (kept === undefined) return undefined
  const { negotiation, source } = kept
  return {
    ...kept,
    dateOrder: toldOrder(ordersIn(dateCells(sheet, kept.columns))) ?? kept.dateOrder,
    negotiation: record.find('process', negotiation) ? negotiation : '',
    source: record.find('source', source) ? source : '',
  }
}
