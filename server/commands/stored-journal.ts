import { realpath } from 'node:fs/promises'
import type { Revision } from '../domain/revisions/revision.ts'
import { fileProblem } from '../files.ts'
import { verifyJournalFile } from '../journal/file-journal.ts'
import type { TornEnd } from '../journal/journal-reader.ts'
import { type CommandContext, count, journalFile, print, RefusedError } from './command.ts'

interface ReadJournal {
  readonly revisions: readonly Revision[]
  readonly torn: TornEnd | null
}

/**
 * Reads the journal without its lock, so that it works beside a running server, and checks the whole chain on the way.
 * Null when there is none. Throws `JournalDamageError`.
 */
export async function readJournal(context: CommandContext): Promise<ReadJournal | null> {
  const file = journalFile(context)
  const revisions: Revision[] = []
  try {
    const verified = await verifyJournalFile(file, revision => {
      revisions.push(revision)
      return null
    })
    if (!verified.ok) throw verified.damage
    // The last batch may be incomplete; it never counted.
    revisions.length = verified.head.seq
    return { revisions, torn: verified.torn }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') return null
    if (code === undefined) throw error
    throw new RefusedError(`The journal ${file} can't be read: ${fileProblem(error)}.`, { cause: error })
  }
}

/** The same where there has to be one; what is unfinished at its end is mentioned. */
export async function readExistingJournal(context: CommandContext): Promise<ReadJournal> {
  const file = journalFile(context)
  const journal = await readJournal(context)
  if (!journal)
    throw new RefusedError(
      `There is no journal ${file}. Import a record or start the server to begin one, or set DATA_DIR to where it is.`,
    )
  if (journal.torn)
    print(
      context.stderr,
      `The end of the journal ${file} is left out: ${journal.torn.reason} (${count(journal.torn.bytes)} bytes). ` +
        'It was never confirmed to anybody, or is being written just now.',
    )
  return journal
}

/** A file to be written must not be what everything is read from. */
export async function refuseJournal(file: string, context: CommandContext): Promise<void> {
  const [target, journal] = await Promise.all([realpath(file).catch(() => file), realpath(journalFile(context))])
  if (target === journal) throw new RefusedError(`${file} is the journal itself. Name another file.`)
}
