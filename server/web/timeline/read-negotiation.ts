import type { Process } from '../../domain/entries/process.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { hasSeveral, negotiationRead } from '../../domain/record/negotiations.ts'
import { EVERYTHING, type TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { pathsAt } from '../site/paths.ts'

// The timeline of one of several negotiations is that of the record with one filter that stays.

type Asked = Pick<TimelineQuery, 'process'>

/** The one that is read, where the record holds others. */
export const negotiationOfSeveral = (record: NegotiationRecord, { process }: Asked): Process | undefined =>
  hasSeveral(record) ? negotiationRead(record, process) : undefined

/** What is asked of the negotiation that is read, or of the record. */
export const withinRead = (record: NegotiationRecord, query: TimelineQuery): TimelineQuery =>
  negotiationOfSeveral(record, query) ? { ...query, process: EVERYTHING.process } : query

/** The whole timeline of what is read, in the same order. */
export function unfilteredHref(record: NegotiationRecord, { process, order }: TimelineQuery): string {
  const paths = pathsAt(record.moment)
  const read = negotiationOfSeveral(record, { process })
  if (!read) return paths.timeline({ ...EVERYTHING, order })
  return order === null ? paths.negotiation(read.id) : paths.timeline({ ...EVERYTHING, process, order })
}
