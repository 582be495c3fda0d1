// Dates in plain words that claim no more than the EDTF does, as each language says them (speech/). What has no plain wording
// is shown by its bounds, followed by the EDTF itself: "… (written 2025-1X)". Every wording reads back (typed-date.ts) to the
// same bounds, but for periods of which one end holds the other.

import type { Language } from '../language/languages.ts'
import { readersLanguage } from '../language/reader.ts'
import { type Day, dayAfter, dayOfText, daysInMonth, isPlainYear, monthAfter } from './calendar.ts'
import { type Form, monthName, yearInWords } from './calendar-names.ts'
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
import { partOfYear } from './seasons.ts'
import type { DateSpeech, NotKnown } from './speech/speech.ts'
import { SPEECHES } from './speech/speeches.ts'

/** A text that is not EDTF comes back as it is. */
export function dateInWords(
  date: FuzzyDate | string,
  language: Language = readersLanguage(),
  form: Form = 'alone',
): string {
  const parsed = typeof date === 'string' ? parseEdtf(date) : { ok: true as const, date }
  if (!parsed.ok) return date as string
  const { edtf } = parsed.date
  const read = readEdtf(edtf)
  if (!read.ok) return edtf
  const say = SPEECHES[language]
  return partInWords(say, read.part, form) ?? inWordsWithEdtf(say, read.part, parsed.date)
}

/** As it stands behind “since”, “until” and the like: “листопада 2025”, where by itself it is “листопад 2025”. */
export const dateOf = (edtf: string): string => dateInWords(edtf, readersLanguage(), 'of')

function inWordsWithEdtf(say: DateSpeech, part: EdtfPart, date: FuzzyDate): string {
  // Level 2 can mark the month alone as uncertain; in words the whole date is.
  const words = part.kind === 'date' && dateWithQualifier(say, part)
  if (words) return say.written(words, date.edtf, { approximate: false, uncertain: false })
  return say.written(boundsInWords(say, date), date.edtf, date)
}

/** Thirds of a month or year as people use them: 1–10, 11–20, 21–end; January–April, May–August, September–December. */
export function thirdOfMonth(year: number, month: number, third: number): { first: Day; last: Day } {
  const last = third === 2 ? daysInMonth(year, month) : third * 10 + 10
  return { first: { year, month, day: third * 10 + 1 }, last: { year, month, day: last } }
}

/** Undefined when there is no plain wording. */
function partInWords(say: DateSpeech, part: EdtfPart, form: Form): string | undefined {
  switch (part.kind) {
    case 'date':
      return part.reach === 'part' ? undefined : dateWithQualifier(say, part, form)
    case 'sub-year':
      return isPlainYear(part.year) ? subYearInWords(say, part.year, part.code) : undefined
    case 'year':
      return part.significant === null ? yearInWords(part.year, say.language) : undefined
    case 'interval':
      return intervalInWords(say, part)
    case 'set':
      return setInWords(say, part)
  }
}

/** Winter takes both years in words, because "winter 2025" means either of two winters to different people. */
function subYearInWords(say: DateSpeech, year: number, code: number): string | undefined {
  const part = partOfYear(code)
  if (!part) return undefined
  if ('fraction' in part) return say.fraction(part.index, part.fraction, String(year))
  // A year of five digits needs a word with it.
  if (part.isOverNewYear && !isPlainYear(year + 1)) return undefined
  const words = say.season(part.season, part.isOverNewYear ? `${year}–${year + 1}` : String(year))
  return part.hemisphere === undefined ? words : `${words} ${say.hemisphere[part.hemisphere]}`
}

/** “Possibly about” what is said in the form that “about” asks for. */
function qualified(say: DateSpeech, { approximate, uncertain }: Qualifier, form: Form, saying: (form: Form) => string) {
  const words = approximate ? say.about(saying('of')) : saying(form)
  return uncertain ? say.possibly(words) : words
}

function dateWithQualifier(say: DateSpeech, part: DatePart, form: Form = 'alone'): string | undefined {
  if (!hasUnknownDigits(part)) return qualified(say, part, form, within => knownDateInWords(say, part, within))
  if (maskInWords(say, part, form) === undefined) return undefined
  return qualified(say, part, form, within => maskInWords(say, part, within) ?? '')
}

const yearAlone = (say: DateSpeech, year: number, form: Form): string => {
  const words = yearInWords(year, say.language)
  return isPlainYear(year) ? say.years(words, form, true) : words
}

const monthAndYear = (say: DateSpeech, { year, month }: { year: number; month: number }, form: Form): string =>
  `${monthName(month, form, say.language)} ${yearInWords(year, say.language)}`

