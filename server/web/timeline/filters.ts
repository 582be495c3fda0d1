import { dateInWords } from '../../domain/dates/words.ts'
import { CERTAINTIES, EVENT_KINDS, SIGNIFICANCES, TABLES } from '../../domain/entries/event.ts'
import { ISSUES } from '../../domain/entries/issues.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { FACETS, type Facet } from '../../domain/timeline/facets.ts'
import type { TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { termView } from '../site/small-views.ts'
import { sinceInWords } from './news.ts'

// How the filters of the timeline are told to readers.

export const FACET_LABELS: Readonly<Record<Facet, string>> = {
  significance: 'Significance',
  kind: 'Kind',
  table: 'Negotiating table',
  issue: 'Issue',
  actor: 'Actor',
  document: 'Document',
  certainty: 'Certainty',
}

export const FACET_ORDER: readonly Facet[] = [
  'significance',
  'kind',
  'table',
  'issue',
  'actor',
  'document',
  'certainty',
]
if (FACET_ORDER.length !== FACETS.length) throw new Error('every facet has its place on the page')

export function facetLabel(record: NegotiationRecord, name: Facet, value: string): string {
  switch (name) {
    case 'kind':
      return termView(EVENT_KINDS, value).label
    case 'table':
      return termView(TABLES, value).label
    case 'issue':
      return termView(ISSUES, value).label
    case 'certainty':
      return termView(CERTAINTIES, value).label
    case 'significance':
      return termView(SIGNIFICANCES, value).label
    case 'actor':
      return record.find('actor', value)?.name ?? value
    case 'document':
      return record.find('document', value)?.shortTitle ?? value
  }
}

/** Such as “Issue: territory, sanctions”, one for each filter in use. */
export function filtersInWords(record: NegotiationRecord, query: TimelineQuery): string[] {
  const facets = FACET_ORDER.flatMap(name => {
    const labels = query[name].map(value => facetLabel(record, name, String(value)))
    return labels.length > 0 ? [`${FACET_LABELS[name]}: ${labels.join(' or ')}`] : []
  })
  return [
    ...(query.search ? [`Search: “${query.search}”`] : []),
    ...(query.from ? [`From ${dateInWords(query.from)}`] : []),
    ...(query.to ? [`Until ${dateInWords(query.to)}`] : []),
    ...(query.since ? [sinceInWords(record, query.since)] : []),
    ...facets,
    ...(query.context ? ['With context events'] : []),
  ]
}
