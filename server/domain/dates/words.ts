// Dates in plain English that claim no more than the EDTF does. What has no plain wording is shown by its bounds, followed by
// the EDTF itself: "… (written 2025-1X)". Every wording reads back (typed-date.ts) to the same bounds, but
// for periods of which one end holds the other.

import { type Day, dayAfter, daysInMonth, isPlainYear, monthAfter, monthName, yearInWords } from './calendar.ts'
import {
  type DatePart,
  type EdtfPart,
  hasUnknownDigits,
  type IntervalEnd,
  type IntervalPart,
  type Qualifier,
  readEdtf,
  type SetPart,
  yearOf,
} from './edtf.ts'
import { type FuzzyDate, parseEdtf } from './fuzzy-date.ts'
import { subYearInWords } from './seasons.ts'

/** A text that is not EDTF comes back as it is. */
export function dateInWords(date: FuzzyDate | string): string {
  const parsed = typeof date === 'string' ? parseEdtf(date) : { ok: true as const, date }
  if (!parsed.ok) return date as string
  const { edtf } = parsed.date
  const read = readEdtf(edtf)
  if (!read.ok) return edtf
  return partInWords(read.part) ?? inWordsWithEdtf(read.part, parsed.date)
}

function inWordsWithEdtf(part: EdtfPart, date: FuzzyDate): string {
  // Level 2 can mark the month alone as uncertain; in words the whole date is.
  const words = part.kind === 'date' && dateWithQualifier(part)
  if (words) return `${words} (written ${date.edtf})`
  const marks = `${date.approximate ? 'approximate, ' : ''}${date.uncertain ? 'uncertain, ' : ''}`
  return `${boundsInWords(date)} (${marks}written ${date.edtf})`
}

/** Thirds of a month or year as people use them: 1–10, 11–20, 21–end; January–April, May–August, September–December. */
const THIRDS = ['early', 'mid', 'late'] as const

export function thirdOfMonth(year: number, month: number, third: number): { first: Day; last: Day } {
  const last = third === 2 ? daysInMonth(year, month) : third * 10 + 10
  return { first: { year, month, day: third * 10 + 1 }, last: { year, month, day: last } }
}

export const FIXED_WORDS: ReadonlyMap<string, string> = new Map([
  ['../..', 'start and end open'],
  ['/', 'start and end unknown'],
  ['/..', 'start unknown, end open'],
  ['../', 'start open, end unknown'],
])

/** Undefined when there is no plain wording. */
function partInWords(part: EdtfPart): string | undefined {
  switch (part.kind) {
    case 'date':
      return part.reach === 'part' ? undefined : dateWithQualifier(part)
    case 'sub-year':
      return isPlainYear(part.year) ? subYearInWords(String(part.year), part.code) : undefined
    case 'year':
      return part.significant === null ? yearInWords(part.year) : undefined
    case 'interval':
      return intervalInWords(part)
    case 'set':
      return setInWords(part)
  }
}

function qualifierInWords({ approximate, uncertain }: Qualifier): string {
  return `${uncertain ? 'possibly ' : ''}${approximate ? 'about ' : ''}`
}

function dateWithQualifier(part: DatePart): string | undefined {
  const words = hasUnknownDigits(part) ? maskInWords(part) : knownDateInWords(part)
  return words && `${qualifierInWords(part)}${words}`
}

function knownDateInWords(part: DatePart): string {
  const year = yearInWords(yearOf(part))
  if (part.month === null) return year
  const month = `${monthName(Number(part.month))} ${year}`
  if (part.day === null) return month
  const day = `${Number(part.day)} ${month}`
  return part.time ? `${day}, ${timeInWords(part.time)}` : day
}

function timeInWords({ clock, seconds, offset }: NonNullable<DatePart['time']>): string {
  const time = seconds === 0 ? clock : `${clock}:${seconds < 10 ? '0' : ''}${seconds}`
  if (offset === null) return time
  if (offset === 0) return `${time} (UTC)`
  const minutes = Math.abs(offset) % 60
  const hours = Math.floor(Math.abs(offset) / 60)
  return `${time} (UTC${offset < 0 ? '−' : '+'}${hours}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''})`
}

