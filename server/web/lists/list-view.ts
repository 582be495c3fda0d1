import { words } from '../../domain/language/words.ts'
import { format } from '../site/count-words.ts'
import type { SureLink } from '../site/links.ts'
import type { Facets, ListPage, ListQuery } from './list-query.ts'

// What lists have in common on their pages: facets, the filters in use, the place in the whole, the way to other pages.

export interface FacetView {
  readonly name: string
  readonly label: string
  readonly isOpen: boolean
  readonly chosenCount: number
  /** Shown at once; the rest is folded away. */
  readonly first: readonly FacetOption[]
  readonly rest: readonly FacetOption[]
  /** Where all values are, if not here. */
  readonly more: SureLink | null
}

export interface FacetOption {
  readonly value: string
  readonly label: string
  readonly count: string
  readonly isChosen: boolean
}

interface ShownFacet {
  readonly name: string
  readonly label: string
  readonly values: readonly { readonly value: string; readonly count: number; readonly chosen: boolean }[]
  readonly labelOf: (value: string) => string
  /** Values shown before the rest is folded away; all that are chosen are shown. */
  readonly first: number
}

/** Values listed at all; whoever looks for a rarer one finds it by searching. */
const FACET_MOST = 80

export function facetView({ name, label, values, labelOf, first }: ShownFacet): FacetView {
  const options = values.slice(0, FACET_MOST).map(({ value, count, chosen }) => ({
    value,
    label: labelOf(value),
    count: format(count),
    isChosen: chosen,
  }))
  const chosenCount = values.filter(({ chosen }) => chosen).length
  const shown = Math.max(first, chosenCount)
  return {
    name,
    label,
    isOpen: chosenCount > 0,
    chosenCount,
    first: options.slice(0, shown),
    rest: options.slice(shown),
    more: null,
  }
}

const FEW_VALUES = 12
const FIRST_OF_MANY = 8

/** The values of a facet in the order of the vocabulary or, where that is open, the most frequent first. */
export function listFacetView<F extends string>(
  facets: Facets<F>,
  { chosen }: ListQuery<F>,
  counts: ReadonlyMap<string, number>,
  facet: { readonly name: F; readonly label: string; readonly labelOf: (value: string) => string },
): FacetView {
  const order = facets[facet.name]
  const picked = chosen[facet.name]
  const values = [...new Set([...counts.keys(), ...picked])].map(value => ({
    value,
    count: counts.get(value) ?? 0,
    chosen: picked.includes(value),
  }))
  values.sort((a, b) =>
    order
      ? order.indexOf(a.value) - order.indexOf(b.value)
      : Number(b.chosen) - Number(a.chosen) || b.count - a.count || (a.value < b.value ? -1 : 1),
  )
  const first = order && order.length <= FEW_VALUES ? order.length : FIRST_OF_MANY
  return facetView({ ...facet, values, first })
}

/** The chosen values of a facet, each with the address of the page without it. */
export const removableValues = <T>(
  values: readonly T[],
  textOf: (value: T) => string,
  hrefWith: (kept: readonly T[]) => string,
): SureLink[] => values.map(value => ({ text: textOf(value), href: hrefWith(values.filter(other => other !== value)) }))

type Place = Omit<ListPage<unknown>, 'items'>

/** The places of the first and the last that a page shows. */
export const rangeOf = ({ page, pageSize, total }: Pick<Place, 'page' | 'pageSize' | 'total'>): [number, number] => [
  (page - 1) * pageSize + 1,
  Math.min(total, page * pageSize),
]

/** Such as “101–200 of 1,203”, or “12” where there is one page. */
export function rangeInWords({ page, pages, pageSize, total }: Place): string {
  if (pages === 1) return format(total)
  const [first, last] = rangeOf({ page, pageSize, total })
  return words().lists.range(format(first), format(last), format(total))
}

export interface PagerView {
  readonly earlier: SureLink | null
  readonly later: SureLink | null
  readonly position: string
}

export function pagerView(
  { page, pages }: Pick<Place, 'page' | 'pages'>,
  to: (page: number) => string,
): PagerView | null {
  if (pages <= 1) return null
  const { previousPage, nextPage, page: position } = words().lists
  return {
    earlier: page > 1 ? { text: previousPage, href: to(page - 1) } : null,
    later: page < pages ? { text: nextPage, href: to(page + 1) } : null,
    position: position(format(page), format(pages)),
  }
}
