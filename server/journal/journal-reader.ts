import { isUtf8 } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'
import { type Revision, readRevisionLine } from '../domain/revisions/revision.ts'
import { RevisionChain } from '../domain/revisions/revision-chain.ts'
import { JournalDamageError, type TornEnd } from './journal.ts'

// Reads a journal file from the beginning, in pieces, because one string can't hold a large one.

interface JournalReading {
  readonly chain: RevisionChain
  /** Bytes up to the end of the last complete batch. */
  readonly length: number
  /** Revisions up to there. */
  readonly count: number
  readonly torn: TornEnd | null
}

const CHUNK_SIZE = 1024 * 1024
const LONGEST_LINE = 64 * 1024 * 1024
const NEWLINE = 10

/** Hands over every revision in order, also those of an incomplete last batch. Throws `JournalDamageError`. */
export async function readJournalFile(
  file: string,
  handle: FileHandle,
  visit: (revision: Revision) => void,
): Promise<JournalReading> {
  const chain = new RevisionChain()
  const damage = (reason: string) => new JournalDamageError(file, chain.head.seq + 1, reason)
  let end = 0
  let batchEnd = { length: 0, count: 0 }

  function take(line: string, bytes: number): void {
    const read = readRevisionLine(line)
    if (!read.ok) throw damage(read.reason)
    if (!read.canonical) throw damage('another program has rewritten the line')
    const problem = chain.problemWith(read.revision)
    if (problem !== null) throw damage(problem)
    chain.add(read.revision)
    visit(read.revision)
    end += bytes + 1
    if (chain.openBatch === null) batchEnd = { length: end, count: read.revision.seq }
  }

  let buffer = Buffer.allocUnsafe(CHUNK_SIZE)
  let filled = 0
  for (;;) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, end + filled)
    if (bytesRead === 0) break
    const searchFrom = filled
    filled += bytesRead
    let start = 0
    let newline = buffer.subarray(0, filled).indexOf(NEWLINE, searchFrom)
    const isText = newline === -1 || isUtf8(buffer.subarray(0, buffer.lastIndexOf(NEWLINE, filled - 1)))
    while (newline !== -1) {
      if (!isText && !isUtf8(buffer.subarray(start, newline))) throw damage('the line is not valid UTF-8')
      take(buffer.toString('utf8', start, newline), newline - start)
      start = newline + 1
      newline = buffer.subarray(0, filled).indexOf(NEWLINE, start)
    }
    if (start === 0 && filled === buffer.length) {
      if (filled >= LONGEST_LINE) throw damage('the line is too long')
      buffer = Buffer.concat([buffer], filled * 2)
    } else {
      buffer.copyWithin(0, start, filled)
      filled -= start
    }
  }
  const tail = end + filled
  const torn = tail === batchEnd.length ? null : { bytes: tail - batchEnd.length, reason: tornReason(chain, filled) }
  return { chain, ...batchEnd, torn }
}

function tornReason({ head, openBatch }: RevisionChain, bytes: number): string {
  const line = `the last line (revision ${head.seq + 1}) is incomplete`
  if (openBatch === null) return line
  return `the last batch (from revision ${openBatch} on) is incomplete${bytes > 0 ? `; ${line}` : ''}`
}
