import { type FileHandle, open } from 'node:fs/promises'
import { Low } from 'lowdb'
import type { Entries } from '../../domain/entries/entries.ts'
import { type JournalKind, RECORD_JOURNAL } from '../../domain/revisions/journal-kind.ts'
import { type AnyRevision, type RevisionIn, revisionLine } from '../../domain/revisions/revision.ts'
import { RevisionChain } from '../../domain/revisions/revision-chain.ts'
import { failureCode, failureReason } from '../../files/failure-reason.ts'
import { adoptInto } from '../adopting.ts'
import { ChainedJournal, type JournalStorage, type StoredChain } from '../chained-journal.ts'
import { modeOf, realPath, syncFolderOf } from '../disk/durable-names.ts'
import { type FileOperations, fileOperations } from '../disk/file-operations.ts'
import { JsonlAdapter } from '../disk/jsonl-adapter.ts'
import { rescue } from '../disk/rescue.ts'
import { setAsideEnd } from '../disk/set-aside.ts'
import { storedIn } from '../disk/stored-bytes.ts'
import {
  type Journal,
  JournalDamageError,
  JournalLockedError,
  JournalLossError,
  JournalReadError,
  JournalWriteError,
  type OpenOptions,
  type ReadJournal,
  type StoredJournal,
  type TornEnd,
} from '../journal.ts'
import { Anchor, anchorFile } from '../reading/anchor.ts'
import { readJournalFile } from '../reading/journal-reader.ts'
import { lossOf, type Traces, tracesOf } from '../reading/traces.ts'
import { FileStorage } from './file-storage.ts'
import { aheadOfClock, anchorFailed, anchorSpoiled, begunAnew, endLeft, endSetAside, onlyReadable } from './notices.ts'
import { isObstacle, type OpenedFile, openFile } from './opening.ts'

// The journal in a file: one revision a line, for one process at a time.

interface FileJournalOptions extends OpenOptions {
  readonly file: string
  /** Lets a test stand between the journal and its files. */
  readonly wrapOperations?: (operations: FileOperations, file: string) => FileOperations
}

/** The journal of a record in a file of this name, which need not be there yet. */
export const fileJournal = (file: string): StoredJournal => fileJournalOf(RECORD_JOURNAL, file)

export const fileJournalOf = <M>(kind: JournalKind<M>, file: string): StoredJournal<M> => ({
  place: file,
  open: options => openFileJournalOf(kind, { ...options, file }),
  read: () => readFileJournal(kind, file),
  adopt: async (revisions, options) => {
    const journal = await openFileJournalOf(kind, { ...options, file })
    try {
      return await adoptInto(journal, file, revisions, options)
    } finally {
      await journal.close()
    }
  },
  saveCopy: (revisions, at) => rescue(file, modeOf(kind), revisions, at),
})

const EXPECTED = [JournalLockedError, JournalDamageError, JournalLossError, JournalWriteError]

export const openFileJournal = (options: FileJournalOptions): Promise<Journal<Entries>> =>
  openFileJournalOf(RECORD_JOURNAL, options)

async function openFileJournalOf<M>(kind: JournalKind<M>, options: FileJournalOptions): Promise<ChainedJournal<M>> {
  let { file } = options
  try {
    file = await realPath(file)
    return await openAt(kind, file, await tracesOf(file), options)
  } catch (cause) {
    if (EXPECTED.some(known => cause instanceof known)) throw cause
    throw new JournalWriteError(`${failureReason(cause)} (${file})`, { cause })
  }
}

async function openAt<M>(
  kind: JournalKind<M>,
  file: string,
  traces: Traces,
  options: FileJournalOptions,
): Promise<ChainedJournal<M>> {
  const opened = await openFile(file, modeOf(kind), traces, options)
  try {
    return await (opened.obstacle ? openForReading : openForWriting)(kind, file, opened, traces, options)
  } catch (error) {
    await opened.handle.close()
    await opened.lock?.release()
    throw error
  }
}

async function openForReading<M>(
  kind: JournalKind<M>,
  file: string,
  { handle, lock, obstacle }: OpenedFile,
  traces: Traces,
  options: FileJournalOptions,
): Promise<ChainedJournal<M>> {
  const { now, tell } = options
  const { stored, length, torn } = await readFrom(kind, file, handle, traces, options)
  tell(onlyReadable(obstacle))
  if (torn) tell(endLeft(torn, obstacle))
  const refuse = async () => {
    const reason = `${failureReason(obstacle)} when it was opened, so that it can only be read until it is opened again`
    throw new JournalWriteError(reason, { cause: obstacle })
  }
  const storage: JournalStorage<M> = {
    commit: refuse,
    tryOut: refuse,
    stored: () => storedIn(file, handle, length),
    async close() {
      await handle.close()
      await lock?.release()
    },
  }
  return new ChainedJournal(kind, storage, now, stored)
}

