// Arithmetic on calendar days: proleptic Gregorian, as ISO 8601 prescribes, for any year. No `Date` anywhere, because its
// local time moves a day for some readers and its range ends in the year 275760.

export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Days since 1 January 1970; the algorithm is `days_from_civil` of https://howardhinnant.github.io/date_algorithms.html. */
export function dayNumber({ year, month, day }: Day): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** 0 = Sunday. 1 January 1970 was a Thursday. */
export const weekdayOf = (day: Day): number => (((dayNumber(day) + 4) % 7) + 7) % 7

export function monthAfter(
  { year, month }: { year: number; month: number },
  count = 1,
): { year: number; month: number } {
  const months = year * 12 + (month - 1) + count
  const startYear = Math.floor(months / 12)
  return { year: startYear, month: months - startYear * 12 + 1 }
}

export function dayAfter({ year, month, day }: Day): Day {
  if (day < daysInMonth(year, month)) return { year, month, day: day + 1 }
  return { ...monthAfter({ year, month }), day: 1 }
}

export function dayBefore({ year, month, day }: Day): Day {
  if (day > 1) return { year, month, day: day - 1 }
  const previous = monthAfter({ year, month }, -1)
  return { ...previous, day: daysInMonth(previous.year, previous.month) }
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** `2025`, and outside 0000–9999 the ISO 8601 expanded form: `-0100`, `+170000002`. */
export function isoYear(year: number): string {
  const digits = String(Math.abs(year)).padStart(4, '0')
  if (year < 0) return `-${digits}`
  return year > 9999 ? `+${digits}` : digits
}

export const isoDay = ({ year, month, day }: Day): string => `${isoYear(year)}-${twoDigits(month)}-${twoDigits(day)}`

/** Years that are said without an era. */
export const isPlainYear = (year: number): boolean => year >= 1000 && year <= 9999

/** The inverse of `isoDay`. */
export function dayOfText(text: string): Day {
  const monthStart = text.length - '-MM-DD'.length
  return {
    year: Number(text.slice(0, monthStart)),
    month: Number(text.slice(monthStart + 1, monthStart + 3)),
    day: Number(text.slice(monthStart + 4)),
  }
}

/** Years have at most 12 digits here, so that every bound fits a number exactly and a sort key has a fixed width. */
export const MAXIMUM_YEAR_DIGITS = 12
const YEAR_OFFSET = 10 ** MAXIMUM_YEAR_DIGITS

/** A key whose plain string order is the order of days, also before the year 0 and after 9999 where ISO text does not sort. */
export function sortableDay(day: string): string {
  const monthStart = day.length - '-MM-DD'.length
  const year = Number(day.slice(0, monthStart)) + YEAR_OFFSET
  return `${String(year).padStart(MAXIMUM_YEAR_DIGITS + 1, '0')}${day.slice(monthStart)}`
}
