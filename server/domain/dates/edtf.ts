/// <reference path="./edtf-package.d.ts" />

// The structure of an EDTF text: which dates it names and how they are joined. The `edtf` package decides what is valid; its
// own bounds are not used (wrong for unknown starts, open ends and sets), fuzzy-date.ts works them out from this structure.

import { parse } from 'edtf'
import { words } from '../language/words.ts'
import { daysInMonth, isoYear, MAXIMUM_YEAR_DIGITS } from './calendar.ts'
import { monthName } from './calendar-names.ts'
import { isSubYearCode } from './seasons.ts'

/** `whole`: one mark behind the date, as in level 1. `part`: marks on some components only, or in front (level 2). */
export interface Qualifier {
  readonly reach: 'none' | 'whole' | 'part'
  readonly approximate: boolean
  readonly uncertain: boolean
}

interface TimeOfDay {
  readonly clock: string
  readonly seconds: number
  /** Minutes east of UTC; null when none is written. */
  readonly offset: number | null
}

/** A date by its digits: `year` has four characters, `month` and `day` two, each a digit or X. */
export interface DatePart extends Qualifier {
  readonly kind: 'date'
  readonly isNegative: boolean
  readonly year: string
  readonly month: string | null
  readonly day: string | null
  readonly time: TimeOfDay | null
}

interface SubYearPart {
  readonly kind: 'sub-year'
  readonly year: number
  readonly code: number
}

/** `Y170000002`, `Y-17E7`, `1950S2`. `significant` counts digits that can be relied on. */
export interface YearPart {
  readonly kind: 'year'
  readonly year: number
  readonly significant: number | null
}

type SinglePart = DatePart | SubYearPart | YearPart
export type IntervalEnd = DatePart | 'open' | 'unknown'

export interface IntervalPart {
  readonly kind: 'interval'
  readonly start: IntervalEnd
  readonly end: IntervalEnd
}

/** `from` and `to` are the same object for a single member; null is an open side (`..`). */
export interface SetMember {
  readonly from: DatePart | null
  readonly to: DatePart | null
}

export interface SetPart {
  readonly kind: 'set'
  /** `{}` names all members, `[]` one of them. */
  readonly isAll: boolean
  readonly members: readonly SetMember[]
}

export type EdtfPart = SinglePart | IntervalPart | SetPart

export interface EdtfFailure {
  readonly ok: false
  /** `impossible`: well formed, but no such day or period exists. */
  readonly reason: 'unreadable' | 'impossible'
  readonly message: string
}

export const MAXIMUM_DATE_LENGTH = 100

const unreadable = (message: string): EdtfFailure => ({ ok: false, reason: 'unreadable', message })
export const impossible = (message: string): EdtfFailure => ({ ok: false, reason: 'impossible', message })

/** Reads the structure of `text`. Never throws. Days that X digits leave without any match are found by the bounds, not here. */
export function readEdtf(text: string): { ok: true; part: EdtfPart } | EdtfFailure {
  if (text.trim() === '') return unreadable(words().dates.enterEdtf)
  if (text.length > MAXIMUM_DATE_LENGTH) return unreadable(words().dates.tooLong(MAXIMUM_DATE_LENGTH))
  // A typed "25" is somebody's short year, yet `edtf` would take it for the years 2500–2599. The EDTF profile of the Library of
  // Congress does not have these ISO forms, and X says the same in plain sight.
  if (/^-?\d{2,3}[?~%]?$/.test(text)) {
    return unreadable(words().dates.shortEdtf)
  }
  const missing = missingDay(text)
  if (missing) return impossible(missing)
  if (!isValid(text)) {
    return unreadable(words().dates.notEdtf)
  }
  if ([...text.matchAll(/(\d+)E(\d+)|\d{5,}/g)].some(hasTooManyDigits)) {
    return unreadable(words().dates.tooManyDigits(MAXIMUM_YEAR_DIGITS))
  }
  return { ok: true, part: partOf(text) }
}

// Nearly every date is of level 1 or a set of plain days, and `missingDay` has already checked its numbers: a hundred times
// faster than a grammar.
const DATE_OF_LEVEL_1 = '(?:-(?!0000))?\\d{4}(?:-[01]\\d(?:-\\d\\d)?)?[?~%]?'
const MEMBER = '\\d{4}(?:-[01]\\d(?:-\\d\\d)?)?'
const PLAIN = new RegExp(
  [
    DATE_OF_LEVEL_1,
    '\\d{4}-\\d\\d',
    `(?:${DATE_OF_LEVEL_1}|\\.\\.)?/(?:${DATE_OF_LEVEL_1}|\\.\\.)?`,
    `\\[${MEMBER}(?:,${MEMBER})*\\]`,
    `\\{${MEMBER}(?:,${MEMBER})*\\}`,
  ]
    .map(form => `^${form}$`)
    .join('|'),
)

function isValid(text: string): boolean {
  if (PLAIN.test(text)) return true
  try {
    parse(text)
    return true
  } catch {
    return false
  }
}

