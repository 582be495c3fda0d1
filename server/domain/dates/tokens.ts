// The words and numbers of a typed date, one token each. What they mean together is decided in phrases.ts.

import { daysInMonth, MONTHS, monthName, WEEKDAYS } from './calendar.ts'
import { edtfOf } from './edtf.ts'

export interface TypedDay {
  readonly year: number
  readonly month: number
  readonly day?: number | undefined
}

export type DateToken =
  | ({ readonly kind: 'date' } & TypedDay)
  | { readonly kind: 'number'; readonly text: string; readonly isOrdinal: boolean }
  | { readonly kind: 'decade'; readonly year: number }
  | { readonly kind: 'month'; readonly month: number }
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'time'; readonly clock: string; readonly seconds: string; readonly offset: string }
  | { readonly kind: 'third'; readonly third: number }
  | { readonly kind: 'not-known'; readonly what: string }
  | { readonly kind: 'qualifier'; readonly mark: '~' | '?' | '%' }
  | { readonly kind: 'separator'; readonly joint: 'to' | 'or' | 'and' }

/** Why a date can't be taken as it was typed; `candidates` are EDTF. */
export interface ReadingProblem {
  readonly reason: 'ambiguous' | 'unreadable' | 'impossible'
  readonly message: string
  readonly candidates?: readonly string[]
}

export const HOW_TO_WRITE =
  'Write it like “23 November 2025”, “November 2025”, “23–25 November 2025” or “before 25 November 2025”.'

export const FOUR_DIGITS = 'Write the year with four digits, such as 2025.'

// Nominative and genitive of each month, with the abbreviations in use: English, Ukrainian, Russian.
const MONTH_WORDS = [
  'jan січень січня січ январь января янв',
  'feb лютий лютого лют февраль февраля фев',
  'mar березень березня бер март марта мар',
  'apr квітень квітня квіт апрель апреля апр',
  'травень травня трав май мая',
  'jun червень червня черв июнь июня июн',
  'jul липень липня лип июль июля июл',
  'aug серпень серпня серп август августа авг',
  'sep sept вересень вересня вер сентябрь сентября сен сент',
  'oct жовтень жовтня жовт октябрь октября окт',
  'nov листопад листопада лист ноябрь ноября ноя нояб',
  'dec грудень грудня груд декабрь декабря дек',
]

const WEEKDAY_WORDS = ['sun', 'mon', 'tue tues', 'wed weds', 'thu thur thurs', 'fri', 'sat']

const WORDS: ReadonlyMap<string, DateToken> = new Map<string, DateToken>([
  ...wordsOf(MONTHS, MONTH_WORDS, month => ({ kind: 'month', month: month + 1 })),
  ...wordsOf(WEEKDAYS, WEEKDAY_WORDS, weekday => ({ kind: 'weekday', weekday })),
  ...wordsOf([], ['early beginning start', 'mid middle', 'late end'], third => ({ kind: 'third', third })),
  ...wordsOf([], ['about around approximately approx circa c ca roughly'], () => ({ kind: 'qualifier', mark: '~' })),
  ...wordsOf([], ['possibly perhaps probably maybe'], () => ({ kind: 'qualifier', mark: '?' })),
  ...wordsOf([], ['to until till through'], () => ({ kind: 'separator', joint: 'to' })),
  ...wordsOf([], ['or'], () => ({ kind: 'separator', joint: 'or' })),
  ...wordsOf([], ['and'], () => ({ kind: 'separator', joint: 'and' })),
])

function wordsOf(
  names: readonly string[],
  others: readonly string[],
  token: (index: number) => DateToken,
): [string, DateToken][] {
  return others.flatMap((words, index) =>
    [...(names[index] ? [names[index].toLowerCase()] : []), ...words.split(' ')].map((word): [string, DateToken] => [
      word,
      token(index),
    ]),
  )
}

// Said with a date without changing it; the last four are "year" in Ukrainian and Russian.
const SILENT = new Set(['of', 'the', 'on', 'at', 'in', 'року', 'р', 'года', 'г'])

const RELATIVE = new Set([
  'today',
  'tonight',
  'yesterday',
  'tomorrow',
  'now',
  'last',
  'next',
  'this',
  'ago',
  'recently',
])

// Their offset depends on the season, and some name two zones.
const ZONE_NAMES = new Set(['cet', 'cest', 'eet', 'eest', 'msk', 'bst', 'et', 'est', 'edt', 'kyiv', 'moscow', 'local'])

/** Lower case, one kind of dash and space, no commas or brackets: `text` as the patterns below expect it. */
export function normaliseTyped(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[,()\s]+/g, ' ')
    .trim()
}

type Read = (match: RegExpExecArray) => DateToken | ReadingProblem | undefined