function maskInWords({ isNegative, year, month, day }: DatePart): string | undefined {
  if (isNegative) return undefined
  const isBlank = (digits: string | null): boolean => digits === null || digits === 'XX'
  if (year === 'XXXX') {
    if (isBlank(month) && isBlank(day)) return 'date not known'
    if (month?.includes('X') !== false) return undefined
    if (isBlank(day)) return `${monthName(Number(month))}, year not known`
    return day?.includes('X') === false ? `${Number(day)} ${monthName(Number(month))}, year not known` : undefined
  }
  if (!year.includes('X')) {
    const yearWords = yearInWords(Number(year))
    if (month === 'XX' && day === null) return `${yearWords}, month not known`
    if (month === 'XX' && day === 'XX') return `${yearWords}, month and day not known`
    return month?.includes('X') === false && day === 'XX'
      ? `${monthName(Number(month))} ${yearWords}, day not known`
      : undefined
  }
  if (month !== null || !/^[1-9]\d*X+$/.test(year)) return undefined
  // "The 2000s" and "the 1900s" mean ten years to some and a hundred to others.
  if (year.endsWith('X') && !/[0X]X$/.test(year)) return `the ${year.replace('X', '0')}s`
  return `${year.replaceAll('X', '0')}–${year.replaceAll('X', '9')}, year not known`
}

function intervalInWords({ start, end }: IntervalPart): string | undefined {
  if (typeof start === 'string' && typeof end === 'string') return FIXED_WORDS.get(`${endMark(start)}/${endMark(end)}`)
  if ([start, end].some(one => hasPartialMarks(one) || isSpanOfYears(one))) return undefined
  if (typeof start === 'string') return typeof end === 'string' ? undefined : untilInWords(start, end)
  const from = dateWithQualifier(start)
  if (!from) return undefined
  if (typeof end === 'string') return `from ${from}, end ${end}`
  const to = dateWithQualifier(end)
  if (!to) return undefined
  if (from === to) return from
  if (!isSimple(start) || !isSimple(end) || !hasSameMarks(start, end)) return `from ${from} to ${to}`
  return thirdInWords(start, end) ?? `${qualifierInWords(start)}${joinDates([start, end], '–', ' – ')}`
}

const endMark = (end: 'open' | 'unknown'): string => (end === 'open' ? '..' : '')

const hasPartialMarks = (end: IntervalEnd): boolean => typeof end !== 'string' && end.reach === 'part'

/** “2000–2099, year not known” can’t stand in a period: it has a dash of its own. */
const isSpanOfYears = (end: IntervalEnd): boolean =>
  typeof end !== 'string' &&
  end.month === null &&
  /^\d+X+$/.test(end.year) &&
  (maskInWords(end)?.includes('–') ?? false)

const hasSameParts = (a: DatePart, b: DatePart): boolean =>
  (a.month === null) === (b.month === null) && (a.day === null) === (b.day === null)

const hasSameMarks = (a: Qualifier, b: Qualifier): boolean =>
  a.approximate === b.approximate && a.uncertain === b.uncertain

/** A day, month or year with nothing unknown and no time, in a year that can be written without an era. */
const isSimple = (part: DatePart): boolean => !hasUnknownDigits(part) && !part.time && isPlainYear(yearOf(part))

function untilInWords(start: 'open' | 'unknown', end: DatePart): string | undefined {
  if (start === 'open' && end.reach === 'none' && isSimple(end) && yearOf(end) < 9999) {
    return `before ${nextInWords(end)}`
  }
  const until = dateWithQualifier(end)
  return until && `until ${until}, start ${start}`
}

function nextInWords(part: DatePart): string {
  const year = yearOf(part)
  if (part.month === null) return yearInWords(year + 1)
  const month = Number(part.month)
  if (part.day === null) {
    const next = monthAfter({ year, month })
    return `${monthName(next.month)} ${next.year}`
  }
  return dayInWords(dayAfter({ year, month, day: Number(part.day) }))
}

