import { compareInTime, type TimePlace } from '../dates/time-order.ts'
import type { TimelineCalendar } from '../dates/timeline-dates.ts'
import type { TimelineEvent } from '../entries/event.ts'
import type { SlotSet } from '../search/slot-set.ts'
import type { EventSlots } from './event-slots.ts'
import { type Gap, GapFinder } from './gaps.ts'
import { readPageBeside } from './page-beside.ts'
import type { ReadingOrder, TimelineQuery } from './timeline-query.ts'

// Which of the events that match stand on a page.

export interface OrderedMatches {
  readonly slots: EventSlots
  readonly matching: SlotSet
  /** Living slots, the oldest first. */
  readonly order: Uint32Array
}

interface Sizes {
  readonly total: number
  readonly pages: number
  readonly pageSize: number
}

/** A piece of the result, counted in the query's order. */
interface Piece {
  readonly first: number
  readonly count: number
}

export function pieceShown(
  { page, order }: { readonly page: TimelineQuery['page']; readonly order: ReadingOrder },
  matches: OrderedMatches,
  { total, pages, pageSize }: Sizes,
  calendar: TimelineCalendar,
): Piece {
  const beside = typeof page === 'string' ? readPageBeside(page) : null
  const from = (first: number) => ({ first, count: Math.min(pageSize, total - first) })
  if (!beside) return from((Math.min(typeof page === 'number' ? page : pages, pages) - 1) * pageSize)
  const { id, order: place, when } = beside.place
  const { key, moment } = calendar.datesOf(when)
  const { earlier, notLater } = matchesAround(matches, { id, order: place, key, moment })
  const [start, end] = order === 'oldest' ? [notLater, earlier] : [total - earlier, total - notLater]
  if (beside.side === 'after' && start < total) return from(start)
  if (beside.side === 'before' && end > 0) return { first: Math.max(0, end - pageSize), count: Math.min(pageSize, end) }
  return from(beside.side === 'before' ? 0 : (pages - 1) * pageSize)
}

/** How many matches stand before a place in time, and how many before it or on it. */
function matchesAround({ slots, matching, order }: OrderedMatches, place: TimePlace) {
  let [earlier, notLater] = [0, 0]
  for (const slot of order) {
    const own = slots.placeInTime(slot)
    if (!own) continue
    const side = compareInTime(own, place)
    if (side > 0) break
    if (!matching.has(slot)) continue
    notLater++
    if (side < 0) earlier++
  }
  return { earlier, notLater }
}

/** The events of a piece in the query's order, and the gaps that end with one of them. */
export function eventsShown(
  { slots, matching, order }: OrderedMatches,
  { first, count }: Piece,
  direction: ReadingOrder,
  total: number,
): { readonly events: readonly TimelineEvent[]; readonly gaps: ReadonlyMap<string, Gap> } {
  // Places among the matches, the oldest first.
  const from = direction === 'oldest' ? first : total - first - count
  const events: TimelineEvent[] = []
  const finder = new GapFinder()
  let place = 0
  for (const slot of order) {
    if (!matching.has(slot)) continue
    const event = place >= from && place < from + count ? slots.events[slot] : undefined
    if (event) events.push(event)
    const dates = slots.dates[slot]
    if (dates) finder.next(event?.id ?? null, dates)
    place++
  }
  return { events: direction === 'newest' ? events.reverse() : events, gaps: finder.gaps }
}
