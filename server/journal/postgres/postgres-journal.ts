import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Connection, DatabaseError } from '../../database/connection.ts'
import { Listener } from '../../database/listener.ts'
import { placeOf } from '../../database/place.ts'
import { migrate, versionOf } from '../../database/schema.ts'
import { type JournalKind, RECORD_JOURNAL } from '../../domain/revisions/journal-kind.ts'
import { type RevisionIn, readRevisionLine } from '../../domain/revisions/revision.ts'
import { RevisionChain } from '../../domain/revisions/revision-chain.ts'
import { adoptInto } from '../adopting.ts'
import { ChainedJournal } from '../chained-journal.ts'
import { ContactWithOthers } from '../contact.ts'
import { modeOf } from '../disk/durable-names.ts'
import { rescue } from '../disk/rescue.ts'
import {
  JournalDamageError,
  JournalLossError,
  JournalReadError,
  type OpenOptions,
  type ReadJournal,
  type StoredJournal,
} from '../journal.ts'
import { listenerFailed, startsAnew } from './notices.ts'
import { PostgresStorage } from './postgres-storage.ts'
import { type Head, JournalTables } from './tables.ts'

// The journal in a PostgreSQL database: one revision a row, for any number of processes at a time.

export interface PostgresJournalPlace {
  readonly url: string
  /** Beside this file copies are saved from memory. */
  readonly copies: string
  readonly times?: Partial<JournalTimes>
}

export interface JournalTimes {
  /** After it is looked for what no notice has told of. */
  readonly pollMs: number
  /** How long is asked what became of a write in the middle of which the connection broke. */
  readonly uncertainMs: number
}

const TIMES: JournalTimes = { pollMs: 5_000, uncertainMs: 10_000 }

export const postgresJournal = (place: PostgresJournalPlace) => postgresJournalOf(RECORD_JOURNAL, place)

export const postgresJournalOf = <M>(kind: JournalKind<M>, place: PostgresJournalPlace): StoredJournal<M> => ({
  place: placeOf(place.url),
  open: options => inWords(place, () => openPostgresJournal(kind, place, options)),
  read: () => inWords(place, () => readPostgresJournal(kind, place)),
  adopt: (revisions, options) =>
    inWords(place, async () => {
      const journal = await openPostgresJournal(kind, place, options)
      try {
        return await adoptInto(journal, placeOf(place.url), revisions, options)
      } finally {
        await journal.close()
      }
    }),
  saveCopy: async (revisions, at) => {
    await mkdir(dirname(place.copies), { recursive: true })
    return rescue(place.copies, modeOf(kind), revisions, at)
  },
})

/** Makes the tables, or brings them to the version of this program; resolves to the versions before and after. */
export const migratePostgres = (url: string): Promise<{ readonly from: number; readonly to: number }> =>
  inWords({ url }, () => Connection.during({ url }, connection => migrate(connection)))

async function openPostgresJournal<M>(
  kind: JournalKind<M>,
  { url, times }: PostgresJournalPlace,
  options: OpenOptions,
): Promise<ChainedJournal<M>> {
  const { now, tell } = options
  const { pollMs, uncertainMs } = { ...TIMES, ...times }
  const tables = new JournalTables(kind)
  const stored = await Connection.during({ url }, async connection => {
    await migrate(connection)
    return readFrom(kind, placeOf(url), tables, connection, options)
  })
  const contact = new ContactWithOthers(() => listener.catchUp())
  const storage = new PostgresStorage({
    kind,
    url,
    tables,
    ...stored,
    head: stored.chain.head,
    contact,
    uncertainMs,
    stopListening: () => listener.close(),
  })
  const journal = new ChainedJournal(kind, storage, now, stored)
  const listener: Listener = new Listener({
    url,
    channel: tables.channel,
    writer: () => storage.writer,
    contact,
    now,
    look: connection => storage.look(connection, journal),
    failed: cause => tell(listenerFailed(cause)),
    pollMs,
  })
  return journal
}

async function readPostgresJournal<M>(
  kind: JournalKind<M>,
  { url }: PostgresJournalPlace,
): Promise<ReadJournal<M> | null> {
  return Connection.during({ url }, async connection => {
    if ((await versionOf(connection)) === 0) return null
    const { revisions, loss } = await read(kind, placeOf(url), new JournalTables(kind), connection)
    return { revisions, torn: null, loss }
  })
}

interface Reading<M> {
  readonly chain: RevisionChain
  readonly revisions: RevisionIn<M>[]
  readonly bytes: number
  readonly loss: JournalLossError | null
}

/** What there is, also where it is less than there was, if that is to be gone on with. */
async function readFrom<M>(
  kind: JournalKind<M>,
  place: string,
  tables: JournalTables,
  connection: Connection,
  { tell, beginAnew = false }: OpenOptions,
): Promise<Reading<M>> {
  const reading = await read(kind, place, tables, connection)
  const { loss, chain } = reading
  if (loss === null) return reading
  if (!beginAnew || chain.openBatch !== null) throw loss
  tell(startsAnew(loss))
  await tables.moveHead(connection, chain.head)
  return reading
}

async function read<M>(
  kind: JournalKind<M>,
  place: string,
  tables: JournalTables,
  connection: Connection,
): Promise<Reading<M>> {
  const chain = new RevisionChain(kind.empty)
  const revisions: RevisionIn<M>[] = []
  let bytes = 0
  const head = await tables.head(connection)
  for await (const lines of tables.linesAfter(connection, 0, head.seq)) {
    for (const { line } of lines) {
      const damage = (reason: string) => new JournalDamageError(place, chain.head.seq + 1, reason)
      const read = readRevisionLine(line, kind)
      if (!read.ok) throw damage(read.reason)
      if (!read.canonical) throw damage('another program has rewritten the line')
      const problem = chain.problemWith(read.revision)
      if (problem !== null) throw damage(problem)
      chain.add(read.revision)
      revisions.push(read.revision)
      bytes += Buffer.byteLength(line) + 1
    }
  }
  if (chain.head.seq === head.seq && chain.head.hash !== head.hash)
    throw new JournalDamageError(place, head.seq, 'its hash is not the one that was confirmed')
  return { chain, revisions, bytes, loss: chain.head.seq < head.seq ? lossOf(place, head, chain) : null }
}

const lossOf = (place: string, was: Head, { head }: RevisionChain): JournalLossError =>
  new JournalLossError(
    `The end of the journal ${place} is missing. The record was at revision ${was.seq}, hash ${was.hash}, and now ends at revision ${head.seq}.`,
    'Restore the database from its backup. To go on without what is missing, start once with --begin-anew.',
    was,
  )

async function inWords<T>({ url }: Pick<PostgresJournalPlace, 'url'>, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof DatabaseError) throw new JournalReadError(placeOf(url), cause.message, { cause })
    throw cause
  }
}
