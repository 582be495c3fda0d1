import { dateInWords } from '../../domain/dates/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { Facet, FacetValue } from '../../domain/timeline/facets.ts'
import type { TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { type FacetView, facetView, removableValues } from '../lists/list-view.ts'
import type { SureLink } from '../site/links.ts'
import { FACET_LABELS, FACET_ORDER, facetLabel, sinceInWords } from './filters.ts'

/** Values shown of a facet before the rest is folded away. */
const FACET_FIRST = 12

export function toFacetView(record: NegotiationRecord, name: Facet, values: readonly FacetValue[]): FacetView {
  const isOrdered = name === 'significance'
  const view = facetView({
    name,
    label: FACET_LABELS[name],
    values: isOrdered
      ? values.toSorted((a, b) => (a.value < b.value ? 1 : -1))
      : values.toSorted((a, b) => Number(b.chosen) - Number(a.chosen)),
    labelOf: value => facetLabel(record, name, value),
    first: FACET_FIRST,
  })
  return { ...view, isOpen: view.isOpen || isOrdered }
}

/** The filters in use, each with the address of the same page without it. */
export function removableFilters(
  record: NegotiationRecord,
  query: TimelineQuery,
  addressOf: (query: TimelineQuery) => string,
): SureLink[] {
  const without = (change: Partial<TimelineQuery>) => addressOf({ ...query, page: 1, ...change })
  const chips = FACET_ORDER.flatMap(name =>
    removableValues<string | number>(
      query[name],
      value => `${FACET_LABELS[name]}: ${facetLabel(record, name, String(value))}`,
      kept => without({ [name]: kept }),
    ),
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
