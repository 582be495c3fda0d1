/** A day as the number of days since 1 January 1970. */
export type DayNumber = number

export interface DayRange {
  /** Inclusive, as `last` is; the same for a single day. */
  readonly first: DayNumber
  readonly last: DayNumber
}

export interface Span extends DayRange {
  /** Bits that say which end is not known to the day: `SOFT_START`, `SOFT_END`. */
  readonly softness: number
}

export const SOFT_START = 1
export const SOFT_END = 2

export const lengthOf = ({ first, last }: DayRange): number => last + 1 - first

export const isWithin = (day: DayNumber, { first, last }: DayRange): boolean => day >= first && day <= last

export const nearestWithin = (day: DayNumber, { first, last }: DayRange): DayNumber =>
  Math.min(Math.max(day, first), last)

/** From the earliest to the latest of the days that are known; null where none is. */
export function reachOfDays(days: Iterable<DayNumber>): DayRange | null {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const day of days) {
    if (!Number.isFinite(day)) continue
    if (day < first) first = day
    if (day > last) last = day
  }
  return first > last ? null : { first, last }
}
