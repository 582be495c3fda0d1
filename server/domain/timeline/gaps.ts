import { dayAfter, dayBefore, isoDay } from '../dates/calendar.ts'
import { dayOf, type TimelineDates } from '../dates/timeline-dates.ts'

/** Days on which nothing is recorded: `from` is the first of them, `to` the last. */
export interface Gap {
  readonly days: number
  readonly from: string
  readonly to: string
}

const LONGEST_UNREMARKABLE = 10

/**
 * Finds the silences among events that it is shown in timeline order. An event may have lasted wherever its dates leave that
 * open, so no silence is claimed after an unknown end, nor anywhere before an unknown start.
 */
export class GapFinder {
  readonly #gaps = new Map<string, Gap>()
  // Compares as false with everything, so that nothing is silent before the first event.
  #latest = Number.NaN
  #lastDay = ''

  /** `id` names the silence that ends with this event; null when nobody will ask for it. */
  next(id: string | null, { earliest, latest, firstDay, lastDay }: TimelineDates): void {
    if (earliest === Number.NEGATIVE_INFINITY) this.#gaps.clear()
    const days = earliest - this.#latest - 1
    if (id !== null && days > LONGEST_UNREMARKABLE && firstDay !== null) {
      const [from, to] = [isoDay(dayAfter(dayOf(this.#lastDay))), isoDay(dayBefore(dayOf(firstDay)))]
      this.#gaps.set(id, { days, from, to })
    }
    if (latest <= this.#latest) return
    this.#latest = latest
    this.#lastDay = lastDay ?? ''
  }

  get gaps(): ReadonlyMap<string, Gap> {
    return this.#gaps
  }
}
