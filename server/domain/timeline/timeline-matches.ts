import type { SlotSet } from '../search/slot-set.ts'
import type { Term } from '../search/spellings.ts'
import type { EventSlots } from './event-slots.ts'
import { FACETS, type Facet, type TimelineFacets } from './facets.ts'
import type { TimelineQuery } from './timeline-query.ts'
import type { TimelineSearch } from './timeline-search.ts'

/** Which slots pass the filters. */
interface Matches {
  readonly slots: SlotSet
  /** The same without one facet's own filter. */
  without(facet: Facet): SlotSet
}

interface Filtered {
  readonly slots: EventSlots
  readonly facets: TimelineFacets
  readonly search: TimelineSearch
}

/** `terms` are those of the query's search. */
export function matchesOf(query: TimelineQuery, terms: readonly Term[], { slots, facets, search }: Filtered): Matches {
  const common = slots.live.copy()
  if (query.from !== null || query.to !== null) slots.narrowToDays(common, query.from, query.to)
  if (query.since !== null) slots.narrowToChanged(common, query.since)
  if (terms.length > 0) common.intersect(search.matching(terms, common))

  const chosen = new Map<Facet, SlotSet>()
  for (const facet of FACETS) {
    const matching = facets.matching(facet, query, slots.count)
    if (matching) chosen.set(facet, matching)
  }
  const all = (except?: Facet): SlotSet => {
    const found = common.copy()
    for (const [facet, matching] of chosen) if (facet !== except) found.intersect(matching)
    // Context is left out as if its kind were not chosen, so that the count beside that kind says what choosing it shows.
    if (!hasContext(query) && except !== 'kind') found.subtract(slots.context)
    return found
  }
  const found = all()
  return { slots: found, without: facet => (chosen.has(facet) || facet === 'kind' ? all(facet) : found) }
}

export const hasContext = (query: TimelineQuery): boolean => query.context || query.kind.includes('context')
