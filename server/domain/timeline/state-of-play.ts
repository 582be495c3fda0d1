import { numberOfDay, type TimelineDates } from '../dates/timeline-dates.ts'
import { deadlines } from '../deadlines/deadlines.ts'
import type { TimelineEvent } from '../entries/event.ts'
import type { Brief, Process } from '../entries/process.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { negotiationRead } from '../record/negotiations.ts'
import { composedBrief } from './composed-brief.ts'
import { timelineOf } from './record-timeline.ts'
import { type CurrentText, currentTextOf } from './text-on-the-table.ts'
import { EVERYTHING } from './timeline-query.ts'

/** An editor's words, which have a day and sources, or what the record itself gives. */
export type StandingBrief = Brief | { readonly when: null; readonly text: string }

/** Where a negotiation stands, as far as the record goes. */
export interface StateOfPlay {
  /** Undefined while none is described, and where several are read at once. */
  readonly process: Process | undefined
  /** Undefined with it. */
  readonly brief: StandingBrief | undefined
  /** The newest milestones that are not still to come, the last one first. */
  readonly latest: readonly TimelineEvent[]
  /** Demands or promises whose date is open, the nearest first. */
  readonly runningDeadlines: readonly TimelineEvent[]
  readonly currentText: CurrentText | undefined
  /** What is listed for `today` or later, the nearest first. */
  readonly toCome: readonly TimelineEvent[]
}

const LATEST = 3

/**
 * `today` is a calendar day; in the record of an earlier day it is that day. Without a negotiation it is what can be said of
 * all of them together.
 */
export function stateOfPlay(
  record: NegotiationRecord,
  today: string,
  process: Process | undefined = negotiationRead(record),
): StateOfPlay {
  const day = record.moment.on ?? today
  const isOfIt = (event: TimelineEvent) => process === undefined || event.process === process.id
  const text = currentTextOf(record, process?.id)
  const timeline = timelineOf(record)
  const comes = isToCome(day)
  return {
    process,
    brief: process && (briefOf(record, process, day) ?? { when: null, text: composedBrief(record, process, text) }),
    latest: timeline.latest(LATEST, (event, dates) => isOfIt(event) && !comes(event, dates)),
    runningDeadlines: deadlines(record, process?.id)
      .filter(({ outcome }) => outcome === 'open')
      .map(({ setIn }) => setIn),
    currentText: text,
    toCome: timeline
      .allMatching({ ...EVERYTHING, from: day, process: process ? [process.id] : [] })
      .filter(event => comes(event, record.calendar.datesOf(event.when))),
  }
}

/** The last one that was written of the day or of one before it. */
function briefOf(record: NegotiationRecord, { briefs }: Process, day: string): Brief | undefined {
  const written = briefs.filter(({ when }) => record.calendar.datesOf(when).latest <= numberOfDay(day))
  const keyOf = ({ when }: Brief) => record.calendar.datesOf(when).key
  return written.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).at(-1)
}

/** What is said to come and has a day that is not over. */
const isToCome =
  (day: string) =>
  ({ occurrence }: TimelineEvent, { latest }: TimelineDates): boolean =>
    (occurrence === 'scheduled' || occurrence === 'announced') && latest >= numberOfDay(day)

/** Whether an event had a fixed date that is over, and the record does not know what came of it. */
export function isOverdue(record: NegotiationRecord, { occurrence, when }: TimelineEvent, today: string): boolean {
  const { latest } = record.calendar.datesOf(when)
  return occurrence === 'scheduled' && latest < numberOfDay(record.moment.on ?? today)
}
