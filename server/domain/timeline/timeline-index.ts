import type { TimelineDates } from '../dates/timeline-dates.ts'
import type { EntryType } from '../entries/entries.ts'
import type { TimelineEvent } from '../entries/event.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { ownWordsOf } from '../record/own-words.ts'
import type { SlotSet } from '../search/slot-set.ts'
import type { Term } from '../search/spellings.ts'
import { EventSlots } from './event-slots.ts'
import { significanceOf } from './event-traits.ts'
import { FACETS, type Facet, type FacetValue, TimelineFacets } from './facets.ts'
import type { Gap } from './gaps.ts'
import { LinkedNames } from './linked-names.ts'
import { searchTerms } from './record-spellings.ts'
import { SlotOrder } from './slot-order.ts'
import { hasContext, matchesOf } from './timeline-matches.ts'
import { eventsShown, type OrderedMatches, pieceShown } from './timeline-page.ts'
import type { ReadingOrder, TimelineQuery } from './timeline-query.ts'
import { TimelineSearch } from './timeline-search.ts'

export const PAGE_SIZE = 100

export interface TimelineResult {
  /** Events that match, on all pages. */
  readonly total: number
  /** What `total` would be without a filter and with the same choice about context. */
  readonly totalWithoutFilters: number
  /** The page that this is, or on which its first entry stands: the last one when the query asked for one beyond it. */
  readonly page: number
  /** How many entries stand on the pages before it. */
  readonly before: number
  /** At least 1. */
  readonly pages: number
  readonly pageSize: number
  /** As asked for, else the record's own. */
  readonly order: ReadingOrder
  readonly events: readonly TimelineEvent[]
  readonly facets: Readonly<Record<Facet, readonly FacetValue[]>>
  /** Events of the kind `context` that pass the other filters, whether they are in or not. */
  readonly contextCount: number
  /** By the id of the event on this page that ends the silence: the later one in time, in either order. */
  readonly gaps: ReadonlyMap<string, Gap>
}

// With fewer dead slots than this, rebuilding costs more than the space is worth.
// Of so many, one is few.
const FEW = 32

const FEWEST_TO_COMPACT = 1000

/** The events of a record in order, with filters, counts and search, kept current through `update`. */
export class TimelineIndex {
  readonly #record: NegotiationRecord
  #names: LinkedNames
  #facets: TimelineFacets
  #search: TimelineSearch
  #slots: EventSlots
  /** Living slots in timeline order. */
  #order = this.#orderOf([])
  #ownWords = ''
  /** Whether all but `live` and `order` are those of the whole of which the record is a part. */
  #isOfWhole = false

  constructor(record: NegotiationRecord, whole?: TimelineIndex) {
    this.#record = record
    this.#names = new LinkedNames(record)
    this.#facets = new TimelineFacets(record, this.#names)
    this.#search = this.#newSearch()
    this.#slots = new EventSlots(record)
    if (whole) this.#shareWith(whole)
    else this.#fill()
  }

