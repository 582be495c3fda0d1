import { isoDayOf } from '../dates/day-numbers.ts'
import { numberOfDay, type TimelineDates } from '../dates/timeline-dates.ts'

/** Days on which nothing is recorded: `from` is the first of them, `to` the last. */
export interface Gap {
  readonly days: number
  readonly from: string
  readonly to: string
}

type SpanOfEvent = Pick<TimelineDates, 'earliest' | 'latest' | 'heading'>

const LONGEST_UNREMARKABLE = 10

/**
 * Finds the gaps between events, which have to come in timeline order. An event may have lasted wherever its dates leave
 * that open, so there is no gap after an unknown end, nor anywhere before an unknown start.
 */
export class GapFinder {
  readonly #gaps = new Map<string, Gap>()
  // Every comparison with NaN is false, so there is no gap before the first event.
  #latest = Number.NaN

  /** `id` names the gap that ends with this event; null when nobody will ask for it. */
  next(id: string | null, { earliest: firstDay, latest, heading }: SpanOfEvent): void {
    // What is not known to the month stands before the days of its heading, and may be any of them.
    const isPlaced = heading.isMonth || heading.first === null
    const earliest = isPlaced ? firstDay : Math.min(firstDay, numberOfDay(heading.first))
    if (earliest === Number.NEGATIVE_INFINITY) this.#gaps.clear()
    const days = earliest - this.#latest - 1
    if (id !== null && days > LONGEST_UNREMARKABLE) {
      this.#gaps.set(id, { days, from: isoDayOf(this.#latest + 1), to: isoDayOf(earliest - 1) })
    }
    if (latest <= this.#latest) return
    this.#latest = latest
  }

  get gaps(): ReadonlyMap<string, Gap> {
    return this.#gaps
  }
}
