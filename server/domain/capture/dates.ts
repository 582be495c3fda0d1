import { type Day, dayNumber, weekdayOf } from '../dates/calendar.ts'
import { dayOfNumber } from '../dates/day-numbers.ts'
import { edtfOf } from '../dates/edtf.ts'
import { parseEdtf } from '../dates/fuzzy-date.ts'
import { readTypedDate } from '../dates/typed-date.ts'
import type { FindDates, SaidDate } from './date-finders.ts'
import {
  belongsToDate,
  cues,
  hasWeekday,
  isRelative,
  isSilent,
  monthOf,
  months,
  pointsElsewhere,
} from './date-words.ts'
import { holds, type Span } from './passages.ts'

// The dates of a report. A package finds where one may stand; what it says is read by the rules for typed dates, with the
// words around it. What depends on the day of publication is worked out from that day.

export type DateDoubt =
  /** Which year, or which of two days, is open. */
  | 'ambiguous'
  /** Said within a quotation, on a day that may be another. */
  | 'spoken'
  /** The day of the report, not of what it reports. */
  | 'dateline'
  | 'ahead'
  /** A word beside it, such as “since”, was not understood. */
  | 'part'

export interface FoundDate extends Span {
  readonly edtf: string
  readonly doubt: DateDoubt | null
}

interface FoundDates {
  readonly dates: readonly FoundDate[]
  /** Such as “on Sunday”, where the day of publication is not known. */
  readonly relative: readonly Span[]
  readonly isCut: boolean
}

interface Around {
  readonly text: string
  readonly language: string
  /** The day of publication. */
  readonly published: Day | null
  readonly quotations: readonly Span[]
}

const MOST_PASSAGES = 60
const BEFORE = 40
const BEHIND = 60
const LONGEST_PASSAGE = 300

export function datesIn(find: FindDates, around: Around): FoundDates {
  const { text, language, published } = around
  const { passages, isCut } = passagesOf(text, language)
  const dates: FoundDate[] = []
  const relative: Span[] = []
  for (const passage of passages) {
    for (const said of saidIn(passage, find, around)) {
      const isKnown = said.day !== null || said.month !== null
      if (!isKnown || isRelative(language, text.slice(said.start, said.end))) {
        if (published === null) relative.push(said)
        else dates.push(...relativeDate(said, published, around))
      } else dates.push(...readDate(said, around))
    }
  }
  return { dates, relative, isCut }
}

/** Short pieces of the text around words of dates: read whole, a long report would take seconds. */
function passagesOf(text: string, language: string): { readonly passages: readonly Span[]; readonly isCut: boolean } {
  const passages: Span[] = []
  for (const { index, 0: cue } of text.matchAll(cues(language))) {
    const line = lineAround(text, index, index + cue.length)
    const start = Math.max(line.start, wordBefore(text, index - BEFORE))
    const end = Math.min(line.end, wordBehind(text, index + cue.length + BEHIND))
    const last = passages.at(-1)
    if (last && start < last.end && end - last.start <= LONGEST_PASSAGE)
      passages[passages.length - 1] = { ...last, end }
    else if (passages.length === MOST_PASSAGES) return { passages, isCut: true }
    else passages.push({ start: Math.max(start, last?.end ?? 0), end })
  }
  return { passages, isCut: false }
}

/** As far as a passage may reach: the time in the next line belongs to no date. */
function lineAround(text: string, start: number, end: number): Span {
  const [before, behind] = [
    text.slice(Math.max(0, start - LONGEST_PASSAGE), start),
    text.slice(end, end + LONGEST_PASSAGE),
  ]
  return {
    start: start - before.length + before.lastIndexOf('\n') + 1,
    end: end + (behind.split('\n', 1)[0] ?? '').length,
  }
}

const MOST_LETTERS = 30

function wordBefore(text: string, place: number): number {
  if (place <= 0) return 0
  const space = text.slice(Math.max(0, place - MOST_LETTERS), place).lastIndexOf(' ')
  return space < 0 ? place : Math.max(0, place - MOST_LETTERS) + space + 1
}

function wordBehind(text: string, place: number): number {
  const space = text.slice(place, place + MOST_LETTERS).search(/\s/)
  return Math.min(text.length, space < 0 ? place : place + space)
}

/** Any day stands for the day of publication where that is not known: nothing that rests on it is used then. */
const ANY_DAY: Day = { year: 2000, month: 1, day: 1 }

