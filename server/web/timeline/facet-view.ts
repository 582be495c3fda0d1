import { dateInWords } from '../../domain/dates/words.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { Facet, FacetValue } from '../../domain/timeline/facets.ts'
import type { TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { type FacetView, facetView, removableValues } from '../lists/list-view.ts'
import { format } from '../site/count-words.ts'
import type { SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { FACET_ORDER, facetLabel, facetName, sinceInWords } from './filters.ts'

/** `few`: what a reader sees at a glance, with the way to all. `folded`: the rest is there, folded away. */
export type HowMany = 'few' | 'folded' | 'all'

const FEW = 6
const BEFORE_FOLD = 12
/** A way to fewer values than these would take more room than they do. */
const FEWEST_BEHIND = 3

export function toFacetView(
  record: NegotiationRecord,
  query: TimelineQuery,
  name: Facet,
  values: readonly FacetValue[],
  howMany: HowMany,
): FacetView {
  const isOrdered = name === 'significance'
  const sorted = isOrdered
    ? values.toSorted((a, b) => (a.value < b.value ? 1 : -1))
    : values.toSorted((a, b) => Number(b.chosen) - Number(a.chosen))
  const few = Math.max(FEW, values.filter(({ chosen }) => chosen).length)
  const isCut = howMany === 'few' && values.length - few >= FEWEST_BEHIND
  const view = facetView({
    name,
    label: facetName(name),
    values: isCut ? sorted.slice(0, few) : sorted,
    labelOf: value => facetLabel(record, name, value, query.process),
    first: howMany === 'folded' ? BEFORE_FOLD : values.length,
  })
  const allHref = `${pathsAt(record.moment).filters({ ...query, page: 1 })}#facet-${name}`
  return {
    ...view,
    isOpen: view.isOpen || isOrdered || howMany === 'all',
    more: isCut ? { text: words().lists.all(format(values.length)), href: allHref } : null,
  }
}

/** The filters in use, each with the address of the same page without it. */
export function removableFilters(
  record: NegotiationRecord,
  query: TimelineQuery,
  addressOf: (query: TimelineQuery) => string,
): SureLink[] {
  const { filters } = words().timeline
  const without = (change: Partial<TimelineQuery>) => addressOf({ ...query, page: 1, ...change })
  const chips = FACET_ORDER.flatMap(name =>
    removableValues<string | number>(
      query[name],
      value => `${facetName(name)}: ${facetLabel(record, name, String(value))}`,
      kept => without({ [name]: kept }),
    ),
  )
  return [
    ...(query.search ? [{ text: words().lists.quoted(query.search), href: without({ search: '' }) }] : []),
    ...(query.from ? [{ text: filters.fromDay(dateInWords(query.from)), href: without({ from: null }) }] : []),
    ...(query.to ? [{ text: filters.untilDay(dateInWords(query.to)), href: without({ to: null }) }] : []),
    ...(query.since ? [{ text: sinceInWords(record, query.since), href: without({ since: null }) }] : []),
    ...chips,
    ...(query.context ? [{ text: filters.withContext, href: without({ context: false }) }] : []),
  ]
}
