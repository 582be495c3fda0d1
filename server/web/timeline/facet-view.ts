import { dateInWords } from '../../domain/dates/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { Facet, FacetValue } from '../../domain/timeline/facets.ts'
import type { TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import type { FacetView } from '../lists/list-view.ts'
import type { SureLink } from '../site/small-views.ts'
import { FACET_LABELS, FACET_ORDER, facetLabel } from './filters.ts'
import { sinceInWords } from './news.ts'

/** Values shown of a facet before the rest is folded away. */
const FACET_FIRST = 12

/** Values listed at all; whoever looks for a rarer one finds it by searching. */
const FACET_MOST = 80

export function toFacetView(record: NegotiationRecord, name: Facet, values: readonly FacetValue[]): FacetView {
  const chosenFirst = [...values.filter(({ chosen }) => chosen), ...values.filter(({ chosen }) => !chosen)]
  const options = (name === 'significance' ? [...values].sort((a, b) => (a.value < b.value ? 1 : -1)) : chosenFirst)
    .slice(0, FACET_MOST)
    .map(({ value, count, chosen }) => ({
      value,
      label: facetLabel(record, name, value),
      count: count.toLocaleString('en'),
      isChosen: chosen,
    }))
  const chosenCount = values.filter(({ chosen }) => chosen).length
  const first = Math.max(FACET_FIRST, chosenCount)
  return {
    name,
    label: FACET_LABELS[name],
    isOpen: chosenCount > 0 || name === 'significance',
    chosenCount,
    first: options.slice(0, first),
    rest: options.slice(first),
  }
}

/** The filters in use, each with the address of the same page without it. */
export function removableFilters(
  record: NegotiationRecord,
  query: TimelineQuery,
  addressOf: (query: TimelineQuery) => string,
): SureLink[] {
  const without = (change: Partial<TimelineQuery>) => addressOf({ ...query, page: 1, ...change })
  const chips = FACET_ORDER.flatMap(name =>
    (query[name] as readonly (string | number)[]).map(value => ({
      text: `${FACET_LABELS[name]}: ${facetLabel(record, name, String(value))}`,
      href: without({ [name]: (query[name] as readonly (string | number)[]).filter(other => other !== value) }),
    })),
  )
  return [
    ...(query.search ? [{ text: `“${query.search}”`, href: without({ search: '' }) }] : []),
    ...(query.from ? [{ text: `From ${dateInWords(query.from)}`, href: without({ from: null }) }] : []),
    ...(query.to ? [{ text: `Until ${dateInWords(query.to)}`, href: without({ to: null }) }] : []),
    ...(query.since ? [{ text: sinceInWords(record, query.since), href: without({ since: null }) }] : []),
    ...chips,
    ...(query.context ? [{ text: 'With context', href: without({ context: false }) }] : []),
  ]
}
