import type { EntryType } from '../entries/entries.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import type { Action, Revision } from '../revisions/revision.ts'
import type { ChangesQuery } from './changes-query.ts'

// All revisions of the record, the newest first. What an import brought at once is one row, or it would be hundreds.

export type LogRow =
  | {
      readonly kind: 'revision'
      readonly revision: Revision
      /** The revision of the same entry before it. */
      readonly before: Revision | undefined
    }
  | BatchRow

export interface BatchRow {
  readonly kind: 'batch'
  /** The last that was written of those that are meant. */
  readonly revision: Revision
  readonly first: number
  readonly count: number
  /** The most frequent first. */
  readonly parts: readonly { readonly action: Action; readonly type: EntryType; readonly count: number }[]
}

export interface LogPage {
  readonly rows: readonly LogRow[]
  /** Where the next page begins; null at the end. */
  readonly before: number | null
}

export type Log = Pick<NegotiationRecord, 'head' | 'revision' | 'history'>
type Filter = (revision: Revision) => boolean

/** Of what was written at once, so many stand in rows of their own. */
const MOST_ALONE = 10

const filterOf =
  ({ kind, by, material }: ChangesQuery): Filter =>
  revision =>
    (kind === null || revision.type === kind) &&
    (by === null || revision.by === by) &&
    (material === null || revision.material === material)

export function changeLog(record: Log, query: ChangesQuery, most: number): LogPage {
  const { seq } = record.head
  const end = Math.min((query.before ?? seq + 1) - 1, query.batch ?? seq)
  return firstRows(logRows(record, filterOf(query), end, query.batch), most)
}

export function firstRows(rows: Iterable<LogRow>, most: number): LogPage {
  const taken: LogRow[] = []
  for (const row of rows) {
    if (taken.length === most) return { rows: taken, before: firstOf(taken.at(-1)) }
    taken.push(row)
  }
  return { rows: taken, before: null }
}

/** Where what comes before a row ends. */
const firstOf = (row: LogRow | undefined): number | null =>
  row === undefined ? null : row.kind === 'batch' ? row.first : row.revision.seq

/** The rows from a sequence on backwards; of `batch` alone, where that is unfolded. */
export function* logRows(record: Log, isMeant: Filter, from: number, batch: number | null): Generator<LogRow> {
  for (let seq = from; seq > 0; ) {
    const last = record.revision(seq)
    if (!last || (batch !== null && last.batchEnd !== batch)) return
    const start = startOfBatch(record, last)
    const end = Math.min(last.batchEnd, record.head.seq)
    const meant = batch === null ? revisionsIn(record, start, end).filter(isMeant) : []
    if (batch === null && meant.length > MOST_ALONE) {
      // From within, it was told on the page before.
      if (seq === end) yield batchRow(meant)
    } else
      for (let at = seq; at >= start; at--) {
        const revision = record.revision(at) as Revision
        if (isMeant(revision)) yield { kind: 'revision', revision, before: before(record, revision) }
      }
    seq = start - 1
  }
}

/** The ends of batches never fall from one revision to the next. */
function startOfBatch(record: Log, { seq, batchEnd }: Revision): number {
  let [low, high] = [1, seq]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((record.revision(middle)?.batchEnd ?? 0) < batchEnd) low = middle + 1
    else high = middle
  }
  return low
}

function revisionsIn(record: Log, start: number, end: number): Revision[] {
  const found: Revision[] = []
  for (let seq = start; seq <= end; seq++) found.push(record.revision(seq) as Revision)
  return found
}

/** A batch names no entry twice, and the newest are asked for most. */
const before = (record: Log, { id, seq }: Revision): Revision | undefined =>
  record.history(id).findLast(one => one.seq < seq)

function batchRow(revisions: readonly Revision[]): BatchRow {
  const counts = new Map<string, BatchRow['parts'][number]>()
  for (const { action, type } of revisions) {
    const key = `${action} ${type}`
    counts.set(key, { action, type, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return {
    kind: 'batch',
    revision: revisions.at(-1) as Revision,
    first: revisions[0]?.seq ?? 0,
    count: revisions.length,
    parts: [...counts.values()].sort((a, b) => b.count - a.count),
  }
}

const known = new WeakMap<object, { seq: number; readonly names: Set<string> }>()

/** Everybody who answers for a revision, as the journal names them. */
export function peopleOf(record: Pick<NegotiationRecord, 'head' | 'revision'>): string[] {
  const read = known.get(record) ?? { seq: 0, names: new Set<string>() }
  known.set(record, read)
  while (read.seq < record.head.seq) read.names.add(record.revision(++read.seq)?.by ?? '')
  return [...read.names].sort((a, b) => a.localeCompare(b, 'en'))
}
