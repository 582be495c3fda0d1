import { id as idSchema, LIMITS } from '../entries/fields.ts'
import { firstFree } from '../entries/free-ids.ts'
import { slugOf } from '../text/slug.ts'
import { withReferences } from './renaming.ts'

// Data sets have keys of their own, such as `LK_0012`. An entry gets an id that is made from its key, which it keeps among
// its external ids, and whatever refers to it follows.

type Fields = Readonly<Record<string, unknown>>

/** The scheme of keys that came as the id of an entry. */
export const ID_OF_FILE = 'id'

/** Longer ones, and what says nothing, are left for the schema to refuse. */
const isKey = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= LIMITS.title && value.isWellFormed()

const isOwn = (value: string): boolean => idSchema.safeParse(value).success

export class ForeignIds {
  readonly #ids = new Map<string, string>()
  readonly #taken: Set<string>

  /** `entries` are all of a document: an id that is in order stays with the entry that has it. */
  constructor(entries: Iterable<unknown>) {
    this.#taken = new Set(['record'])
    for (const entry of entries) {
      const id = (entry as Fields | null | undefined)?.['id']
      if (typeof id === 'string') this.#taken.add(id)
    }
  }

  /** The entry with ids that can be stored, its own and those that it refers to. */
  adopted(entry: Fields): Fields {
    const referring = withReferences(entry, key => this.#idOf(key))
    const { id: key } = entry
    if (!isKey(key) || isOwn(key)) return referring
    const id = this.#idOf(key)
    return { ...referring, id, externalIds: withKey(entry['externalIds'], key) }
  }

  /** By the id that was made of it: the key. */
  get keys(): ReadonlyMap<string, string> {
    return new Map([...this.#ids].map(([key, id]) => [id, key]))
  }

  #idOf(key: string): string {
    if (!isKey(key) || isOwn(key)) return key
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const id = firstFree(slugOf(key, LIMITS.id) || 'entry', taken => this.#taken.has(taken))
    this.#taken.add(id)
    this.#ids.set(key, id)
    return id
  }
}

function withKey(externalIds: unknown, key: string): unknown {
  const mine = { scheme: ID_OF_FILE, value: key }
  if (externalIds === undefined) return [mine]
  // What is no list is left for the schema to refuse.
  if (!Array.isArray(externalIds)) return externalIds
  const isThere = externalIds.some(one => one?.scheme === mine.scheme && one?.value === mine.value)
  return isThere ? externalIds : [...externalIds, mine]
}
