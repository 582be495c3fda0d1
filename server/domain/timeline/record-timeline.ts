import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { TimelineIndex } from './timeline-index.ts'

const timelines = new WeakMap<NegotiationRecord, TimelineIndex>()

/** The events of a record in order, with search, filters and counts; built on first use and kept current from then on. */
export function timelineOf(record: NegotiationRecord): TimelineIndex {
  const known = timelines.get(record)
  if (known) return known
  const timeline = new TimelineIndex(record)
  record.onChange((type, id) => timeline.update(type, id))
  timelines.set(record, timeline)
  return timeline
}
