import { dateInWords } from '../../domain/dates/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { recentChanges } from '../../domain/record/recent-changes.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import type { EventCard } from '../events/event-view.ts'
import { format } from '../site/count-words.ts'
import { pathsAt } from '../site/paths.ts'
import { isPast } from '../site/time-travel.ts'
import type { TimelinePage } from './timeline-view.ts'

// What is new to a returning reader. When somebody was here last is known in the browser alone: every page tells everybody
// the same, what changed lately, and the browser counts what of it came after.

/** Of more changes a reader is told only that there are more. */
const COUNTED = 60

interface TimelineNews {
  readonly view: TimelinePage['news']
  /** The card with what it needs to be marked as new or changed. */
  mark(card: EventCard): EventCard
}

export function timelineNews(record: NegotiationRecord, since: number | null): TimelineNews {
  const changes = isPast(record.moment) ? [] : recentChanges(record, COUNTED)
  const byId = new Map(changes.map(change => [change.id, change]))
  const sequence = record.head.seq
  return {
    view:
      isPast(record.moment) || sequence === 0
        ? null
        : {
            sequence,
            recent: changes
              .map(({ changedAt }, index) => (changes[index - 1]?.changedAt ?? sequence) - changedAt)
              .join(' '),
            sinceHref: pathsAt(record.moment).timeline({ ...EVERYTHING, since: sequence }),
          },
    mark: card => ({
      ...card,
      revisions: byId.get(card.id) ?? null,
      news: since === null ? null : (record.history(card.id)[0]?.seq ?? 0) > since ? 'New' : 'Changed',
    }),
  }
}

/** Such as “Added or changed since 20 November 2025 (revision 1,203)”. */
export function sinceInWords(record: NegotiationRecord, since: number): string {
  const revision = record.revision(since)
  const day = revision ? `${dateInWords(revision.at.slice(0, 10))} (revision ${format(since)})` : null
  return `Added or changed since ${day ?? `revision ${format(since)}`}`
}
