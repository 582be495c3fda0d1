import { compareInTime, type TimePlace } from '../dates/time-order.ts'
import { numberOfDay, TimelineCalendar, type TimelineDates } from '../dates/timeline-dates.ts'
import type { EntryType } from '../entries/entries.ts'
import type { TimelineEvent } from '../entries/event.ts'
import { hadBegunBy, type NegotiationRecord } from '../record/negotiation-record.ts'
import { SlotSet } from '../search/slot-set.ts'
import type { Term } from '../search/spellings.ts'
import { fold } from '../text/folding.ts'
import { significanceOf, traitsOf } from './event-traits.ts'
import { FACETS, type Facet, type FacetValue, TimelineFacets } from './facets.ts'
import { type Gap, GapFinder } from './gaps.ts'
import { LinkedNames } from './linked-names.ts'
import { readPageBeside } from './page-beside.ts'
import { searchTerms } from './record-spellings.ts'
import { linkedTextsOf, ownTextOf, titlesInAllLanguages } from './searchable-text.ts'
import { SlotOrder } from './slot-order.ts'
import type { TimelineQuery } from './timeline-query.ts'
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
  readonly events: readonly TimelineEvent[]
  readonly facets: Readonly<Record<Facet, readonly FacetValue[]>>
  /** Events of the kind `context` that pass the other filters, whether they are in or not. */
  readonly contextCount: number
  /** By the id of the event on this page that ends the silence: the later one in time, in either order. */
  readonly gaps: ReadonlyMap<string, Gap>
}

/** Which slots pass the filters. */
interface Matches {
  readonly slots: SlotSet
  /** The same without one facet's own filter. */
  without(facet: Facet): SlotSet
}

// With fewer dead slots than this, rebuilding costs more than the space is worth.
const FEWEST_TO_COMPACT = 1000

/**
 * The events of a record in order, with filters, counts and search, kept current through `update`.
 * Every event has a slot. A changed event gets a new one and its old one dies, so that all lists of slots only grow.
 */
export class TimelineIndex {
  readonly #record: NegotiationRecord
  readonly #calendar = new TimelineCalendar()
  #names: LinkedNames
  #facets: TimelineFacets
  #search: TimelineSearch
  #slots = new Map<string, number>()
  // By slot.
  #events: (TimelineEvent | undefined)[] = []
  #dates: TimelineDates[] = []
  /** Sequences. */
  #changed: number[] = []
  #traits: number[] = []
  #live = new SlotSet(0)
  /** Dead ones too. */
  #context = new SlotSet(0)
  /** Living slots in timeline order. */
  #order = this.#orderOf([])
  /** Whether all but `live` and `order` are those of the whole of which the record is a part. */
  #isOfWhole = false

  constructor(record: NegotiationRecord, whole?: TimelineIndex) {
    this.#record = record
    this.#names = new LinkedNames(record)
    this.#facets = new TimelineFacets(record, this.#names)
    this.#search = this.#newSearch()
    if (whole) this.#shareWith(whole)
    else this.#rebuild()
  }

