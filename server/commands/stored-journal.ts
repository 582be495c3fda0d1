import { realpath } from 'node:fs/promises'
import { RefusedError } from '../files/refused-error.ts'
import type { ReadJournal } from '../journal/journal.ts'
import { type CommandContext, count, print } from './command.ts'

/** Reads the journal where there has to be one; what is unfinished at its end, or missing, is mentioned. */
export async function readExistingJournal({ journal, stderr }: CommandContext): Promise<ReadJournal> {
  const read = await journal.read()
  if (!read)
    throw new RefusedError(
      `There is no journal ${journal.place}. Import a record or start the server to begin one, or set DATA_DIR or JOURNAL to where it is.`,
    )
  const { torn, loss } = read
  if (loss && read.revisions.length === 0) throw loss
  if (loss) print(stderr, loss.missing)
  if (torn)
    print(
      stderr,
      `The end of the journal ${journal.place} is left out: ${torn.reason} (${count(torn.bytes)} bytes). ` +
        (torn.isUnconfirmed
          ? 'It was never confirmed to anybody, or is being written just now.'
          : 'Nothing tells whether it was confirmed to anybody.'),
    )
  return read
}

/** A file to be written must not be what everything is read from. */
export async function refuseJournal(file: string, { journal }: CommandContext): Promise<void> {
  const [target, kept] = await Promise.all([file, journal.place].map(path => realpath(path).catch(() => path)))
  if (target === kept) throw new RefusedError(`${file} is the journal itself. Name another file.`)
}
