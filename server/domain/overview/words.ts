import { daysInMonth } from '../dates/calendar.ts'
import { monthName, shortMonthName, yearInWords } from '../dates/calendar-names.ts'
import { dayOfNumber, daysInWords } from '../dates/day-numbers.ts'
import type { CalendarUnit } from '../dates/day-parts.ts'
import type { DayRange } from '../dates/day-range.ts'
import { isPlainDays } from '../dates/span.ts'
import type { TimelineCalendar } from '../dates/timeline-dates.ts'
import { dateInWords } from '../dates/words.ts'

// Stretches of the calendar in words: whole months and years by their names, and short ones for an axis.

/** Such as “November 2025”, “April–July 2026”, “17–23 November 2025” or “1990–1999”, as `dateInWords` says it. */
export function rangeInWords(range: DayRange): string {
  const [start, end] = [dayOfNumber(range.first), dayOfNumber(range.last)]
  const isMonths = start.day === 1 && end.day === daysInMonth(end.year, end.month)
  if (!isMonths) return daysInWords(range)
  const [from, to] = [yearInWords(start.year), yearInWords(end.year)]
  if (start.month === 1 && end.month === 12) return from === to ? from : `${from}–${to}`
  const [first, last] = [monthName(start.month), monthName(end.month)]
  if (from !== to) return `${first} ${from} – ${last} ${to}`
  return first === last ? `${first} ${from}` : `${first}–${last} ${from}`
}

/** The same as `dateInWords`, but a hundred times as fast for one day or two, which nearly all dates are. */
export function eventDateInWords(edtf: string, calendar: TimelineCalendar): string {
  if (!isPlainDays(edtf)) return dateInWords(edtf)
  const { earliest, latest } = calendar.datesOf(edtf)
  return daysInWords({ first: earliest, last: latest })
}

/** The label at the start of a stretch on an axis: no more than tells it from the one before. */
export function tickWords({ first }: DayRange, unit: CalendarUnit, isFirst: boolean): string {
  const { year, month, day } = dayOfNumber(first)
  const shortMonth = shortMonthName(month)
  if ('days' in unit) return unit.days === 7 || isFirst || day === 1 ? `${day} ${shortMonth}` : String(day)
  if (unit.months >= 12 || month === 1) return yearInWords(year)
  return isFirst ? `${shortMonth} ${yearInWords(year)}` : shortMonth
}