// In this order: the longer forms begin like the shorter ones. All are sticky and without nested repetition.
const PATTERNS: readonly (readonly [pattern: RegExp, read: Read])[] = [
  [/[\s.]+/y, () => undefined],
  [
    /(month and day|day|month|year|date) (?:is )?(?:not known|unknown)/y,
    ([, what = '']) => ({ kind: 'not-known', what }),
  ],
  [/(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y, ([, y, , m, d]) => numericDate(Number(y), Number(m), Number(d))],
  [
    /(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/y,
    ([, a, mark, b, y]) => dayAndMonth(Number(a), Number(b), Number(y), mark),
  ],
  [/\d{1,2}([-/.])\d{1,2}\1\d{2}(?!\d)/y, () => ({ reason: 'unreadable', message: FOUR_DIGITS })],
  [/(\d{4})[-/.](\d{2})(?!\d)/y, ([, y, m]) => numericDate(Number(y), Number(m))],
  [/(\d{1,2})[/.](\d{4})(?!\d)/y, ([, m, y]) => numericDate(Number(y), Number(m))],
  // A minus glued to the time ("10:00-12:00") is more often a second time than a zone.
  [
    /t?(\d{1,2}:\d{2})(?::(\d{2}))?(?![\d:])(?: ?(utc|gmt|z)(?!\p{L}))?((?: ?\+| -|(?<=utc|gmt)-)\d{1,2}(?::?\d{2})?(?!\d))?/uy,
    match => timeToken(match),
  ],
  [/mid-/y, () => ({ kind: 'third', third: 1 })],
  [/(\d{3}0)'?s(?!\p{L})/uy, ([, year]) => ({ kind: 'decade', year: Number(year) })],
  [
    /(\d+)(st|nd|rd|th)?(?!\p{L})/uy,
    ([, text = '', suffix]) => ({ kind: 'number', text, isOrdinal: suffix !== undefined }),
  ],
  [/['’]\d+/y, () => ({ reason: 'unreadable', message: FOUR_DIGITS })],
  [/\p{L}+/uy, ([word]) => wordToken(word)],
  [/([~?%])/y, ([, mark]) => ({ kind: 'qualifier', mark: mark === '~' || mark === '?' ? mark : '%' })],
  [/-/y, () => ({ kind: 'separator', joint: 'to' })],
]

/** `text` must be normalised. The first thing that can't be taken ends the reading. */
export function tokensOf(text: string): DateToken[] | ReadingProblem {
  const tokens: DateToken[] = []
  let position = 0
  while (position < text.length) {
    const found = matchAt(text, position)
    if (!found) return notUnderstood(text.slice(position).split(' ', 1)[0] ?? '')
    const token = found.read(found.match)
    if (token && 'reason' in token) return token
    if (token) tokens.push(token)
    position += found.match[0].length
  }
  return tokens
}

function matchAt(text: string, position: number): { match: RegExpExecArray; read: Read } | undefined {
  for (const [pattern, read] of PATTERNS) {
    pattern.lastIndex = position
    const match = pattern.exec(text)
    if (match) return { match, read }
  }
  return undefined
}

const notUnderstood = (what: string): ReadingProblem => ({
  reason: 'unreadable',
  message: `“${what}” can’t be read as part of a date. ${HOW_TO_WRITE}`,
})

function wordToken(word: string): DateToken | ReadingProblem | undefined {
  if (SILENT.has(word)) return undefined
  if (RELATIVE.has(word)) {
    return {
      reason: 'unreadable',
      message: `“${word}” depends on the day of reading. Write the date itself, like “23 November 2025”.`,
    }
  }
  if (ZONE_NAMES.has(word)) {
    return { reason: 'unreadable', message: 'Write the time zone as an offset: “23 November 2025, 10:00 (UTC+2)”.' }
  }
  return WORDS.get(word) ?? notUnderstood(word)
}

function numericDate(year: number, month: number, day?: number): DateToken | ReadingProblem {
  if (month < 1 || month > 12)
    return { reason: 'impossible', message: `There is no month ${month}: months are 1 to 12.` }
  return { kind: 'date', year, month, day }
}

// With dots the day comes first wherever they are used. With slashes and dashes half the world puts the month first.
function dayAndMonth(a: number, b: number, year: number, mark = '/'): DateToken | ReadingProblem {
  if (b > 12 && a >= 1 && a <= 12) {
    if (mark !== '.') return numericDate(year, a, b)
    return {
      reason: 'impossible',
      message: `There is no month ${b}. With dots the day comes before the month.`,
      candidates: [edtfOf({ year, month: a, day: b })],
    }
  }
  if (mark !== '.' && a !== b && a >= 1 && a <= 12 && b >= 1) {
    return {
      reason: 'ambiguous',
      message: `This can be ${a} ${monthName(b)} or ${b} ${monthName(a)} ${year}. Choose one, or write the month as a word.`,
      candidates: [edtfOf({ year, month: b, day: a }), edtfOf({ year, month: a, day: b })],
    }
  }
  return numericDate(year, b, a)
}

function timeToken([, clock = '', seconds = '00', zone, offset]: RegExpExecArray): DateToken | ReadingProblem {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  if (hours > 24 || minutes > 59 || Number(seconds) > 59) {
    return { reason: 'impossible', message: `There is no time ${clock}: write it from 00:00 to 23:59.` }
  }
  return { kind: 'time', clock: clock.padStart(5, '0'), seconds, offset: offset ? isoOffset(offset) : zone ? 'Z' : '' }
}

function isoOffset(text: string): string {
  const [, sign, hours = '', minutes = '00'] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(text.trim()) ?? []
  return `${sign}${hours.padStart(2, '0')}:${minutes}`
}

/** Whether the calendar has the day, as a message when not. */
export function missingDayOf({ year, month, day }: TypedDay): string | undefined {
  const last = daysInMonth(year, month)
  if (day === undefined || (day >= 1 && day <= last)) return undefined
  return `There is no ${day} ${monthName(month)} ${year}: ${monthName(month)} ${year} has ${last} days.`
}
