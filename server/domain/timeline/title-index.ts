import type { TimelineDates } from '../dates/timeline-dates.ts'
import type { TimelineEvent } from '../entries/event.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { SlotList } from '../search/slot-set.ts'
import { searchWords } from '../text/folding.ts'

const EVENTS_A_STEP = 1000

// With fewer dead slots than this, beginning anew costs more than the space is worth.
const FEWEST_TO_COMPACT = 1000

type Days = Pick<TimelineDates, 'earliest' | 'latest'>

/** Which events have which words in their titles, which kind and table, and cite which sources, kept current through `update`. */
class TitleIndex {
  readonly #record: NegotiationRecord
  #slots = new Map<string, number>()
  // By slot; a changed event gets a new one, so that all lists only grow.
  #events: (TimelineEvent | undefined)[] = []
  #wordCounts: number[] = []
  #days: Record<'earliest' | 'latest', number[]> = { earliest: [], latest: [] }
  #byWord = new Map<string, SlotList>()
  #bySource = new Map<string, SlotList>()
  #byKindAndTable = new Map<string, SlotList>()
  /** What has not been read yet. */
  #unread: Iterator<TimelineEvent>

  constructor(record: NegotiationRecord) {
    this.#record = record
    this.#unread = record.list('event').values()
  }

  /** Must be called after an event has changed, was given or has gone. */
  update(id: string): void {
    const event = this.#record.find('event', id)
    const slot = this.#slots.get(id)
    if (slot !== undefined) this.#events[slot] = undefined
    this.#slots.delete(id)
    if (event) this.#add(event)
    const dead = this.#events.length - this.#slots.size
    if (dead > FEWEST_TO_COMPACT && dead > this.#slots.size) this.#beginAnew()
  }

  /** Reads what has not been read yet, in short steps. */
  *build(): Generator<void> {
    while (this.#read(EVENTS_A_STEP)) yield
  }

  /** The events of these days with titles at least so similar: the share of words in common (Jaccard index). */
  *similar(title: string, least: number, days: Days): Generator<TimelineEvent> {
    this.#read(Number.POSITIVE_INFINITY)
    const words = searchWords(title)
    const shared = new Uint16Array(this.#events.length)
    for (const word of words) {
      const list = this.#byWord.get(word)
      if (list) countEach(list, shared)
    }
    for (let slot = 0; slot < shared.length; slot++) {
      const count = shared[slot] ?? 0
      if (count === 0 || count < least * (words.length + (this.#wordCounts[slot] ?? 0) - count)) continue
      const event = this.#isWithin(slot, days) ? this.#events[slot] : undefined
      if (event) yield event
    }
  }

  /** The events of these days that cite a source for themselves as a whole. */
  citing(source: string, days: Days): Generator<TimelineEvent> {
    this.#read(Number.POSITIVE_INFINITY)
    return this.#of(this.#bySource.get(source), days)
  }

  /** The events of these days of the same kind at the same table. */
  ofKind(like: Pick<TimelineEvent, 'kind' | 'table'>, days: Days): Generator<TimelineEvent> {
    this.#read(Number.POSITIVE_INFINITY)
    return this.#of(this.#byKindAndTable.get(kindAndTable(like)), days)
  }

  *#of(list: SlotList | undefined, days: Days): Generator<TimelineEvent> {
    for (let place = 0; list && place < list.length; place++) {
      const slot = list.slots[place] ?? 0
      const event = this.#isWithin(slot, days) ? this.#events[slot] : undefined
      if (event) yield event
    }
  }

  #isWithin(slot: number, { earliest, latest }: Days): boolean {
    return (this.#days.earliest[slot] ?? 0) <= latest && earliest <= (this.#days.latest[slot] ?? 0)
  }

  /** Whether there may be more to read. */
  #read(most: number): boolean {
    for (let count = 0; count < most; count++) {
      const { value: event, done } = this.#unread.next()
      if (done) return false
      // What has changed since is in, or gone.
      if (this.#record.find('event', event.id) === event && !this.#slots.has(event.id)) this.#add(event)
    }
    return true
  }

  #add(event: TimelineEvent): void {
    const slot = this.#events.push(event) - 1
    this.#slots.set(event.id, slot)
    const words = searchWords(event.title)
    this.#wordCounts.push(words.length)
    const { earliest, latest } = this.#record.calendar.datesOf(event.when)
    this.#days.earliest.push(earliest)
    this.#days.latest.push(latest)
    for (const word of words) put(this.#byWord, word, slot)
    put(this.#byKindAndTable, kindAndTable(event), slot)
    for (const source of new Set(event.citations.map(({ source }) => source))) put(this.#bySource, source, slot)
  }

  #beginAnew(): void {
    this.#slots = new Map()
    this.#events = []
    this.#wordCounts = []
    this.#days = { earliest: [], latest: [] }
    this.#byWord = new Map()
    this.#bySource = new Map()
    this.#byKindAndTable = new Map()
    this.#unread = this.#record.list('event').values()
  }
}

const kindAndTable = ({ kind, table }: Pick<TimelineEvent, 'kind' | 'table'>): string => `${kind} ${table}`

function countEach(list: SlotList, counts: Uint16Array): void {
  const { slots, length } = list
  for (let place = 0; place < length; place++) {
    const slot = slots[place] ?? 0
    counts[slot] = (counts[slot] ?? 0) + 1
  }
}

function put(lists: Map<string, SlotList>, key: string, slot: number): void {
  const list = lists.get(key)
  if (list) list.push(slot)
  else lists.set(key, new SlotList(slot))
}

const indexes = new WeakMap<NegotiationRecord, TitleIndex>()

/** The titles of a record's events; read on first use, or before, and kept current from then on. */
export function titlesOf(record: NegotiationRecord): TitleIndex {
  const known = indexes.get(record)
  if (known) return known
  const titles = new TitleIndex(record)
  record.onChange((type, id) => {
    if (type === 'event') titles.update(id)
  })
  indexes.set(record, titles)
  return titles
}
