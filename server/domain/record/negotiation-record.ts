import { numberOfDay, TimelineCalendar, type TimelineDates } from '../dates/timeline-dates.ts'
import { ENTRY_TYPES, type Entries, type EntryType } from '../entries/entries.ts'
import { liftEntry } from '../entries/lifting.ts'
import { referencesOf } from '../entries/references.ts'
import { addressKey, type Source } from '../entries/source.ts'
import { EMPTY_HEAD, type JournalHead } from '../revisions/journal-kind.ts'
import { BY_IMPORT, type Revision } from '../revisions/revision.ts'

/** The two clocks: `on` is a day of the world (`2025-11-25`), `known` a UTC instant of the journal. */
export interface AsOf {
  readonly on?: string
  readonly known?: string
}

type Listener = (type: EntryType, id: string) => void

type Keeps = (type: EntryType, entry: Entries[EntryType]) => boolean
const EVERY_ENTRY: Keeps = () => true

/** How an entry is read: as it was recorded, or in another language. */
export type Shows = <T extends EntryType>(type: T, entry: Entries[T]) => Entries[T]
const AS_RECORDED: Shows = (_type, entry) => entry

/**
 * What the record says now: a fold over the journal's revisions, held in memory with its indexes.
 * Entries are shared with the revisions and never changed in place.
 */
export class NegotiationRecord {
  readonly #entries: { readonly [T in EntryType]: Map<string, Entries[T]> }
  #histories = new Map<string, Revision[]>()
  /** Made when it is first asked for. */
  #referrers: Referrers | undefined
  #whole: NegotiationRecord | undefined
  /** What is alike in addresses → ids of sources; made when it is first asked for. */
  #sourceIds: Map<string, Set<string>> | undefined
  #revisions: Revision[] = []
  /** How many of them this record has taken in: a part shares them with its whole, which may go on. */
  #length = 0
  /** Whether a part has no entries of its own yet, and finds them in its whole. */
  #isView = false
  /** How many revisions were looked at for the last edit, and what was found. */
  #looked: { readonly length: number; readonly lastEdit: Revision | undefined } = { length: 0, lastEdit: undefined }
  readonly #keeps: Keeps
  readonly #shows: Shows
  readonly #listeners: Listener[] = []
  /** The time at which this is the record; empty for now. */
  readonly moment: AsOf
  /** The dates of the entries, each read once: records of other times share it with the one they come from. */
  readonly calendar: TimelineCalendar

  private constructor(keeps: Keeps, moment: AsOf, calendar: TimelineCalendar, shows: Shows) {
    this.#keeps = keeps
    this.#shows = shows
    this.moment = moment
    this.calendar = calendar
    this.#entries = Object.fromEntries(ENTRY_TYPES.map(type => [type, new Map()])) as never
  }

  static fold(
    revisions: Iterable<Revision>,
    keeps: Keeps = EVERY_ENTRY,
    moment: AsOf = {},
    calendar = new TimelineCalendar(),
    shows = AS_RECORDED,
  ): NegotiationRecord {
    const record = new NegotiationRecord(keeps, moment, calendar, shows)
    for (const revision of revisions) record.apply(revision)
    return record
  }