const hasTooManyDigits = ([all, digits, exponent]: RegExpMatchArray): boolean =>
  (digits ?? all).length + Math.min(Number(exponent ?? 0), 1000) > MAXIMUM_YEAR_DIGITS

// Said before `edtf` sees the text: it reports a column number for 30 February and accepts 29 February of any year.
function missingDay(text: string): string | undefined {
  for (const [, year = '', monthDigits, dayDigits] of text
    .replace(/[?~%]/g, '')
    .matchAll(/(?<![\dXYE])(-?\d{4})-(\d{2})(?:-(\d{2}))?(?![\dX])/g)) {
    const month = Number(monthDigits)
    if (month < 1 || (month > 12 && (dayDigits !== undefined || !isSubYearCode(month)))) {
      return words().dates.noSuchMonth(monthDigits ?? '')
    }
    if (dayDigits === undefined) continue
    const last = daysInMonth(Number(year), month)
    const day = Number(dayDigits)
    if (day < 1 || day > last) {
      return words().dates.noDay(`${day} ${monthName(month, 'of')} ${year}`, `${monthName(month)} ${year}`, last)
    }
  }
  return undefined
}

function partOf(text: string): EdtfPart {
  if (text.startsWith('[') || text.startsWith('{')) return setOf(text)
  const slash = text.indexOf('/')
  if (slash === -1) return singleOf(text)
  return { kind: 'interval', start: endOf(text.slice(0, slash)), end: endOf(text.slice(slash + 1)) }
}

const endOf = (text: string): IntervalEnd => {
  if (text === '') return 'unknown'
  return text === '..' ? 'open' : dateOf(text)
}

function setOf(text: string): SetPart {
  const members = text
    .slice(1, -1)
    .split(',')
    .map(item => {
      const [from = '', to] = item.trim().split('..')
      const first = from === '' ? null : dateOf(from)
      if (to === undefined) return { from: first, to: first }
      return { from: first, to: to === '' ? null : dateOf(to) }
    })
  return { kind: 'set', isAll: text.startsWith('{'), members }
}

function singleOf(text: string): SinglePart {
  const year = /^Y?(-?\d+)(?:E(\d+))?(?:S(\d))?$/.exec(text)
  if (year && (text.startsWith('Y') || year[3] !== undefined)) {
    return {
      kind: 'year',
      year: Number(year[1]) * 10 ** Number(year[2] ?? 0),
      significant: year[3] === undefined ? null : Number(year[3]),
    }
  }
  const subYear = /^(-?\d{4})-([2-4]\d)$/.exec(text)
  if (subYear) return { kind: 'sub-year', year: Number(subYear[1]), code: Number(subYear[2]) }
  return dateOf(text)
}

const DATE = /^(-?)([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?(?:T(.+))?$/

function dateOf(text: string): DatePart {
  const match = DATE.exec(text.replace(/[?~%]/g, ''))
  if (!match) throw new Error(`edtf accepted a date that this module does not know: ${text}`)
  return {
    kind: 'date',
    isNegative: match[1] === '-',
    year: match[2] ?? '',
    month: match[3] ?? null,
    day: match[4] ?? null,
    time: match[5] === undefined ? null : timeOf(match[5]),
    ...qualifierOf(text),
  }
}

function qualifierOf(text: string): Qualifier {
  const marks = text.match(/[?~%]/g) ?? []
  return {
    reach: marks.length === 0 ? 'none' : marks.length === 1 && /[?~%]$/.test(text) ? 'whole' : 'part',
    approximate: /[~%]/.test(text),
    uncertain: /[?%]/.test(text),
  }
}

function timeOf(text: string): TimeOfDay {
  const match = /^(\d\d:\d\d)(?::(\d\d(?:\.\d+)?))?(.*)$/.exec(text)
  return { clock: match?.[1] ?? text, seconds: Number(match?.[2] ?? 0), offset: offsetOf(match?.[3] ?? '') }
}

function offsetOf(text: string): number | null {
  if (text === '') return null
  if (text === 'Z') return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(3).replace(':', '') || 0)
  return text.startsWith('+') ? minutes : -minutes
}

/** The number of a year without X digits. */
export const yearOf = ({ isNegative, year }: DatePart): number => (isNegative ? -Number(year) : Number(year))

export const hasUnknownDigits = ({ year, month, day }: DatePart): boolean => `${year}${month}${day}`.includes('X')

/** The EDTF of a day, a month or a year without marks. A year of more than four digits stands alone. */
export function edtfOf(date: { year: number; month?: number | undefined; day?: number | undefined }): string {
  if (Math.abs(date.year) > 9999) return `Y${date.year}`
  const parts = [isoYear(date.year)]
  if (date.month !== undefined) parts.push(String(date.month).padStart(2, '0'))
  if (date.month !== undefined && date.day !== undefined) parts.push(String(date.day).padStart(2, '0'))
  return parts.join('-')
}
