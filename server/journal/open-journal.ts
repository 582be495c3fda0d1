import { join, resolve } from 'node:path'
import { DESK_JOURNAL, type DeskEntries } from '../domain/desk/entries.ts'
import { type JournalKind, RECORD_JOURNAL } from '../domain/revisions/journal-kind.ts'
import { fileJournalOf } from './file/file-journal.ts'
import type { CopyableJournal, StoredJournal } from './journal.ts'
import { migratePostgres, postgresJournalOf } from './postgres/postgres-journal.ts'

// The journals of the configuration. No other file of the program knows which journals there are.

interface Place {
  readonly dataDir: string
  readonly databaseUrl: string | null
}

export const journalOf = (place: Place, root: string): StoredJournal => openable(RECORD_JOURNAL, 'journal', place, root)

/** What lies on the desk is nobody's but the editors': it has a journal of its own. */
export const deskJournalOf = (place: Place, root: string): StoredJournal<DeskEntries> =>
  openable(DESK_JOURNAL, 'desk', place, root)

function openable<M>(kind: JournalKind<M>, name: string, place: Place, root: string): StoredJournal<M> {
  const folder = resolve(root, place.dataDir)
  return place.databaseUrl === null
    ? fileJournalOf(kind, join(folder, `${name}.jsonl`))
    : postgresJournalOf(kind, { url: place.databaseUrl, copies: join(folder, `${name}-of-database.jsonl`) })
}

/** Journals by what somebody calls them: the name of a file or the address of a database. */
export const journalAt = (place: string, of: 'record' | 'desk'): CopyableJournal =>
  of === 'desk' ? named(DESK_JOURNAL, place) : named(RECORD_JOURNAL, place)

const named = <M>(kind: JournalKind<M>, place: string): StoredJournal<M> =>
  isDatabase(place)
    ? postgresJournalOf(kind, { url: place, copies: resolve(`${kind.of}-of-database.jsonl`) })
    : fileJournalOf(kind, resolve(place))

const isDatabase = (place: string): boolean => /^postgres(ql)?:\/\//.test(place)

/** Brings the tables of a database to the version of this program; null where journals are files, which need no tables. */
export const migrationOf = ({ databaseUrl }: Place): (() => ReturnType<typeof migratePostgres>) | null =>
  databaseUrl === null ? null : () => migratePostgres(databaseUrl)
