import { type CalendarUnit, partCount, partsOf, UNITS_UP_TO_QUARTERS, YEAR_MONTHS } from '../dates/day-parts.ts'
import { type DayRange, lengthOf } from '../dates/day-range.ts'

/** The finest unit of which the range has at most `most` parts: up to quarters, then years by tens, hundreds and so on. */
export function unitFor(range: DayRange, most: number): CalendarUnit {
  const fits = (unit: CalendarUnit): boolean => partCount(range, unit) <= most
  const short = UNITS_UP_TO_QUARTERS.find(fits)
  if (short) return short
  let months = YEAR_MONTHS
  while (!fits({ months })) months *= 10
  return { months }
}

/** The parts of a range, of which one that is cut off to less than half is joined to its neighbour. */
export function evenBinsOf(range: DayRange, unit: CalendarUnit): DayRange[] {
  const bins = partsOf(range, unit)
  const longest = Math.max(...bins.map(lengthOf))
  const isStub = (bin: DayRange | undefined) => bin !== undefined && lengthOf(bin) * 2 < longest
  const [first, second] = bins
  if (bins.length > 1 && first && second && isStub(first)) bins.splice(0, 2, { first: first.first, last: second.last })
  const [last, previous] = [bins.at(-1), bins.at(-2)]
  if (last && previous && isStub(last)) bins.splice(-2, 2, { first: previous.first, last: last.last })
  return bins
}

/** Finds the bin of a day; fastest when days come in order. */
export function binFinder(bins: readonly DayRange[]): (day: number) => number {
  let recent = 0
  return day => {
    const bin = bins[recent]
    if (bin && day >= bin.first && day <= bin.last) return recent
    let [low, high] = [0, bins.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((bins[middle]?.first ?? Number.POSITIVE_INFINITY) <= day) low = middle
      else high = middle - 1
    }
    recent = low
    return low
  }
}
