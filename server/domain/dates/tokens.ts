// The words and numbers of a typed date, one token each. What they mean together is decided in pieces.ts and phrases.ts.

import { daysInMonth } from './calendar.ts'
import { monthName } from './calendar-names.ts'
import { edtfOf } from './edtf.ts'
import { MONTHS, WEEKDAYS } from './english-names.ts'
import { type DateToken, type ReadingProblem, says, type TypedDay, withHow } from './reading.ts'
import { TIME_PATTERNS } from './typed-time.ts'

const WORDS: ReadonlyMap<string, DateToken> = new Map<string, DateToken>([
  ...MONTHS.map((name, index) => [name.toLowerCase(), { kind: 'month', month: index + 1 }] as const),
  ...WEEKDAYS.map((name, weekday) => [name.toLowerCase(), { kind: 'weekday', weekday }] as const),
  ...wordsOf('early beginning start', { kind: 'third', third: 0 }),
  ...wordsOf('mid middle', { kind: 'third', third: 1 }),
  ...wordsOf('late end', { kind: 'third', third: 2 }),
  ...wordsOf('about around approximately approx circa roughly', { kind: 'qualifier', mark: '~' }),
  ...wordsOf('possibly perhaps probably maybe', { kind: 'qualifier', mark: '?' }),
  ...wordsOf('to until till through', { kind: 'separator', joint: 'to' }),
  ...wordsOf('or', { kind: 'separator', joint: 'or' }),
  ...wordsOf('and', { kind: 'separator', joint: 'and' }),
])

function wordsOf(words: string, token: DateToken): [string, DateToken][] {
  return words.split(' ').map(word => [word, token])
}

/** Said with a date without changing it. */
const SILENT = new Set(['of', 'the', 'on', 'at', 'in', 'am', 'during', 'year'])

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

type Read = (match: RegExpExecArray) => DateToken | ReadingProblem | undefined

