import { dateInWords } from '../../domain/dates/words.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { Action, Revision } from '../../domain/revisions/revision.ts'
import { historyHref, type PagedType } from '../site/entry-paths.ts'
import type { SureLink } from '../site/links.ts'

export const actionInWords = (action: Action): string => words().history.actions[action]

/** The last revisions of an entry, and the way to all of them. */
export interface RevisionList {
  readonly shown: readonly RevisionView[]
  readonly history: SureLink
}

const MOST_SHOWN = 10

export function revisionList(record: NegotiationRecord, type: PagedType, id: string): RevisionList {
  const all = toRevisionViews(record.history(id))
  const { history } = words()
  const text = all.length > MOST_SHOWN ? history.allRevisions(all.length) : history.whatEachChanged
  return { shown: all.slice(0, MOST_SHOWN), history: { text, href: historyHref(record, type, id) } }
}

/** Newest first, as people look for what changed last. */
export function toRevisionViews(history: readonly Revision[]): RevisionView[] {
  const { firstRecorded } = history.at(-1)?.record ?? {}
  return history.toReversed().map(({ seq, at, by, suggestedBy, action, reason, material, hash }) => ({
    sequence: seq,
    at: `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`,
    by,
    suggestedBy: suggestedBy ?? null,
    action: actionInWords(action),
    reason,
    isMaterial: material,
    hash: hash.slice(0, 12),
    elsewhere: seq === history[0]?.seq && firstRecorded ? dateInWords(firstRecorded) : null,
  }))
}

export interface RevisionView {
  readonly sequence: number
  readonly at: string
  readonly by: string
  readonly suggestedBy: string | null
  readonly action: string
  readonly reason: string | null
  readonly isMaterial: boolean
  readonly hash: string
  /** When another record first held the entry, beside how it came here. */
  readonly elsewhere: string | null
}

/** The history of an entry as data: what happened to it, without what it was each time. */
export const revisionsData = (history: readonly Revision[]) => history.map(({ record: _, ...revision }) => revision)
