// Parts of a year that are not months: the sub-year groupings 21–41 of ISO 8601-2:2019, 4.8, as EDTF level 1 (21–24) and
// level 2 (25–41) use them: https://www.loc.gov/standards/datetime/

import { type Day, daysInMonth, monthAfter } from './calendar.ts'

interface SubYear {
  readonly first: number
  readonly months: number
  readonly words: (year: string) => string
}

const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const
const ORDINALS = ['first', 'second', 'third', 'fourth'] as const

// Winter takes both years in words, because "winter 2025" means either of two winters to different people.
const season = (index: number, hemisphere: 'northern' | 'southern', note: string): SubYear => {
  const first = ((hemisphere === 'northern' ? 3 : 9) + index * 3 - 1) % 12
  const isOverNewYear = first + 1 === 12
  return {
    first: first + 1,
    months: 3,
    words: year => `${SEASONS[index]} ${isOverNewYear ? `${year}–${Number(year) + 1}` : year}${note}`,
  }
}

const fraction = (index: number, months: number, name: string): SubYear => ({
  first: index * months + 1,
  months,
  words: year => `${ORDINALS[index]} ${name} of ${year}`,
})

const SUB_YEARS: ReadonlyMap<number, SubYear> = new Map([
  // 21–24 leave the hemisphere open in the standard; here they are northern, where the record's negotiations took place.
  ...[0, 1, 2, 3].map(index => [21 + index, season(index, 'northern', '')] as const),
  ...[0, 1, 2, 3].map(index => [25 + index, season(index, 'northern', ' (northern hemisphere)')] as const),
  ...[0, 1, 2, 3].map(index => [29 + index, season(index, 'southern', ' (southern hemisphere)')] as const),
  ...[0, 1, 2, 3].map(index => [33 + index, fraction(index, 3, 'quarter')] as const),
  ...[0, 1, 2].map(index => [37 + index, fraction(index, 4, 'third')] as const),
  ...[0, 1].map(index => [40 + index, fraction(index, 6, 'half')] as const),
])

export const isSubYearCode = (code: number): boolean => SUB_YEARS.has(code)

/** The days a sub-year grouping covers. A season that runs over New Year belongs to the year in which it starts. */
export function subYearBounds(year: number, code: number): { first: Day; last: Day } {
  const subYear = SUB_YEARS.get(code)
  if (!subYear) throw new RangeError(`ISO 8601-2 has no sub-year grouping ${code}`)
  const last = monthAfter({ year, month: subYear.first }, subYear.months - 1)
  return {
    first: { year, month: subYear.first, day: 1 },
    last: { ...last, day: daysInMonth(last.year, last.month) },
  }
}

/** `spring 2025`, `winter 2025–2026`, `first quarter of 2025`. `year` is a year in words. */
export const subYearInWords = (year: string, code: number): string => SUB_YEARS.get(code)?.words(year) ?? year
