import type { NegotiationRecord } from './negotiation-record.ts'

export interface RecentChange {
  readonly id: string
  /** Sequence of the revision by which the event came in. */
  readonly addedAt: number
  /** Sequence of the last revision of it that readers must notice. */
  readonly changedAt: number
}

/** The events that were added or materially changed last, the latest first; context is left out, as the timeline does. */
export function recentChanges(record: NegotiationRecord, most: number): RecentChange[] {
  const found: RecentChange[] = []
  for (const { seq, type, id } of record.revisionsBackwards()) {
    if (found.length === most) break
    if (type !== 'event' || record.changedAt(id) !== seq) continue
    const event = record.find('event', id)
    if (!event || event.kind === 'context') continue
    found.push({ id, addedAt: record.history(id)[0]?.seq ?? seq, changedAt: seq })
  }
  return found
}
