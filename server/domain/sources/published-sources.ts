import { numberOfDay } from '../dates/timeline-dates.ts'
import type { Source } from '../entries/source.ts'
import { hadBegunBy, type NegotiationRecord } from '../record/negotiation-record.ts'

/**
 * The sources that could be read by the end of the day of the record. What had happened by then may be known from a later one:
 * that stays in the record, so that whoever cites it can show it, and is listed nowhere.
 */
export function publishedSources(record: NegotiationRecord): Source[] {
  const { on } = record.moment
  const sources = record.list('source')
  if (on === undefined) return sources
  const day = numberOfDay(on)
  return sources.filter(({ published }) => hadBegunBy(day, record.calendar.datesOf(published)))
}
