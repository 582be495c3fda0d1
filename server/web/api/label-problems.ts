import type { EntryProblem } from '../../domain/entries/entries.ts'
import type { PagedEntry } from '../editing/entry-kind.ts'
import { repeatedLabel } from '../forms/term-lines.ts'

/** Two words of a record that look the same: forms refuse them, too. */
export function labelProblems(entry: PagedEntry): EntryProblem[] {
  const lists = 'stages' in entry ? { issues: entry.issues, kinds: entry.kinds, stages: entry.stages } : {}
  const tables = 'tables' in entry ? { tables: entry.tables } : {}
  return Object.entries({ ...lists, ...tables }).flatMap(([path, terms]) => {
    const twice = repeatedLabel(terms)
    return twice === undefined ? [] : [{ path, message: `“${twice}” stands there twice.` }]
  })
}
