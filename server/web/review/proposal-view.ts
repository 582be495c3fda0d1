import { mainDraft } from '../../domain/desk/desk.ts'
import type { ProposedDraft, Suggestion } from '../../domain/desk/entries.ts'
import { changedSince } from '../../domain/desk/publication.ts'
import type { EntryType } from '../../domain/entries/entries.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { differences } from '../editing/conflict.ts'
import { KINDS, type PagedEntry } from '../editing/entry-kind.ts'
import { type EventCard, toEventCard } from '../events/event-view.ts'
import type { ConflictRow } from '../forms/conflict-row.ts'
import { ENTRY_PAGES, entryPath } from '../site/entry-paths.ts'
import { titleOf } from '../site/entry-title.ts'
import { instantInWords } from '../site/layout.ts'
import type { Findable, Link } from '../site/links.ts'
import { doingOf } from './words.ts'

// What a suggestion would change, beside what is published, in the words of the forms.

export interface ProposedPart {
  /** Such as “Add an actor”. */
  readonly doing: string
  readonly entry: Link
  readonly isNew: boolean
  readonly rows: readonly ConflictRow[]
  readonly reason: string | null
  readonly isMaterial: boolean
}

export interface ChangedSince {
  readonly entry: Link
  readonly by: string
  readonly at: string
  readonly reason: string | null
  readonly isRetracted: boolean
  readonly rows: readonly ConflictRow[]
}

/** The record with what is suggested in it. */
function recordWith({ drafts }: Suggestion, record: NegotiationRecord): Findable {
  const put = new Map(drafts.map(draft => [draft.id, draft]))
  return {
    moment: record.moment,
    head: record.head,
    list: (type: EntryType) => record.list(type),
    find: (type: EntryType, id: string) => {
      const draft = put.get(id)
      return draft?.type === type && draft.action !== 'retract' ? draft.record : record.find(type, id)
    },
  } as Findable
}

/** What it is about first, then what comes with it. */
export function proposedParts(suggestion: Suggestion, record: NegotiationRecord): ProposedPart[] {
  const withDrafts = recordWith(suggestion, record)
  return suggestion.drafts.toReversed().map(draft => {
    const { action, type, id, record: entry, reason, material } = draft
    const { texts } = KINDS[type]
    const published = record.find(type, id) as PagedEntry | undefined
    const before = published ? texts(published, record) : []
    const after = action === 'retract' ? [] : texts(entry, withDrafts)
    return {
      doing: doingOf(draft),
      entry: { text: titleOf(entry), href: published ? entryPath(type, id) : null },
      isNew: action === 'create',
      rows: action === 'retract' ? [] : differences(before, after),
      reason,
      isMaterial: material,
    }
  })
}

/** How a milestone would stand in the timeline; null for everything else. */
export function cardOf(suggestion: Suggestion, record: NegotiationRecord): EventCard | null {
  const { action, record: entry } = mainDraft(suggestion)
  if (action === 'retract' || !('occurrence' in entry)) return null
  return { ...toEventCard(entry, recordWith(suggestion, record)), href: null }
}

/** What somebody has changed in the record since it was suggested. */
export function changesSince(suggestion: Suggestion, record: NegotiationRecord): ChangedSince[] {
  const changed = new Set(changedSince(suggestion, record))
  return suggestion.drafts.filter(({ id }) => changed.has(id)).map(draft => changeOf(draft, record))
}

function changeOf({ type, id, record: entry, expected }: ProposedDraft, record: NegotiationRecord): ChangedSince {
  const { texts } = KINDS[type]
  const history = record.history(id)
  const base = history.find(({ seq }) => seq === expected)?.record as PagedEntry | undefined
  const last = history.at(-1)
  const now = record.find(type, id) as PagedEntry | undefined
  return {
    entry: { text: titleOf(now ?? entry), href: now ? entryPath(type, id) : null },
    by: last?.by ?? '',
    at: last ? instantInWords(last.at) : '',
    reason: last?.reason ?? null,
    isRetracted: now === undefined,
    rows: base && now ? differences(texts(base, record), texts(now, record)) : [],
  }
}

/** Such as “milestone”. */
export const nounOf = (suggestion: Suggestion): string => ENTRY_PAGES[mainDraft(suggestion).type].noun
