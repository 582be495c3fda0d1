import type { Entries } from '../domain/entries/entries.ts'
import { type JournalKind, RECORD_JOURNAL } from '../domain/revisions/journal-kind.ts'
import { type RevisionIn, readRevisionLine } from '../domain/revisions/revision.ts'
import { RevisionChain } from '../domain/revisions/revision-chain.ts'
import { ChainedJournal, type JournalStorage } from './chained-journal.ts'
import { type Journal, JournalDamageError } from './journal.ts'

interface MemoryJournalOptions {
  readonly now: () => Date
  /** What a file would hold, a line each. Given, it is read, and added to: a second journal over it is a restart. */
  readonly lines?: string[]
}

/** The file journal's twin without a disk: for tests, and for a look at a record that need not last. */
export const openMemoryJournal = (options: MemoryJournalOptions): Journal<Entries> =>
  openMemoryJournalOf(RECORD_JOURNAL, options)

export function openMemoryJournalOf<M>(kind: JournalKind<M>, { now, lines = [] }: MemoryJournalOptions): Journal<M> {
  const chain = new RevisionChain(kind.empty)
  const revisions: RevisionIn<M>[] = []
  lines.forEach((line, index) => {
    const read = readRevisionLine(line, kind)
    const problem = read.ok ? chain.problemWith(read.revision) : read.reason
    if (!read.ok || problem !== null) throw new JournalDamageError('in memory', index + 1, problem ?? '')
    chain.add(read.revision)
    revisions.push(read.revision)
  })
  const storage: JournalStorage<M> = {
    async commit(seal) {
      for (const { line } of seal([])) lines.push(line)
    },
    stored() {
      const bytes = Buffer.from(lines.map(line => `${line}\n`).join(''))
      return {
        length: bytes.length,
        async *read() {
          yield bytes
        },
      }
    },
    async close() {},
  }
  return new ChainedJournal(kind, storage, now, { chain, revisions })
}
