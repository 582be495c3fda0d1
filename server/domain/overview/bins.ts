import { dayNumber } from '../dates/calendar.ts'
import { dayOfNumber } from '../dates/day-numbers.ts'
import type { DayRange } from '../explorer/explorer-data.ts'

// The calendar as bins: days, weeks from Monday, months, quarters, years and tens of years, whichever is fine enough.

/** Either `days` or `months` of one bin; months count from January of the year 0. */
export type CalendarUnit = { readonly days: 1 | 7 } | { readonly months: number }

const DAY: CalendarUnit = { days: 1 }
const WEEK: CalendarUnit = { days: 7 }
const QUARTER = 3
const YEAR = 12

/** 29 December 1969, a Monday. */
const A_MONDAY = -3

export const lengthOf = ({ first, last }: DayRange): number => last - first + 1

/** The finest unit of which the range has at most `most` bins. */
export function unitFor(range: DayRange, most: number): CalendarUnit {
  if (binCount(range, DAY) <= most) return DAY
  if (binCount(range, WEEK) <= most) return WEEK
  for (const months of [1, QUARTER]) if (binCount(range, { months }) <= most) return { months }
  let months = YEAR
  while (binCount(range, { months }) > most) months *= 10
  return { months }
}

function binCount(range: DayRange, unit: CalendarUnit): number {
  return binNumber(range.last, unit) - binNumber(range.first, unit) + 1
}

function binNumber(day: number, unit: CalendarUnit): number {
  if ('days' in unit) return Math.floor((day - A_MONDAY) / unit.days)
  const { year, month } = dayOfNumber(day)
  return Math.floor((year * 12 + month - 1) / unit.months)
}

function firstDayOfBin(bin: number, unit: CalendarUnit): number {
  if ('days' in unit) return bin * unit.days + A_MONDAY
  const months = bin * unit.months
  return dayNumber({ year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1, day: 1 })
}

/** The range and what its first and last bin have beyond it. */
export const wholeBins = ({ first, last }: DayRange, unit: CalendarUnit): DayRange => ({
  first: firstDayOfBin(binNumber(first, unit), unit),
  last: firstDayOfBin(binNumber(last, unit) + 1, unit) - 1,
})

/** Bins that follow each other without space between; the first and the last end where the range does. */
export function binsOf(range: DayRange, unit: CalendarUnit): DayRange[] {
  const start = binNumber(range.first, unit)
  return Array.from({ length: binCount(range, unit) }, (_, index) => ({
    first: Math.max(range.first, firstDayOfBin(start + index, unit)),
    last: Math.min(range.last, firstDayOfBin(start + index + 1, unit) - 1),
  }))
}

/** The same with what was cut off to less than half a bin joined to its neighbour. */
export function evenBinsOf(range: DayRange, unit: CalendarUnit): DayRange[] {
  const bins = binsOf(range, unit)
  const longest = Math.max(...bins.map(lengthOf))
  const isStub = (bin: DayRange | undefined) => bin !== undefined && lengthOf(bin) * 2 < longest
  const [first, second] = bins
  if (bins.length > 1 && first && second && isStub(first)) bins.splice(0, 2, { first: first.first, last: second.last })
  const [last, previous] = [bins.at(-1), bins.at(-2)]
  if (last && previous && isStub(last)) bins.splice(-2, 2, { first: previous.first, last: last.last })
  return bins
}

/** Finds the bin of a day. Fast where days come in order. */
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
