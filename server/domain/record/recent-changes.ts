import type { NegotiationRecord } from './negotiation-record.ts'

interface RecentChange {
  readonly id: string
  /** Sequence of the revision by which the event came in. */
  readonly addedAt: number
  /** Sequence of the last revision of it that readers must notice: see `NegotiationRecord.changedAt`. */
  readonly changedAt: number
}

/** The events that were added or materially changed last, the latest first; context is left out, as the timeline does. */
export function recentChanges(record: NegotiationRecord, most: number): RecentChange[] {
  const found: RecentChange[] = []
  // Walking backwards, the first material revision that is met is the event's last one; its history need not be read.
  const passed = new Set<string>()
  for (const { seq, type, id, material } of record.revisionsBackwards()) {
    if (found.length === most) break
    if (type !== 'event' || passed.has(id)) continue
    const addedAt = record.history(id)[0]?.seq ?? seq
    if (!material && seq !== addedAt) continue
    passed.add(id)
    const event = record.find('event', id)
    if (event && event.kind !== 'context') found.push({ id, addedAt, changedAt: seq })
  }
  return found
}
