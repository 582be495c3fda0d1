import { constants } from 'node:fs'
import { open, realpath, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileProblem } from './failure-reason.ts'
import { RefusedError } from './refused-error.ts'

/**
 * Puts a file in place all at once: whoever opens it sees the old one or the whole new one, also after a power failure.
 * A link to a file stays a link.
 */
export async function writeWhole(
  name: string,
  chunks: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): Promise<void> {
  let temporary: string | undefined
  try {
    const target = await realpath(name).catch(() => name)
    const directory = dirname(target)
    temporary = join(directory, `.${basename(target)}.${process.pid}.tmp`)
    const handle = await open(
      temporary,
      constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL,
      await modeOf(target),
    )
    try {
      for await (const chunk of chunks) await handle.appendFile(chunk)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, target)
    temporary = undefined
    await syncFolder(directory)
  } catch (cause) {
    if (temporary !== undefined) await unlink(temporary).catch(() => undefined)
    throw new RefusedError(`${name} can't be written: ${fileProblem(cause)}.`, { cause })
  }
}

/** A new name lasts once its folder is synced. */
export async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r')
  await opened.sync().finally(() => opened.close())
}

/** For whoever runs the site alone. */
const PRIVATE = 0o600

/** The same; a file that was not there is read by nobody but this user. */
export async function writePrivately(name: string, text: string): Promise<void> {
  const isThere = await stat(name).then(
    () => true,
    () => false,
  )
  if (!isThere) await writeFile(name, '', { mode: PRIVATE })
  await writeWhole(name, [text])
}

async function modeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined)
  // Renaming over it would fail too, but only after everything is written.
  if (found?.isDirectory()) throw Object.assign(new Error('is a directory'), { code: 'EISDIR' })
  return found ? found.mode & 0o777 : 0o666
}
