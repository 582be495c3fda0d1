import { resolve } from 'node:path'
import { DESK_JOURNAL, type DeskEntries } from '../domain/desk/entries.ts'
import { fileJournal, fileJournalOf } from './file/file-journal.ts'
import type { StoredJournal } from './journal.ts'

// The journals of the configuration. No other file of the program knows which journals there are.

interface Place {
  readonly dataDir: string
}

export const journalOf = ({ dataDir }: Place, root: string): StoredJournal =>
  fileJournal(resolve(root, dataDir, 'journal.jsonl'))

/** What lies on the desk is nobody's but the editors': it has a journal of its own. */
export const deskJournalOf = ({ dataDir }: Place, root: string): StoredJournal<DeskEntries> =>
  fileJournalOf(DESK_JOURNAL, resolve(root, dataDir, 'desk.jsonl'))
