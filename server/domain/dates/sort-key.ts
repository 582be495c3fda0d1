// The one order in time, of every list, drawing and export:
// 1. by the month of the heading under which a date stands. What is not known to the month comes before the days of that
//    month or year, the wider first, and what stands under one heading stays together;
// 2. in a month by the first day, then by the last, an open end last. A date without a known start goes by its end, after
//    those that start on that day. Days are those at the venue, whatever the offset;
// 3. within the same days by the record's own `order`, which an editor has set;
// 4. then by the time of day: as instants, so that ten o'clock at UTC+3 comes before nine at UTC−5. A time without an
//    offset is taken as UTC, and no time comes before any;
// 5. then by id.
// Across midnight two offsets may put the earlier instant second: the day at the venue decides, and the list says so.

import { dayNumber, dayOfText, isoDay, sortableDay } from './calendar.ts'
import { dayOfNumber } from './day-numbers.ts'
import { type IntervalEnd, readEdtf } from './edtf.ts'
import type { FuzzyDate } from './fuzzy-date.ts'
import type { DateHeading } from './heading.ts'

/** Sorts after every digit. */
const LAST = '~'

/** A key whose plain string order is that of the days, rules 1 and 2. */
export function sortKey({ earliest, latest }: FuzzyDate, { isMonth, first, last, name }: DateHeading): string {
  const [from, to] = [keyOfDay(earliest), keyOfDay(latest)]
  const days = `${earliest === null ? to : from} ${to} ${earliest === null ? 1 : 0}`
  const month = keyOfDay(first ?? last).slice(0, -'-DD'.length)
  return isMonth ? `${month} 1 ${days}` : `${month} 0 ${widestFirst(keyOfDay(last))} ${name} ${days}`
}

const keyOfDay = (day: string | null): string => (day === null ? LAST.repeat('-DD'.length + 1) : sortableDay(day))

const widestFirst = (key: string): string => key.replace(/\d/g, digit => String(9 - Number(digit)))

const MILLISECONDS_A_DAY = 86_400_000

/** A key whose plain string order is that of the instants; '' where no time of day is recorded. */
export function momentOf(edtf: string): string {
  if (!edtf.includes('T')) return ''
  const read = readEdtf(edtf)
  const part: IntervalEnd | undefined = !read.ok
    ? undefined
    : read.part.kind === 'interval'
      ? read.part.start
      : read.part.kind === 'date'
        ? read.part
        : undefined
  if (typeof part !== 'object' || !part.time) return ''
  const { clock, seconds, offset } = part.time
  const minutes = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) - (offset ?? 0)
  const milliseconds = minutes * 60_000 + Math.round(seconds * 1000)
  const day = dayNumber(dayOfText(edtf.slice(0, edtf.indexOf('T')))) + Math.floor(milliseconds / MILLISECONDS_A_DAY)
  const rest = milliseconds - Math.floor(milliseconds / MILLISECONDS_A_DAY) * MILLISECONDS_A_DAY
  return `${sortableDay(isoDay(dayOfNumber(day)))} ${String(rest).padStart(8, '0')}`
}
