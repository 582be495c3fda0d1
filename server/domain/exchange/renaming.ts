// Other ids in the place of those that an entry refers to, whether it has been judged yet or not. Fields that refer are
// known by their names, which mean the same wherever they stand; `references.ts` says what type each leads to.

const REFERRING: ReadonlySet<string> = new Set([
  'process',
  'actor',
  'source',
  'document',
  'event',
  'speaker',
  'setBy',
  'side',
  'for',
  'assertedBy',
  'readAt',
])
const REFERRING_LISTS: ReadonlySet<string> = new Set(['parties', 'mediators', 'follows', 'basedOn', 'among'])
const OF_ITSELF: ReadonlySet<string> = new Set(['translations', 'externalIds'])

type Rename = (id: string) => string

/** The entry itself where none of its references gets another name. */
export function withReferences<E>(entry: E, rename: Rename): E {
  if (Array.isArray(entry)) return changedList(entry, item => withReferences(item, rename)) as E
  if (typeof entry !== 'object' || entry === null) return entry
  let changed: Record<string, unknown> | undefined
  for (const [key, value] of Object.entries(entry)) {
    const now = OF_ITSELF.has(key) ? value : renamed(key, value, rename)
    if (now === value) continue
    changed = { ...(changed ?? entry), [key]: now }
  }
  return (changed ?? entry) as E
}

function renamed(key: string, value: unknown, rename: Rename): unknown {
  if (typeof value === 'string') return REFERRING.has(key) ? rename(value) : value
  if (Array.isArray(value) && REFERRING_LISTS.has(key))
    return changedList(value, item => (typeof item === 'string' ? rename(item) : item))
  return withReferences(value, rename)
}

/** The list itself where nothing in it becomes something else. */
export function changedList<T>(list: readonly T[], change: (item: T) => T): readonly T[] {
  const changed = list.map(change)
  return changed.some((item, index) => item !== list[index]) ? changed : list
}
