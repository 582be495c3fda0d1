import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

export interface ZippedFile {
  readonly name: string
  readonly pieces: Iterable<string | Uint8Array>
  /** Whether it is compressed in itself already. */
  readonly isCompressed?: boolean
}

const LEVEL = 6

/**
 * A ZIP archive in pieces. The same files give the same bytes: every file has the time `at` (an ISO 8601 instant) as its
 * own, which ZIP writes as the clock on the wall, so that of UTC is taken everywhere.
 */
export async function* zipPieces(files: Iterable<ZippedFile>, at: string): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, chunk) => {
    if (error) failure = error
    else made.push(chunk)
  })
  const mtime = clockOfUtc(at)
  const taken = function* () {
    if (failure !== null) throw failure
    yield* made.splice(0)
  }
  for (const { name, pieces, isCompressed } of files) {
    const entry = isCompressed ? new ZipPassThrough(name) : new ZipDeflate(name, { level: LEVEL })
    entry.mtime = mtime
    zip.add(entry)
    for (const piece of pieces) {
      entry.push(typeof piece === 'string' ? Buffer.from(piece) : piece)
      yield* taken()
    }
    entry.push(new Uint8Array(), true)
    yield* taken()
  }
  zip.end()
  yield* taken()
}

/** ZIP knows no time before 1980, and no zone: the local clock of this time is that of UTC. */
function clockOfUtc(at: string): Date {
  const utc = new Date(at)
  const local = new Date(utc.getTime() + utc.getTimezoneOffset() * 60_000)
  return local.getFullYear() < 1980 ? new Date(1980, 0, 1) : local
}
