import type { EntryProblem } from '../../domain/entries/entries.ts'
import { fold } from '../../domain/text/folding.ts'
import { parseTimelineQuery } from '../../domain/timeline/timeline-query.ts'

// What somebody asks of a list (of actors, of sources) and how it is written in an address; what is in it, with counts.

/** Facet → the values that it can have; null for any. */
export type Facets<F extends string> = Readonly<Record<F, readonly string[] | null>>

/** Several values of one facet are alternatives; the facets narrow each other. An empty list does not narrow. */
export interface ListQuery<F extends string> {
  readonly search: string
  readonly chosen: Readonly<Record<F, readonly string[]>>
  readonly page: number
}

interface ParsedListQuery<F extends string> {
  readonly query: ListQuery<F>
  readonly problems: readonly EntryProblem[]
  /** Parameters that mean nothing here. Pages ignore them; data addresses refuse them. */
  readonly unknown: readonly string[]
}

const LONGEST_VALUE = 200

const LIST_PAGE_SIZE = 100

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
