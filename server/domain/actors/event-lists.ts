import { LRUCache } from 'lru-cache'
import { compareInTime, inTimeOrder, type TimePlace } from '../dates/time-order.ts'
import type { TimelineEvent } from '../entries/event.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'

// What the page of an actor lists, kept current: going through tens of thousands of events for each page would take longer
// than the page.

type NamesOf = (event: TimelineEvent) => Iterable<string>

const NONE: readonly never[] = []

/** Events in named lists, the oldest first. A list that was given stays as it is: a change makes another. */
export class EventLists {
  readonly #record: NegotiationRecord
  readonly #namesOf: NamesOf
  readonly #lists = new Map<string, readonly TimelineEvent[]>()
  /** Those in any list, as they stand there. */
  readonly #events = new Map<string, TimelineEvent>()

  /** `events` are all that could be in a list. */
  constructor(record: NegotiationRecord, events: Iterable<TimelineEvent>, namesOf: NamesOf) {
    this.#record = record
    this.#namesOf = namesOf
    const lists = new Map<string, TimelineEvent[]>()
    for (const event of inTimeOrder([...events], record.calendar)) {
      for (const name of new Set(namesOf(event))) {
        this.#events.set(event.id, event)
        const list = lists.get(name)
        if (list) list.push(event)
        else lists.set(name, [event])
      }
    }
    this.#lists = lists
  }

  get(name: string): readonly TimelineEvent[] {
    return this.#lists.get(name) ?? NONE
  }

  /** Of the lists that are not empty. */
  names(): Iterable<string> {
    return this.#lists.keys()
  }

  /** Must be called for every event after it has changed, was given or has gone. */
  update(id: string): void {
    const before = this.#events.get(id)
    const after = this.#record.find('event', id)
    if (before) {
      this.#events.delete(id)
      for (const name of new Set(this.#namesOf(before)))
        this.#set(name, this.get(name).toSpliced(this.#placeIn(name, before), 1))
    }
    if (!after) return
    for (const name of new Set(this.#namesOf(after))) {
      this.#events.set(id, after)
      this.#set(name, this.get(name).toSpliced(this.#placeIn(name, after), 0, after))
    }
  }

  #set(name: string, list: readonly TimelineEvent[]): void {
    if (list.length > 0) this.#lists.set(name, list)
    else this.#lists.delete(name)
  }

  /** Where an event stands in a list or belongs. */
  #placeIn(name: string, event: TimelineEvent): number {
    const list = this.get(name)
    const place = this.#placeInTime(event)
    let [low, high] = [0, list.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compareInTime(this.#placeInTime(list[middle] as TimelineEvent), place) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  #placeInTime({ id, order, when }: TimelineEvent): TimePlace {
    const { key, moment } = this.#record.calendar.datesOf(when)
    return { id, order, key, moment }
  }
}

interface ListsOfActor {
  /** What they are lists of: with the actor’s id their name among all that are kept. */
  readonly subject: string
  readonly actor: string
  /** Whether they change with the sides of actors; then they are read anew. */
  readonly restOnSides: boolean
  readonly read: () => EventLists
}

/** Actors whose lists are kept at a time; those of one that is named everywhere take a few megabytes. */
const MOST_KEPT = 16

const kept = new WeakMap<NegotiationRecord, LRUCache<string, { lists: EventLists; restOnSides: boolean }>>()

/** Read when they are first asked for, and kept current from then on. */
export function keptLists(record: NegotiationRecord, { subject, actor, restOnSides, read }: ListsOfActor): EventLists {
  const ofRecord = kept.get(record) ?? keepFor(record)
  const key = `${subject} ${actor}`
  const known = ofRecord.get(key)
  if (known) return known.lists
  const lists = read()
  ofRecord.set(key, { lists, restOnSides })
  return lists
}

function keepFor(record: NegotiationRecord) {
  const ofRecord = new LRUCache<string, { lists: EventLists; restOnSides: boolean }>({ max: MOST_KEPT })
  kept.set(record, ofRecord)
  record.onChange((type, id) => {
    if (type !== 'event' && type !== 'actor') return
    for (const [key, { lists, restOnSides }] of [...ofRecord.entries()]) {
      if (type === 'event') lists.update(id)
      else if (restOnSides) ofRecord.delete(key)
    }
  })
  return ofRecord
}
