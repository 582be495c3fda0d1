import type { DayRange } from '../dates/day-range.ts'
import { inTimeOrder } from '../dates/time-order.ts'
import { numberOfDay } from '../dates/timeline-dates.ts'
import { dateInWords, dateOf } from '../dates/words.ts'
import { words } from '../language/words.ts'
import type { NegotiationRecord } from './negotiation-record.ts'
import { negotiationRead } from './negotiations.ts'

/** An era of a negotiation, from its earliest to its latest day; ∞ while it goes on. */
export interface PhaseSpan extends DayRange {
  readonly id: string
  readonly title: string
  /** Such as “2012” or “since March 2019”. */
  readonly words: string
  readonly summary: string | null
}

/**
 * The phases of the negotiation that is read, the earliest first. Where several are read there are none: those of one would
 * be taken for those of another. On an earlier day a phase that ended later had no end yet.
 */
export function phasesOf(record: NegotiationRecord, asked: readonly string[]): PhaseSpan[] {
  const read = negotiationRead(record, asked)
  if (!read) return []
  const { calendar, moment } = record
  const day = moment.on === undefined ? Number.POSITIVE_INFINITY : numberOfDay(moment.on)
  return inTimeOrder(record.referrers(read.id, 'phase'), calendar, ({ from }) => from).flatMap(
    ({ id, title, from, to, summary }) => {
      const { earliest } = calendar.datesOf(from)
      const { latest } = calendar.datesOf(to ?? '..')
      if (earliest > day) return []
      const end = to !== undefined && latest <= day ? to : undefined
      const inWords =
        end === undefined ? words().timeline.since(dateOf(from)) : dateInWords(end === from ? from : `${from}/${end}`)
      const last = end === undefined ? Number.POSITIVE_INFINITY : latest
      return [{ id, title, words: inWords, summary: summary ?? null, first: earliest, last }]
    },
  )
}
