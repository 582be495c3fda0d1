import type { EntryProblem, EntryType } from '../entries/entries.ts'
import { words } from '../language/words.ts'
import type { RejectedEntry } from './parse-record-document.ts'

// One mistake may keep out a hundred entries that refer to what it is in, and a column that is missing every row. Whoever
// has to mend it wants to see each mistake once, with how many it concerns.

/** A mistake, all entries of a type in which it is, and how many more are rejected for nothing but that they need those. */
export interface Cause {
  readonly type: EntryType
  /** As it is in the first of them. */
  readonly problem: EntryProblem
  readonly rejected: readonly RejectedEntry[]
  readonly leftOut: ReadonlyMap<EntryType, number>
}

interface OpenCause {
  readonly type: EntryType
  readonly problem: EntryProblem
  readonly rejected: RejectedEntry[]
  readonly leftOut: Map<EntryType, number>
}

export function causesOf(rejected: readonly RejectedEntry[]): Cause[] {
  const byId = new Map(rejected.flatMap(entry => (entry.id === null ? [] : [[entry.id, entry] as const])))
  const causes = new Map<string, OpenCause>()
  const firstOf = (entry: RejectedEntry): OpenCause | undefined => {
    let first: OpenCause | undefined
    for (const problem of ownProblems(entry)) {
      const key = `${entry.type} ${alike(problem.path)} ${alike(problem.message)}`
      const cause: OpenCause = causes.get(key) ?? { type: entry.type, problem, rejected: [], leftOut: new Map() }
      causes.set(key, cause)
      if (cause.rejected.at(-1) !== entry) cause.rejected.push(entry)
      first ??= cause
    }
    return first
  }
  const begun = new Map<RejectedEntry, OpenCause | undefined>()
  const consequences: RejectedEntry[] = []
  for (const entry of rejected) {
    if (causeOf(entry, byId) === entry) begun.set(entry, firstOf(entry))
    else consequences.push(entry)
  }
  for (const entry of consequences) {
    const leftOut = begun.get(causeOf(entry, byId))?.leftOut
    leftOut?.set(entry.type, (leftOut.get(entry.type) ?? 0) + 1)
  }
  return [...causes.values()]
}

/** Such as “12 milestones and 1 position refer to it and are left out with it.”; null when there are none. */
export function leftOutLine({ leftOut, rejected }: Cause): string | null {
  const total = [...leftOut.values()].reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  const kinds = [...leftOut].map(([type, count]) => countedEntries(type, count))
  const list = [kinds.slice(0, -1).join(', '), kinds.at(-1)].filter(Boolean).join(' and ')
  const what = rejected.length === 1 ? 'it' : 'them'
  return total === 1
    ? `${list} refers to ${what} and is left out with ${what}.`
    : `${list} refer to ${what} and are left out with ${what}.`
}

/** An entry of a document is found by its id, a row of a table by its line. */
export const placeOf = ({ path, id }: Pick<RejectedEntry, 'path' | 'id'>): string =>
  id === null || !/^(header|\w+\[\d+\])$/.test(path) ? path : `${path} ${id}`

/** Such as “1 milestone” or “1,204 milestones”. */
export const countedEntries = (type: EntryType, count: number): string => words().entries.counted[type](count)

/** What is wrong in an entry itself; all of it where nothing is. */
function ownProblems({ problems }: RejectedEntry): readonly EntryProblem[] {
  const own = problems.filter(({ needs }) => needs === undefined)
  return own.length > 0 ? own : problems
}

/** The same for the same mistake at another place in a list, or about another id, number or word. */
const alike = (text: string): string => text.replace(/\d[\d,.]*/g, '#').replace(/“[^”]*”/g, '“”')

/** Follows what an entry is rejected for to what is wrong in itself. */
function causeOf(entry: RejectedEntry, byId: ReadonlyMap<string, RejectedEntry>): RejectedEntry {
  const passed = new Set<RejectedEntry>()
  let at = entry
  while (!passed.has(at)) {
    passed.add(at)
    const [needed] = at.problems.every(({ needs }) => needs !== undefined) ? at.problems : []
    at = byId.get(needed?.needs ?? '') ?? at
  }
  return at
}
