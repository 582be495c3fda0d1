import type { Connection } from '../../database/connection.ts'
import type { JournalKind } from '../../domain/revisions/journal-kind.ts'
import { readRevisionLine, type SealedRevision } from '../../domain/revisions/revision.ts'
import { JournalWriteError } from '../journal.ts'
import type { Head, JournalTables } from './tables.ts'

/** What others have stored since. */
interface News<M> {
  readonly stored: readonly SealedRevision<M>[]
  /** Where the journal ends with them. */
  readonly head: Head
}

/**
 * What stands in the database behind a head that is known. Throws `JournalWriteError` when that head is not in it any more:
 * a copy of an earlier day was put in its place, and to add to it would make a second history.
 */
export async function newsAfter<M>(
  known: Head,
  { kind, tables }: { readonly kind: JournalKind<M>; readonly tables: JournalTables },
  connection: Connection,
  { forUpdate = false } = {},
): Promise<News<M>> {
  const head = await tables.head(connection, { forUpdate })
  if (head.seq < known.seq)
    throw new JournalWriteError(
      `the database ends at revision ${head.seq}, and this process has seen revision ${known.seq}: it holds an older copy. Put the newer one back, or restart to go on with the older`,
    )
  const stored: SealedRevision<M>[] = []
  let last: Head = known
  for await (const lines of tables.linesAfter(connection, known.seq, head.seq)) {
    for (const { line } of lines) {
      const read = readRevisionLine(line, kind)
      if (!read.ok) throw new JournalWriteError(`revision ${last.seq + 1} in the database is damaged: ${read.reason}`)
      if (read.revision.previous !== last.hash) throw anotherHistory(last.seq)
      last = read.revision
      stored.push({ revision: read.revision, line })
    }
  }
  if (last.seq !== head.seq || last.hash !== head.hash) throw anotherHistory(head.seq)
  return { stored, head }
}

const anotherHistory = (seq: number): JournalWriteError =>
  new JournalWriteError(
    `what the database holds at revision ${seq} is not what this process has seen: it holds another history. Put the right one back, or restart to go on with this one`,
  )
