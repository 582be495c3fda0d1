import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { Revision } from '../../domain/revisions/revision.ts'
import type { Contact } from '../../journal/contact.ts'
import type { Journal } from '../../journal/journal.ts'
import type { Access } from '../http/access.ts'
import type { AssetLinks } from '../http/assets.ts'
import { createPageCache, type PageCache } from '../http/cache/page-cache.ts'
import { createLiveStreams, type LiveLimits, type LiveStreams } from './live-streams.ts'
import type { RenderPage } from './render.ts'
import { createSearchBuilder, type SearchBuilder } from './search-builder.ts'
import { createMoments, type Moments } from './time-travel.ts'

/** The site as a whole: what every page is made from. */
export interface Site extends Surroundings {
  /** Who may write at this moment: it changes with the first account. */
  readonly access: Access
  /** Whether pages offer everybody to change what they show. */
  readonly mayWrite: boolean
  readonly record: NegotiationRecord
  readonly moments: Moments
  readonly cache: PageCache
  readonly search: SearchBuilder
  readonly live: LiveStreams
}

export interface LinkSeen {
  /** An ISO 8601 instant; null for never. */
  readonly seenAt: string | null
  /** Whether it counts as gone. */
  readonly isGone: boolean
}

/** What is not made from the record. */
interface Surroundings {
  readonly render: RenderPage
  readonly assets: AssetLinks
  /** Origin of canonical links and citations; null leaves them out. */
  readonly publicUrl: string | null
  /** With others who may add to the record. */
  readonly contact: Contact
  readonly now: () => Date
  /** Whether its pages are written to files, and nobody answers what they send. */
  readonly isCopy: boolean
  /** What the last check found of an address that a source names; undefined for one that was never checked. */
  readonly linkSeen: (source: string, address: string) => LinkSeen | undefined
}

export function createSite(
  record: NegotiationRecord,
  {
    access,
    live,
    isCopy = false,
    linkSeen = () => undefined,
    ...surroundings
  }: Omit<Surroundings, 'isCopy' | 'linkSeen'> &
    Partial<Pick<Surroundings, 'isCopy' | 'linkSeen'>> & {
      readonly access: () => Access
      readonly live?: Partial<LiveLimits>
    },
): Site {
  const cache = createPageCache()
  cache.advance(record.head.seq)
  const search = createSearchBuilder(record)
  return {
    record,
    moments: createMoments(record),
    cache,
    search,
    live: createLiveStreams({ record, search }, live),
    ...surroundings,
    isCopy,
    linkSeen,
    get access() {
      return access()
    },
    get mayWrite() {
      return access() === 'open'
    },
  }
}

/** The site shows what was appended since its record was folded, and from now on what is. */
export function followJournal(
  { record, cache, contact, search, live }: Site,
  journal: Pick<Journal, 'revisions' | 'subscribe'>,
): void {
  const take = (revisions: readonly Revision[]): void => {
    for (const revision of revisions) record.apply(revision)
    cache.advance(record.head.seq)
    search.wake()
    live.tell()
  }
  // Others add to the journal while a process starts, and a record with a gap would be wrong for good.
  const missed = journal.revisions.slice(record.head.seq)
  if (missed.length > 0) take(missed)
  journal.subscribe(take)
  // Each page says when it may be older than the record.
  contact.subscribe(() => cache.clear())
}
