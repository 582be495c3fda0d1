import type { JournalKind } from '../domain/revisions/journal-kind.ts'
import { ChainedJournal } from './chained-journal.ts'
import { type Journal, JournalWriteError } from './journal.ts'

/** Stands for a journal that is not there and can't be begun: empty, and every append says why. */
export const unwritableJournal = <M>(kind: JournalKind<M>, now: () => Date, why: JournalWriteError): Journal<M> =>
  new ChainedJournal(
    kind,
    {
      async commit() {
        throw new JournalWriteError(why.reason, { cause: why })
      },
      stored: () => ({ length: 0, async *read() {} }),
      async close() {},
    },
    now,
  )
