import { dateInWords } from '../../domain/dates/words.ts'
import type { Entries } from '../../domain/entries/entries.ts'
import { type MergedType, mergedFrom, titleOfMerged } from '../../domain/record/merging.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { editPath, mergePath, type PagedType, restorePath, retractPath } from '../site/entry-paths.ts'
import { isPast } from '../site/time-travel.ts'
import { type CorrectionsView, correctionsOf } from './corrections.ts'
import { type JustAdded, justAdded } from './just-added.ts'
import { type JustSaved, justSaved } from './just-saved.ts'
import { type RevisionList, revisionList } from './revision-view.ts'

/** What the page of an entry tells of its past, and offers those who may change it. */
export interface Upkeep {
  readonly revisions: RevisionList
  readonly corrections: CorrectionsView
  /** Null where nobody may write, and in the past; the same for all below. */
  readonly editHref: string | null
  readonly retractHref: string | null
  readonly added: JustAdded | null
  readonly saved: JustSaved | null
}

/** The same of an entry that can turn out to be another. */
export interface MergeableUpkeep extends Upkeep {
  readonly mergeHref: string | null
  /** What was merged into it and can be told apart again; empty where nobody may write. */
  readonly merges: readonly { readonly title: string; readonly day: string; readonly undoAction: string }[]
}

export function mergeableUpkeepOf(
  site: { readonly mayWrite: boolean; readonly record: NegotiationRecord },
  type: MergedType,
  id: string,
): MergeableUpkeep {
  const upkeep = upkeepOf(site, type, id)
  if (upkeep.editHref === null) return { ...upkeep, mergeHref: null, merges: [] }
  const merges = mergedFrom(site.record, id).map(({ id: other, record, at }) => ({
    title: titleOfMerged(record as Entries[MergedType]),
    day: dateInWords(at.slice(0, 10)),
    undoAction: restorePath(type, other),
  }))
  return { ...upkeep, mergeHref: mergePath(type, id), merges }
}

export function upkeepOf(
  site: { readonly mayWrite: boolean; readonly record: NegotiationRecord },
  type: PagedType,
  id: string,
): Upkeep {
  const mayChange = site.mayWrite && !isPast(site.record.moment)
  return {
    revisions: revisionList(site.record, type, id),
    corrections: correctionsOf(site.record, type, id),
    editHref: mayChange ? editPath(type, id) : null,
    // The record can't be taken out of itself.
    retractHref: mayChange && type !== 'record' ? retractPath(type, id) : null,
    added: justAdded(site, type, id),
    saved: mayChange ? justSaved(site, type, id) : null,
  }
}
