import type { Counted } from '../../domain/language/plural.ts'
import { words } from '../../domain/language/words.ts'
import { format } from '../site/count-words.ts'
import type { SureLink } from '../site/links.ts'
import { type Items, pageOf } from './list-query.ts'
import { type PagerView, pagerView } from './list-view.ts'

// A page with several lists shows the beginning of each. `list` asks for one of them in full, a hundred to a page.

export interface CutListWords {
  /** How many the page shows before it leads to all of them, and what these are called. */
  readonly first: number
  readonly noun: string | Counted
}

export interface CutListQuery<Name extends string> {
  readonly list: Name | null
  readonly page: number
}

/** A list of which the page shows the beginning, with the way to all of it; or one page of it, when it was asked for. */
export interface CutList<T> {
  readonly total: string
  readonly items: readonly T[]
  readonly all: SureLink | null
  readonly pager: PagerView | null
}

/** The beginning of a list, or the page of it that was asked for; nothing where another list was. */
export type Cutter<Name extends string> = <T, V>(name: Name, items: Items<T>, toView: (item: T) => V) => CutList<V>

export const cutter =
  <Name extends string>(
    lists: Readonly<Record<Name, CutListWords>>,
    query: CutListQuery<Name>,
    hrefOf: (query: CutListQuery<Name>) => string,
  ): Cutter<Name> =>
  (name, items, toView) => {
    const { first, noun } = lists[name]
    const total = format(items.length)
    if (query.list === name) {
      const page = pageOf(items, query.page)
      const pager = pagerView(page, target => hrefOf({ list: name, page: target }))
      return { total, items: page.items.map(toView), all: null, pager }
    }
    const isShown = query.list === null
    return {
      total,
      items: isShown ? items.slice(0, first).map(toView) : [],
      all:
        isShown && items.length > first
          ? {
              text: words().lists.all(typeof noun === 'string' ? `${total} ${noun}` : noun(items.length)),
              href: hrefOf({ list: name, page: 1 }),
            }
          : null,
      pager: null,
    }
  }
