import type { EntryProblem } from '../../domain/entries/entries.ts'
import { fold } from '../../domain/text/folding.ts'
import { parseTimelineQuery } from '../../domain/timeline/timeline-query.ts'
import type { FacetView } from '../site/layout-view.ts'

// What somebody asks of a list (of actors, of sources) and how it is written in an address; what is in it, with counts.

/** Facet → the values that it can have; null for any. */
export type Facets<F extends string> = Readonly<Record<F, readonly string[] | null>>

/** Several values of one facet are alternatives; the facets narrow each other. An empty list does not narrow. */
export interface ListQuery<F extends string> {
  readonly search: string
  readonly chosen: Readonly<Record<F, readonly string[]>>
  readonly page: number
}

export interface ParsedListQuery<F extends string> {
  readonly query: ListQuery<F>
  readonly problems: readonly EntryProblem[]
  /** Parameters that mean nothing here. Pages ignore them; data addresses refuse them. */
  readonly unknown: readonly string[]
}

const LONGEST_VALUE = 200
export const LIST_PAGE_SIZE = 100

/** Reads untrusted parameters. Never throws; an empty value is as good as none, since forms send their empty fields. */
export function parseListQuery<F extends string>(facets: Facets<F>, params: URLSearchParams): ParsedListQuery<F> {
  const names = Object.keys(facets) as F[]
  const own = [...params].filter(([name]) => name === 'search' || name === 'page')
  const { query, problems } = parseTimelineQuery(own)
  const found: EntryProblem[] = problems.map(({ parameter, message }) => ({ path: parameter, message }))
  const chosen = names.map(name => {
    const typed = [...new Set(params.getAll(name).filter(value => value.trim() !== ''))]
    const allowed = facets[name]
    const wrong = typed.find(value => (allowed ? !allowed.includes(value) : value.length > LONGEST_VALUE))
    if (wrong !== undefined) {
      const choices = allowed ? ` Choose from: ${allowed.join(', ')}.` : ''
      found.push({ path: name, message: `There is no “${wrong.slice(0, 40).toWellFormed()}”.${choices}` })
    }
    return [name, allowed ? allowed.filter(value => typed.includes(value)) : typed.sort()] as const
  })
  return {
    query: {
      search: query.search,
      chosen: Object.fromEntries(chosen) as unknown as ListQuery<F>['chosen'],
      page: query.page === 'last' ? Number.MAX_SAFE_INTEGER : query.page,
    },
    problems: found,
    unknown: [...new Set(params.keys())].filter(name => !['search', 'page', ...names].includes(name)),
  }
}

/** The query as an address writes it, without the `?`. */
export function listQueryString<F extends string>({ search, chosen, page }: ListQuery<F>): string {
  const written = new URLSearchParams(search ? { search } : {})
  for (const [name, values] of Object.entries<readonly string[]>(chosen))
    for (const value of values) written.append(name, value)
  if (page > 1) written.append('page', page === Number.MAX_SAFE_INTEGER ? 'last' : String(page))
  return written.toString()
}

/** Whether a text has every word that was searched for, at the beginning of a word or within. */
export function searchFor(search: string): (text: string) => boolean {
  const words = fold(search).split(/\s+/).filter(Boolean)
  return text => {
    if (words.length === 0) return true
    const folded = fold(text)
    return words.every(word => folded.includes(word))
  }
}

export interface Narrowed<T, F extends string> {
  readonly matching: readonly T[]
  /** Of each value, the items that pass all filters except the facet's own. */
  readonly counts: Readonly<Record<F, ReadonlyMap<string, number>>>
}

/** `items` are those that the search has found. */
export function narrow<T, F extends string>(
  items: readonly T[],
  { chosen }: ListQuery<F>,
  facetOf: (item: T, facet: F) => string,
): Narrowed<T, F> {
  const names = Object.keys(chosen) as F[]
  const counts = Object.fromEntries(names.map(name => [name, new Map()])) as Record<F, Map<string, number>>
  const matching = items.filter(item => {
    const failed = names.filter(name => chosen[name].length > 0 && !chosen[name].includes(facetOf(item, name)))
    for (const name of names) {
      if (failed.some(other => other !== name)) continue
      const value = facetOf(item, name)
      counts[name].set(value, (counts[name].get(value) ?? 0) + 1)
    }
    return failed.length === 0
  })
  return { matching, counts }
}

/** Values shown of a facet before the rest is folded away, and values listed at all. */
const FACET_FIRST = 8
const FACET_MOST = 80

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

export interface ListPage<T> {
  readonly items: readonly T[]
  readonly page: number
  readonly pages: number
}

/** One page of a list: the last one when a later one was asked for. */
export function pageOf<T>(items: readonly T[], asked: number, size = LIST_PAGE_SIZE): ListPage<T> {
  const pages = Math.max(1, Math.ceil(items.length / size))
  const page = Math.min(Math.max(1, asked), pages)
  return { items: items.slice((page - 1) * size, page * size), page, pages }
}

export interface PagerView {
  readonly earlier: { readonly text: string; readonly href: string } | null
  readonly later: { readonly text: string; readonly href: string } | null
  readonly position: string
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
