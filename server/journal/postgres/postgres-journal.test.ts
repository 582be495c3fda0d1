import { DESK_JOURNAL } from '../../domain/desk/entries.ts'
import { testDatabase } from '../../testing/postgres/test-database.ts'
import { describeDeskJournal } from '../desk-journal.contract.ts'
import { describeJournal } from '../journal.contract.ts'
import { postgresJournal, postgresJournalOf } from './postgres-journal.ts'

const database = testDatabase()
const tell = () => {}

describeJournal('The journal in PostgreSQL', async () => ({
  open: now => postgresJournal({ url: database.url, copies: '' }).open({ now, tell }),
  remove: database.clear,
}))

describeDeskJournal('The desk’s journal in PostgreSQL', async () => ({
  open: now => postgresJournalOf(DESK_JOURNAL, { url: database.url, copies: '' }).open({ now, tell }),
  remove: database.clear,
}))
