import type { RevisionIn } from '../domain/revisions/revision.ts'
import type { ChainedJournal } from './chained-journal.ts'
import { type AdoptOptions, JournalDivergedError } from './journal.ts'

/** What is written at once holds about so many revisions: an interruption costs no more, and memory is never short. */
const PART = 1_000

/** Adds to an open journal what comes behind its head in another that begins as it does; resolves to how many. */
export async function adoptInto<M>(
  journal: ChainedJournal<M>,
  place: string,
  revisions: readonly RevisionIn<M>[],
  { progress }: Pick<AdoptOptions, 'progress'>,
): Promise<number> {
  const { seq } = journal.head
  const other = journal.revisions.findIndex((revision, index) => revision.hash !== revisions[index]?.hash)
  if (other !== -1) throw new JournalDivergedError(place, other + 1)
  while (journal.head.seq < revisions.length) {
    const start = journal.head.seq
    // Whole batches: all of one is in a journal, or nothing.
    const end = revisions[Math.min(start + PART, revisions.length) - 1]?.batchEnd ?? revisions.length
    await journal.adopt(revisions.slice(start, end))
    progress(journal.head.seq)
  }
  return revisions.length - seq
}
