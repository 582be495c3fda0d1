// Dates that say no more than is known. A date is an EDTF string, kept verbatim, with bounds worked out here; it is never a
// `Date`. Words for people are in words.ts; typed-date.ts reads what people type.
// EDTF is ISO 8601-2:2019; the profile is https://www.loc.gov/standards/datetime/ (levels 0, 1 and 2).

import { words } from '../language/words.ts'
import { type Day, dayNumber, daysInMonth, isoDay, sortableDay } from './calendar.ts'
import {
  type DatePart,
  type EdtfFailure,
  type EdtfPart,
  type IntervalPart,
  impossible,
  readEdtf,
  type SetMember,
  type YearPart,
} from './edtf.ts'
import { subYearBounds } from './seasons.ts'

/**
 * How much of the calendar the date pins down:
 * `instant` a time of day is given · `day` · `month` (also `2025-11-XX`: some day of it) · `season` any of the parts of a year
 * 21–41, so quarters and halves too · `year` (also `2025-XX-XX`) · `decade` `202X` · `century` `20XX` ·
 * `interval` two ends, one of which may be open or unknown · `set` one of, or all of, several dates ·
 * `pattern` anything else with unknown digits (`2025-1X`, `XXXX-12-25`, `1950S2`): only the bounds say how wide it is.
 */
type Precision = 'instant' | 'day' | 'month' | 'season' | 'year' | 'decade' | 'century' | 'interval' | 'set' | 'pattern'

/**
 * `earliest` and `latest` are inclusive calendar days, null when that side is open or unknown, and `earliest <= latest` when
 * both are known. `~` and `?` do not widen them. Of a timestamp they are the day as written, at the venue, whatever its offset.
 * They are `YYYY-MM-DD`; outside the years 0–9999 ISO 8601 expanded (`+170000002-01-01`, `-0100-01-01`), which plain string
 * comparison does not order: use `compareDays`.
 */
export interface FuzzyDate {
  readonly edtf: string
  readonly earliest: string | null
  readonly latest: string | null
  readonly precision: Precision
  readonly approximate: boolean
  readonly uncertain: boolean
}

interface Bounds {
  readonly first: Day | null
  readonly last: Day | null
}

const UNBOUNDED: Bounds = { first: null, last: null }

type ParsedEdtf = { readonly ok: true; readonly date: FuzzyDate } | EdtfFailure

/** A page or a file asks for the same few dates again and again. */
const known = new Map<string, ParsedEdtf>()
const MOST_KNOWN = 5_000
/** What is longer is no date of a record. */
const LONGEST_KNOWN = 60

/** Reads EDTF of level 0, 1 or 2 strictly: no surrounding spaces, capital X, T and Z. Never throws. */
export function parseEdtf(text: string): ParsedEdtf {
  const before = known.get(text)
  if (before) return before
  const parsed = parse(text)
  // What is wrong is told in the language of whoever asks.
  if (!parsed.ok || text.length > LONGEST_KNOWN) return parsed
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(text, parsed)
  return parsed
}

function parse(text: string): ParsedEdtf {
  const read = readEdtf(text)
  if (!read.ok) return read
  const bounds = boundsOf(read.part)
  if (typeof bounds === 'string') return impossible(bounds)
  return {
    ok: true,
    date: {
      edtf: text,
      earliest: bounds.first && isoDay(bounds.first),
      latest: bounds.last && isoDay(bounds.last),
      precision: precisionOf(read.part),
      approximate:
        text.includes('~') || text.includes('%') || (read.part.kind === 'year' && read.part.significant !== null),
      uncertain: text.includes('?') || text.includes('%'),
    },
  }
}

/** The bounds of a part, or why no such date exists. */
function boundsOf(part: EdtfPart): Bounds | string {
  switch (part.kind) {
    case 'date':
      return dateBounds(part)
    case 'sub-year':
      return subYearBounds(part.year, part.code)
    case 'year':
      return yearBounds(part)
    case 'interval':
      return intervalBounds(part)
    case 'set':
      return setBounds(part.members)
  }
}

// `1950S2` is some year between 1900 and 1999, estimated to be 1950 (EDTF level 2, "Significant digits").
function yearBounds({ year, significant }: YearPart): Bounds {
  const unreliable = 10 ** (significant === null ? 0 : Math.max(0, String(Math.abs(year)).length - significant))
  const low = Math.floor(Math.abs(year) / unreliable) * unreliable
  const years = [low, low + unreliable - 1].map(value => (year < 0 && value !== 0 ? -value : value))
  return {
    first: { year: Math.min(...years), month: 1, day: 1 },
    last: { year: Math.max(...years), month: 12, day: 31 },
  }
}

function dateBounds(part: DatePart): Bounds | string {
  // Ten thousand years would be made of it, and sources whose date nobody knows are many.
  if (part.year === 'XXXX' && part.month === null) return UNBOUNDED
  const years = yearsOf(part)
  const first = firstMatch(years, year => firstMatch(matching(part.month, 1, 12), month => dayIn(part, year, month)))
  if (!first) return words().dates.noMatch(writtenDate(part))
  // A year of which no digit is known bounds nothing: 0000 and 9999 would be false limits.
  if (part.year === 'XXXX') return UNBOUNDED
  const last = firstMatch(years.toReversed(), year =>
    firstMatch(matching(part.month, 1, 12).toReversed(), month => dayIn(part, year, month, 'last')),
  )
  return { first, last: last ?? null }
}

