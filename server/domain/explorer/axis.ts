import { monthName, shortMonthName, yearInWords } from '../dates/calendar-names.ts'
import { dayOfNumber } from '../dates/day-numbers.ts'
import { type CalendarUnit, partsOf, UNITS_UP_TO_QUARTERS, YEAR_MONTHS } from '../dates/day-parts.ts'
import { type DayNumber, type DayRange, lengthOf } from '../dates/day-range.ts'
import { type ExplorerView, xOf } from './viewport.ts'

/** One part of the axis: a month, a day, a number of years. */
export interface AxisPart extends DayRange {
  readonly label: string
  /** Such as “2025” at the first part of a year; null where it is that of the part before. */
  readonly above: string | null
}

/** A range in about `most` parts of the calendar at most; the first and the last are cut off at its ends. */
export function axisParts(range: DayRange, most: number): AxisPart[] {
  const unit = unitFor(lengthOf(range), most)
  let heading: string | null = null
  return partsOf(range, unit).map(part => {
    const { label, above } = namesOf(part.first, unit)
    const named = { ...part, label, above: above === heading ? null : above }
    heading = above
    return named
  })
}

const DAYS_OF_A_MONTH = 30.44
const DAYS_OF_A_YEAR = 365.25

function unitFor(days: number, most: number): CalendarUnit {
  // Parts cut off at the ends come on top of those that fit in full.
  const fits = (daysOfUnit: number): boolean => days / daysOfUnit <= most - 1
  const short = UNITS_UP_TO_QUARTERS.find(unit => fits('days' in unit ? unit.days : unit.months * DAYS_OF_A_MONTH))
  if (short) return short
  for (let power = 1; ; power *= 10) {
    const years = [1, 2, 5].map(factor => factor * power).find(count => fits(count * DAYS_OF_A_YEAR))
    if (years !== undefined) return { months: years * YEAR_MONTHS }
  }
}

function namesOf(first: DayNumber, unit: CalendarUnit): { readonly label: string; readonly above: string | null } {
  const { year, month, day } = dayOfNumber(first)
  if ('days' in unit) return { label: String(day), above: `${monthName(month)} ${yearInWords(year)}` }
  return unit.months < YEAR_MONTHS
    ? { label: shortMonthName(month), above: yearInWords(year) }
    : { label: yearInWords(year), above: null }
}

export interface AxisLabel {
  /** Where in the plot the part that it names begins. */
  readonly x: number
  readonly text: string
}

interface AxisLabels {
  readonly parts: readonly AxisLabel[]
  /** The months or years that the parts belong to, on a line of their own. */
  readonly above: readonly AxisLabel[]
}

const NARROWEST = 26
const LETTER = 7.5
const GAP = 8

/** The names for which there is room. The first part has none if it is cut off; its month or year is named all the same. */
export function axisLabels(view: ExplorerView, parts: readonly AxisPart[]): AxisLabels {
  const startOf = ({ first }: AxisPart): number => Math.max(0, xOf(view, first))
  const [first, second] = parts
  const isCut = first && second && first.last - first.first < second.last - second.first
  const above = parts.flatMap(part => (part.above === null ? [] : [{ x: startOf(part), text: part.above }]))
  return {
    parts: parts
      .slice(isCut ? 1 : 0)
      .filter(part => xOf(view, part.last + 1) - startOf(part) >= NARROWEST)
      .map(part => ({ x: startOf(part), text: part.label })),
    above: above.filter(({ x, text }, index) => (above[index + 1]?.x ?? view.width) - x > text.length * LETTER + GAP),
  }
}
