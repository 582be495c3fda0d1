import type { EntryProblem } from '../entries/entries.ts'
import type { Revision, RevisionDraft } from '../revisions/revision.ts'
import { draftProblems } from './integrity.ts'
import type { NegotiationRecord } from './negotiation-record.ts'
import { ProposedRecord } from './proposed-record.ts'

// Writes that are right alone and wrong together: a milestone is retracted while another is added that follows it. What
// was judged before the journal took it up is judged once more at its place in the journal.

type JudgedRecord = Pick<
  NegotiationRecord,
  'find' | 'typeOf' | 'retraction' | 'referrers' | 'sourceByUrl' | 'list' | 'head'
>

/**
 * The judgement that goes to the journal together with drafts in which `draftProblems`, asked just now of the same
 * record, has found nothing. The record has to follow the journal. Where nothing has come in between it costs nothing.
 */
export function judgedOn(
  record: JudgedRecord,
  drafts: readonly RevisionDraft[],
): (pending: readonly Revision[]) => Map<string, EntryProblem[]> {
  const { hash } = record.head
  return pending => {
    if (pending.length === 0 && record.head.hash === hash) return new Map()
    return draftProblems(drafts, recordWith(record, pending))
  }
}

const overlays = new WeakMap<readonly Revision[], { readonly record: ProposedRecord; count: number }>()

/** The record with what is about to be recorded. Kept by the list, which grows: each revision is put in once. */
function recordWith(base: JudgedRecord, pending: readonly Revision[]): ProposedRecord {
  const overlay = overlays.get(pending) ?? { record: new ProposedRecord(base), count: 0 }
  overlays.set(pending, overlay)
  for (; overlay.count < pending.length; overlay.count++) overlay.record.put(pending[overlay.count] as Revision)
  return overlay.record
}
