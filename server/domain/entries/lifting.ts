import type { Entry, EntryType } from './entries.ts'

// Revisions are never rewritten: what an earlier version of the format recorded is brought to the present shape when it
// is read. One step for each version.

type Fields = Readonly<Record<string, unknown>>

/** The fields that version 2 of the format brought, with what stands for them in an entry of version 1. */
const ADDED_IN_VERSION_2: { readonly [T in EntryType]?: Fields } = {
  record: { order: 'oldest' },
  process: { briefs: [] },
  actor: { aliases: [] },
  document: { brief: [], readAt: undefined },
}
/** Every entry may have it, and nothing stands for it where it is missing. */
const ADDED_TO_EVERY_ENTRY = 'firstRecorded'

/** An entry of version 1 as one of version 2; the entry itself where nothing is missing. */
export function liftFromVersion1(type: EntryType, entry: Fields): Fields {
  const missing = Object.entries(ADDED_IN_VERSION_2[type] ?? {}).filter(
    ([key, value]) => value !== undefined && !Object.hasOwn(entry, key),
  )
  return missing.length === 0 ? entry : { ...entry, ...Object.fromEntries(missing) }
}

/** An entry as a revision of any age holds it, in the present shape. */
export const liftEntry = <E extends Entry>(type: EntryType, entry: E): E =>
  liftFromVersion1(type, entry as unknown as Fields) as unknown as E

/** What a document of version 1 says of an entry, with what that version could not say taken from the entry as it is. */
export function overVersion1<E extends Entry>(type: EntryType, entry: E, current: E): E {
  const added = [...Object.keys(ADDED_IN_VERSION_2[type] ?? {}), ADDED_TO_EVERY_ENTRY]
  const kept = added.filter(key => Object.hasOwn(current, key))
  return { ...entry, ...Object.fromEntries(kept.map(key => [key, current[key as keyof E]])) }
}
