import type { FileHandle } from 'node:fs/promises'

// What is behind the last whole batch may be the rest of one write, of which a power failure can leave any sectors, or
// damage to something that was confirmed. The lines themselves tell a part of it.

interface UnfinishedWrite {
  /** False when the lines are of different moments: one write has one moment, so some of them were finished. */
  readonly isOneWrite: boolean
  /** Whether a whole sector is empty, as it is where the file had grown before its content came to the disk. */
  readonly hasHoles: boolean
}

const CHUNK_SIZE = 1024 * 1024
const SECTOR_SIZE = 512
const NEWLINE = 10
const EMPTY_SECTOR = Buffer.alloc(SECTOR_SIZE)
/** How a line begins that we have written. */
const MOMENT = /^\{"action":"[a-z]+","at":"([^"]{24})"/
const MOMENT_SIZE = 64

export async function lookAtEnd(handle: FileHandle, from: number): Promise<UnfinishedWrite> {
  const moments = new Set<string>()
  let hasHoles = false
  // Pieces begin at a sector, and overlap so far that no beginning of a line is missed.
  let position = from - (from % SECTOR_SIZE)
  const buffer = Buffer.alloc(CHUNK_SIZE + MOMENT_SIZE)
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position)
    const bytes = buffer.subarray(0, bytesRead)
    const start = Math.max(0, from - position)
    if (position <= from) note(bytes, start)
    for (let at = bytes.indexOf(NEWLINE, start); at !== -1 && at < CHUNK_SIZE; at = bytes.indexOf(NEWLINE, at + 1))
      note(bytes, at + 1)
    for (let at = 0; at < Math.min(bytesRead, CHUNK_SIZE); at += SECTOR_SIZE)
      hasHoles ||= bytes.subarray(Math.max(at, start), at + SECTOR_SIZE).equals(EMPTY_SECTOR)
    if (moments.size > 1 || bytesRead < buffer.length) return { isOneWrite: moments.size <= 1, hasHoles }
    position += CHUNK_SIZE
  }

  function note(bytes: Buffer, start: number): void {
    const moment = MOMENT.exec(bytes.toString('latin1', start, start + MOMENT_SIZE))?.[1]
    if (moment !== undefined) moments.add(moment)
  }
}