  /** Takes in the next revision of the journal. */
  apply(recorded: Revision): void {
    const entry = liftEntry(recorded.type, recorded.record)
    const revision = entry === recorded.record ? recorded : { ...recorded, record: entry }
    const { type, id, action } = revision
    this.#leaveWhole()
    const history = this.#histories.get(id)
    if (history) history.push(revision)
    else this.#histories.set(id, [revision])
    this.#revisions.push(revision)
    this.#length++

    this.#forget(type, id)
    if (action !== 'retract' && this.#keeps(type, entry)) this.#remember(type, id, this.#shows(type, entry))
    for (const listen of this.#listeners) listen(type, id)
  }

  #forget(type: EntryType, id: string): void {
    const before = this.#entries[type].get(id)
    if (!before) return
    if (this.#referrers) for (const to of referencesOf(type, before)) this.#referrers[type].get(to.id)?.delete(before)
    if ('url' in before) this.#sourceIds?.get(addressKey(before.url ?? ''))?.delete(id)
    this.#entries[type].delete(id)
  }

  #remember<T extends EntryType>(type: T, id: string, entry: Entries[T]): void {
    this.#entries[type].set(id, entry)
    if ('url' in entry && this.#sourceIds) addAddress(this.#sourceIds, entry)
    if (this.#referrers) addReferences(this.#referrers, type, entry)
  }

  get head(): JournalHead {
    return this.#revisions[this.#length - 1] ?? EMPTY_HEAD
  }

  /** The last change that somebody made: that much came in at once by an import says nothing about when it was written. */
  get lastEdit(): Revision | undefined {
    if (this.#looked.length === this.#length) return this.#looked.lastEdit
    let at = this.#length - 1
    while (at >= this.#looked.length && this.#revisions[at]?.by === BY_IMPORT) at--
    const lastEdit = at >= this.#looked.length ? this.#revisions[at] : this.#looked.lastEdit
    this.#looked = { length: this.#length, lastEdit }
    return lastEdit
  }

  /** When the journal began; null while it is empty. */
  get heldSince(): string | null {
    return this.#length === 0 ? null : (this.#revisions[0]?.at ?? null)
  }

  /** The same for all that comes to stand in this journal, and for no other: the beginning of its first hash. */
  get origin(): string {
    return (this.#revisions[0]?.hash ?? '').slice(0, 12)
  }

  find<T extends EntryType>(type: T, id: string): Entries[T] | undefined {
    const whole = this.#seenThrough()
    const entry = (whole ?? this).#entries[type].get(id)
    return entry && whole && !this.#keeps(type, entry) ? undefined : entry
  }

  /** The source with this address, letter for letter, and this locator or none. */
  sourceByUrl(url: string, locator?: string): Source | undefined {
    return this.sourcesLike(url).find(source => source.url === url && source.locator === locator)
  }

  /** The sources with this address, or with one that leads to the same page as a rule. */
  sourcesLike(url: string): Source[] {
    if (!this.#sourceIds) {
      this.#sourceIds = new Map()
      for (const source of this.list('source')) addAddress(this.#sourceIds, source)
    }
    return [...(this.#sourceIds.get(addressKey(url)) ?? [])].flatMap(id => this.find('source', id) ?? [])
  }

  /** Current entries of a type, in no promised order. */
  list<T extends EntryType>(type: T): Entries[T][] {
    const whole = this.#seenThrough()
    const all = [...(whole ?? this).#entries[type].values()]
    return whole ? all.filter(entry => this.#keeps(type, entry)) : all
  }

  count(type: EntryType): number {
    return this.#seenThrough() ? this.list(type).length : this.#entries[type].size
  }

  /** The revision with this number, if the journal has come so far. */
  revision(seq: number): Revision | undefined {
    return seq <= this.#length ? this.#revisions[seq - 1] : undefined
  }

  /** All revisions of one id, oldest first; empty when the record never held it. */
  history(id: string): readonly Revision[] {
    const history = this.#histories.get(id) ?? []
    if (!this.#whole || (history.at(-1)?.seq ?? 0) <= this.#length) return history
    return history.filter(({ seq }) => seq <= this.#length)
  }

  /** Sequence of the last revision of an entry that readers must notice; 0 when the record never held it. */
  changedAt(id: string): number {
    const history = this.history(id)
    return (history.findLast(({ material }) => material) ?? history[0])?.seq ?? 0
  }

  /** The latest first. */
  *revisionsBackwards(): Generator<Revision> {
    for (let at = this.#length - 1; at >= 0; at--) yield this.#revisions[at] as Revision
  }

  /** The retraction under which an entry is, or undefined. */
  retraction(id: string): Revision | undefined {
    const last = this.history(id).at(-1)
    return last?.action === 'retract' ? last : undefined
  }

  typeOf(id: string): EntryType | undefined {
    return this.history(id)[0]?.type
  }

  /** Current entries of one type that refer to an entry, sorted by id. */
  referrers<T extends EntryType>(id: string, type: T): Entries[T][] {
    return this.referring(id, type).sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  /** The same in no promised order, where there may be very many. */
  referring<T extends EntryType>(id: string, type: T): Entries[T][] {
    const { whole } = this
    if (!whole) return [...this.#ownReferring(id, type)]
    return [...whole.#ownReferring(id, type)].filter(entry => this.#keeps(type, entry))
  }

  /** How many there are. */
  countReferring(id: string, type: EntryType): number {
    return this.whole ? this.referring(id, type).length : this.#ownReferring(id, type).size
  }

  /**
   * The record of which this is a part, as long as neither has taken in a revision: going through all entries once more for
   * every date would take longer than the rest of a page.
   */
  get whole(): NegotiationRecord | undefined {
    const whole = this.#whole
    return whole && whole.#length === this.#length ? whole : undefined
  }

  #ownReferring<T extends EntryType>(id: string, type: T): ReadonlySet<Entries[T]> {
    return (this.#referrersRead()[type] as Map<string, Set<Entries[T]>>).get(id) ?? NO_ENTRIES
  }

  /** Reads what refers to what, which whoever asks first would have to wait for. */
  readReferrers(): void {
    this.#referrersRead()
  }

  #referrersRead(): Referrers {
    if (this.#referrers) return this.#referrers
    const read = Object.fromEntries(ENTRY_TYPES.map(type => [type, new Map()])) as unknown as Referrers
    for (const type of ENTRY_TYPES) for (const entry of this.list(type)) addReferences(read, type, entry)
    this.#referrers = read
    return read
  }

  /** Calls `listen` after every change of an entry that is in the record, comes into it or leaves it. */
  onChange(listen: Listener): void {
    this.#listeners.push(listen)
  }

  /** The same record as others read it: it stands for itself from now on, and takes in what is recorded by `apply`. */
  shownAs(shows: Shows): NegotiationRecord {
    const revisions = this.#revisions.slice(0, this.#length)
    return NegotiationRecord.fold(revisions, this.#keeps, this.moment, this.calendar, shows)
  }

  /**
   * The record at another time: `known` leaves out what was recorded later, `on` what happened (or was written, said,
   * asserted) after the end of that day. Actors and processes have no time of their own and stay; so do sources that were
   * published later, from which earlier things may be known (see publishedSources).
   */
  asOf(moment: AsOf): NegotiationRecord {
    const { on, known } = moment
    const keeps = on === undefined ? this.#keeps : hadBegun(on, this.calendar)
    const both = { ...this.moment, ...moment }
    if (known === undefined && this.#keeps === EVERY_ENTRY) return this.#part(keeps, both)
    const taken = this.#revisions.slice(0, this.#length)
    const seen = known === undefined ? taken : taken.filter(({ at }) => at <= known)
    return NegotiationRecord.fold(seen, keeps, both, this.calendar, this.#shows)
  }

  #part(keeps: Keeps, moment: AsOf): NegotiationRecord {
    const part = new NegotiationRecord(keeps, moment, this.calendar, this.#shows)
    part.#whole = this
    part.#histories = this.#histories
    part.#revisions = this.#revisions
    part.#length = this.#length
    part.#isView = true
    return part
  }

  /** The whole, as long as a part is seen through it: until it goes on. */
  #seenThrough(): NegotiationRecord | undefined {
    if (!this.#isView) return undefined
    if (!this.whole) this.#settle()
    return this.whole
  }

  #settle(): void {
    this.#isView = false
    for (const id of this.#histories.keys()) {
      const last = this.history(id).at(-1)
      if (last && last.action !== 'retract' && this.#keeps(last.type, last.record))
        this.#remember(last.type, id, this.#shows(last.type, last.record))
    }
  }

  /** What was shared with the whole is copied before it changes. */
  #leaveWhole(): void {
    if (!this.#whole) return
    if (this.#isView) this.#settle()
    this.#histories = new Map([...this.#histories.keys()].map(id => [id, [...this.history(id)]]))
    this.#revisions = this.#revisions.slice(0, this.#length)
    this.#whole = undefined
  }
}

function addAddress(ids: Map<string, Set<string>>, { id, url }: Source): void {
  if (url === undefined) return
  const key = addressKey(url)
  const known = ids.get(key)
  if (known) known.add(id)
  else ids.set(key, new Set([id]))
}

/** By type: id of an entry → the current entries of that type that refer to it. */
type Referrers = { readonly [T in EntryType]: Map<string, Set<Entries[EntryType]>> }

const NO_ENTRIES: ReadonlySet<never> = new Set()

function addReferences<T extends EntryType>(referrers: Referrers, type: T, entry: Entries[T]): void {
  const byTarget = referrers[type]
  for (const { id } of referencesOf(type, entry)) {
    const known = byTarget.get(id)
    if (known) known.add(entry)
    else byTarget.set(id, new Set([entry]))
  }
}

function hadBegun(on: string, calendar: TimelineCalendar): Keeps {
  const day = numberOfDay(on)
  return (_type, entry) => {
    if (!('when' in entry)) return true
    return hadBegunBy(day, calendar.datesOf(entry.when))
  }
}

export function hadBegunBy(day: number, { earliest, latest }: Pick<TimelineDates, 'earliest' | 'latest'>): boolean {
  if (earliest !== Number.NEGATIVE_INFINITY) return earliest <= day
  // Without a known start it counts from its end; without either it may have been at any time.
  return latest === Number.POSITIVE_INFINITY || latest <= day
}
