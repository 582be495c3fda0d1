import { inTimeOrder } from '../../domain/dates/time-order.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import type { EntryType } from '../../domain/entries/entries.ts'
import { EVENT_KINDS } from '../../domain/entries/event.ts'
import { ISSUES } from '../../domain/entries/issues.ts'
import { STANCES } from '../../domain/entries/position.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { entryPath } from './entry-paths.ts'
import { pathsAt, withMoment } from './paths.ts'
import { actorLink, type Link, termView } from './small-views.ts'

type Item = ReferrerGroup['items'][number]

/** What in the record refers to an actor or a source, by type, in the order of time. */
export function referrerGroups(record: NegotiationRecord, id: string): ReferrerGroup[] {
  const paths = pathsAt(record.moment)
  const byDate = <T extends { readonly id: string; readonly when: string }>(items: readonly T[]): readonly T[] =>
    inTimeOrder(items, record.calendar)
  const groups: { title: string; items: Item[] }[] = [
    {
      title: 'Milestones',
      items: byDate(record.referrers(id, 'event')).map(event => ({
        text: event.title,
        href: paths.event(event.id),
        detail: `${dateInWords(event.when)} · ${termView(EVENT_KINDS, event.kind).label}`,
      })),
    },
    {
      title: 'Documents',
      items: byDate(record.referrers(id, 'document')).map(document => ({
        text: document.title,
        href: paths.document(document.id),
        detail: `${dateInWords(document.when)} · ${document.status}`,
      })),
    },
    {
      title: 'Positions',
      items: byDate(record.referrers(id, 'position')).map(position => ({
        text: position.text,
        href: withMoment(entryPath('position', position.id), record.moment),
        detail: [
          dateInWords(position.when),
          `${actorLink(record, position.actor).text}: ${termView(STANCES, position.stance).label.toLowerCase()}`,
          termView(ISSUES, position.about.issue).label,
        ].join(' · '),
      })),
    },
    {
      title: 'States of points',
      items: byDate(record.referrers(id, 'pointState')).map(state => ({
        text: state.text,
        href: paths.point(state.document, state.point),
        detail: `${dateInWords(state.when)} · point ${state.point}`,
      })),
    },
    {
      title: 'People and bodies',
      items: record
        .referrers(id, 'actor')
        .map(actor => ({ text: actor.name, href: paths.actor(actor.id), detail: actor.role ?? '' })),
    },
  ]
  return groups.filter(({ items }) => items.length > 0)
}

/** Ids of everything that refers to an entry, for its JSON. */
export const referrerIds = (record: NegotiationRecord, id: string): Partial<Record<EntryType, string[]>> =>
  Object.fromEntries(
    (['process', 'actor', 'event', 'document', 'position', 'pointState'] as const)
      .map(type => [type, record.referrers(id, type).map(entry => entry.id)] as const)
      .filter(([, ids]) => ids.length > 0),
  )
export interface ReferrerGroup {
  readonly title: string
  readonly items: readonly (Link & { readonly detail: string })[]
}
