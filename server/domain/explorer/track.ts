import { type DayNumber, type DayRange, SOFT_END, SOFT_START, type Span } from '../dates/day-range.ts'

/** What is arranged, a column for each property. Days are whole; `first` equals `last` for what happened on one day. */
export interface TrackColumns {
  readonly title: readonly string[]
  readonly first: readonly DayNumber[]
  readonly last: readonly DayNumber[]
  readonly softness: readonly number[]
  readonly significance: readonly number[]
  /** Smaller is surer. */
  readonly certainty: readonly number[]
}

/** The items of one lane, sorted once for all scales. */
export interface Track {
  readonly columns: TrackColumns
  readonly rows: number
  /** Places in the columns by first day. */
  readonly byTime: Int32Array
  /** Places in `byTime` in the order in which they choose their room. */
  readonly byWeight: Int32Array
}

/** Columns of items that are all equally significant and certain. */
export function spanColumns<Item extends Span>(
  items: readonly Item[],
  titleOf: (item: Item) => string,
  significance: number,
): TrackColumns {
  return {
    title: items.map(titleOf),
    first: items.map(({ first }) => first),
    last: items.map(({ last }) => last),
    softness: items.map(({ softness }) => softness),
    significance: items.map(() => significance),
    certainty: items.map(() => 0),
  }
}

const SIGNIFICANCES = 3
const CERTAINTIES = 8

export function trackOf(columns: TrackColumns, places: Iterable<number>, rows: number): Track {
  const byTime = Int32Array.from(places)
  const first = (place: number): number => columns.first[place] ?? 0
  if (!isRising(byTime, first)) byTime.sort((a, b) => first(a) - first(b) || a - b)
  return { columns, rows: Math.max(1, rows), byTime, byWeight: orderByWeight(columns, byTime) }
}

function isRising(places: Int32Array, keyOf: (place: number) => number): boolean {
  for (let index = 1; index < places.length; index++) {
    if (keyOf(places[index - 1] ?? 0) > keyOf(places[index] ?? 0)) return false
  }
  return true
}

/** By significance, then certainty, then time. Counted rather than compared, because there may be 100,000. */
function orderByWeight(columns: TrackColumns, byTime: Int32Array): Int32Array {
  const weightOf = (place: number): number => {
    const significance = Math.min(SIGNIFICANCES, Math.max(1, columns.significance[place] ?? 1))
    return (SIGNIFICANCES - significance) * CERTAINTIES + Math.min(CERTAINTIES - 1, columns.certainty[place] ?? 0)
  }
  const starts = new Int32Array(SIGNIFICANCES * CERTAINTIES + 1)
  for (const place of byTime) {
    const weight = weightOf(place) + 1
    starts[weight] = (starts[weight] ?? 0) + 1
  }
  for (let weight = 1; weight < starts.length; weight++)
    starts[weight] = (starts[weight] ?? 0) + (starts[weight - 1] ?? 0)
  const ordered = new Int32Array(byTime.length)
  for (let index = 0; index < byTime.length; index++) {
    const weight = weightOf(byTime[index] ?? 0)
    const at = starts[weight] ?? 0
    ordered[at] = index
    starts[weight] = at + 1
  }
  return ordered
}

/** From the first day of all these to the last. */
export function reachOf(columns: TrackColumns, places: Iterable<number>): DayRange {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const place of places) {
    first = Math.min(first, columns.first[place] ?? 0)
    last = Math.max(last, columns.last[place] ?? 0)
  }
  return { first, last }
}

/** Where an item is drawn, in days: from the first to the end of the last or, if it is one day, at its noon. */
export function extentOf(columns: TrackColumns, place: number): readonly [start: number, end: number] {
  const first = columns.first[place] ?? 0
  const last = columns.last[place] ?? 0
  return last > first ? [first, last + 1] : [first + 0.5, first + 0.5]
}

export const isSoftAtStart = (softness: number): boolean => (softness & SOFT_START) !== 0
export const isSoftAtEnd = (softness: number): boolean => (softness & SOFT_END) !== 0
