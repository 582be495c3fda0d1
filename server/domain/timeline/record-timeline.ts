import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { TimelineIndex } from './timeline-index.ts'
import type { TimelineQuery } from './timeline-query.ts'

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

/** The query as an address writes it: an order that the record opens with anyway is not said. */
export function withoutOwnOrder(record: NegotiationRecord, query: TimelineQuery): TimelineQuery {
  const own = record.find('record', 'record')?.order ?? 'oldest'
  return query.order === own ? { ...query, order: null } : query
}
