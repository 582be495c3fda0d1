import { type DayRange, lengthOf } from '../../domain/dates/day-range.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Tier } from './overview-view.ts'

/** The width from which on each tier is shown, in pixels; as in overview.css. */
export const TIER_WIDTHS: Readonly<Record<Tier, number>> = { narrow: 190, middle: 500, wide: 790 }

/** A day as a part of the width: 0 to 1. */
export const startOfDay = (day: number, range: DayRange): number => (day - range.first) / lengthOf(range)

export const endOfDay = (day: number, range: DayRange): number => startOfDay(day + 1, range)

export const percent = (part: number): string => `${Math.round(part * 100 * 10) / 10}%`

/** A day in the space of the shapes, which is as wide as the range has days. */
export const inPlot = (day: number, range: DayRange): number =>
  Math.min(lengthOf(range), Math.max(0, day - range.first))

/** As parts of the width; several marks of one day stand side by side within it. */
export function placesOf(days: readonly number[], range: DayRange): number[] {
  const groups = groupBy([...days.entries()], ([, day]) => day)
  const places: number[] = []
  for (const [day, group] of groups) {
    for (const [order, [index]] of group.entries())
      places[index] = startOfDay(day + (order + 0.5) / group.length, range)
  }
  return places
}
