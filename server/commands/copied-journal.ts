import type { AnyRevision } from '../domain/revisions/revision.ts'
import type { CopyableJournal } from '../journal/journal.ts'

/** All of a journal that is to be copied; null when there is none. Rejects where less is there than was confirmed. */
export async function revisionsOf(journal: CopyableJournal): Promise<readonly AnyRevision[] | null> {
  const read = await journal.read()
  if (read?.loss) throw read.loss
  return read?.revisions ?? null
}

/**
 * Reads the copy from its beginning, and says from which revision on it is another one; null when it is the original. A line
 * is written in one way only, so that the same hash means the same bytes.
 */
export async function firstDifference(
  original: readonly AnyRevision[],
  copy: Pick<CopyableJournal, 'read'>,
): Promise<number | null> {
  const { revisions, loss } = (await copy.read()) ?? { revisions: [], loss: null }
  const different = original.findIndex(({ hash }, index) => hash !== revisions[index]?.hash)
  if (different !== -1) return different + 1
  return loss === null && revisions.length === original.length ? null : original.length + 1
}
