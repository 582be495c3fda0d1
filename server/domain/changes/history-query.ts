import { words } from '../language/words.ts'
import { ParameterReader, type ParsedQuery } from '../parameters/parameter-reader.ts'
import { sequence } from '../parameters/readings.ts'

/** What is asked of the history of one entry. */
export interface HistoryQuery {
  /** Revisions before this one, or the newest. */
  readonly before: number | null
  /** Two revisions to be read side by side, the older one first. */
  readonly compared: readonly [from: number, to: number] | null
}

/** Reads untrusted parameters. Never throws; the query goes on without what could not be read. */
export function parseHistoryQuery(params: Iterable<readonly [string, string]>): ParsedQuery<HistoryQuery> {
  const reader = new ParameterReader(params)
  const before = reader.read('before', sequence)
  const from = reader.read('from', sequence)
  const to = reader.read('to', sequence)
  const isHalf = (from === null) !== (to === null)
  if (isHalf && reader.values('from').length + reader.values('to').length === 1)
    reader.report(from === null ? 'from' : 'to', words().changes.history.nameTwo)
  const compared = from === null || to === null ? null : ([Math.min(from, to), Math.max(from, to)] as const)
  return reader.finish({ before: compared ? null : before, compared })
}

/** The query as an address writes it, without the `?`. */
export function historyQueryString({ before, compared }: HistoryQuery): string {
  if (compared) return `from=${compared[0]}&to=${compared[1]}`
  return before === null ? '' : `before=${before}`
}