function saidIn(passage: Span, find: FindDates, { text, language, published }: Around): SaidDate[] {
  const piece = text.slice(passage.start, passage.end)
  const found = find(piece, published ?? ANY_DAY).map(said => moved(said, passage.start))
  const isMeant = (said: SaidDate): boolean => {
    const words = text.slice(said.start, said.end)
    if (said.day === null && said.month === null && said.weekday === null) return false
    if (isRelative(language, words)) return said.day !== null
    if (said.day === null && said.weekday === null && said.year === null && !isLedTo(said, text)) return false
    const isNamed = cues(language).test(words) || /\d{1,4}[./-]\d/.test(words)
    return isNamed
  }
  const meant = joinedWeekdays(found.filter(isMeant), text)
  const alone = [...piece.matchAll(months(language))].map(
    ({ index, 0: words, 1: year }): SaidDate => ({
      start: passage.start + index,
      end: passage.start + index + words.length,
      year: year === undefined ? null : Number(year),
      month: monthOf(language, words),
      day: null,
      weekday: null,
    }),
  )
  const missed = alone.filter(
    month =>
      (month.year !== null || isLedTo(month, text)) &&
      !meant.some(said => said.start < month.end && month.start < said.end),
  )
  return [...meant, ...missed].sort((a, b) => a.start - b.start)
}

/** “In May” and “late May” are months; “May” alone may begin a sentence, a name or a holiday. */
const isLedTo = ({ start, end }: Span, text: string): boolean =>
  wordsBefore(text, start).length > 0 && !/^[-‐]\p{L}/u.test(text.slice(end, end + 2))

const moved = (said: SaidDate, by: number): SaidDate => ({ ...said, start: said.start + by, end: said.end + by })

/** “am Sonntag, dem 23. November” is one date. */
function joinedWeekdays(found: readonly SaidDate[], text: string): SaidDate[] {
  const joined: SaidDate[] = []
  for (const said of found) {
    const last = joined.at(-1)
    const isWeekday = last !== undefined && last.day === null && last.month === null && last.weekday !== null
    if (
      isWeekday &&
      said.weekday === null &&
      /^[,\s]*(?:the|dem|den|der|le)?\s*$/u.test(text.slice(last.end, said.start))
    )
      joined[joined.length - 1] = { ...said, start: last.start, weekday: last.weekday }
    else joined.push(said)
  }
  return joined
}

const isSpoken = (span: Span, { quotations }: Around): boolean => quotations.some(one => holds(one, span))

/** “On Sunday” is the last Sunday before the report, and the day of the report where that is one. */
function relativeDate(said: SaidDate, published: Day, around: Around): FoundDate[] {
  const { text, language } = around
  const day =
    said.weekday !== null && said.day === null
      ? dayOfNumber(dayNumber(published) - ((weekdayOf(published) - said.weekday + 7) % 7))
      : { year: said.year ?? published.year, month: said.month ?? published.month, day: said.day ?? published.day }
  const { start, end } = said
  const before = text.slice(Math.max(0, start - BEFORE), start) + leadOf(text.slice(start, end), language)
  const doubt = isSpoken(said, around)
    ? 'spoken'
    : pointsElsewhere(before, text.slice(end, end + BEFORE))
      ? 'ambiguous'
      : isAfter(day, published)
        ? 'ahead'
        : datelineDoubt(said, around)
  return [{ start, end, edtf: edtfOf(day), doubt }]
}

/** What the finder took along in front of a weekday, such as “next”. */
const leadOf = (words: string, language: string): string => {
  const at = words.split(' ').findIndex(word => hasWeekday(language, word))
  return words.split(' ').slice(0, Math.max(0, at)).join(' ')
}

const isAfter = (one: Day, other: Day): boolean => dayNumber(one) > dayNumber(other)

const MOST_WORDS_BESIDE = 6

function readDate(said: SaidDate, around: Around): FoundDate[] {
  const { text, published } = around
  const year = said.year === null ? yearNear(said, published) : null
  if (said.year === null && year === null) return []
  const lead = wordsBefore(text, said.start)
  for (let from = 0; from <= lead.length; from++) {
    const start = lead[from]?.start ?? said.start
    const dropped = lead.slice(0, from).filter(({ word }) => !isSilent(word))
    const read = readWhole(text.slice(start, said.end), year?.year ?? null)
    if (!read) continue
    const isPart = dropped.some(({ word }) => !JOINS.test(word)) || isOpenEnd(read.edtf, lead[from]?.word)
    const weaker = isPart ? 'part' : read.isOneOfSeveral || year?.isOpen ? 'ambiguous' : null
    const span = { start, end: said.end }
    return read.edtf.map(edtf => ({ ...span, edtf, doubt: doubtOf(edtf, span, around) ?? weaker }))
  }
  return []
}

