// Typed parts of a year: "spring 2025", "winter 2025–26", "second half of 2025", "Q3 2025".

import { edtfOf } from './edtf.ts'
import type { ReadingProblem } from './tokens.ts'

const SEASON =
  /^(?:the )?(spring|summer|autumn|fall|winter)(?: of)? (\d{4})(?: ?[-/] ?(\d{4}|\d{2}))?(?: (northern|southern) hemisphere)?$/
const FRACTION = /^(?:the )?(first|second|third|fourth|1st|2nd|3rd|4th) (half|third|quarter)(?: of)? (\d{4})$/
const SHORT_FRACTION = /^([hq])([1-4]) (\d{4})$/
const ROUGHLY = /^(?:about|around|approximately|approx|circa|c|ca|roughly|possibly|perhaps|probably|maybe|~)\.? ?(.+)$/

const SEASONS = ['spring', 'summer', 'autumn', 'winter']
const ORDINALS = ['first', 'second', 'third', 'fourth', '1st', '2nd', '3rd', '4th']

/** The sub-year codes of ISO 8601-2. */
const FRACTIONS = {
  quarter: { start: 33, count: 4 },
  third: { start: 37, count: 3 },
  half: { start: 40, count: 2 },
}
const SOUTHERN_SUMMER = 30
const WINTERS = [24, 28]

/** EDTF, or why there is none; undefined when the phrase is not about a part of a year. */
export function partOfYearToEdtf(text: string): string | ReadingProblem | undefined {
  return season(text) ?? fraction(text) ?? roughPartOfYear(text)
}

function season(text: string): string | ReadingProblem | undefined {
  const [, word = '', yearDigits, second, hemisphere] = SEASON.exec(text) ?? []
  if (!yearDigits) return undefined
  const name = word === 'fall' ? 'autumn' : word
  const code = { northern: 25, southern: 29 }[hemisphere ?? ''] ?? 21
  const group = code + SEASONS.indexOf(name)
  const year = Number(yearDigits)
  const isOverNewYear = group === SOUTHERN_SUMMER || WINTERS.includes(group)
  const next = edtfOf({ year: year + 1 })
  if (second === undefined && isOverNewYear) {
    return {
      reason: 'ambiguous',
      message: `This ${name} can be that of ${year - 1}–${year} or of ${year}–${year + 1}. Write both years.`,
      candidates: [`${edtfOf({ year: year - 1 })}-${group}`, `${yearDigits}-${group}`],
    }
  }
  if (second === undefined || (isOverNewYear && (second === next || second === next.slice(2))))
    return `${yearDigits}-${group}`
  return {
    reason: 'unreadable',
    message: 'Write one year with a season, and with winter two years that follow each other: “winter 2025–2026”.',
  }
}

function fraction(text: string): string | ReadingProblem | undefined {
  const long = FRACTION.exec(text)
  const short = SHORT_FRACTION.exec(text)
  const year = long?.[3] ?? short?.[3]
  if (!year) return undefined
  const index = long ? ORDINALS.indexOf(long[1] ?? '') % 4 : Number(short?.[2]) - 1
  const name = (long?.[2] ?? (short?.[1] === 'h' ? 'half' : 'quarter')) as keyof typeof FRACTIONS
  const { start, count } = FRACTIONS[name]
  if (index < count) return `${year}-${start + index}`
  return { reason: 'impossible', message: `A year has ${count} parts called “${name}”.` }
}

// EDTF has no mark for an approximate part of a year.
function roughPartOfYear(text: string): ReadingProblem | undefined {
  const rest = ROUGHLY.exec(text)?.[1]
  const exact = rest && (season(rest) ?? fraction(rest))
  if (!exact) return undefined
  if (typeof exact !== 'string') return exact
  return {
    reason: 'unreadable',
    message: 'A season, a quarter or a half is rough already. Leave out the word in front of it.',
    candidates: [exact],
  }
}