  #shareWith(whole: TimelineIndex): void {
    this.#isOfWhole = true
    this.#names = whole.#names
    this.#facets = whole.#facets
    this.#search = whole.#search
    this.#slots = new EventSlots(this.#record, whole.#slots)
    this.#order = this.#orderOf(whole.#order.slots.filter(slot => this.#slots.live.has(slot)))
  }

  /** Must be called before it is asked again when the whole has changed. */
  leaveWhole(): void {
    if (this.#isOfWhole) this.#rebuild()
  }

  /** Must be called for every entry after the record has changed, was given or has lost it. */
  update(type: EntryType, id: string): void {
    if (this.#isOfWhole) this.#rebuild()
    else if (type === 'event') this.#updateEvent(id)
    else if (type === 'actor' || type === 'document' || type === 'source') {
      // What events take over from it may have changed: names for the search, sides for the facet of actors.
      for (const linked of this.#names.update(type, id)) {
        for (const event of this.#record.referrers(linked, 'event')) this.#updateEvent(event.id)
      }
    } else if ((type === 'record' || type === 'process') && this.#ownWords !== wordsIn(this.#record)) {
      // Every milestone is found by what its issues and its table are called.
      this.#rebuild()
    } else return
    const { dead, ids } = this.#slots
    if (dead > FEWEST_TO_COMPACT && dead > ids.size) this.#rebuild()
  }

  /** The tables that events name, by the places that `tablePlaceOf` tells. */
  get tables(): readonly (string | undefined)[] {
    return this.#slots.tables
  }

  query(query: TimelineQuery, pageSize: number = PAGE_SIZE): TimelineResult {
    const matches = this.#matches(query)
    const total = matches.slots.size
    const pages = Math.max(1, Math.ceil(total / pageSize))
    const order = query.order ?? this.#ownOrder
    const inOrder = this.#inOrder(matches.slots)
    const piece = pieceShown({ page: query.page, order }, inOrder, { total, pages, pageSize }, this.#record.calendar)
    const facets = Object.fromEntries(
      FACETS.map(facet => [facet, this.#facets.count(facet, query, matches.without(facet))]),
    ) as Record<Facet, FacetValue[]>
    const { live, context } = this.#slots
    const isContextPossible = query.kind.length === 0 || query.kind.includes('context')
    return {
      total,
      totalWithoutFilters: hasContext(query) ? live.size : live.copy().subtract(context).size,
      page: Math.floor(piece.first / pageSize) + 1,
      before: piece.first,
      pages,
      pageSize,
      order,
      ...eventsShown(inOrder, piece, order, total),
      facets,
      contextCount: isContextPossible ? (facets.kind.find(({ value }) => value === 'context')?.count ?? 0) : 0,
    }
  }

  countMatching(query: TimelineQuery): number {
    return this.#matches(query).slots.size
  }

  /** Every event that matches, in the query's order, whatever its page. */
  allMatching(query: TimelineQuery): TimelineEvent[] {
    const { slots } = this.#matches(query)
    const { size } = slots
    const found: TimelineEvent[] = []
    for (const slot of this.#order.slots) {
      if (found.length === size) break
      const event = slots.has(slot) ? this.#slots.events[slot] : undefined
      if (event) found.push(event)
    }
    return query.order === 'newest' ? found.reverse() : found
  }

  /** Shows every event that matches, with its `traitsOf`, to a visitor: the oldest first, whatever the order and page. */
  visitMatching(
    query: TimelineQuery,
    visit: (event: TimelineEvent, dates: TimelineDates, traits: number) => void,
  ): void {
    const { slots } = this.#matches(query)
    for (const slot of this.#order.slots) {
      if (!slots.has(slot)) continue
      const event = this.#slots.events[slot]
      const dates = this.#slots.dates[slot]
      // Compared with undefined only: reading a field of these objects, scattered over the memory, would cost more than the visit.
      if (event !== undefined && dates !== undefined) visit(event, dates, this.#slots.traits[slot] ?? 0)
    }
  }

  /** The page of the query's result on which an event stands; undefined when it does not match. */
  pageOf(id: string, query: TimelineQuery): number | undefined {
    const slot = this.#slots.ids.get(id)
    const { slots } = this.#matches(query)
    if (slot === undefined || !slots.has(slot)) return undefined
    const isNewestFirst = (query.order ?? this.#ownOrder) === 'newest'
    const order = isNewestFirst ? this.#order.slots.toReversed() : this.#order.slots
    let before = 0
    for (const other of order) {
      if (other === slot) break
      if (slots.has(other)) before++
    }
    return Math.floor(before / PAGE_SIZE) + 1
  }

  /** The events right before and after one in time. Context is passed over unless the event itself is context. */
  neighbours(id: string): { readonly previous?: TimelineEvent; readonly next?: TimelineEvent } {
    const slot = this.#slots.ids.get(id)
    if (slot === undefined || !this.#slots.live.has(slot)) return {}
    const { context, events } = this.#slots
    const passes = (other: number) => context.has(slot) || !context.has(other)
    const place = this.#order.placeOf(slot)
    const beside = (step: 1 | -1) => events[this.#order.nearest(place + step, step, passes) ?? -1]
    const [previous, next] = [beside(-1), beside(1)]
    return { ...(previous && { previous }), ...(next && { next }) }
  }

  /** The latest events in time of which something holds, the last one first, context left out. */
  latest(most: number, holds: (event: TimelineEvent, dates: TimelineDates) => boolean): TimelineEvent[] {
    const { context, events, dates } = this.#slots
    const found: TimelineEvent[] = []
    const order = this.#order.slots
    for (let at = order.length - 1; at >= 0 && found.length < most; at--) {
      const slot = order[at] ?? 0
      const [event, date] = context.has(slot) ? [] : [events[slot], dates[slot]]
      if (event && date && holds(event, date)) found.push(event)
    }
    return found
  }

  /** Every event, the oldest first, context included. */
  *ordered(): Generator<TimelineEvent> {
    for (const slot of this.#order.slots.slice()) {
      const event = this.#slots.events[slot]
      if (event) yield event
    }
  }

  /**
   * Indexes what search would otherwise have to read at every query. Each step is short; the caller lets other work come
   * between them. To be called at the start and after changes: it ends at once while there is nothing worth the work.
   */
  *buildSearch(): Generator<void> {
    // A compaction in between starts over with a new index.
    for (let search: TimelineSearch | undefined; search !== this.#search; ) {
      search = this.#search
      yield* search.build()
    }
  }

  /**
   * Events, context included, that have all the terms: how many, and the first of them. Those that have them in their title
   * come first, among these the more significant, then the later.
   */
  best(terms: readonly Term[], most: number): { readonly total: number; readonly events: readonly TimelineEvent[] } {
    this.leaveWhole()
    const matching = this.#search.matching(terms, this.#slots.live)
    const titled = this.#search.titled(terms, matching)
    const ranks: TimelineEvent[][] = Array.from({ length: 6 }, () => [])
    const total = matching.size
    const order = this.#amongAll(matching, total)
    // Those of the first rank come before all others: once there are enough of them, nobody else is asked for.
    for (let at = order.length - 1; at >= 0 && (ranks[0]?.length ?? 0) < most; at--) {
      const slot = order[at] ?? 0
      if (!matching.has(slot)) continue
      const rank = ranks[(titled.has(slot) ? 0 : 3) + 3 - significanceOf(this.#slots.traits[slot] ?? 0)]
      const event = rank && rank.length < most ? this.#slots.events[slot] : undefined
      if (event) rank?.push(event)
    }
    return { total, events: ranks.flat().slice(0, most) }
  }

  /** Slots in their order, with others between them: a few are put in order sooner than they are found among all. */
  #amongAll(slots: SlotSet, count: number): Uint32Array {
    const all = this.#order.slots
    return count * FEW < all.length ? Uint32Array.from(slots).sort((a, b) => this.#slots.compare(a, b)) : all
  }

  /** What the texts of all events hold, and how much of it is still read at each search. */
  get words(): Pick<TimelineSearch, 'holds' | 'wordsLike' | 'backlog' | 'unread'> {
    this.leaveWhole()
    return this.#search
  }

  get #ownOrder(): ReadingOrder {
    return this.#record.find('record', 'record')?.order ?? 'oldest'
  }

  #matches(query: TimelineQuery) {
    const terms = searchTerms(this.#record, query.search)
    // The texts of a part name only what is in it.
    if (terms.length > 0) this.leaveWhole()
    return matchesOf(query, terms, { slots: this.#slots, facets: this.#facets, search: this.#search })
  }

  #inOrder(matching: SlotSet): OrderedMatches {
    return { slots: this.#slots, matching, order: this.#order.slots }
  }

  #newSearch(): TimelineSearch {
    return new TimelineSearch(
      slot => this.#slots.events[slot],
      this.#names,
      () => ownWordsOf(this.#record),
    )
  }

  #updateEvent(id: string): void {
    const event = this.#record.find('event', id)
    const slot = this.#slots.ids.get(id)
    const before = slot === undefined ? undefined : this.#slots.events[slot]
    if (slot !== undefined && before) {
      const place = this.#order.placeOf(slot)
      this.#slots.kill(slot, id)
      // Mostly an event stays where it was; moving all behind it would make the renaming of an actor slow.
      if (event && event.when === before.when && event.order === before.order) {
        this.#order.replaceAt(place, this.#add(event))
        return
      }
      this.#order.removeAt(place)
    }
    if (event) this.#order.add(this.#add(event))
  }

  /** Gives an event the next slot; its place in the order is the caller's to find. */
  #add(event: TimelineEvent): number {
    const slot = this.#slots.add(event)
    this.#facets.add(slot, event)
    this.#search.grow(slot + 1)
    return slot
  }

  #orderOf(sorted: ArrayLike<number>): SlotOrder {
    return new SlotOrder((a, b) => this.#slots.compare(a, b), sorted)
  }

  #rebuild(): void {
    if (!this.#isOfWhole) this.#search.close()
    this.#isOfWhole = false
    this.#names = new LinkedNames(this.#record)
    this.#facets = new TimelineFacets(this.#record, this.#names)
    this.#search = this.#newSearch()
    this.#slots = new EventSlots(this.#record)
    this.#fill()
  }

  #fill(): void {
    this.#ownWords = wordsIn(this.#record)
    // Sorted day by day: comparing the keys of all events with each other takes several times as long.
    const byKey = new Map<string, number[]>()
    for (const event of this.#record.list('event')) {
      const slot = this.#add(event)
      const { key } = this.#slots.dates[slot] as TimelineDates
      const group = byKey.get(key)
      if (group) group.push(slot)
      else byKey.set(key, [slot])
    }
    const days = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1))
    this.#order = this.#orderOf(days.flatMap(([, slots]) => slots.sort((a, b) => this.#slots.compare(a, b))))
  }
}

const wordsIn = (record: NegotiationRecord): string => JSON.stringify(ownWordsOf(record))
