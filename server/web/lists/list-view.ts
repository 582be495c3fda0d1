import type { SureLink } from '../site/small-views.ts'
import type { Facets, ListPage, ListQuery } from './list-query.ts'

export interface FacetView {
  readonly name: string
  readonly label: string
  readonly isOpen: boolean
  readonly chosenCount: number
  /** Shown at once; the rest is folded away. */
  readonly first: readonly FacetOption[]
  readonly rest: readonly FacetOption[]
}

export interface FacetOption {
  readonly value: string
  readonly label: string
  readonly count: string
  readonly isChosen: boolean
}

/** The values of a facet in the order of the vocabulary or, where that is open, the most frequent first. */
export function facetView<F extends string>(
  facets: Facets<F>,
  { chosen }: ListQuery<F>,
  counts: ReadonlyMap<string, number>,
  { name, label, labelOf }: { readonly name: F; readonly label: string; readonly labelOf: (value: string) => string },
): FacetView {
  const order = facets[name]
  const picked = chosen[name]
  const values = [...new Set([...counts.keys(), ...picked])].map(value => ({ value, count: counts.get(value) ?? 0 }))
  values.sort((a, b) =>
    order
      ? order.indexOf(a.value) - order.indexOf(b.value)
      : Number(picked.includes(b.value)) - Number(picked.includes(a.value)) ||
        b.count - a.count ||
        (a.value < b.value ? -1 : 1),
  )
  const options = values.slice(0, FACET_MOST).map(({ value, count }) => ({
    value,
    label: labelOf(value),
    count: count.toLocaleString('en'),
    isChosen: picked.includes(value),
  }))
  const first = order && order.length <= 12 ? order.length : Math.max(FACET_FIRST, picked.length)
  return {
    name,
    label,
    isOpen: picked.length > 0,
    chosenCount: picked.length,
    first: options.slice(0, first),
    rest: options.slice(first),
  }
}

export function pagerView(
  { page, pages }: Pick<ListPage<unknown>, 'page' | 'pages'>,
  to: (page: number) => string,
): PagerView | null {
  if (pages === 1) return null
  return {
    earlier: page > 1 ? { text: 'Previous page', href: to(page - 1) } : null,
    later: page < pages ? { text: 'Next page', href: to(page + 1) } : null,
    position: `Page ${page} of ${pages}`,
  }
}

export interface PagerView {
  readonly earlier: SureLink | null
  readonly later: SureLink | null
  readonly position: string
}

/** Values shown of a facet before the rest is folded away, and values listed at all. */
const FACET_FIRST = 8

const FACET_MOST = 80
