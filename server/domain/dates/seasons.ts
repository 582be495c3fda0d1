// Parts of a year that are not months: the sub-year groupings 21–41 of ISO 8601-2:2019, 4.8, as EDTF level 1 (21–24) and
// level 2 (25–41) use them: https://www.loc.gov/standards/datetime/

import { type Day, daysInMonth, monthAfter } from './calendar.ts'

interface SubYear {
  readonly first: number
  readonly months: number
  readonly name: PartOfYear
}

/** A season by its number from spring; or one of the parts of a year that are alike, by its number from 0. */
export type PartOfYear =
  | { readonly season: number; readonly isOverNewYear: boolean; readonly hemisphere?: 'northern' | 'southern' }
  | { readonly fraction: 'quarter' | 'third' | 'half'; readonly index: number }

const season = (index: number, from: number, hemisphere?: 'northern' | 'southern'): SubYear => {
  const first = ((from + index * 3 - 1) % 12) + 1
  return { first, months: 3, name: { season: index, isOverNewYear: first === 12, ...(hemisphere && { hemisphere }) } }
}

const fraction = (index: number, months: number, name: 'quarter' | 'third' | 'half'): SubYear => ({
  first: index * months + 1,
  months,
  name: { fraction: name, index },
})

const NORTHERN_SPRING = 3
const SOUTHERN_SPRING = 9

const SUB_YEARS: ReadonlyMap<number, SubYear> = new Map([
  // 21–24 leave the hemisphere open in the standard; here they are northern, where the record's negotiations took place.
  ...[0, 1, 2, 3].map(index => [21 + index, season(index, NORTHERN_SPRING)] as const),
  ...[0, 1, 2, 3].map(index => [25 + index, season(index, NORTHERN_SPRING, 'northern')] as const),
  ...[0, 1, 2, 3].map(index => [29 + index, season(index, SOUTHERN_SPRING, 'southern')] as const),
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

export const partOfYear = (code: number): PartOfYear | undefined => SUB_YEARS.get(code)?.name
