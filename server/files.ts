import { constants } from 'node:fs'
import { type FileHandle, open, realpath, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { RefusedError } from './commands/command.ts'
import { failureReason } from './journal/file-operations.ts'

// Files that people name on the command line: read whole, written whole or not at all.

/** The text of a UTF-8 file; `-` is the standard input. */
export async function readText(name: string, stdin: Readable, limit: number): Promise<string> {
  return name === '-' ? textOf('The standard input', await readStream(stdin, limit)) : readFileText(name, limit)
}

export const readFileText = async (name: string, limit: number): Promise<string> =>
  textOf(name, await readFileUpTo(name, limit))

function textOf(name: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new RefusedError(`${name} is not UTF-8 text. Save it as UTF-8 and try again.`, { cause })
  }
}

async function readFileUpTo(name: string, limit: number): Promise<Buffer> {
  let handle: FileHandle
  try {
    handle = await open(name, 'r')
  } catch (cause) {
    throw new RefusedError(`${name} can't be read: ${fileProblem(cause)}.`, { cause })
  }
  try {
    const { size } = await handle.stat()
    if (size > limit) throw tooLarge(name, limit)
    return await handle.readFile()
  } catch (cause) {
    if (cause instanceof RefusedError) throw cause
    throw new RefusedError(`${name} can't be read: ${fileProblem(cause)}.`, { cause })
  } finally {
    await handle.close()
  }
}

async function readStream(stream: Readable, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw tooLarge('The standard input', limit)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const tooLarge = (name: string, limit: number): RefusedError =>
  new RefusedError(`${name} is too large: at most ${Math.floor(limit / 1_000_000)} MB can be read.`)

/**
 * Puts a file in place all at once: whoever opens it sees the old one or the whole new one, also after a power failure.
 * A link to a file stays a link.
 */
export async function writeWhole(name: string, chunks: Iterable<string | Uint8Array>): Promise<void> {
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
      for (const chunk of chunks) await handle.appendFile(chunk)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, target)
    temporary = undefined
    const opened = await open(directory, 'r')
    await opened.sync().finally(() => opened.close())
  } catch (cause) {
    if (temporary !== undefined) await unlink(temporary).catch(() => undefined)
    throw new RefusedError(`${name} can't be written: ${fileProblem(cause)}.`, { cause })
  }
}

async function modeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined)
  // Renaming over it would fail too, but only after everything is written.
  if (found?.isDirectory()) throw Object.assign(new Error('is a directory'), { code: 'EISDIR' })
  return found ? found.mode & 0o777 : 0o666
}

/** What the system says, in words; ends a sentence that begins with the name of the file. */
export function fileProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'there is no such file or directory'
  return code === 'EEXIST' ? 'a temporary file of another export is in the way' : failureReason(error)
}
