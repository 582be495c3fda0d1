import { changesBetween, type FieldChange, type Fields } from '../../domain/changes/changes.ts'
import type { Revision } from '../../domain/revisions/revision.ts'
import { KINDS } from '../editing/entry-kind.ts'
import type { ChangedField, Telling } from '../forms/changed-field.ts'
import { actionInWords } from '../history/revision-view.ts'
import { instantInWords } from '../site/layout.ts'

/** One revision as a page tells of it. */
export interface RevisionRow {
  readonly sequence: number
  /** Such as “3 December 2025, 10:00 UTC”. */
  readonly at: string
  readonly instant: string
  readonly by: string
  readonly suggestedBy: string | null
  readonly action: string
  readonly reason: string | null
  readonly isMaterial: boolean
  readonly hash: string
}

export const revisionRow = ({ seq, at, by, suggestedBy, action, reason, material, hash }: Revision): RevisionRow => ({
  sequence: seq,
  at: instantInWords(at),
  instant: at,
  by,
  suggestedBy: suggestedBy ?? null,
  action: actionInWords(action),
  reason,
  isMaterial: material,
  hash,
})

/** What a revision says otherwise than the one before it, in words. */
export const changedBy = (revision: Revision, before: Revision | undefined, telling: Telling): ChangedField[] =>
  before ? KINDS[revision.type].changes(before.record, revision.record, telling) : []

/** The same as data. */
export const changesOf = (revision: Revision, before: Revision | undefined): FieldChange[] =>
  before ? changesBetween(before.record as unknown as Fields, revision.record as unknown as Fields) : []

/** A revision as data, without what the entry was. */
export const revisionData = (revision: Revision) => {
  const { seq, at, by, suggestedBy, action, type, id, reason, material, batchEnd, hash } = revision
  return {
    seq,
    at,
    by,
    ...(suggestedBy !== undefined && { suggestedBy }),
    action,
    type,
    id,
    reason,
    material,
    batchEnd,
    hash,
  }
}
