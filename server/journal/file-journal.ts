import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, realpath, unlink } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Low } from 'lowdb'
import { type Revision, revisionLine } from '../domain/revisions/revision.ts'
import { RevisionChain } from '../domain/revisions/revision-chain.ts'
import { failureReason } from '../files/failure-reason.ts'
import { ChainedJournal, type JournalStorage } from './chained-journal.ts'
import { type FileLock, lockFile } from './file-lock.ts'
import { type FileOperations, fileOperations } from './file-operations.ts'
import {
  JournalDamageError,
  JournalLockedError,
  JournalReadError,
  JournalWriteError,
  type OpenedJournal,
  type ReadJournal,
  type SetAside,
  type StoredJournal,
  type TornEnd,
} from './journal.ts'
import { readJournalFile } from './journal-reader.ts'
import { JsonlAdapter } from './jsonl-adapter.ts'

// The journal in a file: one revision a line, for one process at a time.

interface FileJournalOptions {
  readonly file: string
  readonly now: () => Date
  /** Lets a test stand between the journal and its file. */
  readonly wrapOperations?: (operations: FileOperations) => FileOperations
}

/** The journal in a file of this name, which need not be there yet. */
export const fileJournal = (file: string): StoredJournal => ({
  place: file,
  open: now => openFileJournal({ file, now }),
  read: () => readFileJournal(file),
})

/** What a crash has left of an unfinished write at the end of the file is moved into a file of its own. */
export async function openFileJournal(options: FileJournalOptions): Promise<OpenedJournal> {
  let file = options.file
  let lock: FileLock | null = null
  let handle: FileHandle | null = null
  try {
    file = await realPath(options.file)
    lock = await lockFile(file, options.now())
    handle = await open(file, constants.O_RDWR | constants.O_CREAT)
    return await openLocked(file, handle, lock, options)
  } catch (cause) {
    await handle?.close()
    await lock?.release()
    const isOurs = [JournalLockedError, JournalDamageError, JournalWriteError].some(known => cause instanceof known)
    throw isOurs ? cause : new JournalWriteError(`${failureReason(cause)} (${file})`, { cause })
  }
}

async function openLocked(
  file: string,
  handle: FileHandle,
  lock: FileLock,
  { now, wrapOperations = operations => operations }: FileJournalOptions,
): Promise<OpenedJournal> {
  const operations = wrapOperations(fileOperations(file, handle, await handle.stat({ bigint: true })))
  const lines = new Map<Revision, string>()
  let chain = new RevisionChain()
  let setAside: SetAside | null = null

  const adapter = new JsonlAdapter<Revision>(operations, {
    async read() {
      const revisions: Revision[] = []
      const reading = await readJournalFile(file, handle, revision => revisions.push(revision))
      chain = reading.chain
      if (reading.torn !== null) {
        setAside = await setAsideEnd(file, handle, reading.length, reading.torn, now())
        revisions.length = reading.count
        chain = chainOf(revisions)
      }
      // A new file: its name has to last as well.
      if (reading.length === 0) await syncFolderOf(file)
      return { rows: revisions, length: reading.length }
    },
    toLine: revision => lines.get(revision) ?? revisionLine(revision),
  })
  const db = new Low<Revision[]>(adapter, [])
  await db.read()

  const storage: JournalStorage = {
    async commit(seal) {
      const stored = db.data.length
      for (const { revision, line } of seal([])) {
        lines.set(revision, line)
        db.data.push(revision)
      }
      try {
        await db.write()
      } catch (error) {
        db.data.length = stored
        throw error
      } finally {
        lines.clear()
      }
    },
    async close() {
      try {
        await adapter.putBack()
      } catch (cause) {
        throw new JournalWriteError(failureReason(cause), { cause })
      } finally {
        await handle.close()
        await lock.release()
      }
    },
  }
  return { journal: new ChainedJournal(storage, now, { chain, revisions: [...db.data] }), setAside }
}

async function readFileJournal(file: string): Promise<ReadJournal | null> {
  let handle: FileHandle | null = null
  try {
    handle = await open(file, 'r')
    const revisions: Revision[] = []
    const { count, torn } = await readJournalFile(file, handle, revision => revisions.push(revision))
    // The last batch may be incomplete; it never counted.
    revisions.length = count
    return { revisions, torn }
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code === undefined) throw cause
    if (code === 'ENOENT') return null
    throw new JournalReadError(file, failureReason(cause), { cause })
  } finally {
    await handle?.close()
  }
}

/** One file has one lock, by whatever link it is reached. Makes the folder, durably, if there is none. */
async function realPath(file: string): Promise<string> {
  const folder = dirname(resolve(file))
  const made = await mkdir(folder, { recursive: true })
  for (let path = folder; made !== undefined && path.length >= made.length; path = dirname(path))
    await syncFolderOf(path)
  try {
    return await realpath(file)
  } catch {
    return join(await realpath(folder), basename(file))
  }
}

async function syncFolderOf(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** The copy is durable before the original is cut. */
async function setAsideEnd(
  file: string,
  handle: FileHandle,
  length: number,
  torn: TornEnd,
  at: Date,
): Promise<SetAside> {
  const copy = await createBeside(`${file}.torn-${at.toISOString().replaceAll(':', '-')}`)
  try {
    for await (const bytes of handle.createReadStream({ start: length, autoClose: false }))
      await copy.handle.appendFile(bytes)
    await copy.handle.sync()
  } catch (error) {
    await unlink(copy.file)
    throw error
  } finally {
    await copy.handle.close()
  }
  await syncFolderOf(file)
  await handle.truncate(length)
  await handle.datasync()
  return { file: copy.file, ...torn }
}

async function createBeside(name: string): Promise<{ file: string; handle: FileHandle }> {
  for (let number = 1; ; number++) {
    const file = number === 1 ? name : `${name}-${number}`
    try {
      return { file, handle: await open(file, 'wx') }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
}

function chainOf(revisions: readonly Revision[]): RevisionChain {
  const chain = new RevisionChain()
  for (const revision of revisions) chain.add(revision)
  return chain
}
