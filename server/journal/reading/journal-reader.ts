import { isUtf8 } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'
import type { JournalKind } from '../../domain/revisions/journal-kind.ts'
import { type RevisionIn, readRevisionLine } from '../../domain/revisions/revision.ts'
import { RevisionChain } from '../../domain/revisions/revision-chain.ts'
import { JournalDamageError, type TornEnd } from '../journal.ts'
import type { Anchored } from './anchor.ts'
import type { Remains } from './traces.ts'
import { lookAtEnd } from './unfinished-write.ts'

// Reads a journal file from the beginning, in pieces, because one string can't hold a large one.

interface JournalReading {
  readonly chain: RevisionChain
  /** Bytes up to the end of the last complete batch. */
  readonly length: number
  /** Revisions up to there. */
  readonly count: number
  readonly torn: TornEnd | null
  /** What is there where less is there than was confirmed. */
  readonly remains: Remains | null
}

const CHUNK_SIZE = 1024 * 1024
const LONGEST_LINE = 64 * 1024 * 1024
const NEWLINE = 10

/**
 * Hands over every revision in order, also those of an incomplete last batch. What stands before the anchored length was
 * confirmed, and has to be whole; what stands behind it may be the rest of a write that was never finished. Throws
 * `JournalDamageError`.
 */
export async function readJournalFile<M>(
  kind: JournalKind<M>,
  file: string,
  handle: FileHandle,
  anchored: Anchored | null,
  visit: (revision: RevisionIn<M>) => void,
): Promise<JournalReading> {
  const chain = new RevisionChain(kind.empty)
  const damage = (reason: string) => new JournalDamageError(file, chain.head.seq + 1, reason)
  let isOther = false
  let batchEnd = { length: 0, count: 0 }

  function take(line: string, end: number): void {
    const read = readRevisionLine(line, kind)
    if (!read.ok) throw damage(read.reason)
    if (!read.canonical) throw damage('another program has rewritten the line')
    const { revision } = read
    const problem = chain.problemWith(revision)
    if (problem !== null) throw damage(problem)
    chain.add(revision)
    visit(revision)
    isOther ||= revision.seq === anchored?.seq && revision.hash !== anchored.hash
    if (chain.openBatch === null) batchEnd = { length: end, count: revision.seq }
  }

  let spoiled: JournalDamageError | null = null
  let tail = 0
  try {
    tail = await readLines(handle, take, damage)
  } catch (error) {
    if (!(error instanceof JournalDamageError)) throw error
    spoiled = error
  }
  const { size } = await handle.stat()
  const confirmed = isOther ? null : anchored
  const isUnconfirmed = confirmed !== null && batchEnd.length >= confirmed.length
  if (spoiled) {
    const { isOneWrite, hasHoles } = await lookAtEnd(handle, batchEnd.length)
    if (!isOneWrite || !(confirmed ? isUnconfirmed : hasHoles)) throw spoiled
  }
  const isCut = confirmed !== null && size < confirmed.length
  if (confirmed && !isUnconfirmed && !isCut) throw damage('it was confirmed, and has no end any more')
  const reason = spoiled ? `revision ${spoiled.line} is not whole: ${spoiled.reason}` : tornReason(chain, tail)
  return {
    chain,
    ...batchEnd,
    torn: size === batchEnd.length ? null : { bytes: size - batchEnd.length, reason, isUnconfirmed },
    remains: isOther ? 'other' : size === 0 ? 'empty' : isCut ? { endsAt: batchEnd.count } : null,
  }
}

/** Hands over each line with the position of its end. Resolves to the bytes behind the last one. */
async function readLines(
  handle: FileHandle,
  take: (line: string, end: number) => void,
  damage: (reason: string) => JournalDamageError,
): Promise<number> {
  let buffer = Buffer.allocUnsafe(CHUNK_SIZE)
  let end = 0
  let filled = 0
  for (;;) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, end + filled)
    if (bytesRead === 0) return filled
    const searchFrom = filled
    filled += bytesRead
    let start = 0
    let newline = buffer.subarray(0, filled).indexOf(NEWLINE, searchFrom)
    const isText = newline === -1 || isUtf8(buffer.subarray(0, buffer.lastIndexOf(NEWLINE, filled - 1)))
    while (newline !== -1) {
      if (!isText && !isUtf8(buffer.subarray(start, newline))) throw damage('the line is not valid UTF-8')
      end += newline + 1 - start
      take(buffer.toString('utf8', start, newline), end)
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
}

function tornReason({ head, openBatch }: RevisionChain, bytes: number): string {
  const line = `the last line (revision ${head.seq + 1}) is incomplete`
  if (openBatch === null) return line
  return `the last batch (from revision ${openBatch} on) is incomplete${bytes > 0 ? `; ${line}` : ''}`
}
