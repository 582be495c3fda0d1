import { resolve } from 'node:path'
import { fileJournal } from './file/file-journal.ts'
import type { StoredJournal } from './journal.ts'

/** The journal of the configuration. No other file of the program knows which journals there are. */
export const journalOf = ({ dataDir }: { readonly dataDir: string }, root: string): StoredJournal =>
  fileJournal(resolve(root, dataDir, 'journal.jsonl'))
