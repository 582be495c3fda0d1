import { type FileHandle, open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { binaryProblem, hasMarkOfUtf16 } from './binary-files.ts'
import { fileProblem } from './failure-reason.ts'
import { RefusedError } from './refused-error.ts'

/** The bytes of a file; `-` is the standard input. */
export const readBytes = (name: string, stdin: Readable, limit: number): Promise<Buffer> =>
  name === '-' ? readStream(stdin, limit) : readFileUpTo(name, limit)

/** The text of a UTF-8 file; `-` is the standard input. */
export async function readText(name: string, stdin: Readable, limit: number): Promise<string> {
  return textIn(name, await readBytes(name, stdin, limit))
}

export const readFileText = async (name: string, limit: number): Promise<string> =>
  textIn(name, await readFileUpTo(name, limit))

/** What can be no text is called what it is. */
export function textIn(file: string, bytes: Buffer): string {
  const name = calledFile(file)
  const problem = binaryProblem(bytes)
  if (problem !== undefined) throw new RefusedError(`${name} ${problem}`)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    const found = hasMarkOfUtf16(bytes) ? 'text in UTF-16' : 'not UTF-8 text'
    throw new RefusedError(`${name} is ${found}. Save it as UTF-8 and try again.`, { cause })
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

export const calledFile = (name: string): string => (name === '-' ? 'The standard input' : name)

const tooLarge = (name: string, limit: number): RefusedError =>
  new RefusedError(`${name} is too large: at most ${Math.floor(limit / 1_000_000)} MB can be read.`)
