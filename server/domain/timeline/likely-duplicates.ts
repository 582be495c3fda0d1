import type { TimelineEvent } from '../entries/event.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { titlesOf } from './title-index.ts'

interface LikelyDuplicate {
  readonly event: TimelineEvent
  readonly because: 'similar-title' | 'same-source'
}

/** Share of words that two titles of the same day must have in common (Jaccard index) to be taken for one event. */
const SIMILAR_TITLES = 0.5

/**
 * Events of overlapping days that may be the same thing, at most so many: those with a similar title first, then those that
 * rest on the same source.
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
  return [...found.values()]
}