const dayInWords = (say: DateSpeech, { day, ...month }: Day): string => `${day} ${monthAndYear(say, month, 'of')}`

function knownDateInWords(say: DateSpeech, part: DatePart, form: Form): string {
  const year = yearOf(part)
  if (part.month === null) return yearAlone(say, year, form)
  const month = Number(part.month)
  if (part.day === null) return monthAndYear(say, { year, month }, form)
  const day = dayInWords(say, { year, month, day: Number(part.day) })
  return part.time ? `${day}${say.comma} ${timeInWords(part.time)}` : day
}

function timeInWords({ clock, seconds, offset }: NonNullable<DatePart['time']>): string {
  const time = seconds === 0 ? clock : `${clock}:${seconds < 10 ? '0' : ''}${seconds}`
  if (offset === null) return time
  if (offset === 0) return `${time} (UTC)`
  const minutes = Math.abs(offset) % 60
  const hours = Math.floor(Math.abs(offset) / 60)
  return `${time} (UTC${offset < 0 ? '−' : '+'}${hours}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''})`
}

function maskInWords(say: DateSpeech, part: DatePart, form: Form): string | undefined {
  const { isNegative, year, month, day } = part
  if (isNegative) return undefined
  const isBlank = (digits: string | null): boolean => digits === null || digits === 'XX'
  const but = (known: string, what: NotKnown): string => `${known}${say.comma} ${say.notKnown[what]}`
  const ofMonth = (form: Form): string => monthName(Number(month), form, say.language)
  if (year === 'XXXX') {
    if (isBlank(month) && isBlank(day)) return say.notKnown.date
    if (month?.includes('X') !== false) return undefined
    if (isBlank(day)) return but(ofMonth(form), 'year')
    return day?.includes('X') === false ? but(`${Number(day)} ${ofMonth('of')}`, 'year') : undefined
  }
  if (!year.includes('X')) {
    if (month === 'XX' && day === null) return but(yearAlone(say, Number(year), form), 'month')
    if (month === 'XX' && day === 'XX') return but(yearAlone(say, Number(year), form), 'month and day')
    if (month?.includes('X') !== false || day !== 'XX') return undefined
    return but(monthAndYear(say, { year: Number(year), month: Number(month) }, form), 'day')
  }
  if (month !== null || !/^[1-9]\d*X+$/.test(year)) return undefined
  // "The 2000s" and "the 1900s" mean ten years to some and a hundred to others.
  if (isDecade(part)) return say.decade(year.replace('X', '0'), form)
  return but(`${year.replaceAll('X', '0')}–${year.replaceAll('X', '9')}`, 'year')
}

const isDecade = ({ year }: DatePart): boolean => year.endsWith('X') && !/[0X]X$/.test(year)

function intervalInWords(say: DateSpeech, { start, end }: IntervalPart): string | undefined {
  if (typeof start === 'string' && typeof end === 'string') return say.sides(start, end)
  if ([start, end].some(one => hasPartialMarks(one) || isSpanOfYears(one))) return undefined
  if (typeof start === 'string') return typeof end === 'string' ? undefined : untilInWords(say, start, end)
  const from = dateWithQualifier(say, start, 'of')
  if (!from) return undefined
  if (typeof end === 'string') return say.from(from, end)
  const to = dateWithQualifier(say, end)
  const only = dateWithQualifier(say, start)
  if (!to || only === to) return to
  if (!isSimple(start) || !isSimple(end) || !hasSameMarks(start, end)) return say.fromTo(from, to)
  return (
    thirdInWords(say, start, end) ??
    qualified(say, start, 'alone', form => joinDates(say, [start, end], { tight: '–', loose: ' – ' }, () => form))
  )
}

const hasPartialMarks = (end: IntervalEnd): boolean => typeof end !== 'string' && end.reach === 'part'

/** “2000–2099, year not known” can’t stand in a period: it has a dash of its own. */
const isSpanOfYears = (end: IntervalEnd): boolean =>
  typeof end !== 'string' && end.month === null && /^\d+X+$/.test(end.year) && !end.isNegative && !isDecade(end)

const hasSameParts = (a: DatePart, b: DatePart): boolean =>
  (a.month === null) === (b.month === null) && (a.day === null) === (b.day === null)

const hasSameMarks = (a: Qualifier, b: Qualifier): boolean =>
  a.approximate === b.approximate && a.uncertain === b.uncertain

/** A day, month or year with nothing unknown and no time, in a year that can be written without an era. */
const isSimple = (part: DatePart): boolean => !hasUnknownDigits(part) && !part.time && isPlainYear(yearOf(part))

