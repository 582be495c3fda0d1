import { dateInWords } from '../../domain/dates/words.ts'
import { CERTAINTIES, EVENT_KINDS, SIGNIFICANCES } from '../../domain/entries/event.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { hasSeveral } from '../../domain/record/negotiations.ts'
import { ownWordsOf, tablesOf } from '../../domain/record/own-words.ts'
import { type Facet, OWN_LISTS } from '../../domain/timeline/facets.ts'
import type { TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { format, milestones } from '../site/count-words.ts'
import { actorLink, documentLink } from '../site/links.ts'
import { termView } from '../site/small-views.ts'
import { withinRead } from './read-negotiation.ts'

// How the filters of the timeline are told to readers.

/** In the order in which the page has them. */
export const FACET_ORDER: readonly Facet[] = [
  'significance',
  'kind',
  'subkind',
  'process',
  'stage',
  'table',
  'issue',
  'actor',
  'document',
  'certainty',
]

export const facetName = (facet: Facet): string => words().timeline.filters.facets[facet]

/** Those among whose values there is anything to choose in this record. */
export function facetsOffered(record: NegotiationRecord): Facet[] {
  const { kinds, stages } = ownWordsOf(record)
  const offers: { readonly [F in Facet]?: boolean } = {
    process: hasSeveral(record),
    subkind: Object.keys(kinds).length > 0,
    stage: Object.keys(stages).length > 0,
  }
  return FACET_ORDER.filter(name => offers[name] ?? true)
}

/** What readers know as a key event. */
const LANDMARK = '3'

const VOCABULARIES = {
  significance: SIGNIFICANCES,
  kind: EVENT_KINDS,
  certainty: CERTAINTIES,
}

/** `read`: the negotiations whose words are meant, or none for all. */
export function facetLabel(
  record: NegotiationRecord,
  name: Facet,
  value: string,
  read: readonly string[] = [],
): string {
  if (name === 'actor') return actorLink(record, value).text
  if (name === 'document') return documentLink(record, value).text
  if (name === 'significance' && value === LANDMARK) return words().timeline.keyEvents
  if (name === 'process') return record.find('process', value)?.title ?? value
  if (name === 'table') return termView(tablesOf(record, read), value).label
  const own = OWN_LISTS[name]
  const terms = own ? ownWordsOf(record)[own] : VOCABULARIES[name as keyof typeof VOCABULARIES]
  return termView(terms, value).label
}

/** Parts of a heading that a reader takes in at once. */
const MOST_IN_TITLE = 3

/** What a filtered timeline is called, such as “Territory: 70 milestones” or “Talks, from November 2025: 9 milestones”. */
export function filterTitle(record: NegotiationRecord, query: TimelineQuery, total: number): string {
  const own = withinRead(record, query)
  const { or, title } = words().timeline.filters
  const facets = FACET_ORDER.flatMap(name => {
    const labels = own[name].map(value => facetLabel(record, name, String(value), query.process))
    return labels.length > 0 ? [labels.join(or)] : []
  })
  const days = [
    ...(query.from ? [title.from(dateInWords(query.from))] : []),
    ...(query.to ? [title.until(dateInWords(query.to))] : []),
  ]
  const parts = [
    ...(query.search ? [words().lists.quoted(query.search)] : []),
    ...facets,
    ...(days.length > 0 ? [days.join(' ')] : []),
    ...(query.since ? [sinceInWords(record, query.since)] : []),
    ...(query.context ? [title.context] : []),
  ]
  const left = parts.length - MOST_IN_TITLE
  const more = left > 0 ? [title.more(left)] : []
  const named = [...parts.slice(0, MOST_IN_TITLE), ...more].join(title.comma)
  return `${named.slice(0, 1).toUpperCase()}${named.slice(1)}: ${total === 0 ? title.noMilestone : milestones(total)}`
}

/** Such as “Issue: territory, sanctions”, one for each filter in use. */
export function filtersInWords(record: NegotiationRecord, query: TimelineQuery): string[] {
  const { filters } = words().timeline
  const facets = FACET_ORDER.flatMap(name => {
    const labels = query[name].map(value => facetLabel(record, name, String(value), query.process))
    return labels.length > 0 ? [`${facetName(name)}: ${labels.join(filters.or)}`] : []
  })
  return [
    ...(query.search ? [filters.searched(query.search)] : []),
    ...(query.from ? [filters.fromDay(dateInWords(query.from))] : []),
    ...(query.to ? [filters.untilDay(dateInWords(query.to))] : []),
    ...(query.since ? [sinceInWords(record, query.since)] : []),
    ...facets,
    ...(query.context ? [filters.withContextEvents] : []),
  ]
}

/** Such as “Added or changed since 20 November 2025 (revision 1,203)”. */
export function sinceInWords(record: NegotiationRecord, since: number): string {
  const revision = record.revision(since)
  const { filters } = words().timeline
  return revision
    ? filters.changedSince(dateInWords(revision.at.slice(0, 10)), format(since))
    : filters.changedSinceRevision(format(since))
}
