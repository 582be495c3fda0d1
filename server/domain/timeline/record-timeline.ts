import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { TimelineIndex } from './timeline-index.ts'

const timelines = new WeakMap<NegotiationRecord, TimelineIndex>()

/** The events of a record in order, with search, filters and counts; built on first use and kept current from then on. */
export function timelineOf(record: NegotiationRecord): TimelineIndex {
  const { whole } = record
  const known = timelines.get(record)
  if (known) {
    if (!whole) known.leaveWhole()
    return known
  }
  const timeline = new TimelineIndex(record, whole && timelineOf(whole))
  record.onChange((type, id) => timeline.update(type, id))
  timelines.set(record, timeline)
  return timeline
}
