import { type Day, isoDay } from './calendar.ts'
import { monthName, yearInWords } from './calendar-names.ts'

// Days as numbers. Kept small, because it is part of the explorer's script.

/** The inverse of `dayNumber`: `civil_from_days` of https://howardhinnant.github.io/date_algorithms.html. */
export function dayOfNumber(number: number): Day {
  const shifted = number + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

export const isoDayOf = (number: number): string => isoDay(dayOfNumber(number))

/** Such as “23–25 November 2025”, as `dateInWords` says it of the same days in the years 1000 to 9999. */
export function daysInWords({ first, last }: { readonly first: number; readonly last: number }): string {
  const [start, end] = [dayOfNumber(first), dayOfNumber(last)]
  const day = ({ day, month, year }: Day) => `${day} ${monthName(month, 'of')} ${yearInWords(year)}`
  if (first === last) return day(start)
  if (start.year !== end.year) return `${day(start)} – ${day(end)}`
  if (start.month !== end.month) return `${start.day} ${monthName(start.month, 'of')} – ${day(end)}`
  return `${start.day}–${day(end)}`
}
