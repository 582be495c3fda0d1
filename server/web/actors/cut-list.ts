import type { AsOf } from '../../domain/record/negotiation-record.ts'
import { pageOf } from '../lists/list-query.ts'
import { type PagerView, pagerView } from '../lists/list-view.ts'
import { format } from '../site/count-words.ts'
import type { SureLink } from '../site/links.ts'
import { ACTOR_LISTS, type ActorQuery, actorListHref, type ListName } from './actor-query.ts'

/** A list of which the page shows the beginning, with the way to all of it; or one page of it, when it was asked for. */
export interface ActorList<T> {
  readonly total: string
  readonly items: readonly T[]
  readonly all: SureLink | null
  readonly pager: PagerView | null
}

/** The beginning of a list, or the page of it that was asked for; nothing where another list was. */
export type Cutter = <T, V>(name: ListName, items: readonly T[], toView: (item: T) => V) => ActorList<V>

export function cutterFor(moment: AsOf, actor: string, query: ActorQuery): Cutter {
  const href = (change: Partial<ActorQuery>) => actorListHref(moment, actor, { ...query, page: 1, ...change })
  return (name, items, toView) => {
    const { first, noun } = ACTOR_LISTS[name]
    const total = format(items.length)
    if (query.list === name) {
      const page = pageOf(items, query.page)
      const pager = pagerView(page, target => href({ page: target }))
      return { total, items: page.items.map(toView), all: null, pager }
    }
    const isShown = query.list === null
    return {
      total,
      items: isShown ? items.slice(0, first).map(toView) : [],
      all: isShown && items.length > first ? { text: `All ${total} ${noun}`, href: href({ list: name }) } : null,
      pager: null,
    }
  }
}
