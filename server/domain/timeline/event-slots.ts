import { compareInTime, type TimePlace } from '../dates/time-order.ts'
import { numberOfDay, type TimelineDates } from '../dates/timeline-dates.ts'
import type { TimelineEvent } from '../entries/event.ts'
import { hadBegunBy, type NegotiationRecord } from '../record/negotiation-record.ts'
import { SlotSet } from '../search/slot-set.ts'
import { traitsOf } from './event-traits.ts'

/**
 * What is known of each event, by slot. A changed event gets a new slot and its old one dies, so that all lists of slots only
 * grow.
 */
export class EventSlots {
  readonly #record: NegotiationRecord
  readonly ids: Map<string, number>
  readonly events: (TimelineEvent | undefined)[]
  readonly dates: TimelineDates[]
  readonly traits: number[]
  /** Every table that an event has named, in the order in which they came; undefined for those that name none. */
  readonly tables: (string | undefined)[]
  /** Sequences. */
  readonly #changed: number[]
  readonly live: SlotSet
  /** Dead ones too. */
  readonly context: SlotSet

  /** Those of a part of a record are the same as those of the whole, but for which of them live. */
  constructor(record: NegotiationRecord, whole?: EventSlots) {
    this.#record = record
    this.ids = whole?.ids ?? new Map()
    this.events = whole?.events ?? []
    this.dates = whole?.dates ?? []
    this.traits = whole?.traits ?? []
    this.tables = whole?.tables ?? []
    this.#changed = whole ? whole.#changed : []
    this.context = whole?.context ?? new SlotSet(0)
    this.live = new SlotSet(this.events.length)
    if (whole) this.#reviveFrom(whole)
  }

  #reviveFrom(whole: EventSlots): void {
    const { on } = this.#record.moment
    const day = on === undefined ? Number.POSITIVE_INFINITY : numberOfDay(on)
    for (const slot of this.ids.values())
      if (whole.live.has(slot) && hadBegunBy(day, this.dates[slot] as TimelineDates)) this.live.add(slot)
  }

  get count(): number {
    return this.events.length
  }

  get dead(): number {
    return this.events.length - this.ids.size
  }

  add(event: TimelineEvent): number {
    const slot = this.events.length
    this.events.push(event)
    this.dates.push(this.#record.calendar.datesOf(event.when))
    this.#changed.push(this.#record.changedAt(event.id))
    this.traits.push(traitsOf(event, this.#tablePlace(event.table)))
    this.ids.set(event.id, slot)
    this.live.add(slot)
    if (event.kind === 'context') this.context.add(slot)
    return slot
  }

  #tablePlace(table: string | undefined): number {
    const known = this.tables.indexOf(table)
    return known >= 0 ? known : this.tables.push(table) - 1
  }

  kill(slot: number, id: string): void {
    this.ids.delete(id)
    this.events[slot] = undefined
    this.live.delete(slot)
  }

  compare(a: number, b: number): number {
    const [datesA, datesB] = [this.dates[a], this.dates[b]]
    if (!datesA || !datesB) return 0
    if (datesA.key !== datesB.key) return datesA.key < datesB.key ? -1 : 1
    const [placeA, placeB] = [this.placeInTime(a), this.placeInTime(b)]
    return placeA && placeB ? compareInTime(placeA, placeB) : 0
  }

  placeInTime(slot: number): TimePlace | undefined {
    const [event, dates] = [this.events[slot], this.dates[slot]]
    return event && dates && { id: event.id, order: event.order, key: dates.key, moment: dates.moment }
  }

  narrowToDays(slots: SlotSet, from: string | null, to: string | null): void {
    const first = from === null ? Number.NEGATIVE_INFINITY : numberOfDay(from)
    const last = to === null ? Number.POSITIVE_INFINITY : numberOfDay(to)
    for (let slot = 0; slot < this.dates.length; slot++) {
      const dates = this.dates[slot]
      if (!dates || dates.latest < first || dates.earliest > last) slots.delete(slot)
    }
  }

  narrowToChanged(slots: SlotSet, since: number): void {
    for (let slot = 0; slot < this.#changed.length; slot++) {
      if ((this.#changed[slot] ?? 0) <= since) slots.delete(slot)
    }
  }
}
