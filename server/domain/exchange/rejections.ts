import { ENTRY_TYPE_TERMS, type EntryType } from '../entries/entries.ts'
import type { RejectedEntry } from './parse-record-document.ts'

// One mistake may keep out a hundred entries that refer to what it is in. Whoever has to mend it wants to see the mistake.

/** What is wrong in itself, and how many entries are rejected for nothing but that they need it, by their type. */
interface Cause {
  readonly rejected: RejectedEntry
  readonly leftOut: ReadonlyMap<EntryType, number>
}

export function causesOf(rejected: readonly RejectedEntry[]): Cause[] {
  const byId = new Map(rejected.flatMap(entry => (entry.id === null ? [] : [[entry.id, entry] as const])))
  const causes = new Map<RejectedEntry, Map<EntryType, number>>()
  const leftOutOf = (cause: RejectedEntry) => {
    const leftOut = causes.get(cause) ?? new Map<EntryType, number>()
    causes.set(cause, leftOut)
    return leftOut
  }
  for (const entry of rejected) {
    const cause = causeOf(entry, byId)
    const leftOut = leftOutOf(cause)
    if (cause !== entry) leftOut.set(entry.type, (leftOut.get(entry.type) ?? 0) + 1)
  }
  return [...causes].map(([entry, leftOut]) => ({ rejected: entry, leftOut }))
}

/** Such as “12 milestones and 1 position refer to it and are left out with it.”; null when there are none. */
export function leftOutLine({ leftOut }: Cause): string | null {
  const total = [...leftOut.values()].reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  const kinds = [...leftOut].map(([type, count]) => `${count.toLocaleString('en')} ${nounOf(type, count)}`)
  const list = [kinds.slice(0, -1).join(', '), kinds.at(-1)].filter(Boolean).join(' and ')
  return total === 1 ? `${list} refers to it and is left out with it.` : `${list} refer to it and are left out with it.`
}

const nounOf = (type: EntryType, count: number): string =>
  `${ENTRY_TYPE_TERMS[type].label.toLowerCase()}${count === 1 ? '' : 's'}`

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
