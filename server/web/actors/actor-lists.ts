import type { Request } from 'express'
import type { EntryProblem } from '../../domain/entries/entries.ts'
import { PARTS } from '../../domain/entries/event.ts'
import { termIds } from '../../domain/entries/terms.ts'
import { BadRequestError } from '../http/http-error.ts'
import { pageOf } from '../lists/list-query.ts'
import { pagerView } from '../lists/list-view.ts'
import { type Paths, pathsAt } from '../site/paths.ts'
import { readingOf } from '../site/time-travel.ts'
import type { ActorList } from './actor-view.ts'

// The page of an actor shows the beginning of each list. `list` asks for one of them in full, a hundred to a page; `part`
// narrows the milestones, `with` names the other one of joint appearances.

const LISTS = [
  'people',
  'bodies',
  'met',
  'colleagues',
  'joint',
  'milestones',
  'quotes',
  'accounts',
  'positions',
  'stated',
  'documents',
  'deadlines',
  'point-states',
] as const

export type ListName = (typeof LISTS)[number]

export interface ActorQuery {
  readonly list: ListName | null
  readonly part: string | null
  readonly with: string | null
  readonly page: number
}

/** What is asked of an actor's page. Throws BadRequestError; parameters that mean nothing are ignored. */
export function actorQueryOf(site: Parameters<typeof readingOf>[0], req: Pick<Request, 'originalUrl'>): ActorQuery {
  const { params } = readingOf(site, req)
  const problems: EntryProblem[] = []
  const one = (name: string, isGood: (value: string) => boolean, message: string): string | null => {
    const values = params.getAll(name).filter(value => value.trim() !== '')
    const [value] = values
    if (value === undefined) return null
    if (values.length === 1 && isGood(value)) return value
    problems.push({ path: name, message })
    return null
  }
  const isList = (value: string) => (LISTS as readonly string[]).includes(value)
  const isPart = (value: string) => (termIds(PARTS) as readonly string[]).includes(value)
  const list = one('list', isList, `Choose one of: ${LISTS.join(', ')}.`) as ListName | null
  const part = one('part', isPart, `Choose one of: ${termIds(PARTS).join(', ')}.`)
  const other = one('with', value => /^[a-z0-9-]{1,80}$/.test(value), 'Give the id of one actor.')
  const page = Number(one('page', value => /^[1-9]\d{0,8}$/.test(value), 'Enter a page number from 1.') ?? 1)
  if (problems.length > 0) throw new BadRequestError('The list to be shown could not be read.', problems)
  return {
    list,
    part: list === 'milestones' ? part : null,
    with: list === 'joint' ? other : null,
    page: list === null ? 1 : page,
  }
}

export function actorQueryString(query: ActorQuery): string {
  const written = new URLSearchParams()
  if (query.list) written.append('list', query.list)
  if (query.part) written.append('part', query.part)
  if (query.with) written.append('with', query.with)
  if (query.page > 1) written.append('page', String(query.page))
  return written.toString()
}

/** The beginning of a list, or the page of it that was asked for; nothing where another list was. */
export type Cutter = <T, V>(
  name: ListName,
  items: readonly T[],
  first: number,
  toView: (item: T) => V,
  noun: string,
) => ActorList<V>

export function cutterFor(paths: Paths, actor: string, query: ActorQuery): Cutter {
  const href = (change: Partial<ActorQuery>) =>
    paths.actorList(
      actor,
      actorQueryString({ ...query, list: query.list, part: query.part, with: query.with, page: 1, ...change }),
    )
  return (name, items, first, toView, noun) => {
    const total = items.length.toLocaleString('en')
    if (query.list === name) {
      const { items: shown, page, pages } = pageOf(items, query.page)
      const pager = pagerView({ page, pages }, target => href({ page: target }))
      return { total, items: shown.map(toView), all: null, pager }
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

/** The address of a list of an actor, from anywhere. */
export const actorListHref = (
  moment: Parameters<typeof pathsAt>[0],
  actor: string,
  query: Partial<ActorQuery>,
): string =>
  pathsAt(moment).actorList(actor, actorQueryString({ list: null, part: null, with: null, page: 1, ...query }))
