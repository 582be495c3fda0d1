import type { TimelineDates } from '../dates/timeline-dates.ts'
import type { TimelineEvent } from '../entries/event.ts'
import { dayOf, sidesOf } from '../record/actor-sides.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { titlesOf } from './title-index.ts'

interface LikelyDuplicate {
  readonly event: TimelineEvent
  readonly because: 'similar-title' | 'same-source' | 'same-kind'
}

/** Share of words that two titles of the same day must have in common (Jaccard index) to be taken for one event. */
const SIMILAR_TITLES = 0.5

/** What is dated to more days than these, such as a month, may be any of the same kind in them. */
const MOST_DAYS = 3

/**
 * Events of overlapping days that may be the same thing, at most so many: those with a similar title first, then those that
 * rest on the same source, then those of the same kind at the same table with somebody of the same side.
 */
export function likelyDuplicates(event: TimelineEvent, record: NegotiationRecord, most: number): LikelyDuplicate[] {
  const titles = titlesOf(record)
  const days = record.calendar.datesOf(event.when)
  const found = new Map<TimelineEvent, LikelyDuplicate>()
  const take = (others: Iterable<TimelineEvent>, because: LikelyDuplicate['because']): void => {
    for (const other of others) {
      if (found.size === most) return
      if (other.id !== event.id && !found.has(other)) found.set(other, { event: other, because })
    }
  }
  take(titles.similar(event.title, SIMILAR_TITLES, days), 'similar-title')
  for (const { source } of event.citations) take(titles.citing(source, days), 'same-source')
  take(alike(event, record), 'same-kind')
  return [...found.values()]
}

function* alike(event: TimelineEvent, record: NegotiationRecord): Generator<TimelineEvent> {
  const days = record.calendar.datesOf(event.when)
  if (!isOfDays(days)) return
  const sides = sidesIn(event, record)
  for (const other of titlesOf(record).ofKind(event, days))
    if (isOfDays(record.calendar.datesOf(other.when)) && [...sidesIn(other, record)].some(side => sides.has(side)))
      yield other
}

const isOfDays = ({ earliest, latest }: TimelineDates): boolean => latest - earliest < MOST_DAYS

/** Whoever takes part, and for whom they speak: one account names a state, the next its minister. */
const sidesIn = ({ participants, when }: TimelineEvent, record: NegotiationRecord): Set<string> => {
  const day = dayOf(record.calendar, when)
  return new Set(participants.flatMap(({ actor }) => [actor, ...sidesOf(record, actor, day)]))
}
