import { open } from 'node:fs/promises'
import fsx from 'fs-native-extensions'
import { JournalLockedError, type LockHolder } from './journal.ts'

export interface FileLock {
  release(): Promise<void>
}

/**
 * Locks a journal for this process by a file beside it. The kernel gives the lock back when the process ends, however
 * it ends; the file stays (removing it could take it from under the next holder) and says who holds the lock, which is
 * all that its content is for. Throws `JournalLockedError`.
 */
export async function lockFile(file: string, since: Date): Promise<FileLock> {
  const handle = await open(`${file}.lock`, 'a+')
  try {
    if (!fsx.tryLock(handle.fd))
      throw new JournalLockedError(file, parseHolder(await handle.readFile('utf8').catch(() => '')))
    await handle.truncate(0)
    const holder: LockHolder = { pid: process.pid, since: since.toISOString() }
    await handle.appendFile(`${JSON.stringify(holder)}\n`)
  } catch (error) {
    await handle.close()
    throw error
  }
  return { release: () => handle.close() }
}

function parseHolder(text: string): LockHolder | null {
  try {
    const { pid, since } = JSON.parse(text) as Partial<LockHolder>
    return typeof pid === 'number' && typeof since === 'string' ? { pid, since } : null
  } catch {
    return null
  }
}
