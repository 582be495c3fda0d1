// Typed parts of a year: "spring 2025", "winter 2025–26", "second half of 2025", "Q3 2025"; halves of a month or a decade.

import { daysInMonth } from './calendar.ts'
import { edtfOf } from './edtf.ts'
import { MONTHS } from './english-names.ts'
import { isProblem, type ReadingProblem, says, unreadable } from './reading.ts'
import { subYearBounds } from './seasons.ts'

const LEADING = /^(?:(?:in|of|on|for|during|the) )+/
const SEASON =
  /^(spring|summer|autumn|fall|winter)(?: of)? (\d{4})(?: ?[-/] ?(\d{4,5}|\d{2}))?(?: (northern|southern) hemisphere)?$/
const FRACTION = /^(first|second|third|fourth|1st|2nd|3rd|4th|[1-4]\.?) (half|third|quarter)(?: of)? (\d{4})$/
const SHORT_FRACTION = /^(?:([hq])([1-4])|([1-4])([hq]))(?: |[-/]| of )(\d{4})$|^(\d{4})(?: |[-/])?([hq])([1-4])$/
const SMALLER_HALF = new RegExp(
  `^(first|second|1st|2nd|[12]\\.?) half(?: of)?(?: the)? (?:(${MONTHS.join('|').toLowerCase()})(?: of)? (\\d{4})|(\\d{3}0)['’]?s)$`,
)
const ROUGHLY = /^(?:about|around|approximately|approx|circa|c|ca|roughly|possibly|perhaps|probably|maybe|~)\.? ?(.+)$/

const SEASONS = ['spring', 'summer', 'autumn', 'winter']
const ORDINALS = ['first', 'second', 'third', 'fourth', '1st', '2nd', '3rd', '4th', '1', '2', '3', '4']

/** The sub-year codes of ISO 8601-2. */
const FRACTIONS = {
  quarter: { start: 33, count: 4 },
  third: { start: 37, count: 3 },
  half: { start: 40, count: 2 },
}
const FIRST_FRACTION = FRACTIONS.quarter.start
const SOUTHERN_SUMMER = 30
const WINTERS = [24, 28]

/** EDTF, or why there is none; undefined when the phrase is not about a part of a year. */
export function partOfYearToEdtf(text: string): string | ReadingProblem | undefined {
  const bare = text.replace(LEADING, '').replace(/ year\.?$/, '')
  return season(bare) ?? fraction(bare) ?? smallerHalf(bare) ?? roughPartOfYear(bare)
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
      message: says().whichSeason(
        name === 'winter' ? 'winter' : 'summer',
        `${year - 1}–${year}`,
        `${year}–${year + 1}`,
      ),
      candidates: [`${edtfOf({ year: year - 1 })}-${group}`, `${yearDigits}-${group}`],
    }
  }
  if (second === undefined || (isOverNewYear && (second === next || second === next.slice(2))))
    return `${yearDigits}-${group}`
  return unreadable(says().yearsOfSeasons)
}

function fraction(text: string): string | ReadingProblem | undefined {
  const [, ordinal, longName, longYear] = FRACTION.exec(text) ?? []
  const [, a, one, two, b, year, otherYear, c, three] = SHORT_FRACTION.exec(text) ?? []
  const yearDigits = longYear ?? year ?? otherYear
  if (!yearDigits) return undefined
  const index = ordinal ? ORDINALS.indexOf(ordinal.replace('.', '')) % 4 : Number(one ?? two ?? three) - 1
  const name = (longName ?? ((a ?? b ?? c) === 'h' ? 'half' : 'quarter')) as keyof typeof FRACTIONS
  const { start, count } = FRACTIONS[name]
  if (index < count) return `${yearDigits}-${start + index}`
  return { reason: 'impossible', message: says().parts(name, count) }
}

/** The halves of a month are 1–15 and 16–end; those of a decade have five years. */
function smallerHalf(text: string): string | ReadingProblem | undefined {
  const [, ordinal = '', monthName, yearDigits, decade] = SMALLER_HALF.exec(text) ?? []
  const isFirst = ordinal.startsWith('first') || ordinal.startsWith('1')
  if (decade !== undefined) {
    if (decade.endsWith('00')) return unreadable(says().halfOfWhat)
    const year = Number(decade) + (isFirst ? 0 : 5)
    return `${edtfOf({ year })}/${edtfOf({ year: year + 4 })}`
  }
  if (yearDigits === undefined) return undefined
  const month = MONTHS.findIndex(name => name.toLowerCase() === monthName) + 1
  const year = Number(yearDigits)
  const [first, last] = isFirst ? [1, 15] : [16, daysInMonth(year, month)]
  return `${edtfOf({ year, month, day: first })}/${edtfOf({ year, month, day: last })}`
}

// EDTF has no mark for an approximate part of a year.
function roughPartOfYear(text: string): ReadingProblem | undefined {
  const rest = ROUGHLY.exec(text)?.[1]?.replace(LEADING, '')
  const exact = rest && (season(rest) ?? fraction(rest))
  if (!exact) return undefined
  if (typeof exact !== 'string') return exact
  return unreadable(says().seasonsAreRough, [exact])
}

/**
 * The months from one part of a year to another. Quarters and halves have exact months; of seasons the months are offered.
 * Undefined when neither side is a part of a year.
 */
export function partsOfYearsToEdtf(
  text: string,
  read: (side: string) => string | ReadingProblem,
): string | ReadingProblem | undefined {
  const [, start = '', end = ''] = /^(?:from )?(.+?) ?(?:-| to | until | till | through ) ?(.+)$/.exec(text) ?? []
  const year = /(\d{4})$/.exec(end)?.[1]
  const sides = [partOfYearToEdtf(start) ?? partOfYearToEdtf(`${start} ${year}`), partOfYearToEdtf(end)]
  if (sides.every(side => side === undefined)) return undefined
  const [first = read(start), last = read(end)] = sides
  if (isProblem(first)) return { ...first, candidates: [] }
  if (isProblem(last)) return { ...last, candidates: [] }
  return monthsFromTo(first, last)
}

/** Both in EDTF. */
export function monthsFromTo(first: string, last: string): string | ReadingProblem {
  const [from, to] = [monthsOf(first), monthsOf(last)]
  const months = `${from?.first ?? first}/${to?.last ?? last}`
  const isExact = [first, last].every(side => (codeOf(side) ?? FIRST_FRACTION) >= FIRST_FRACTION)
  if (isExact) return months
  return unreadable(says().noSeasonsAtEnds, [months])
}

const codeOf = (edtf: string): number | undefined => {
  const code = /^\d{4}-([2-4]\d)$/.exec(edtf)?.[1]
  return code === undefined ? undefined : Number(code)
}

function monthsOf(edtf: string): { readonly first: string; readonly last: string } | undefined {
  const code = codeOf(edtf)
  if (code === undefined) return undefined
  const { first, last } = subYearBounds(Number(edtf.slice(0, 4)), code)
  return {
    first: edtfOf({ year: first.year, month: first.month }),
    last: edtfOf({ year: last.year, month: last.month }),
  }
}