const writtenDate = ({ year, month, day }: DatePart): string => [year, month, day].filter(Boolean).join('-')

function dayIn(
  { day: mask }: DatePart,
  year: number,
  month: number,
  side: 'first' | 'last' = 'first',
): Day | undefined {
  const day = matching(mask, 1, daysInMonth(year, month)).at(side === 'first' ? 0 : -1)
  return day === undefined ? undefined : { year, month, day }
}

function firstMatch<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}

/** The numbers between `low` and `high` that fit two characters of digits and X; null fits all. */
function matching(mask: string | null, low: number, high: number): number[] {
  if (mask !== null && !mask.includes('X')) return [Number(mask)].filter(value => value >= low && value <= high)
  const all = Array.from({ length: high - low + 1 }, (_, index) => low + index)
  if (mask === null) return all
  const digits = [...mask]
  return all.filter(value =>
    [...String(value).padStart(mask.length, '0')].every(
      (digit, index) => digits[index] === 'X' || digits[index] === digit,
    ),
  )
}

/** Every year, ascending, that fits four characters of digits and X: at most ten thousand. */
function yearsOf({ year, isNegative }: DatePart): number[] {
  let years: number[] = [0]
  for (const digit of year) {
    const choices = digit === 'X' ? [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] : [Number(digit)]
    years = years.flatMap(start => choices.map(choice => start * 10 + choice))
  }
  return isNegative ? years.map(value => (value === 0 ? 0 : -value)).toReversed() : years
}

const backward = (): string => words().dates.backward

function intervalBounds({ start, end }: IntervalPart): Bounds | string {
  const starts = typeof start === 'string' ? UNBOUNDED : dateBounds(start)
  const ends = typeof end === 'string' ? UNBOUNDED : dateBounds(end)
  if (typeof starts === 'string') return starts
  if (typeof ends === 'string') return ends
  const { first } = starts
  const { last } = ends
  if (!first || !last || typeof start === 'string' || typeof end === 'string') return { first, last }
  const elapsed = secondsBetween(start, first, end, last)
  if (elapsed !== null) {
    // Between two offsets the later moment can be written with the earlier day.
    return elapsed < 0
      ? backward()
      : dayNumber(first) <= dayNumber(last)
        ? { first, last }
        : { first: last, last: first }
  }
  return dayNumber(first) <= dayNumber(last) ? { first, last } : backward()
}

function secondsBetween(start: DatePart, first: Day, end: DatePart, last: Day): number | null {
  if (!start.time || !end.time || (start.time.offset === null) !== (end.time.offset === null)) return null
  return secondsOf(last, end.time) - secondsOf(first, start.time)
}

function secondsOf(day: Day, { clock, seconds, offset }: NonNullable<DatePart['time']>): number {
  const minutes = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) - (offset ?? 0)
  return dayNumber(day) * 86_400 + minutes * 60 + seconds
}

function setBounds(members: readonly SetMember[]): Bounds | string {
  let first: Day | null | undefined
  let last: Day | null | undefined
  for (const { from, to } of members) {
    const starts = from ? dateBounds(from) : UNBOUNDED
    const ends = to ? dateBounds(to) : UNBOUNDED
    if (typeof starts === 'string') return starts
    if (typeof ends === 'string') return ends
    if (starts.first && ends.last && dayNumber(starts.first) > dayNumber(ends.last)) return backward()
    first = first === undefined ? starts.first : first && starts.first && earlierOf(first, starts.first)
    last = last === undefined ? ends.last : last && ends.last && laterOf(last, ends.last)
  }
  return { first: first ?? null, last: last ?? null }
}

const earlierOf = (a: Day, b: Day): Day => (dayNumber(a) <= dayNumber(b) ? a : b)
const laterOf = (a: Day, b: Day): Day => (dayNumber(a) >= dayNumber(b) ? a : b)

function precisionOf(part: EdtfPart): Precision {
  switch (part.kind) {
    case 'date':
      return datePrecision(part)
    case 'sub-year':
      return 'season'
    case 'year':
      return part.significant === null ? 'year' : 'pattern'
    default:
      return part.kind
  }
}

function datePrecision({ year, month, day, time }: DatePart): Precision {
  if (time) return 'instant'
  const isKnown = (digits: string | null): boolean => digits !== null && !digits.includes('X')
  const isBlank = (digits: string | null): boolean => digits === null || digits === 'XX'
  if (isKnown(year) && isKnown(month) && isKnown(day)) return 'day'
  if (isKnown(year) && isKnown(month) && isBlank(day)) return 'month'
  if (!isBlank(month) || !isBlank(day)) return 'pattern'
  if (isKnown(year)) return 'year'
  if (/^\d{3}X$/.test(year)) return 'decade'
  return /^\d{2}XX$/.test(year) ? 'century' : 'pattern'
}

/** Orders two days as they stand in `earliest` and `latest`. */
export function compareDays(a: string, b: string): number {
  const [first, second] = [sortableDay(a), sortableDay(b)]
  return first < second ? -1 : first > second ? 1 : 0
}