const dayInWords = ({ year, month, day }: Day): string => `${day} ${monthName(month)} ${yearInWords(year)}`

/** "late November 2025" for `2025-11-21~/2025-11-30~`: approximate ends, so that no exact day is claimed. */
function thirdInWords(start: DatePart, end: DatePart): string | undefined {
  if (!start.approximate || start.uncertain || yearOf(start) !== yearOf(end) || !start.month || !end.month) {
    return undefined
  }
  const year = yearOf(start)
  const third = [0, 1, 2].find(index => {
    if (!start.day && !end.day) return Number(start.month) === index * 4 + 1 && Number(end.month) === index * 4 + 4
    if (start.month !== end.month) return false
    const { first, last } = thirdOfMonth(year, Number(start.month), index)
    return Number(start.day) === first.day && Number(end.day) === last.day
  })
  if (third === undefined) return undefined
  const whole = start.day ? `${monthName(Number(start.month))} ${year}` : String(year)
  return third === 1 ? `mid-${whole}` : `${THIRDS[third]} ${whole}`
}

/** What the dates share is said once, behind the last: "23–25 November 2025", "28 November – 2 December 2025". */
function joinDates(parts: readonly DatePart[], tight: string, loose: string): string {
  const [first] = parts
  const isShared = (component: 'year' | 'month'): boolean => parts.every(part => part[component] === first?.[component])
  const everyHas = (component: 'month' | 'day'): boolean => parts.every(part => part[component] !== null)
  const someHas = (component: 'month' | 'day'): boolean => parts.some(part => part[component] !== null)
  const month = (part: DatePart | undefined): string => monthName(Number(part?.month))
  if (!someHas('month')) return parts.map(part => part.year).join(tight)
  if (isShared('year') && everyHas('day')) {
    if (isShared('month')) return `${parts.map(part => Number(part.day)).join(tight)} ${month(first)} ${first?.year}`
    return `${parts.map(part => `${Number(part.day)} ${month(part)}`).join(loose)} ${first?.year}`
  }
  if (isShared('year') && everyHas('month') && !someHas('day')) return `${parts.map(month).join(tight)} ${first?.year}`
  return parts.map(knownDateInWords).join(loose)
}

function setInWords({ isAll, members }: SetPart): string | undefined {
  const dates = members.flatMap(({ from, to }) => (from && from === to ? [from] : []))
  const first = dates[0]
  if (dates.length === members.length && first) {
    const isAlike = dates.every(
      date => isSimple(date) && date.reach !== 'part' && hasSameMarks(date, first) && hasSameParts(date, first),
    )
    if (dates.length < 2 || !isAlike) return undefined
    const joint = isAll ? ' and ' : ' or '
    return `${qualifierInWords(first)}${joinDates(dates, joint, joint)}`
  }
  const [only] = members
  if (isAll || members.length !== 1 || !only) return undefined
  const { from, to } = only
  if ([from, to].some(end => end && (end.reach === 'part' || !isSimple(end)))) return undefined
  if (from && to) return `some time between ${joinDates([from, to], ' and ', ' and ')}`
  if (from) return `on or after ${dateWithQualifier(from)}`
  return to ? `on or before ${dateWithQualifier(to)}` : undefined
}

function boundsInWords({ earliest, latest }: FuzzyDate): string {
  if (earliest !== null && latest !== null) return `between ${boundInWords(earliest)} and ${boundInWords(latest)}`
  if (earliest !== null) return `from ${boundInWords(earliest)}`
  return latest === null ? 'date not known' : `until ${boundInWords(latest)}`
}

function boundInWords(bound: string): string {
  const [, year, month, day] = /^([+-]?\d+)-(\d\d)-(\d\d)$/.exec(bound) ?? []
  return dayInWords({ year: Number(year), month: Number(month), day: Number(day) })
}
