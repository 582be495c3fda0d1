import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { failureCode } from '../../files/failure-reason.ts'
import { type FileLock, lockFile } from '../disk/file-lock.ts'
import type { OpenOptions } from '../journal.ts'
import { lossOf, type Traces } from '../reading/traces.ts'

export interface OpenedFile {
  readonly handle: FileHandle
  /** None where no lock file can be written: then the file is only read. */
  readonly lock: FileLock | null
  /** Why the file can only be read; undefined when it can be written. */
  readonly obstacle: Error | undefined
}

/** A disk or a user that can't write may still read. */
const OBSTACLES: ReadonlySet<string> = new Set(['EROFS', 'EACCES', 'EPERM', 'ENOSPC', 'EDQUOT', 'EIO'])

export const isObstacle = (cause: unknown): cause is Error => OBSTACLES.has(failureCode(cause))

/** Opens the file for this process alone, and begins it where there is none and never was. */
export async function openFile(
  file: string,
  mode: number,
  traces: Traces,
  { now, beginAnew = false }: Pick<OpenOptions, 'now' | 'beginAnew'>,
): Promise<OpenedFile> {
  let lock: FileLock | null = null
  try {
    lock = await lockFile(file, mode, now(), !traces.wereUsed)
    const handle = await openIfThere(file, constants.O_RDWR)
    if (handle) return { handle, lock, obstacle: undefined }
    const loss = lossOf(file, traces, 'missing')
    if (loss && !beginAnew) throw loss
    return { handle: await open(file, constants.O_RDWR | constants.O_CREAT, mode), lock, obstacle: undefined }
  } catch (cause) {
    const handle = isObstacle(cause) ? await openIfThere(file, constants.O_RDONLY).catch(() => null) : null
    if (handle) return { handle, lock, obstacle: cause as Error }
    await lock?.release()
    throw cause
  }
}

async function openIfThere(file: string, flags: number): Promise<FileHandle | null> {
  try {
    return await open(file, flags)
  } catch (cause) {
    if (failureCode(cause) === 'ENOENT') return null
    throw cause
  }
}
