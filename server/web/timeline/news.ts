import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { recentChanges } from '../../domain/record/recent-changes.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import type { EventCard } from '../events/event-view.ts'
import { pathsAt } from '../site/paths.ts'
import { isPast } from '../site/time-travel.ts'

// What is new to a returning reader. When somebody was here last is known in the browser alone: every page tells everybody
// the same, what changed lately, and the browser counts what of it came after.

/** Of more changes a reader is told only that there are more. */
const COUNTED = 60

/** What the browser needs to tell a returning reader what is new. */
export interface NewsView {
  /** Whoever has seen this page has seen everything up to this revision: the one of the last change. */
  readonly sequence: number
  /** How many revisions each of the last changes lies before the one after it, the latest first, in one line. */
  readonly recent: string
  /** What changed after `sequence`, which stands at its end. */
  readonly sinceHref: string
}

interface TimelineNews {
  /** Null for the past. */
  readonly view: NewsView | null
  /** The card with what it needs to be marked as new or changed. */
  mark(card: EventCard): EventCard
}

export function timelineNews(record: NegotiationRecord, since: number | null): TimelineNews {
  const changes = isPast(record.moment) ? [] : recentChanges(record, COUNTED)
  const byId = new Map(changes.map(change => [change.id, change]))
  const sequence = changes[0]?.changedAt ?? record.head.seq
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
      news: since === null ? null : newsOf((record.history(card.id)[0]?.seq ?? 0) > since),
    }),
  }
}

const newsOf = (isNew: boolean): string => (isNew ? words().timeline.isNew : words().timeline.isChanged)
