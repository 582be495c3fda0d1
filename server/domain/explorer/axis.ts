import { dayNumber, monthAfter, monthName } from '../dates/calendar.ts'
import { dayOfNumber } from '../dates/day-numbers.ts'
import type { DayRange } from './explorer-data.ts'

/** One part of the axis: a month, a day, a number of years. */
export interface AxisPart extends DayRange {
  readonly label: string
  /** Such as “2025” at the first part of a year; null where it is that of the part before. */
  readonly above: string | null
}

interface Step {
  readonly unit: 'day' | 'month' | 'year'
  readonly count: number
}

const STEPS: readonly Step[] = [
  { unit: 'day', count: 1 },
  { unit: 'day', count: 7 },
  { unit: 'month', count: 1 },
  { unit: 'month', count: 3 },
  { unit: 'year', count: 1 },
]
const DAYS_OF = { day: 1, month: 30.44, year: 365.25 } as const

/** The days of a range in at most `most` parts that people have names for, cut off at its ends. */
export function axisParts(range: DayRange, most: number): AxisPart[] {
  const step = stepFor(range.last + 1 - range.first, most)
  const parts: AxisPart[] = []
  let heading: string | null = null
  for (let start = startOf(range.first, step); start <= range.last; ) {
    const next = startAfter(start, step)
    const first = Math.max(start, range.first)
    const above = headingOf(first, step)
    parts.push({
      first,
      last: Math.min(next - 1, range.last),
      label: labelOf(first, step),
      above: above === heading ? null : above,
    })
    heading = above
    start = next
  }
  return parts
}

function stepFor(days: number, most: number): Step {
  // One more part than fits in full may be cut off at either end.
  const fits = ({ unit, count }: Step): boolean => days / (DAYS_OF[unit] * count) <= most - 1
  const known = STEPS.find(fits)
  if (known) return known
  for (let power = 1; ; power *= 10) {
    for (const factor of [2, 5, 10]) {
      const step = { unit: 'year', count: power * factor } as const
      if (fits(step)) return step
    }
  }
}

/** The first day of the part in which a day is. Weeks begin on Monday. */
function startOf(number: number, { unit, count }: Step): number {
  if (unit === 'day') return count === 1 ? number : number - ((((number + 3) % 7) + 7) % 7)
  const { year, month } = dayOfNumber(number)
  if (unit === 'month') return dayNumber({ year, month: month - ((month - 1) % count), day: 1 })
  return dayNumber({ year: Math.floor(year / count) * count, month: 1, day: 1 })
}

function startAfter(first: number, { unit, count }: Step): number {
  if (unit === 'day') return first + count
  const { year, month } = dayOfNumber(first)
  return unit === 'month'
    ? dayNumber({ ...monthAfter({ year, month }, count), day: 1 })
    : dayNumber({ year: year + count, month: 1, day: 1 })
}

function labelOf(first: number, { unit }: Step): string {
  const { year, month, day } = dayOfNumber(first)
  if (unit === 'day') return String(day)
  return unit === 'month' ? monthName(month).slice(0, 3) : String(year)
}

function headingOf(first: number, { unit }: Step): string | null {
  const { year, month } = dayOfNumber(first)
  if (unit === 'year') return null
  return unit === 'month' ? String(year) : `${monthName(month)} ${year}`
}
