import { parseEdtf } from '../dates/fuzzy-date.ts'
import { readTypedDate } from '../dates/typed-date.ts'
import type { EntryProblem } from '../entries/entries.ts'
import { ISSUES } from '../entries/issues.ts'
import type { Issue } from './stance-matrix.ts'

// Which part of the stance matrix is asked for, and how its address says so.

export interface PositionsQuery {
  readonly columns: 'text' | 'issues'
  /** Id of the text; null is the current one. */
  readonly document: string | null
  readonly issue: Issue | null
  readonly actor: readonly string[]
  /** A day of the world: what has changed since its end. */
  readonly since: string | null
}

export const ALL_POSITIONS: PositionsQuery = { columns: 'text', document: null, issue: null, actor: [], since: null }

const PARAMETERS = ['columns', 'document', 'issue', 'actor', 'since']

/** The one query string of what is asked, in a fixed order; empty for the current text as it is. */
export function positionsQueryString({ columns, document, issue, actor, since }: PositionsQuery): string {
  const params = new URLSearchParams()
  if (columns === 'issues') params.append('columns', 'issues')
  else if (document !== null) params.append('document', document)
  if (issue !== null) params.append('issue', issue)
  for (const id of actor) params.append('actor', id)
  if (since !== null) params.append('since', since)
  return params.toString()
}

export interface ReadQuery {
  readonly query: PositionsQuery
  readonly problems: readonly EntryProblem[]
  readonly unknown: readonly string[]
}

/** `on` is the day that is read, before which `since` has to be. */
export function readPositionsQuery(params: URLSearchParams, on: string | undefined): ReadQuery {
  const problems: EntryProblem[] = []
  const values = (name: string) => [
    ...new Set(
      params
        .getAll(name)
        .map(value => value.trim())
        .filter(Boolean),
    ),
  ]
  const one = (name: string): string | null => {
    const [value, ...more] = values(name)
    if (more.length > 0) problems.push({ path: name, message: `“${name}” was given twice; give it once.` })
    return value ?? null
  }
  const columns = one('columns')
  if (columns !== null && columns !== 'issues')
    problems.push({ path: 'columns', message: 'Columns are “issues”, or leave it out for the points of a text.' })
  const issue = one('issue')
  if (issue !== null && !Object.hasOwn(ISSUES, issue))
    problems.push({ path: 'issue', message: `There is no issue “${issue.slice(0, 80)}”.` })
  const document = one('document')
  if (columns === 'issues' && document !== null)
    problems.push({ path: 'document', message: 'Choose either a text or the issues as columns.' })
  return {
    query: {
      columns: columns === 'issues' ? 'issues' : 'text',
      document,
      issue: issue as Issue | null,
      actor: values('actor'),
      since: dayBefore(one('since'), on, problems),
    },
    problems,
    unknown: [...new Set(params.keys())].filter(name => !PARAMETERS.includes(name)),
  }
}

function dayBefore(typed: string | null, on: string | undefined, problems: EntryProblem[]): string | null {
  if (typed === null) return null
  const read = readTypedDate(typed)
  const parsed = read.ok ? parseEdtf(read.edtf) : undefined
  const day = parsed?.ok ? parsed.date.latest : null
  if (!day || !/^\d{4}-/.test(day)) {
    problems.push({ path: 'since', message: read.ok ? 'Name a day, such as 24 November 2025.' : read.message })
    return null
  }
  if (on === undefined || day < on) return day
  problems.push({ path: 'since', message: 'The day to compare with has to be before the day that is shown.' })
  return null
}