  #shareWith(whole: TimelineIndex): void {
    this.#isOfWhole = true
    this.#names = whole.#names
    this.#facets = whole.#facets
    this.#search = whole.#search
    this.#slots = whole.#slots
    this.#events = whole.#events
    this.#dates = whole.#dates
    this.#changed = whole.#changed
    this.#traits = whole.#traits
    this.#context = whole.#context
    this.#live = new SlotSet(whole.#events.length)
    const { on } = this.#record.moment
    const day = on === undefined ? Number.POSITIVE_INFINITY : numberOfDay(on)
    const order: number[] = []
    for (const slot of whole.#order.slots) {
      if (!hadBegunBy(day, this.#dates[slot] as TimelineDates)) continue
      this.#live.add(slot)
      order.push(slot)
    }
    this.#order = this.#orderOf(order)
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
    } else return
    const dead = this.#events.length - this.#slots.size
    if (dead > FEWEST_TO_COMPACT && dead > this.#slots.size) this.#rebuild()
  }

  query(query: TimelineQuery, pageSize: number = PAGE_SIZE): TimelineResult {
    const matches = this.#matches(query)
    const total = matches.slots.size
    const pages = Math.max(1, Math.ceil(total / pageSize))
    const { first, count } = this.#shown(query, matches.slots, { total, pages, pageSize })
    const facets = Object.fromEntries(
      FACETS.map(facet => [facet, this.#facets.count(facet, query, matches.without(facet))]),
    ) as Record<Facet, FacetValue[]>
    const isContextPossible = query.kind.length === 0 || query.kind.includes('context')
    return {
      total,
      totalWithoutFilters: hasContext(query) ? this.#live.size : this.#live.copy().subtract(this.#context).size,
      page: Math.floor(first / pageSize) + 1,
      before: first,
      pages,
      pageSize,
      ...this.#page(
        matches.slots,
        { first: query.order === 'oldest' ? first : total - first - count, count },
        query.order,
      ),
      facets,
      contextCount: isContextPossible ? (facets.kind.find(({ value }) => value === 'context')?.count ?? 0) : 0,
    }
  }

  /** Every event that matches, in the query's order, whatever its page. */
  allMatching(query: TimelineQuery): TimelineEvent[] {
    const { slots } = this.#matches(query)
    const found: TimelineEvent[] = []
    for (const slot of this.#order.slots) {
      const event = slots.has(slot) ? this.#events[slot] : undefined
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
      const event = this.#events[slot]
      const dates = this.#dates[slot]
      // Compared with undefined only: reading a field of these objects, scattered over the memory, would cost more than the visit.
      if (event !== undefined && dates !== undefined) visit(event, dates, this.#traits[slot] ?? 0)
    }
  }

  /** The page of the query's result on which an event stands; undefined when it does not match. */
  pageOf(id: string, query: TimelineQuery): number | undefined {
    const slot = this.#slots.get(id)
    const { slots } = this.#matches(query)
    if (slot === undefined || !slots.has(slot)) return undefined
    const order = query.order === 'newest' ? this.#order.slots.toReversed() : this.#order.slots
    let before = 0
    for (const other of order) {
      if (other === slot) break
      if (slots.has(other)) before++
    }
    return Math.floor(before / PAGE_SIZE) + 1
  }

  /** The events right before and after one in time. Context is passed over unless the event itself is context. */
  neighbours(id: string): { readonly previous?: TimelineEvent; readonly next?: TimelineEvent } {
    const slot = this.#slots.get(id)
    if (slot === undefined || !this.#live.has(slot)) return {}
    const isContext = this.#context.has(slot)
    const order = this.#order.slots
    const place = this.#order.placeOf(slot)
    const nearest = (step: 1 | -1): TimelineEvent | undefined => {
      for (let at = place + step; at >= 0 && at < order.length; at += step) {
        const other = order[at] ?? 0
        if (isContext || !this.#context.has(other)) return this.#events[other]
      }
      return undefined
    }
    const [previous, next] = [nearest(-1), nearest(1)]
    return { ...(previous && { previous }), ...(next && { next }) }
  }

  /** The latest event in time of which something holds, context left out. */
  findLatest(holds: (event: TimelineEvent) => boolean): TimelineEvent | undefined {
    const order = this.#order.slots
    for (let at = order.length - 1; at >= 0; at--) {
      const slot = order[at] ?? 0
      const event = this.#context.has(slot) ? undefined : this.#events[slot]
      if (event && holds(event)) return event
    }
    return undefined
  }

  /** Every event, the oldest first, context included. */
  *ordered(): Generator<TimelineEvent> {
    for (const slot of this.#order.slots.slice()) {
      const event = this.#events[slot]
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
    const matching = this.#search.matching(terms, this.#live)
    const titled = this.#search.titled(terms, matching)
    const ranks: TimelineEvent[][] = Array.from({ length: 6 }, () => [])
    for (let at = this.#order.slots.length - 1; at >= 0; at--) {
      const slot = this.#order.slots[at] ?? 0
      if (!matching.has(slot)) continue
      const rank = ranks[(titled.has(slot) ? 0 : 3) + 3 - significanceOf(this.#traits[slot] ?? 0)]
      const event = rank && rank.length < most ? this.#events[slot] : undefined
      if (event) rank?.push(event)
    }
    return { total: matching.size, events: ranks.flat().slice(0, most) }
  }

  /** What the texts of all events hold, and how much of it is still read at each search. */
  get words(): Pick<TimelineSearch, 'holds' | 'wordsLike' | 'backlog' | 'unread'> {
    this.leaveWhole()
    return this.#search
  }

  #matches(query: TimelineQuery): Matches {
    const terms = searchTerms(this.#record, query.search)
    // The texts of a part name only what is in it.
    if (terms.length > 0) this.leaveWhole()
    const slots = this.#events.length
    const common = this.#live.copy()
    if (query.from !== null || query.to !== null) this.#narrowToDays(common, query.from, query.to)
    if (query.since !== null) this.#narrowToChanged(common, query.since)
    if (terms.length > 0) common.intersect(this.#search.matching(terms, common))

    const chosen = new Map<Facet, SlotSet>()
    for (const facet of FACETS) {
      const matching = this.#facets.matching(facet, query, slots)
      if (matching) chosen.set(facet, matching)
    }
    const all = (except?: Facet): SlotSet => {
      const found = common.copy()
      for (const [facet, matching] of chosen) if (facet !== except) found.intersect(matching)
      // Context is left out as if its kind were not chosen, so that the count beside that kind says what choosing it shows.
      if (!hasContext(query) && except !== 'kind') found.subtract(this.#context)
      return found
    }
    const found = all()
    return { slots: found, without: facet => (chosen.has(facet) || facet === 'kind' ? all(facet) : found) }
  }

  #narrowToDays(slots: SlotSet, from: string | null, to: string | null): void {
    const first = from === null ? Number.NEGATIVE_INFINITY : numberOfDay(from)
    const last = to === null ? Number.POSITIVE_INFINITY : numberOfDay(to)
    for (let slot = 0; slot < this.#dates.length; slot++) {
      const dates = this.#dates[slot]
      if (!dates || dates.latest < first || dates.earliest > last) slots.delete(slot)
    }
  }

  #narrowToChanged(slots: SlotSet, since: number): void {
    for (let slot = 0; slot < this.#changed.length; slot++) {
      if ((this.#changed[slot] ?? 0) <= since) slots.delete(slot)
    }
  }

  /** Which of the matches the query's page shows, counted in the query's order. */
  #shown(
    { page, order }: TimelineQuery,
    slots: SlotSet,
    { total, pages, pageSize }: Pick<TimelineResult, 'total' | 'pages' | 'pageSize'>,
  ): { readonly first: number; readonly count: number } {
    const beside = typeof page === 'string' ? readPageBeside(page) : null
    const from = (first: number) => ({ first, count: Math.min(pageSize, total - first) })
    if (!beside) return from((Math.min(typeof page === 'number' ? page : pages, pages) - 1) * pageSize)
    const dates = this.#calendar.datesOf(beside.place.when)
    const { earlier, notLater } = this.#matchesAround(slots, placeInTime(beside.place, dates))
    const [start, end] = order === 'oldest' ? [notLater, earlier] : [total - earlier, total - notLater]
    if (beside.side === 'after' && start < total) return from(start)
    if (beside.side === 'before' && end > 0)
      return { first: Math.max(0, end - pageSize), count: Math.min(pageSize, end) }
    return from(beside.side === 'before' ? 0 : (pages - 1) * pageSize)
  }

  /** How many of the slots stand before a place in time, and how many before it or on it. */
  #matchesAround(slots: SlotSet, place: TimePlace): { readonly earlier: number; readonly notLater: number } {
    let [earlier, notLater] = [0, 0]
    for (const slot of this.#order.slots) {
      const [event, dates] = [this.#events[slot], this.#dates[slot]]
      if (!event || !dates) continue
      const side = compareInTime(placeInTime(event, dates), place)
      if (side > 0) break
      if (!slots.has(slot)) continue
      notLater++
      if (side < 0) earlier++
    }
    return { earlier, notLater }
  }

  #page(
    slots: SlotSet,
    { first, count }: { readonly first: number; readonly count: number },
    order: TimelineQuery['order'],
  ) {
    // Places on the page, counted from the oldest match.
    const events: TimelineEvent[] = []
    const finder = new GapFinder()
    let place = 0
    for (const slot of this.#order.slots) {
      if (!slots.has(slot)) continue
      const isOnPage = place >= first && place < first + count
      const event = isOnPage ? this.#events[slot] : undefined
      if (event) events.push(event)
      const dates = this.#dates[slot]
      if (dates) finder.next(event?.id ?? null, dates)
      place++
    }
    return { events: order === 'newest' ? events.reverse() : events, gaps: finder.gaps }
  }

  #newSearch(): TimelineSearch {
    const textOf = (event: TimelineEvent): string =>
      // The names are folded already.
      [fold(ownTextOf(event)), ...linkedTextsOf(event, this.#names)].join('\n')
    const read = (slot: number, text: (event: TimelineEvent) => string): string => {
      const event = this.#events[slot]
      return event ? text(event) : ''
    }
    return new TimelineSearch({
      title: slot => read(slot, event => fold(titlesInAllLanguages(event).join('\n'))),
      whole: slot => read(slot, textOf),
    })
  }

  #updateEvent(id: string): void {
    const event = this.#record.find('event', id)
    const slot = this.#slots.get(id)
    const before = slot === undefined ? undefined : this.#events[slot]
    if (slot !== undefined && before) {
      const place = this.#order.placeOf(slot)
      this.#kill(slot, id)
      // Mostly an event stays where it was; moving all behind it would make the renaming of an actor slow.
      if (event && event.when === before.when && event.order === before.order) {
        this.#order.replaceAt(place, this.#add(event))
        return
      }
      this.#order.removeAt(place)
    }
    if (event) this.#order.add(this.#add(event))
  }

  #kill(slot: number, id: string): void {
    this.#slots.delete(id)
    this.#events[slot] = undefined
    this.#live.delete(slot)
  }

  /** Gives an event the next slot; its place in the order is the caller's to find. */
  #add(event: TimelineEvent): number {
    const slot = this.#events.length
    this.#events.push(event)
    this.#dates.push(this.#calendar.datesOf(event.when))
    this.#changed.push(this.#record.changedAt(event.id))
    this.#traits.push(traitsOf(event))
    this.#slots.set(event.id, slot)
    this.#live.add(slot)
    if (event.kind === 'context') this.#context.add(slot)
    this.#facets.add(slot, event)
    this.#search.grow(slot + 1)
    return slot
  }

  #compare(a: number, b: number): number {
    const [datesA, datesB] = [this.#dates[a], this.#dates[b]]
    if (!datesA || !datesB) return 0
    if (datesA.key !== datesB.key) return datesA.key < datesB.key ? -1 : 1
    const [eventA, eventB] = [this.#events[a], this.#events[b]]
    if (!eventA || !eventB) return 0
    return compareInTime(placeInTime(eventA, datesA), placeInTime(eventB, datesB))
  }

  #orderOf(sorted: readonly number[]): SlotOrder {
    return new SlotOrder((a, b) => this.#compare(a, b), sorted)
  }

  #rebuild(): void {
    if (!this.#isOfWhole) this.#search.close()
    this.#isOfWhole = false
    this.#names = new LinkedNames(this.#record)
    this.#facets = new TimelineFacets(this.#record, this.#names)
    this.#search = this.#newSearch()
    this.#slots = new Map()
    this.#events = []
    this.#dates = []
    this.#changed = []
    this.#traits = []
    this.#live = new SlotSet(0)
    this.#context = new SlotSet(0)
    // Sorted day by day: comparing the keys of all events with each other takes several times as long.
    const byKey = new Map<string, number[]>()
    for (const event of this.#record.list('event')) {
      const slot = this.#add(event)
      const { key } = this.#dates[slot] as TimelineDates
      const group = byKey.get(key)
      if (group) group.push(slot)
      else byKey.set(key, [slot])
    }
    const days = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1))
    this.#order = this.#orderOf(days.flatMap(([, slots]) => slots.sort((a, b) => this.#compare(a, b))))
  }
}

const placeInTime = (
  { id, order }: Pick<TimelineEvent, 'id' | 'order'>,
  { key, moment }: TimelineDates,
): TimePlace => ({
  key,
  moment,
  order,
  id,
})

const hasContext = (query: TimelineQuery): boolean => query.context || query.kind.includes('context')
