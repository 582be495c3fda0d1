import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { TimelineResult } from '../../domain/timeline/timeline-index.ts'
import type { TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import type { FacetView } from '../lists/list-view.ts'
import { format } from '../site/count-words.ts'
import { pathsAt } from '../site/paths.ts'
import { template } from '../site/template.ts'
import { clockFields } from '../site/time-travel.ts'
import { type HowMany, removableFilters, toFacetView } from './facet-view.ts'
import { facetsOffered } from './filters.ts'
import { negotiationOfSeveral, unfilteredHref, withinRead } from './read-negotiation.ts'

/** The filters of the timeline as a form, with the most frequent values or with all of them. */
export interface FilterForm {
  /** What goes along unseen: the order, a revision, the negotiation and the moment that are read. */
  readonly hidden: readonly { readonly name: string; readonly value: string }[]
  readonly search: string
  readonly from: string
  readonly to: string
  readonly facets: readonly FacetView[]
  readonly showsContext: boolean
  readonly contextCount: string
  /** How many filters are in use. */
  readonly inUse: number
  readonly clearHref: string
  readonly problems: readonly { readonly field: string; readonly message: string }[]
}

interface FiltersPage {
  readonly form: FilterForm
  readonly timelineHref: string
}

export const FILTERS_TEMPLATE = template<FiltersPage>('timeline/filters-page')

export function toFilterForm(
  record: NegotiationRecord,
  query: TimelineQuery,
  { facets, contextCount }: Pick<TimelineResult, 'facets' | 'contextCount'>,
  howMany: HowMany,
): FilterForm {
  const paths = pathsAt(record.moment)
  const read = negotiationOfSeveral(record, query)
  return {
    hidden: [
      ...(query.order ? [{ name: 'order', value: query.order }] : []),
      ...(query.since ? [{ name: 'since', value: String(query.since) }] : []),
      ...(read ? [{ name: 'process', value: read.id }] : []),
      ...clockFields(record.moment),
    ],
    search: query.search,
    from: query.from ?? '',
    to: query.to ?? '',
    facets: facetsOffered(record)
      .filter(name => name !== 'process' || !read)
      .map(name => toFacetView(record, query, name, facets[name], howMany)),
    showsContext: query.context,
    contextCount: format(contextCount),
    inUse: removableFilters(record, withinRead(record, query), paths.timeline).length,
    clearHref: unfilteredHref(record, query),
    problems: [],
  }
}
