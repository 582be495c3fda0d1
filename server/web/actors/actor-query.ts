import { PARTS } from '../../domain/entries/event.ts'
import { termIds } from '../../domain/entries/terms.ts'
import { words } from '../../domain/language/words.ts'
import { ParameterReader, type ParsedQuery, type Read } from '../../domain/parameters/parameter-reader.ts'
import type { CutListQuery, CutListWords } from '../lists/cut-list.ts'
import { pathsAt } from '../site/paths.ts'

// Beside `list` and `page`, `part` narrows the milestones, and `with` names the other one of joint appearances.

/** How many of each list the page shows. */
const FIRST = {
  offices: 12,
  people: 12,
  bodies: 8,
  met: 8,
  colleagues: 5,
  joint: 0,
  milestones: 8,
  quotes: 3,
  accounts: 3,
  standings: 4,
  positions: 0,
  stated: 4,
  documents: 8,
  deadlines: 5,
  'point-states': 4,
} as const

export type ListName = keyof typeof FIRST

const LIST_NAMES = Object.keys(FIRST) as ListName[]

export function actorLists(): Readonly<Record<ListName, CutListWords>> {
  const { lists } = words().actors
  const list = (name: ListName) => [name, { first: FIRST[name], noun: lists[name].counted }] as const
  return Object.fromEntries(LIST_NAMES.map(list)) as Record<ListName, CutListWords>
}

export interface ActorQuery extends CutListQuery<ListName> {
  readonly part: string | null
  readonly with: string | null
}

/** Reads untrusted parameters. Never throws; the query goes on without what could not be read. */
export function parseActorQuery(params: URLSearchParams): ParsedQuery<ActorQuery> {
  const reader = new ParameterReader(params)
  const { problems } = words().actors
  const list = reader.read('list', oneOf(LIST_NAMES)) as ListName | null
  const part = reader.read('part', oneOf(termIds(PARTS)))
  const other = reader.read('with', one(/^[a-z0-9-]{1,80}$/, problems.oneActor))
  const page = Number(reader.read('page', one(/^[1-9]\d{0,8}$/, problems.page)) ?? 1)
  return reader.finish({
    list,
    part: list === 'milestones' ? part : null,
    with: list === 'joint' ? other : null,
    page: list === null ? 1 : page,
  })
}

const one =
  (pattern: RegExp, message: string): Read<string | null> =>
  ([value, ...more]) => {
    if (value === undefined) return { value: null }
    return more.length === 0 && pattern.test(value) ? { value } : { value: null, message }
  }

const oneOf = (names: readonly string[]): Read<string | null> =>
  one(new RegExp(`^(${names.join('|')})$`), words().actors.problems.oneOf(names.join(words().pages.comma)))

export function actorQueryString(query: ActorQuery): string {
  const written = new URLSearchParams()
  if (query.list) written.append('list', query.list)
  if (query.part) written.append('part', query.part)
  if (query.with) written.append('with', query.with)
  if (query.page > 1) written.append('page', String(query.page))
  return written.toString()
}

/** The address of a list of an actor, from anywhere. */
export const actorListHref = (
  moment: Parameters<typeof pathsAt>[0],
  actor: string,
  query: Partial<ActorQuery>,
): string =>
  pathsAt(moment).actorList(actor, actorQueryString({ list: null, part: null, with: null, page: 1, ...query }))
