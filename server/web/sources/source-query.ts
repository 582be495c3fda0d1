import { words } from '../../domain/language/words.ts'
import { ParameterReader, type ParsedQuery, type Read } from '../../domain/parameters/parameter-reader.ts'
import { page, single } from '../../domain/parameters/readings.ts'
import type { CutListQuery, CutListWords } from '../lists/cut-list.ts'

const FIRST = 20

/** With what each of them holds. */
export const SOURCE_LISTS = {
  alone: { first: FIRST, noun: count => words().sources.list.entriesAndPoints(count) },
  milestones: { first: FIRST, noun: count => words().sources.resting.event(count) },
  documents: { first: FIRST, noun: count => words().sources.resting.document(count) },
  positions: { first: FIRST, noun: count => words().sources.resting.position(count) },
  'point-states': { first: FIRST, noun: count => words().sources.resting.pointState(count) },
} as const satisfies Record<string, CutListWords>

export type SourceListName = keyof typeof SOURCE_LISTS

export type SourceQuery = CutListQuery<SourceListName>

const listName: Read<SourceListName | null> = single<SourceListName | null>(null, text =>
  Object.hasOwn(SOURCE_LISTS, text)
    ? { value: text as SourceListName }
    : { value: null, message: words().errors.parameters.chooseOne(Object.keys(SOURCE_LISTS).join(', ')) },
)

/** Reads untrusted parameters. Never throws; the query goes on without what could not be read. */
export function parseSourceQuery(params: URLSearchParams): ParsedQuery<SourceQuery> {
  const reader = new ParameterReader(params)
  const list = reader.read('list', listName)
  const asked = reader.read('page', page)
  return reader.finish({ list, page: list === null ? 1 : asked === 'last' ? Number.MAX_SAFE_INTEGER : asked })
}

/** The query as an address writes it, without the `?`. */
export const sourceQueryString = ({ list, page }: SourceQuery): string =>
  new URLSearchParams({ ...(list && { list }), ...(page > 1 && { page: String(page) }) }).toString()
