import type { Entries } from '../../domain/entries/entries.ts'
import type { Revision } from '../../domain/revisions/revision.ts'
import type { PagedType } from '../site/entry-paths.ts'
import { draftOf, type UnsignedDraft } from './writing.ts'

interface Restoration {
  readonly history: readonly Revision[]
  readonly chosen: Revision
  readonly reason: string | null
}

/** What is recorded when an entry is put back as it was: a correction, or the way back from its retraction. */
export function restorationOf<T extends PagedType>(
  type: T,
  entry: Entries[T],
  { history, chosen, reason }: Restoration,
): UnsignedDraft<T> {
  const last = history.at(-1)
  return draftOf(last?.action === 'retract' ? 'restore' : 'change', type, entry, {
    reason: reason ?? `Restored revision ${chosen.seq}`,
    material: history.some(({ seq, material }) => seq > chosen.seq && material),
    expected: last?.seq ?? 0,
  })
}
