import { dayNumber } from './calendar.ts'
import { dayOfNumber } from './day-numbers.ts'
import type { DayNumber, DayRange } from './day-range.ts'

// The calendar in parts of equal length: days, weeks from Monday, months, quarters, years and multiples of them.

/** The length of a part, in days or in months; parts of months are counted from January of the year 0. */
export type CalendarUnit = { readonly days: 1 | 7 } | { readonly months: number }

export const MONTH: CalendarUnit = { months: 1 }
export const YEAR_MONTHS = 12
export const UNITS_UP_TO_QUARTERS: readonly CalendarUnit[] = [{ days: 1 }, { days: 7 }, MONTH, { months: 3 }]

/** 29 December 1969, a Monday. */
const A_MONDAY = -3

/** The parts that cover a range without gaps; the first and the last are cut off at its ends. */
export function partsOf(range: DayRange, unit: CalendarUnit): DayRange[] {
  const start = numberOfPart(range.first, unit)
  return Array.from({ length: partCount(range, unit) }, (_, index) => ({
    first: Math.max(range.first, firstDayOf(start + index, unit)),
    last: Math.min(range.last, firstDayOf(start + index + 1, unit) - 1),
  }))
}

export const partCount = (range: DayRange, unit: CalendarUnit): number =>
  numberOfPart(range.last, unit) - numberOfPart(range.first, unit) + 1

/** The range extended to the start of its first part and the end of its last. */
export const wholeParts = ({ first, last }: DayRange, unit: CalendarUnit): DayRange => ({
  first: firstDayOf(numberOfPart(first, unit), unit),
  last: firstDayOf(numberOfPart(last, unit) + 1, unit) - 1,
})

function numberOfPart(day: DayNumber, unit: CalendarUnit): number {
  if ('days' in unit) return Math.floor((day - A_MONDAY) / unit.days)
  const { year, month } = dayOfNumber(day)
  return Math.floor((year * YEAR_MONTHS + month - 1) / unit.months)
}

function firstDayOf(part: number, unit: CalendarUnit): DayNumber {
  if ('days' in unit) return part * unit.days + A_MONDAY
  const months = part * unit.months
  const year = Math.floor(months / YEAR_MONTHS)
  return dayNumber({ year, month: months - year * YEAR_MONTHS + 1, day: 1 })
}
