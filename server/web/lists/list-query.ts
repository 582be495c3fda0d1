import { words } from '../../domain/language/words.ts'
import { ParameterReader, type ParsedQuery, type Read } from '../../domain/parameters/parameter-reader.ts'
import { page, readSearch, someOf } from '../../domain/parameters/readings.ts'
import { fold } from '../../domain/text/folding.ts'
import { beginning } from '../../domain/text/shortened.ts'

// What somebody asks of a list (of actors, of sources) and how it is written in an address; what is in it, with counts.

/** Facet → the values that it can have; null for any. */
export type Facets<F extends string> = Readonly<Record<F, readonly string[] | null>>

/** Several values of one facet are alternatives; the facets narrow each other. An empty list does not narrow. */
export interface ListQuery<F extends string> {
  readonly search: string
  readonly chosen: Readonly<Record<F, readonly string[]>>
  readonly page: number
}

const LONGEST_VALUE = 200

const LIST_PAGE_SIZE = 100

/** Reads untrusted parameters. Never throws; the query goes on without what could not be read. */
export function parseListQuery<F extends string>(
  facets: Facets<F>,
  params: URLSearchParams,
): ParsedQuery<ListQuery<F>> {
  const reader = new ParameterReader(params)
  const words = readSearch(reader)
  const asked = reader.read('page', page)
  const chosen = Object.entries<readonly string[] | null>(facets).map(
    ([name, allowed]) => [name, reader.read(name, allowed ? someOf(allowed, toldBack) : someValues)] as const,
  )
  return reader.finish({
    search: words,
    chosen: Object.fromEntries(chosen) as ListQuery<F>['chosen'],
    page: asked === 'last' ? Number.MAX_SAFE_INTEGER : asked,
  })
}

const toldBack = (wrong: string): string => beginning(wrong, 40)

const someValues: Read<readonly string[]> = given => {
  const value = [...new Set(given)].sort()
  const wrong = given.find(text => text.length > LONGEST_VALUE)
  return wrong === undefined ? { value } : { value, message: words().errors.parameters.unknown(toldBack(wrong)) }
}

/** The query as an address writes it, without the `?`. */
export function listQueryString<F extends string>({ search, chosen, page }: ListQuery<F>): string {
  const written = new URLSearchParams(search ? { q: search } : {})
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
  readonly pageSize: number
  /** On all pages together. */
  readonly total: number
}

/** An array, or what is looked up as far as it is asked for. */
export interface Items<T> {
  readonly length: number
  slice(start: number, end: number): readonly T[]
}

/** One page of a list: the last one when a later one was asked for. */
export function pageOf<T>(items: Items<T>, asked: number): ListPage<T> {
  const pages = Math.max(1, Math.ceil(items.length / LIST_PAGE_SIZE))
  const shown = Math.min(Math.max(1, asked), pages)
  const first = (shown - 1) * LIST_PAGE_SIZE
  return {
    items: items.slice(first, first + LIST_PAGE_SIZE),
    page: shown,
    pages,
    pageSize: LIST_PAGE_SIZE,
    total: items.length,
  }
}
