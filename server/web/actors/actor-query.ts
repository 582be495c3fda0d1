import { PARTS } from '../../domain/entries/event.ts'
import { termIds } from '../../domain/entries/terms.ts'
import { ParameterReader, type ParsedQuery, type Read } from '../../domain/parameters/parameter-reader.ts'
import type { CutListQuery, CutListWords } from '../lists/cut-list.ts'
import { pathsAt } from '../site/paths.ts'

// Beside `list` and `page`, `part` narrows the milestones, and `with` names the other one of joint appearances.

interface ListWords extends CutListWords {
  readonly title: string
}

export const ACTOR_LISTS = {
  offices: { title: 'Offices', first: 12, noun: 'offices' },
  people: { title: 'People', first: 12, noun: 'people' },
  bodies: { title: 'Bodies', first: 8, noun: 'bodies' },
  met: { title: 'Who met whom', first: 8, noun: 'whom it met' },
  colleagues: { title: 'Appeared beside', first: 5, noun: 'of the same side' },
  joint: { title: 'Joint appearances', first: 0, noun: 'joint appearances' },
  milestones: { title: 'Milestones', first: 8, noun: 'milestones' },
  quotes: { title: 'Quotes', first: 3, noun: 'quotes' },
  accounts: { title: 'Accounts', first: 3, noun: 'accounts' },
  standings: { title: 'Where it stands', first: 4, noun: 'texts' },
  positions: { title: 'All positions', first: 0, noun: 'positions' },
  stated: { title: 'Said in the name of others', first: 4, noun: 'positions' },
  documents: { title: 'Documents', first: 8, noun: 'documents' },
  deadlines: { title: 'Deadlines set', first: 5, noun: 'deadlines' },
  'point-states': { title: 'What is said to be agreed or open', first: 4, noun: 'statements' },
} as const satisfies Readonly<Record<string, ListWords>>

export type ListName = keyof typeof ACTOR_LISTS

export interface ActorQuery extends CutListQuery<ListName> {
  readonly part: string | null
  readonly with: string | null
}

/** Reads untrusted parameters. Never throws; the query goes on without what could not be read. */
export function parseActorQuery(params: URLSearchParams): ParsedQuery<ActorQuery> {
  const reader = new ParameterReader(params)
  const list = reader.read('list', oneOf(Object.keys(ACTOR_LISTS))) as ListName | null
  const part = reader.read('part', oneOf(termIds(PARTS)))
  const other = reader.read('with', one(/^[a-z0-9-]{1,80}$/, 'Give the id of one actor.'))
  const page = Number(reader.read('page', one(/^[1-9]\d{0,8}$/, 'Enter a page number from 1.')) ?? 1)
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
  one(new RegExp(`^(${names.join('|')})$`), `Choose one of: ${names.join(', ')}.`)

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
