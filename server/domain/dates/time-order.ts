import { groupBy } from '../group-by.ts'
import type { TimelineCalendar, TimelineDates } from './timeline-dates.ts'

interface Dated {
  readonly id: string
  readonly when?: string
  /** The record's own order within a day. */
  readonly order?: number
}

export interface TimePlace extends Pick<TimelineDates, 'key' | 'moment'> {
  readonly order: number
  readonly id: string
}

/** The order that sort-key.ts describes. */
export function compareInTime(a: TimePlace, b: TimePlace): number {
  return compareText(a.key, b.key) || a.order - b.order || compareText(a.moment, b.moment) || compareText(a.id, b.id)
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The entries by a date of theirs, the oldest first. */
export function inTimeOrder<T extends Dated>(
  entries: readonly T[],
  calendar: TimelineCalendar,
  dateOf: (entry: T) => string = ({ when }) => when ?? '',
): T[] {
  const placeOf = (entry: T) => {
    const { key, moment } = calendar.datesOf(dateOf(entry))
    return { entry, key, moment, order: entry.order ?? 0, id: entry.id }
  }
  // Date by date, because comparing each entry with many others takes several times as long where there are thousands.
  return [...groupBy(entries.map(placeOf), ({ key }) => key)]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, alike]) => alike.sort(compareInTime).map(({ entry }) => entry))
}
