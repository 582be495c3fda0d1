import type { TimelineEvent } from '../../domain/entries/event.ts'
import { ISSUES } from '../../domain/entries/issues.ts'
import { AUTHORITIES, type Position, STANCES } from '../../domain/entries/position.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { CutList } from '../lists/cut-list.ts'
import { actorLink, eventLink, type Link } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { type DateView, dateView, type TermView, termView } from '../site/small-views.ts'
import { sourceLink } from '../sources/cited-sources.ts'

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

export interface PositionRow {
  readonly stance: TermView
  readonly about: string
  readonly aboutHref: string | null
  readonly text: string
  readonly date: DateView
  /** Such as “Minister, by Marco Rubio”. */
  readonly authority: string
  readonly source: Link | null
  /** In whose name, where that is somebody else. */
  readonly inNameOf: Link | null
}

export function positionRow(record: NegotiationRecord, position: Position, shownFor: string): PositionRow {
  const { actor, about, speaker, authority, citations } = position
  const document = about.document === undefined ? undefined : record.find('document', about.document)
  const issue = termView(ISSUES, about.issue).label
  const point = about.point && document?.points.find(({ number }) => number === about.point)
  const paths = pathsAt(record.moment)
  const by = speaker !== undefined && speaker !== shownFor ? actorLink(record, speaker).text : null
  return {
    stance: termView(STANCES, position.stance),
    about: point ? `Point ${about.point}, ${point.label}` : about.point ? `Point ${about.point}` : issue,
    aboutHref: document && point ? paths.point(document.id, point.number) : null,
    text: position.text,
    date: dateView(position.when),
    authority: [termView(AUTHORITIES, authority).label, ...(by ? [by] : [])].join(', '),
    source: citations[0] ? sourceLink(record, citations[0].source) : null,
    inNameOf: actor === shownFor ? null : actorLink(record, actor),
  }
}