async function openForWriting<M>(
  kind: JournalKind<M>,
  file: string,
  { handle, lock }: OpenedFile,
  traces: Traces,
  options: FileJournalOptions,
): Promise<ChainedJournal<M>> {
  const { now, tell, wrapOperations = operations => operations } = options
  const mode = modeOf(kind)
  const operations = wrapOperations(fileOperations(file, handle, await handle.stat({ bigint: true })), file)
  const { stored, length, torn } = await readFrom(kind, file, handle, traces, options)
  const setAside = async (end: TornEnd) =>
    tell(endSetAside(await setAsideEnd({ file, mode, handle, operations }, length, now()), end))
  let prepare: (() => Promise<void>) | null = null
  if (torn) {
    await setAside(torn).catch(cause => {
      if (!isObstacle(cause)) throw cause
      tell(endLeft(torn, cause))
      prepare = () => setAside(torn)
    })
  }
  // A new file: its name has to last as well.
  if (length === 0) await syncFolderOf(file)
  const { seq, hash } = stored.chain.head
  const onFailure = (cause: unknown) => tell(anchorFailed(anchorFile(file), cause))
  const anchor = await Anchor.open({
    journal: file,
    mode,
    anchored: { seq, hash, length },
    wrapOperations,
    onFailure,
  }).catch(cause => {
    onFailure(cause)
    return null
  })
  if (anchor || length > 0) await lock?.settle()

  const lines = new Map<RevisionIn<M>, string>()
  const adapter = new JsonlAdapter<RevisionIn<M>>(operations, {
    read: async () => ({ rows: [...stored.revisions], length }),
    toLine: revision => lines.get(revision) ?? revisionLine(revision),
  })
  const db = new Low<RevisionIn<M>[]>(adapter, [])
  await db.read()
  const storage = new FileStorage({ file, mode, handle, lock, anchor, db, adapter, lines, prepare, now, tell })
  return new ChainedJournal(kind, storage, now, stored)
}

/** What is in the file, up to the end of the last whole batch. */
async function readFrom<M>(
  kind: JournalKind<M>,
  file: string,
  handle: FileHandle,
  traces: Traces,
  { now, tell, beginAnew = false }: OpenOptions,
): Promise<{ stored: StoredChain<M>; length: number; torn: TornEnd | null }> {
  const revisions: RevisionIn<M>[] = []
  const { chain, count, length, torn, remains } = await readJournalFile(kind, file, handle, traces.anchored, revision =>
    revisions.push(revision),
  )
  const loss = lossOf(file, traces, remains)
  if (loss && !beginAnew) throw loss
  if (loss) tell(begunAnew(loss))
  if (traces.isAnchorSpoiled) tell(anchorSpoiled(anchorFile(file)))
  revisions.length = count
  const stored = { chain: torn ? chainOf(kind, revisions) : chain, revisions }
  const ahead = aheadOfClock(stored.chain.head, now())
  if (ahead) tell(ahead)
  return { stored, length, torn }
}

function chainOf(kind: JournalKind<never>, revisions: readonly AnyRevision[]): RevisionChain {
  const chain = new RevisionChain(kind.empty)
  for (const revision of revisions) chain.add(revision)
  return chain
}

async function readFileJournal<M>(kind: JournalKind<M>, file: string): Promise<ReadJournal<M> | null> {
  const traces = await tracesOf(file)
  let handle: FileHandle | null = null
  try {
    handle = await open(file, 'r')
    const revisions: RevisionIn<M>[] = []
    const { count, torn, remains } = await readJournalFile(kind, file, handle, traces.anchored, revision =>
      revisions.push(revision),
    )
    // The last batch may be incomplete; it never counted.
    revisions.length = count
    return { revisions, torn, loss: lossOf(file, traces, remains) }
  } catch (cause) {
    const code = failureCode(cause)
    if (code === '') throw cause
    if (code !== 'ENOENT') throw new JournalReadError(file, failureReason(cause), { cause })
    const loss = lossOf(file, traces, 'missing')
    return loss && { revisions: [], torn: null, loss }
  } finally {
    await handle?.close()
  }
}
