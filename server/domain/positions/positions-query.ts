import { words } from '../language/words.ts'
import { ParameterReader, type ParsedQuery, type Reading } from '../parameters/parameter-reader.ts'
import { isId, readDay } from '../parameters/readings.ts'
import { readNegotiation } from '../record/negotiation-query.ts'
import { beginning } from '../text/shortened.ts'

// Which part of the stance matrix is asked for, and how its address says so.

export interface PositionsQuery {
  readonly columns: 'text' | 'issues'
  /** Id of one of several negotiations; null for all. */
  readonly process: string | null
  /** Id of the text; null is the current one, of the negotiation if one is chosen. */
  readonly document: string | null
  readonly issue: string | null
  readonly actor: readonly string[]
  /** A day of the world: what has changed since its end. */
  readonly since: string | null
}

export const ALL_POSITIONS: PositionsQuery = {
  columns: 'text',
  process: null,
  document: null,
  issue: null,
  actor: [],
  since: null,
}

/** The one query string of what is asked, in a fixed order; empty for the current text as it is. */
export function positionsQueryString({ columns, process, document, issue, actor, since }: PositionsQuery): string {
  const params = new URLSearchParams()
  if (columns === 'issues') params.append('columns', 'issues')
  else if (document !== null) params.append('document', document)
  if (process !== null) params.append('process', process)
  if (issue !== null) params.append('issue', issue)
  for (const id of actor) params.append('actor', id)
  if (since !== null) params.append('since', since)
  return params.toString()
}

/** `on` is the day that is read, before which `since` has to be. */
export function parsePositionsQuery(params: URLSearchParams, on: string | undefined): ParsedQuery<PositionsQuery> {
  const reader = new ParameterReader(params)
  const { problems } = words().positions
  const values = (name: string) => [...new Set(reader.trimmed(name))]
  const columns = reader.once('columns', values('columns'))
  if (columns !== null && columns !== 'issues') reader.report('columns', problems.columns)
  const issue = reader.once('issue', values('issue'))
  if (issue !== null && !isId(issue)) reader.report('issue', problems.noIssue(beginning(issue, 80)))
  const document = reader.once('document', values('document'))
  if (columns === 'issues' && document !== null) reader.report('document', problems.either)
  const process = readNegotiation(reader)
  const actor = values('actor')
  const typed = reader.once('since', values('since'))
  return reader.finish({
    columns: columns === 'issues' ? 'issues' : 'text',
    process,
    document,
    issue,
    actor,
    since: typed === null ? null : reader.keep('since', dayBefore(typed, on)),
  })
}

function dayBefore(typed: string, on: string | undefined): Reading<string | null> {
  const read = readDay(typed, 'latest', words().positions.problems.day)
  if (read.value === null || on === undefined || read.value < on) return read
  return { value: null, message: words().positions.problems.earlier }
}
