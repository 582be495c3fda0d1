import { type Revision, readRevisionLine } from '../domain/revisions/revision.ts'
import { RevisionChain } from '../domain/revisions/revision-chain.ts'
import { ChainedJournal, type JournalStorage } from './chained-journal.ts'
import { type Journal, JournalDamageError } from './journal.ts'

interface MemoryJournalOptions {
  readonly now: () => Date
  /** What a file would hold, a line each. Given, it is read, and added to: a second journal over it is a restart. */
  readonly lines?: string[]
}

/** The file journal's twin without a disk: for tests, and for a look at a record that need not last. */
export function openMemoryJournal({ now, lines = [] }: MemoryJournalOptions): Journal {
  const chain = new RevisionChain()
  const revisions: Revision[] = []
  lines.forEach((line, index) => {
    const read = readRevisionLine(line)
    const problem = read.ok ? chain.problemWith(read.revision) : read.reason
    if (!read.ok || problem !== null) throw new JournalDamageError('in memory', index + 1, problem ?? '')
    chain.add(read.revision)
    revisions.push(read.revision)
  })
  const storage: JournalStorage = {
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
  return new ChainedJournal(storage, now, { chain, revisions })
}
