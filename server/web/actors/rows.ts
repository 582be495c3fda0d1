import type { TimelineEvent } from '../../domain/entries/event.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { CutList } from '../lists/cut-list.ts'
import { eventLink, type Link } from '../site/links.ts'
import { type DateView, dateView } from '../site/small-views.ts'

// One entry in a list on the page of an actor.

export interface EventRow {
  readonly link: Link
  readonly date: DateView
  readonly detail: string
}

export type EventList = CutList<EventRow>

export const eventRow =
  (record: NegotiationRecord, detail: (event: TimelineEvent) => string) =>
  (event: TimelineEvent): EventRow => ({
    link: eventLink(record, event.id),
    date: dateView(event.when),
    detail: detail(event),
  })
