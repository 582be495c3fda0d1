import type { FileHandle } from 'node:fs/promises'
import type { Low } from 'lowdb'
import type { RevisionIn, SealedRevision } from '../../domain/revisions/revision.ts'
import { failureReason } from '../../files/failure-reason.ts'
import type { JournalStorage } from '../chained-journal.ts'
import type { FileLock } from '../disk/file-lock.ts'
import { DisplacedFileError, type JsonlAdapter } from '../disk/jsonl-adapter.ts'
import { rescue } from '../disk/rescue.ts'
import { storedIn } from '../disk/stored-bytes.ts'
import { tryFolder } from '../disk/try-folder.ts'
import { JournalWriteError, type OpenOptions, type StoredBytes } from '../journal.ts'
import type { Anchor } from '../reading/anchor.ts'
import { savedFromMemory } from './notices.ts'

interface FileStorageParts<M> extends Pick<OpenOptions, 'now' | 'tell'> {
  readonly file: string
  readonly mode: number
  readonly handle: FileHandle
  readonly lock: FileLock | null
  readonly anchor: Anchor | null
  readonly db: Low<RevisionIn<M>[]>
  readonly adapter: JsonlAdapter<RevisionIn<M>>
  /** The lines of revisions that are about to be written. */
  readonly lines: Map<RevisionIn<M>, string>
  /** What has to be done to the end of the file before anything is added. */
  readonly prepare: (() => Promise<void>) | null
}

/** A journal file that is open for writing. */
export class FileStorage<M> implements JournalStorage<M> {
  readonly #parts: FileStorageParts<M>
  #prepare: (() => Promise<void>) | null

  constructor(parts: FileStorageParts<M>) {
    this.#parts = parts
    this.#prepare = parts.prepare
  }

  async commit(seal: (news: readonly RevisionIn<M>[]) => readonly SealedRevision<M>[]): Promise<void> {
    const { db, adapter, anchor, lines } = this.#parts
    await this.#settleEnd()
    const stored = db.data.length
    for (const { revision, line } of seal([])) {
      lines.set(revision, line)
      db.data.push(revision)
    }
    try {
      await db.write()
    } catch (error) {
      db.data.length = stored
      throw error instanceof DisplacedFileError ? this.#displaced() : error
    } finally {
      lines.clear()
    }
    const head = db.data.at(-1)
    if (head && db.data.length > stored) anchor?.note({ seq: head.seq, hash: head.hash, length: adapter.length })
  }

  async tryOut(): Promise<void> {
    const { file, mode, adapter } = this.#parts
    if (!adapter.isInPlace) throw this.#displaced()
    await tryFolder(file, mode)
  }

  stored(): StoredBytes {
    const { file, handle, adapter } = this.#parts
    return storedIn(file, handle, adapter.length)
  }

  async #settleEnd(): Promise<void> {
    try {
      await this.#prepare?.()
      this.#prepare = null
    } catch (cause) {
      throw new JournalWriteError(failureReason(cause), { cause })
    }
  }

  #displaced(): JournalWriteError {
    const { db } = this.#parts
    return new JournalWriteError(
      `another program has changed the file of the journal or taken it away. The record is still in memory, up to revision ${db.data.length}: “kill -USR2 ${process.pid}” saves a copy of it, and so does stopping this process`,
    )
  }

  async close(): Promise<void> {
    const { adapter, handle, lock, anchor } = this.#parts
    try {
      if (adapter.isInPlace) await adapter.putBack()
      else await this.#rescue()
    } catch (cause) {
      throw cause instanceof JournalWriteError ? cause : new JournalWriteError(failureReason(cause), { cause })
    } finally {
      await anchor?.close()
      await handle.close()
      await lock?.release()
    }
  }

  async #rescue(): Promise<void> {
    const { file, mode, db, now, tell } = this.#parts
    if (db.data.length === 0) return
    tell(savedFromMemory(await rescue(file, mode, db.data, now()), db.data.length))
  }
}
