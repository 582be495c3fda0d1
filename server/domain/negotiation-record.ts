import { ENTRY_TYPES, type Entries, type EntryType, type Source } from './entries.ts'
import { compareDays, parseEdtf } from './fuzzy-date.ts'
import { referencesOf } from './references.ts'
import { EMPTY_HEAD, type JournalHead, type Revision } from './revision.ts'
import { TimelineIndex } from './timeline-index.ts'

/** The two clocks: `on` is a day of the world (`2025-11-25`), `known` a UTC instant of the journal. */
export interface AsOf {
  readonly on?: string
  readonly known?: string
}

type Keeps = (type: EntryType, entry: Entries[EntryType]) => boolean

/**
 * What the record says now: a fold over the journal's revisions, held in memory with its indexes.
 * Entries are shared with the revisions and never changed in place.
 */
export class NegotiationRecord {
  readonly #entries: { readonly [T in EntryType]: Map<string, Entries[T]> }
  readonly #histories = new Map<string, Revision[]>()
  /** Id of an entry → ids of the current entries that refer to it. */
  readonly #referrers = new Map<string, Set<string>>()
  /** Address of a source → its id. */
  readonly #sourceIds = new Map<string, string>()
  readonly #revisions: Revision[] = []
  readonly #keeps: Keeps
  #timeline: TimelineIndex | undefined

  private constructor(keeps: Keeps) {
    this.#keeps = keeps
    this.#entries = Object.fromEntries(ENTRY_TYPES.map(type => [type, new Map()])) as never
  }

  static fold(revisions: Iterable<Revision>, keeps: Keeps = () => true): NegotiationRecord {
    const record = new NegotiationRecord(keeps)
    for (const revision of revisions) record.apply(revision)
    return record
  }

  /** Takes in the next revision of the journal. */
  apply(revision: Revision): void {
    const { type, id, record: entry, action } = revision
    const history = this.#histories.get(id)
    if (history) history.push(revision)
    else this.#histories.set(id, [revision])
    this.#revisions.push(revision)

    this.#forget(type, id)
    if (action !== 'retract' && this.#keeps(type, entry)) this.#remember(type, id, entry)
    this.#timeline?.update(type, id)
  }

  #forget(type: EntryType, id: string): void {
    const before = this.#entries[type].get(id)
    if (!before) return
    for (const reference of referencesOf(type, before)) this.#referrers.get(reference.id)?.delete(id)
    if ('url' in before && this.#sourceIds.get(before.url) === id) this.#sourceIds.delete(before.url)
    this.#entries[type].delete(id)
  }

  #remember<T extends EntryType>(type: T, id: string, entry: Entries[T]): void {
    this.#entries[type].set(id, entry)
    if ('url' in entry) this.#sourceIds.set(entry.url, id)
    for (const reference of referencesOf(type, entry)) {
      const referrers = this.#referrers.get(reference.id)
      if (referrers) referrers.add(id)
      else this.#referrers.set(reference.id, new Set([id]))
    }
  }

  get head(): JournalHead {
    return this.#revisions.at(-1) ?? EMPTY_HEAD
  }

  find<T extends EntryType>(type: T, id: string): Entries[T] | undefined {
    return this.#entries[type].get(id)
  }

  /** The source with this address, letter for letter. */
  sourceByUrl(url: string): Source | undefined {
    const id = this.#sourceIds.get(url)
    return id === undefined ? undefined : this.find('source', id)
  }

  /** Current entries of a type, in no promised order. */
  list<T extends EntryType>(type: T): Entries[T][] {
    return [...this.#entries[type].values()]
  }

  count(type: EntryType): number {
    return this.#entries[type].size
  }

  /** All revisions of one id, oldest first; empty when the record never held it. */
  history(id: string): readonly Revision[] {
    return this.#histories.get(id) ?? []
  }

  /** The retraction under which an entry is, or undefined. */
  retraction(id: string): Revision | undefined {
    const last = this.#histories.get(id)?.at(-1)
    return last?.action === 'retract' ? last : undefined
  }

  typeOf(id: string): EntryType | undefined {
    return this.#histories.get(id)?.[0]?.type
  }

  /** Current entries of one type that refer to an entry, sorted by id. */
  referrers<T extends EntryType>(id: string, type: T): Entries[T][] {
    const found: Entries[T][] = []
    for (const referrer of [...(this.#referrers.get(id) ?? [])].sort()) {
      const entry = this.#entries[type].get(referrer)
      if (entry) found.push(entry)
    }
    return found
  }

  /** The events in order, with search, filters and counts; built on first use and kept current from then on. */
  get timeline(): TimelineIndex {
    this.#timeline ??= new TimelineIndex(this)
    return this.#timeline
  }

  /**
   * The record at another time: `known` leaves out what was recorded later, `on` what happened (or was written, said,
   * asserted) after the end of that day. Sources, actors and processes have no time of their own and stay.
   */
  asOf({ on, known }: AsOf): NegotiationRecord {
    const seen = known === undefined ? this.#revisions : this.#revisions.filter(({ at }) => at <= known)
    return NegotiationRecord.fold(seen, on === undefined ? this.#keeps : (_type, entry) => hadBegun(entry, on))
  }
}

function hadBegun(entry: Entries[EntryType], on: string): boolean {
  if (!('when' in entry)) return true
  const parsed = parseEdtf(entry.when)
  if (!parsed.ok) return true
  const begins = parsed.date.earliest ?? parsed.date.latest
  return begins === null || compareDays(begins, on) <= 0
}
