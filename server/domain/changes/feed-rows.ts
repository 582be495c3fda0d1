import type { Revision } from '../revisions/revision.ts'
import { firstRows, type Log, type LogPage, logRows, meantFrom } from './change-log.ts'

// The log cut into feeds. Earlier entries are counted from the beginning of the journal, so that each stays in the same
// feed for good, whatever is recorded later: what a reader has fetched once need not be fetched again.

const ROWS = 50

export function feedRows(record: Log, isMeant: (revision: Revision) => boolean, before: number | null): LogPage {
  const rowsFrom = (seq: number) => logRows(record, isMeant, seq, null)
  if (before !== null) return firstRows(rowsFrom(Math.min(before - 1, record.head.seq)), ROWS)
  let count = 0
  for (const _ of meantFrom(record, isMeant, record.head.seq, null)) count++
  const earlier = Math.max(0, Math.floor(count / ROWS) - 1) * ROWS
  return firstRows(rowsFrom(record.head.seq), count - earlier)
}