// In this order: the longer forms begin like the shorter ones. All are sticky and without nested repetition.
const PATTERNS: readonly (readonly [pattern: RegExp, read: Read])[] = [
  [/[\s.]+/y, () => undefined],
  [
    /(month and day|day|month|year|date) (?:is )?(?:not known|unknown)/y,
    ([, what = '']) => ({ kind: 'not-known', what }),
  ],
  [/(\d{1,12}) ?(?:bce?|b\.c\.(?:e\.)?)(?!\p{L})/uy, ([, year]) => yearBefore(Number(year))],
  [/(\d{1,12}) ?(?:ad|ce|a\.d\.)(?!\p{L})/uy, ([, year]) => ({ kind: 'year', year: Number(year) })],
  [/ad (\d{1,12})(?!\d)/y, ([, year]) => ({ kind: 'year', year: Number(year) })],
  [/year (\d{4,12})(?!\d)/y, ([, year]) => ({ kind: 'year', year: Number(year) })],
  [
    /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y,
    ([, y, , m, d]) => numericDate({ year: Number(y), month: Number(m), day: Number(d) }, true),
  ],
  [
    /(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/y,
    ([, a, mark, b, y]) => dayAndMonth(Number(a), Number(b), Number(y), mark),
  ],
  [/\d{1,2}([-/.])\d{1,2}\1\d{2}(?!\d)/y, () => ({ reason: 'unreadable', message: says().fourDigits })],
  [/(\d{4})([-/.])(\d{2})(?!\d)/y, ([, y, mark, m]) => monthOrYears(Number(y), Number(m), mark)],
  [/(\d{1,2})[/.](\d{4})(?!\d)/y, ([, m, y]) => numericDate({ year: Number(y), month: Number(m) })],
  ...TIME_PATTERNS,
  [/mid-/y, () => ({ kind: 'third', third: 1 })],
  [/(\d{3}0)['’]?s(?!\p{L})/uy, ([, year]) => ({ kind: 'decade', year: Number(year) })],
  [
    /(\d+)(st|nd|rd|th)?(?!\p{L})/uy,
    ([, text = '', suffix]) => ({ kind: 'number', text, isOrdinal: suffix !== undefined }),
  ],
  [/['’]\d+/y, () => ({ reason: 'unreadable', message: says().fourDigits })],
  [/\p{L}+(?!\p{L})/uy, ([word]) => wordToken(word)],
  [/([~?%])/y, ([, mark]) => ({ kind: 'qualifier', mark: mark === '~' || mark === '?' ? mark : '%' })],
  [
    /-/y,
    ({ index, input }) => ({
      kind: 'dash',
      isGlued: /\S/.test(input[index - 1] ?? ' ') && /\S/.test(input[index + 1] ?? ' '),
    }),
  ],
  [/,/y, () => ({ kind: 'separator', joint: 'list' })],
]

/** `text` must be normalised. The first thing that can't be taken ends the reading. */
export function tokensOf(text: string): DateToken[] | ReadingProblem {
  const tokens: DateToken[] = []
  let position = 0
  while (position < text.length) {
    const found = matchAt(text, position)
    const token = found?.read(found.match)
    if (!found || token === NOT_A_WORD) return notUnderstood(wordAround(text, position))
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

/** The whole of what stands between spaces, as somebody sees it. */
function wordAround(text: string, position: number): string {
  const start = text.lastIndexOf(' ', position) + 1
  return text.slice(start).split(' ', 1)[0] ?? ''
}

const notUnderstood = (what: string): ReadingProblem => ({
  reason: 'unreadable',
  message: withHow(says().notRead(what)),
})

/** Told by its place: what is said of it names what it stands in. */
const NOT_A_WORD: ReadingProblem = { reason: 'unreadable', message: '' }

function wordToken(word: string): DateToken | ReadingProblem | undefined {
  if (SILENT.has(word)) return undefined
  if (RELATIVE.has(word)) {
    return {
      reason: 'unreadable',
      message: says().relative(word),
    }
  }
  if (ZONE_NAMES.has(word)) {
    return { reason: 'unreadable', message: says().offset }
  }
  return WORDS.get(word) ?? NOT_A_WORD
}

/** There is no year 0 in words: 1 BC is the year 0 of ISO 8601. */
function yearBefore(year: number): DateToken | ReadingProblem {
  if (year > 0) return { kind: 'year', year: 1 - year }
  return { reason: 'impossible', message: says().noYearZero }
}

function numericDate(date: TypedDay, isYearFirst = false): DateToken | ReadingProblem {
  if (date.month < 1 || date.month > 12) return { reason: 'impossible', message: says().noMonth(date.month) }
  return { kind: 'date', isYearFirst, ...date }
}

function monthOrYears(year: number, month: number, mark = '-'): DateToken | ReadingProblem {
  if (mark !== '/' || month !== (year + 1) % 100) return numericDate({ year, month }, true)
  const years = `${edtfOf({ year })}/${edtfOf({ year: year + 1 })}`
  const isMonth = month >= 1 && month <= 12
  return {
    reason: isMonth ? 'ambiguous' : 'unreadable',
    message: isMonth ? says().yearsOrMonth(`${year}–${year + 1}`, `${monthName(month)} ${year}`) : says().bothYears,
    candidates: [years, ...(isMonth ? [edtfOf({ year, month })] : [])],
  }
}

// With dots the day comes first wherever they are used. With slashes and dashes half the world puts the month first.
function dayAndMonth(a: number, b: number, year: number, mark = '/'): DateToken | ReadingProblem {
  if (b > 12 && a >= 1 && a <= 12) {
    if (mark !== '.') return numericDate({ year, month: a, day: b })
    return {
      reason: 'impossible',
      message: says().noMonthWithDots(b),
      candidates: [edtfOf({ year, month: a, day: b })],
    }
  }
  if (mark !== '.' && a !== b && a >= 1 && a <= 12 && b >= 1) {
    return {
      reason: 'ambiguous',
      message: says().dayOrMonth(`${a} ${monthName(b, 'of')}`, `${b} ${monthName(a, 'of')} ${year}`),
      candidates: [edtfOf({ year, month: b, day: a }), edtfOf({ year, month: a, day: b })],
    }
  }
  return numericDate({ year, month: b, day: a })
}

/** Whether the calendar has the day, as a message when not. */
export function missingDayOf({ year, month, day }: TypedDay): string | undefined {
  const last = daysInMonth(year, month)
  if (day === undefined || (day >= 1 && day <= last)) return undefined
  return says().noDay(`${day} ${monthName(month, 'of')} ${year}`, `${monthName(month)} ${year}`, last)
}
