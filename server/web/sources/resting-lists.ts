import { inTimeOrder } from '../../domain/dates/time-order.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { assertionInWords } from '../../domain/documents/agreement-claim.ts'
import { statusInWords } from '../../domain/documents/text-status.ts'
import { EVENT_KINDS } from '../../domain/entries/event.ts'
import { ISSUES } from '../../domain/entries/issues.ts'
import { POINT_STATES } from '../../domain/entries/point-state.ts'
import { STANCES } from '../../domain/entries/position.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { byTypeAndId, type RestingType, thinGroundOf } from '../../domain/sources/thin-ground.ts'
import type { CutList, Cutter } from '../lists/cut-list.ts'
import { entryHref } from '../site/entry-paths.ts'
import { actorLink, eventLink, type Link } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { termView } from '../site/small-views.ts'
import { claimLink } from './claim-view.ts'
import type { SourceListName } from './source-query.ts'

export interface RestingList extends CutList<Link & { readonly detail: string }> {
  readonly id: SourceListName
  readonly title: string
}

/** What rests on a source: what on it alone, then everything by type, in the order of time. */
export function restingLists(record: NegotiationRecord, id: string, cut: Cutter<SourceListName>): RestingList[] {
  const paths = pathsAt(record.moment)
  const inTime = <T extends RestingType>(type: T) => inTimeOrder(record.referring(id, type), record.calendar)
  const lists: RestingList[] = [
    {
      id: 'alone',
      title: 'Rests on this source alone',
      ...cut('alone', byTypeAndId([...thinGroundOf(record).onSource(id)]), claim => ({
        ...claimLink(record, claim),
        detail: '',
      })),
    },
    {
      id: 'milestones',
      title: 'Milestones',
      ...cut('milestones', inTime('event'), event => ({
        ...eventLink(record, event.id),
        detail: `${dateInWords(event.when)} · ${termView(EVENT_KINDS, event.kind).label}`,
      })),
    },
    {
      id: 'documents',
      title: 'Documents',
      ...cut('documents', inTime('document'), document => ({
        text: document.title,
        href: paths.document(document.id),
        detail: `${dateInWords(document.when)} · ${statusInWords(record, document)}`,
      })),
    },
    {
      id: 'positions',
      title: 'Positions',
      ...cut('positions', inTime('position'), position => ({
        text: position.text,
        href: entryHref(record, 'position', position.id),
        detail: [
          dateInWords(position.when),
          `${actorLink(record, position.actor).text}: ${termView(STANCES, position.stance).label.toLowerCase()}`,
          termView(ISSUES, position.about.issue).label,
        ].join(' · '),
      })),
    },
    {
      id: 'point-states',
      title: 'States of points',
      ...cut('point-states', inTime('pointState'), state => ({
        text: state.text,
        href: paths.point(state.document, state.point),
        detail: `point ${state.point} · ${termView(POINT_STATES, state.state).label.toLowerCase()} · ${assertionInWords(record, state)}`,
      })),
    },
  ]
  return lists.filter(({ items }) => items.length > 0)
}
