import { presentOffice } from '../../domain/actors/office.ts'
import { inTimeOrder } from '../../domain/dates/time-order.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { assertionInWords } from '../../domain/documents/agreement-claim.ts'
import { statusInWords } from '../../domain/documents/text-status.ts'
import type { EntryType } from '../../domain/entries/entries.ts'
import { POINT_STATES } from '../../domain/entries/point-state.ts'
import { STANCES } from '../../domain/entries/position.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { entryHref, type StatedType } from './entry-paths.ts'
import { actorLink, eventLink, type Link } from './links.ts'
import { issueTerm, kindTerm } from './own-terms.ts'
import { pathsAt } from './paths.ts'
import { termView } from './small-views.ts'

type ReferrerRow = Link & { readonly detail: string }

interface ReferrerGroup {
  readonly name: 'milestones' | 'documents' | 'positions' | 'point-states' | 'actors'
  readonly title: string
  /** Each is put into words when it is shown: there may be thousands. */
  readonly rows: readonly (() => ReferrerRow)[]
}

/** What in the record refers to an actor or a source, by type, in the order of time. */
export function referrerGroups(record: NegotiationRecord, id: string): ReferrerGroup[] {
  const paths = pathsAt(record.moment)
  const titles = words().history.referrers
  const inTime = <T extends StatedType>(type: T) => inTimeOrder(record.referring(id, type), record.calendar)
  const groups: ReferrerGroup[] = [
    {
      name: 'milestones',
      title: titles.milestones,
      rows: inTime('event').map(event => () => ({
        ...eventLink(record, event.id),
        detail: `${dateInWords(event.when)} · ${kindTerm(record, event).label}`,
      })),
    },
    {
      name: 'documents',
      title: titles.documents,
      rows: inTime('document').map(document => () => ({
        text: document.title,
        href: paths.document(document.id),
        detail: `${dateInWords(document.when)} · ${statusInWords(record, document)}`,
      })),
    },
    {
      name: 'positions',
      title: titles.positions,
      rows: inTime('position').map(position => () => ({
        text: position.text,
        href: entryHref(record, 'position', position.id),
        detail: [
          dateInWords(position.when),
          `${actorLink(record, position.actor).text}: ${termView(STANCES, position.stance).label.toLowerCase()}`,
          ...(position.about.issue === undefined ? [] : [issueTerm(record, position.about.issue).label]),
        ].join(' · '),
      })),
    },
    {
      name: 'point-states',
      title: titles['point-states'],
      rows: inTime('pointState').map(state => () => ({
        text: state.text,
        href: paths.point(state.document, state.point),
        detail: `${titles.point(state.point)} · ${termView(POINT_STATES, state.state).label.toLowerCase()} · ${assertionInWords(record, state)}`,
      })),
    },
    {
      name: 'actors',
      title: titles.actors,
      rows: record.referrers(id, 'actor').map(actor => () => ({
        ...actorLink(record, actor.id),
        detail: presentOffice(actor)?.title ?? '',
      })),
    },
  ]
  return groups.filter(({ rows }) => rows.length > 0)
}

const REFERRING_TYPES = ['process', 'phase', 'actor', 'event', 'document', 'position', 'pointState'] as const

type Referrers = readonly (readonly [EntryType, readonly { readonly id: string }[]])[]

/** Everything that refers to an entry, as it is now. */
export const referrersOf = (record: NegotiationRecord, id: string): Referrers =>
  REFERRING_TYPES.map(type => [type, record.referring(id, type)] as const)

/** Their ids, for JSON. */
export const idsByType = (referrers: Referrers): Partial<Record<EntryType, string[]>> =>
  Object.fromEntries(
    referrers
      .filter(([, entries]) => entries.length > 0)
      .map(([type, entries]) => [type, entries.map(({ id }) => id).sort()]),
  )

/** Negotiations and phases that refer to an entry. */
export const referringSettings = (record: NegotiationRecord, id: string): Link[] =>
  (['process', 'phase'] as const).flatMap(type =>
    record.referrers(id, type).map(one => ({ text: one.title, href: entryHref(record, type, one.id) })),
  )
