// What makes two parts of an entry the same part, also where its words have changed or it stands elsewhere in its list.

type Fields = Readonly<Record<string, unknown>>

/** By the name of the list. What is in none of them, such as the lines of a brief, is known by its place. */
const IDENTITY: Readonly<Record<string, readonly string[]>> = {
  accounts: ['actor', 'source'],
  ancestors: ['document', 'number'],
  authors: ['actor'],
  briefs: ['when'],
  citations: ['source'],
  custody: ['actor', 'status'],
  documents: ['document'],
  dropped: ['document', 'number'],
  externalIds: ['scheme'],
  issues: ['id'],
  kinds: ['id'],
  offices: ['title'],
  participants: ['actor', 'part'],
  places: ['name'],
  points: ['number'],
  quotes: ['speaker', 'source'],
  stages: ['id'],
  tables: ['id'],
  values: ['what'],
}

/** The parts of a list by what they are known by. Of several with the same, such as two quotes from one report, the order tells. */
export function keyed(list: string, parts: readonly unknown[]): Map<string, unknown> {
  const byKey = new Map<string, unknown>()
  const times = new Map<string, number>()
  for (const [place, part] of parts.entries()) {
    const key = keyOf(list, part, place)
    const time = (times.get(key) ?? 0) + 1
    times.set(key, time)
    byKey.set(time === 1 ? key : `${key}\n${time}`, part)
  }
  return byKey
}

function keyOf(list: string, part: unknown, place: number): string {
  if (typeof part !== 'object' || part === null) return String(part)
  const names = IDENTITY[list]
  return names === undefined ? String(place + 1) : names.map(name => String((part as Fields)[name])).join(' ')
}

/** Whether the key of a part says nothing but where it stands, from 1. */
export const isKnownByPlace = (list: string): boolean => IDENTITY[list] === undefined
