import { randomBytes } from 'node:crypto'
import { DESK_JOURNAL, type DeskEntries } from '../domain/desk/entries.ts'
import { type Journal, JournalWriteError, type OpenOptions, type StoredJournal } from '../journal/journal.ts'
import { unwritableJournal } from '../journal/unwritable.ts'
import { type DeskSurroundings, ReviewDesk } from './review-desk.ts'

const LOOK_EVERY_MS = 15_000

export interface OpenDesk {
  readonly desk: ReviewDesk
  readonly journal: Pick<Journal<DeskEntries>, 'head' | 'contact'>
  /** Finishes what is being noted, then closes the desk's journal. */
  close(): Promise<void>
}

interface OpeningDesk extends Omit<DeskSurroundings, 'journal' | 'newId'>, Pick<OpenOptions, 'tell' | 'beginAnew'> {
  readonly stored: StoredJournal<DeskEntries>
  /** Hears of what could not be published at its time, which is tried again. */
  readonly onFailure: (error: unknown) => void
}

/** Opens the desk, notes what the last process could not note any more, and publishes from now on what has its time. */
export async function openDesk({
  stored,
  onFailure,
  tell,
  beginAnew = false,
  ...given
}: OpeningDesk): Promise<OpenDesk> {
  const { now } = given
  const journal = await stored.open({ now, tell, beginAnew }).catch(cause => {
    if (!(cause instanceof JournalWriteError)) throw cause
    // Whoever only reads needs no desk.
    tell({ message: `nothing can be suggested or reported (${cause.reason})`, about: { err: cause } })
    return unwritableJournal(DESK_JOURNAL, now, cause)
  })
  const desk = new ReviewDesk({ ...given, journal, newId: () => randomBytes(12).toString('hex') })
  let looking: Promise<void> = Promise.resolve()
  const look = (work: () => Promise<void>): Promise<void> => {
    looking = looking.then(work).catch(onFailure)
    return looking
  }
  await look(async () => {
    try {
      await desk.mend()
    } catch (error) {
      // What can only be read can't be mended, and shows nothing wrong.
      if (!(error instanceof JournalWriteError)) throw error
    }
    await desk.publishDue()
  })
  const timer = setInterval(() => look(() => desk.publishDue()), LOOK_EVERY_MS).unref()
  return {
    desk,
    journal,
    close: async () => {
      clearInterval(timer)
      await looking
      await journal.close()
    },
  }
}
