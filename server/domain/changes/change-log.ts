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
  for (const { revision, many } of meantFrom(record, isMeant, from, batch))
    yield many ? batchRow(many) : { kind: 'revision', revision, before: before(record, revision) }
}

/** What has a row, without what only those need that are shown. */
export function* meantFrom(
  record: Log,
  isMeant: Filter,
  from: number,
  batch: number | null,
): Generator<{ readonly revision: Revision; readonly many: readonly Revision[] | null }> {
  let folded: number | null = null
  for (let seq = from; seq > 0; seq--) {
    const revision = record.revision(seq)
    if (!revision || (batch !== null && revision.batchEnd !== batch)) return
    const { batchEnd } = revision
    if (batchEnd === folded) continue
    const many = batch === null ? manyAtOnce(record, revision, isMeant) : null
    if (many) folded = batchEnd
    // From within, the row of many was told on the page before.
    if (many ? seq === Math.min(batchEnd, record.head.seq) : isMeant(revision)) yield { revision, many }
  }
}

/** What is meant of those that were written together with a revision, where that is too much for rows of their own. */
function manyAtOnce(record: Log, { seq, batchEnd }: Revision, isMeant: Filter): Revision[] | null {
  const isOfBatch = (at: number) => record.revision(at)?.batchEnd === batchEnd
  // Most are written alone or with a few.
  if (batchEnd - seq < MOST_ALONE && !isOfBatch(batchEnd - MOST_ALONE)) return null
  let start = seq
  while (isOfBatch(start - 1)) start--
  const meant = revisionsIn(record, start, Math.min(batchEnd, record.head.seq)).filter(isMeant)
  return meant.length > MOST_ALONE ? meant : null
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