const JOINS = /^\d|^[-–—]$|^(?:and|und|et|та|і|й|и)$/u

/** “Moved from 17 February” begins nothing; “since” does. */
const isOpenEnd = ([edtf = '']: readonly string[], word = ''): boolean =>
  edtf.endsWith('/..') && /^(?:from|von|vom|ab|de|du|dès|з|із|від|с|от)$/u.test(word)

interface Beside {
  readonly word: string
  readonly start: number
}

/** Words in front of a date that may belong to it, the farthest first. */
function wordsBefore(text: string, place: number): Beside[] {
  const beside: Beside[] = []
  let before = text.slice(Math.max(0, place - BEFORE), place)
  while (beside.length < MOST_WORDS_BESIDE) {
    const [, word] = /(?:^|[\s(])([^\s(]{1,20})\s*$/u.exec(before) ?? []
    if (word === undefined || !belongsToDate(word.toLowerCase().replaceAll('’', "'"))) break
    before = before.slice(0, before.lastIndexOf(word))
    beside.unshift({ word: word.toLowerCase(), start: Math.max(0, place - BEFORE) + before.length })
  }
  return beside
}

function readWhole(
  words: string,
  year: number | null,
): { readonly edtf: readonly string[]; readonly isOneOfSeveral: boolean } | undefined {
  const read = readTypedDate(year === null ? words : `${words.replace(/[,.\s]+$/, '')} ${year}`)
  if (read.ok) return { edtf: [withoutTime(read.edtf)], isOneOfSeveral: false }
  const edtf = read.suggestions.map(one => withoutTime(one.edtf))
  return edtf.length > 0 ? { edtf, isOneOfSeveral: true } : undefined
}

/** In which place of the world it was so late is hardly ever said. */
const withoutTime = (edtf: string): string => edtf.replace(/T[^/]*/g, '')

/** A date without a year is that of the report, or of the year before or after it where that is nearer. */
const DAYS_NEAR = 45

function yearNear(
  { month, day }: SaidDate,
  published: Day | null,
): { readonly year: number; readonly isOpen: boolean } | null {
  if (published === null || month === null) return null
  const distance = (year: number): number => Math.abs(dayNumber({ year, month, day: day ?? 15 }) - dayNumber(published))
  const [nearest = published.year] = [published.year, published.year - 1, published.year + 1].sort(
    (a, b) => distance(a) - distance(b),
  )
  return { year: nearest, isOpen: day === null || distance(nearest) > DAYS_NEAR }
}

function doubtOf(edtf: string, span: Span, around: Around): DateDoubt | null {
  if (isSpoken(span, around)) return 'spoken'
  const { published } = around
  const parsed = parseEdtf(edtf)
  const latest = parsed.ok ? parsed.date.latest : null
  if (published !== null && latest !== null && latest > edtfOf(published)) return 'ahead'
  return datelineDoubt(span, around)
}

const ENDS_DATELINE = /^[\s,]*(?:\([^()\n]{1,40}\))?[\s)]*[–—-]\s|^\s*(?:\n|$)/u
const ENDS_SENTENCE = /^\s*[.:]\s/
const CAPITALISED = /^(?:\p{Lu}[\p{L}.]*[\s,/:|()-]*){0,3}$/u
const FEW_WORDS = /^(?:\p{N}?\p{L}{0,12}[.,:|/]*[\s(]+){0,4}$/u
const LONGEST_DATELINE = 40

/** “CITY, 24 November (Agency) –”, “City, 24 November.”, or a line of its own. */
function datelineDoubt({ start, end }: Span, { text }: Around): DateDoubt | null {
  const line = text.slice(Math.max(0, start - LONGEST_DATELINE - 1), start)
  if (!line.includes('\n') && start > LONGEST_DATELINE) return null
  const before = line.slice(line.lastIndexOf('\n') + 1)
  const behind = text.slice(end, end + 60)
  const isDateline =
    (FEW_WORDS.test(before) && ENDS_DATELINE.test(behind)) || (CAPITALISED.test(before) && ENDS_SENTENCE.test(behind))
  return isDateline ? 'dateline' : null
}
