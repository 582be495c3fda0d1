import { inTimeOrder } from '../dates/time-order.ts'
import { numberOfDay, type TimelineDates } from '../dates/timeline-dates.ts'
import type { TimelineEvent } from '../entries/event.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'

// The ledger of what was demanded or promised by when, and what became of it. Nothing here depends on today: it ends with the
// day up to which the process is covered or, in the record of an earlier day, with that day.

export type DeadlineOutcome = NonNullable<TimelineEvent['deadline']>['outcome']

/** Both are the same unless the dates are not known to the day. */
interface DaysGiven {
  readonly fewest: number
  readonly most: number
}

/** Nothing that the record says to follow from the deadline has happened since. */
interface Silence {
  /** The due date or, when something followed later, the last day of that. */
  readonly since: string
  readonly days: number
  readonly lastWord: TimelineEvent | undefined
}

export interface Deadline {
  readonly setIn: TimelineEvent
  readonly setBy: string
  readonly due: string
  readonly dueDates: TimelineDates
  readonly note: string | null
  /** On the day of the record: see `outcomeOn`. */
  readonly outcome: DeadlineOutcome
  /** What the record says today, whatever its day. */
  readonly recordedOutcome: DeadlineOutcome
  /** The first later deadline that follows from this one; `isLater` when its date is later too, else it was brought forward. */
  readonly replacedBy: { readonly event: TimelineEvent; readonly due: string; readonly isLater: boolean } | undefined
  /** Days between the setting and the due date; undefined when one of them is open. */
  readonly daysGiven: DaysGiven | undefined
  /** Undefined while it is not due, once it was met and where another deadline took its place. */
  readonly silence: Silence | undefined
}

/** Every deadline of the record or of one negotiation, the first due first. */
export const deadlines = (record: NegotiationRecord, negotiation: string | null = null): Deadline[] =>
  deadlinesSetIn(record, negotiation === null ? record.list('event') : record.referring(negotiation, 'event'))

/** Those of some events, the first due first. */
export function deadlinesSetIn(record: NegotiationRecord, events: readonly TimelineEvent[]): Deadline[] {
  const withDeadline = events.filter(({ deadline }) => deadline)
  return inTimeOrder(withDeadline, record.calendar, ({ deadline }) => deadline?.due ?? '').flatMap(
    event => deadlineOf(record, event) ?? [],
  )
}

/**
 * What could be said at the end of a day: as long as the due date lies after it the deadline was open, whatever became of it
 * later, and even when it was dropped before it was due, because the record doesn't date an outcome. A period is due at its
 * end; a due date without an end at its start.
 */
export function outcomeOn(
  { dueDates, recordedOutcome }: Pick<Deadline, 'dueDates' | 'recordedOutcome'>,
  on: string,
): DeadlineOutcome {
  return dueDay(dueDates) > numberOfDay(on) ? 'open' : recordedOutcome
}

function deadlineOf(record: NegotiationRecord, setIn: TimelineEvent): Deadline | undefined {
  const { deadline } = setIn
  if (!deadline) return undefined
  const { due, setBy, note, outcome: recordedOutcome } = deadline
  const { on } = record.moment
  const dueDates = record.calendar.datesOf(due)
  const followers = inTimeOrder(
    record.referrers(setIn.id, 'event').filter(({ follows }) => follows.includes(setIn.id)),
    record.calendar,
  )
  const next = followers.find(follower => follower.deadline)
  const outcome = on === undefined ? recordedOutcome : outcomeOn({ dueDates, recordedOutcome }, on)
  const isSettled = outcome === 'met' || next !== undefined
  return {
    setIn,
    setBy,
    due,
    dueDates,
    note,
    outcome,
    recordedOutcome,
    replacedBy: next?.deadline && {
      event: next,
      due: next.deadline.due,
      isLater: record.calendar.datesOf(next.deadline.due).key > dueDates.key,
    },
    daysGiven: daysGiven(record.calendar.datesOf(setIn.when), dueDates),
    silence: isSettled ? undefined : silence(record, setIn, dueDates, followers),
  }
}

const dueDay = ({ earliest, latest }: TimelineDates): number =>
  latest === Number.POSITIVE_INFINITY ? earliest : latest

function daysGiven(set: TimelineDates, due: TimelineDates): DaysGiven | undefined {
  const [fewest, most] = [due.earliest - set.latest, due.latest - set.earliest]
  return Number.isFinite(fewest) && Number.isFinite(most) ? { fewest, most } : undefined
}

/** Only what follows directly: by way of other events nearly everything later follows from an early deadline. */
function silence(
  record: NegotiationRecord,
  { process }: TimelineEvent,
  due: TimelineDates,
  followers: readonly TimelineEvent[],
): Silence | undefined {
  const end = lastDayOf(record, process)
  if (end === undefined || due.lastDay === null || due.latest > numberOfDay(end)) return undefined
  let since = due.lastDay
  let lastWord: TimelineEvent | undefined
  for (const follower of followers) {
    const { firstDay, lastDay } = record.calendar.datesOf(follower.when)
    // An event that begins after the end of the record has not broken the silence; one that goes on beyond that end has
    // broken it up to there.
    if (firstDay === null || numberOfDay(firstDay) > numberOfDay(end)) continue
    const until = lastDay === null || numberOfDay(lastDay) > numberOfDay(end) ? end : lastDay
    if (numberOfDay(until) < numberOfDay(since)) continue
    since = until
    lastWord = follower
  }
  return { since, days: numberOfDay(end) - numberOfDay(since), lastWord }
}

/** The day up to which the record can know of something: the end of what is covered, or the day it is asked about. */
function lastDayOf(record: NegotiationRecord, process: string): string | undefined {
  const to = record.find('process', process)?.coverage.to
  const covered = to === undefined ? undefined : record.calendar.datesOf(to).lastDay
  const { on } = record.moment
  if (!covered) return on
  return on === undefined || numberOfDay(covered) < numberOfDay(on) ? covered : on
}
