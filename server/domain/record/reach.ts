import { compareDays } from '../dates/fuzzy-date.ts'
import type { Process } from '../entries/process.ts'
import type { NegotiationRecord } from './negotiation-record.ts'

/**
 * How far the record reaches as it is being read: to the end of what is covered or to the day asked for, whichever is earlier.
 * Of several negotiations the one that is covered longest decides; `asked` are those that are read, or none for all.
 */
export function reachOf(record: NegotiationRecord, asked: readonly string[] = []): string | null {
  const read = record.list('process').filter(({ id }) => asked.length === 0 || asked.includes(id))
  const ends = read.flatMap(process => coveredUntil(record, process) ?? [])
  const endOf = (day: string) => record.calendar.datesOf(day).latest
  return ends.toSorted((a, b) => endOf(a) - endOf(b)).at(-1) ?? record.moment.on ?? null
}

/** The end of what is covered; while that is open, the day of the last editorial change. */
export function coveredUntil(record: NegotiationRecord, { coverage }: Process): string | null {
  const to = coverage.to ?? record.lastEdit?.at.slice(0, 10)
  return to === undefined ? (record.moment.on ?? null) : earlier(record, to)
}

/** `to` as it is written, unless the day asked for comes before its end. */
export function earlier(record: NegotiationRecord, to: string): string {
  const { on } = record.moment
  const { lastDay } = record.calendar.datesOf(to)
  return on !== undefined && (lastDay === null || compareDays(on, lastDay) < 0) ? on : to
}