function untilInWords(say: DateSpeech, start: 'open' | 'unknown', end: DatePart): string | undefined {
  if (start === 'open' && end.reach === 'none' && isSimple(end) && yearOf(end) < 9999) {
    return say.before(nextInWords(say, end))
  }
  const until = dateWithQualifier(say, end)
  return until && say.until(until, start)
}

function nextInWords(say: DateSpeech, part: DatePart): string {
  const year = yearOf(part)
  if (part.month === null) return yearAlone(say, year + 1, 'of')
  const month = Number(part.month)
  if (part.day === null) return monthAndYear(say, monthAfter({ year, month }), 'of')
  return dayInWords(say, dayAfter({ year, month, day: Number(part.day) }))
}

/** "late November 2025" for `2025-11-21~/2025-11-30~`: approximate ends, so that no exact day is claimed. */
function thirdInWords(say: DateSpeech, start: DatePart, end: DatePart): string | undefined {
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
  const whole = start.day ? monthAndYear(say, { year, month: Number(start.month) }, 'of') : yearAlone(say, year, 'of')
  return say.third(third, whole)
}

interface Joints {
  /** Between what is one word each. */
  readonly tight: string
  readonly loose: string
}

/** What the dates share is said once, behind the last: "23–25 November 2025", "28 November – 2 December 2025". */
function joinDates(
  say: DateSpeech,
  parts: readonly DatePart[],
  { tight, loose }: Joints,
  formOf: (place: number) => Form,
): string {
  const [first] = parts
  const isShared = (component: 'year' | 'month'): boolean => parts.every(part => part[component] === first?.[component])
  const everyHas = (component: 'month' | 'day'): boolean => parts.every(part => part[component] !== null)
  const someHas = (component: 'month' | 'day'): boolean => parts.some(part => part[component] !== null)
  const month = (part: DatePart | undefined, form: Form): string => monthName(Number(part?.month), form, say.language)
  // What is said once, behind the last, is read for dates that come before it in the year.
  const isRising = parts.every((part, place) => place === 0 || Number(part.month) >= Number(parts[place - 1]?.month))
  if (!someHas('month')) return say.years(parts.map(part => part.year).join(tight), formOf(parts.length - 1), false)
  if (isShared('year') && isRising && everyHas('day')) {
    if (isShared('month'))
      return `${parts.map(part => Number(part.day)).join(tight)} ${month(first, 'of')} ${first?.year}`
    return `${parts.map(part => `${Number(part.day)} ${month(part, 'of')}`).join(loose)} ${first?.year}`
  }
  if (isShared('year') && isRising && everyHas('month') && !someHas('day'))
    return `${parts.map((part, place) => month(part, formOf(place))).join(tight)} ${first?.year}`
  return parts.map((part, place) => knownDateInWords(say, part, formOf(place))).join(loose)
}

function setInWords(say: DateSpeech, { isAll, members }: SetPart): string | undefined {
  const dates = members.flatMap(({ from, to }) => (from && from === to ? [from] : []))
  const first = dates[0]
  if (dates.length === members.length && first) {
    const isAlike = dates.every(
      date => isSimple(date) && date.reach !== 'part' && hasSameMarks(date, first) && hasSameParts(date, first),
    )
    if (dates.length < 2 || !isAlike) return undefined
    const joint = isAll ? say.and : say.or
    return qualified(say, first, 'alone', form => joinDates(say, dates, { tight: joint, loose: joint }, () => form))
  }
  const [only] = members
  if (isAll || members.length !== 1 || !only) return undefined
  const { from, to } = only
  if ([from, to].some(end => end && (end.reach === 'part' || !isSimple(end)))) return undefined
  if (from && to) {
    const { joint, between } = say.someTime
    const joined = joinDates(say, [from, to], { tight: joint, loose: joint }, place => (place === 0 ? 'of' : 'alone'))
    return between(joined, from.month === null && to.month === null)
  }
  if (from) return say.notBefore(dateWithQualifier(say, from, 'of') ?? '')
  return to ? say.notAfter(dateWithQualifier(say, to, 'of') ?? '') : undefined
}

function boundsInWords(say: DateSpeech, { earliest, latest }: FuzzyDate): string {
  const day = (bound: string): string => dayInWords(say, dayOfText(bound))
  if (earliest !== null && latest !== null) return say.bounds.between(day(earliest), day(latest))
  if (earliest !== null) return say.bounds.from(day(earliest))
  return latest === null ? say.notKnown.date : say.bounds.until(day(latest))
}
