import { open, unlink } from 'node:fs/promises'
import fsx from 'fs-native-extensions'
import { JournalLockedError, type LockHolder } from '../journal.ts'

export interface FileLock {
  /** Notes that there is a journal beside the lock now. */
  settle(): Promise<void>
  release(): Promise<void>
}

/** What the file says. While a journal is only about to be begun, it says that too. */
interface LockNote extends LockHolder {
  readonly beginning?: true
}

export const lockFileOf = (journal: string): string => `${journal}.lock`

/**
 * Locks a journal for this process by a file beside it. The kernel gives the lock back when the process ends, however
 * it ends; the file stays (removing it could take it from under the next holder) and says who holds the lock and, when
 * the journal is gone, that there was one. Throws `JournalLockedError`.
 */
export async function lockFile(file: string, mode: number, since: Date, isBeginning: boolean): Promise<FileLock> {
  const handle = await open(lockFileOf(file), 'a+', mode)
  const note = async (content: LockNote) => {
    await handle.truncate(0)
    await handle.appendFile(`${JSON.stringify(content)}\n`)
  }
  const holder: LockHolder = { pid: process.pid, since: since.toISOString() }
  try {
    if (!fsx.tryLock(handle.fd))
      throw new JournalLockedError(file, parseHolder(await handle.readFile('utf8').catch(() => '')))
    if (isBeginning) await beginWith({ ...holder, beginning: true })
    // Whom it names is a help; the lock holds without it, also on a full disk.
    else await note(holder).catch(() => {})
  } catch (error) {
    await handle.close()
    throw error
  }

  async function beginWith(content: LockNote): Promise<void> {
    try {
      await note(content)
    } catch (error) {
      // Left without its note it would say that there was a journal.
      await unlink(lockFileOf(file))
      throw error
    }
  }

  return {
    settle: async () => {
      if (isBeginning) await note(holder).catch(() => {})
    },
    release: () => handle.close(),
  }
}

function parseNote(text: string): Partial<LockNote> {
  try {
    return (JSON.parse(text) as Partial<LockNote> | null) ?? {}
  } catch {
    return {}
  }
}

function parseHolder(text: string): LockHolder | null {
  const { pid, since } = parseNote(text)
  return typeof pid === 'number' && typeof since === 'string' ? { pid, since } : null
}

/** Whether a lock file with this text was left by somebody who never came to begin a journal. */
export const wasOnlyBeginning = (text: string): boolean => parseNote(text).beginning === true
