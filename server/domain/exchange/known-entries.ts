import { ENTRY_TYPES, type Entry, type EntryType } from '../entries/entries.ts'
import { candidateIds } from '../entries/free-ids.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { ID_OF_FILE } from './foreign-ids.ts'
import type { DocumentEntry, ReadRecordDocument, RejectedEntry } from './parse-record-document.ts'
import { withReferences } from './renaming.ts'

// What a data set calls by a key of its own is found again by that key, whatever id it has here. A new entry never takes
// the id of another that is here already.

type Target = Pick<NegotiationRecord, 'find' | 'typeOf' | 'list' | 'history'>
type ExternalIds = NonNullable<Entry['externalIds']>
type Named = Pick<ReadRecordDocument, 'entries' | 'rejected'>

/** The document with the ids that its entries have in this record. */
export function* withKnownIds({ entries, rejected, keys }: ReadRecordDocument, record: Target): Generator<void, Named> {
  if (keys.size === 0 && !entries.some(({ entry }) => entry.externalIds)) return { entries, rejected }
  const known = yield* knownKeys(record)
  const ids = new Map<string, string>()
  const taken = new Set([...entries.map(({ entry }) => entry.id), ...rejected.flatMap(({ id }) => id ?? [])])
  const settle = (type: EntryType, id: string, externalIds: ExternalIds): void => {
    const found = keysOf(type, externalIds).flatMap(key => known.get(key) ?? [])[0]
    const now = found === undefined || (found !== id && taken.has(found)) ? freeId(id, externalIds, type) : found
    if (now === id) return
    taken.add(now)
    ids.set(id, now)
  }
  const freeId = (id: string, externalIds: ExternalIds, type: EntryType): string => {
    if (!keys.has(id)) return id
    for (const candidate of candidateIds(id)) {
      const last = record.history(candidate).at(-1)
      const isFree = last === undefined ? candidate === id || !taken.has(candidate) : isSame(last, type, externalIds)
      if (isFree) return candidate
    }
    return id
  }

  for (const { type, entry } of entries) {
    const { id, externalIds = [] } = entry
    if (externalIds.length > 0 && (keys.has(id) || record.typeOf(id) === undefined)) settle(type, id, externalIds)
    yield
  }
  const defined = new Set([...taken])
  for (const { type, id } of rejected) {
    const key = keys.get(id ?? '')
    if (id !== null && key !== undefined) settle(type, id, [{ scheme: ID_OF_FILE, value: key }])
  }
  // What the document refers to and does not hold may have come in before.
  for (const [id, value] of keys) {
    const here = defined.has(id)
      ? undefined
      : ENTRY_TYPES.flatMap(type => known.get(keyOf(type, ID_OF_FILE, value)) ?? [])[0]
    if (here !== undefined) ids.set(id, here)
  }
  if (ids.size === 0) return { entries, rejected }
  return { entries: yield* renamed(entries, ids), rejected: rejected.map(one => withId(one, ids)) }
}

function* renamed(
  entries: readonly DocumentEntry[],
  ids: ReadonlyMap<string, string>,
): Generator<void, DocumentEntry[]> {
  const now: DocumentEntry[] = []
  for (const item of entries) {
    const entry = withReferences(item.entry, id => ids.get(id) ?? id)
    const id = ids.get(entry.id)
    now.push({ ...item, entry: id === undefined ? entry : ({ ...entry, id } as Entry) })
    yield
  }
  return now
}

const withId = (rejected: RejectedEntry, ids: ReadonlyMap<string, string>): RejectedEntry => ({
  ...rejected,
  id: rejected.id === null ? null : (ids.get(rejected.id) ?? rejected.id),
})

const keyOf = (type: EntryType, scheme: string, value: string): string => JSON.stringify([type, scheme, value])

const keysOf = (type: EntryType, externalIds: ExternalIds): string[] =>
  externalIds.map(({ scheme, value }) => keyOf(type, scheme, value))

function* knownKeys(record: Target): Generator<void, Map<string, string>> {
  const known = new Map<string, string>()
  for (const type of ENTRY_TYPES)
    for (const { id, externalIds } of record.list(type)) {
      for (const key of keysOf(type, externalIds ?? [])) known.set(key, id)
      yield
    }
  return known
}

/** Whether it is the entry with this key that was retracted here. */
function isSame(last: { readonly type: EntryType; readonly record: Entry }, type: EntryType, externalIds: ExternalIds) {
  const mine = new Set(keysOf(type, externalIds))
  return last.type === type && keysOf(type, last.record.externalIds ?? []).some(key => mine.has(key))
}
