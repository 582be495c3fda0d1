import { type DayRange, lengthOf } from '../dates/day-range.ts'

/** A stretch of time and the width in which it is drawn. A day reaches from its number to the next: 4.5 is its noon. */
export interface ExplorerView {
  readonly from: number
  readonly to: number
  /** CSS pixels. */
  readonly width: number
}

/** CSS pixels of one day. */
export const scaleOf = ({ from, to, width }: ExplorerView): number => width / (to - from)

export const xOf = (view: ExplorerView, day: number): number => (day - view.from) * scaleOf(view)

export const dayAt = (view: ExplorerView, x: number): number => view.from + x / scaleOf(view)

const LEVELS_PER_DOUBLING = 2

/**
 * Marks are arranged once for each level of zoom, for the smallest scale of that level: at a larger one the same marks only
 * stand further apart. So no mark changes its row while one pans, and seldom one does while one zooms.
 */
export const levelOf = (scale: number): number => Math.floor(Math.log2(scale) * LEVELS_PER_DOUBLING + 1e-9)

/** The smallest scale of a level. */
export const scaleOfLevel = (level: number): number => 2 ** (level / LEVELS_PER_DOUBLING)

const WIDEST_DAY = 256
/** In CSS pixels; bounds the memory that arranging a lane takes. A record of 270 years can still be seen day by day. */
const WIDEST_RECORD = 25_000_000

/** The largest scale to which one may zoom. */
export const largestScale = (reach: DayRange): number => Math.min(WIDEST_DAY, WIDEST_RECORD / lengthOf(reach))

/** How much longer than the record the longest view is. */
const AIR = 0.1

/** All of these days with some air at both ends. */
export function wholeView(days: DayRange, width: number): ExplorerView {
  const air = Math.max(1, (lengthOf(days) * AIR) / 2)
  return { from: days.first - air, to: days.last + 1 + air, width }
}

/** How far one may go. */
export interface Bounds {
  /** All days on which something is drawn: one may pan over them. */
  readonly reach: DayRange
  /** From the first event to the last: no view is longer, because one would only see more emptiness. */
  readonly extent: DayRange
}

/** Of the longest view, in days. */
export const longestIn = ({ extent }: Bounds): number => {
  const { from, to } = wholeView(extent, 1)
  return to - from
}

/** A view of these days, with air around them, not closer than the largest scale allows and within the bounds. */
export function viewOfDays(days: DayRange, bounds: Bounds, width: number): ExplorerView {
  const middle = (days.first + days.last + 1) / 2
  const length = Math.max(lengthOf(days) * 1.2, width / largestScale(bounds.reach))
  return withinBounds({ from: middle - length / 2, to: middle + length / 2, width }, bounds)
}

const WORTH_OPENING = 1.1

/** Where a cluster of these days comes apart; null where it does not, because they are one day or could not be wider. */
export function viewInside(days: DayRange, bounds: Bounds, view: ExplorerView): ExplorerView | null {
  const inside = viewOfDays(days, bounds, view.width)
  return days.last > days.first && scaleOf(inside) > scaleOf(view) * WORTH_OPENING ? inside : null
}

/** The nearest view that is not too long, not too short, and shows nothing beyond the reach. */
export function withinBounds(view: ExplorerView, bounds: Bounds): ExplorerView {
  const { width } = view
  const { reach, extent } = bounds
  const wanted = view.to - view.from
  const longest = longestIn(bounds)
  if (wanted > longest && view.from <= extent.first && view.to > extent.last) return wholeView(extent, width)
  const whole = wholeView(reach, width)
  const length = Math.min(longest, Math.max(wanted, width / largestScale(reach)))
  const begin = wanted > length ? (view.from + view.to - length) / 2 : view.from
  const from = Math.min(Math.max(begin, whole.from), whole.to - length)
  return { from, to: from + length, width }
}
