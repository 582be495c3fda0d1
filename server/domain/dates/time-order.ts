import type { TimelineCalendar } from './timeline-dates.ts'

interface Dated {
  readonly id: string
  readonly when?: string
  /** The record's own order within a day. */
  readonly order?: number
}

/**
 * The entries by a date of theirs, the oldest first; of the same dates by their order within the day, then by id. Only dates
 * with the same bounds count as the same: "November" comes before the 3rd of November, whose day is known.
 */
export function inTimeOrder<T extends Dated>(
  entries: readonly T[],
  calendar: TimelineCalendar,
  dateOf: (entry: T) => string = ({ when }) => when ?? '',
): T[] {
  return entries
    .map(entry => ({ entry, key: calendar.datesOf(dateOf(entry)).key, order: entry.order ?? 0 }))
    .sort((a, b) =>
      a.key !== b.key ? (a.key < b.key ? -1 : 1) : a.order - b.order || (a.entry.id < b.entry.id ? -1 : 1),
    )
    .map(({ entry }) => entry)
}
