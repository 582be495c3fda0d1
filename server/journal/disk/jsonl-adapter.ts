import type { Adapter } from 'lowdb'
import { failureReason } from '../../files/failure-reason.ts'
import { JournalWriteError } from '../journal.ts'
import type { FileOperations } from './file-operations.ts'

interface JsonlRows<Row> {
  readonly rows: Row[]
  /** Bytes of the file that these rows take. */
  readonly length: number
}

/** The file is not what this process has left: it was removed, replaced, cut or added to. */
export class DisplacedFileError extends Error {
  override readonly name = 'DisplacedFileError'
}

/** Lines are put together into writes of about this many bytes. */
const WRITE_SIZE = 4 * 1024 * 1024
const NEWLINE = 10

/**
 * A lowdb adapter for data that only grows, a row a line. `write` is given all the rows, as lowdb wants it, but stores
 * only those that are not on disk yet, and makes them durable: all of them or, when it rejects, none.
 */
export class JsonlAdapter<Row> implements Adapter<Row[]> {
  readonly #operations: FileOperations
  readonly #read: () => Promise<JsonlRows<Row>>
  readonly #toLine: (row: Row) => string
  #rows = 0
  #bytes = Buffer.allocUnsafe(64 * 1024)
  /** The known good length of the file. */
  #length = 0
  /** Whether bytes that failed to be stored may stand behind the known good length. */
  #hasLeftovers = false

  constructor(
    operations: FileOperations,
    { read, toLine }: { read: () => Promise<JsonlRows<Row>>; toLine: (row: Row) => string },
  ) {
    this.#operations = operations
    this.#read = read
    this.#toLine = toLine
  }

  /** Bytes of all rows that are durable. */
  get length(): number {
    return this.#length
  }

  /** Whether all durable rows can still be in the file: it is the same file, and not shorter than they are. */
  get isInPlace(): boolean {
    const length = this.#operations.length()
    return length !== null && length >= this.#length
  }

  async read(): Promise<Row[]> {
    const { rows, length } = await this.#read()
    this.#rows = rows.length
    this.#length = length
    return rows
  }

  async write(data: Row[]): Promise<void> {
    if (data.length === this.#rows) return
    let end = this.#length
    try {
      if (this.#hasLeftovers) await this.putBack()
      this.#expectOurFile()
      this.#hasLeftovers = true
      for (let next = this.#rows; next < data.length; ) {
        let size = 0
        while (next < data.length && size < WRITE_SIZE) size = this.#encode(this.#toLine(data[next++] as Row), size)
        await this.#operations.write(this.#bytes.subarray(0, size), end)
        end += size
      }
      await this.#operations.datasync()
    } catch (cause) {
      // After a failed sync nobody knows what is on disk; cutting it off is the only way back to what is known. When
      // that fails too, the next write has to begin with it.
      if (this.#hasLeftovers) await this.putBack().catch(() => {})
      throw cause instanceof DisplacedFileError ? cause : new JournalWriteError(failureReason(cause), { cause })
    }
    this.#hasLeftovers = false
    this.#rows = data.length
    this.#length = end
  }

  /** Puts a line into the bytes that are to be written, from `start` on; returns where it ends. */
  #encode(line: string, start: number): number {
    const needed = start + line.length * 3 + 1
    if (needed > this.#bytes.length)
      this.#bytes = Buffer.concat([this.#bytes], Math.max(needed, this.#bytes.length * 2))
    const end = start + this.#bytes.write(line, start)
    this.#bytes[end] = NEWLINE
    return end + 1
  }

  /** Cuts off what a failed write has left behind. */
  async putBack(): Promise<void> {
    if (!this.#hasLeftovers) return
    const length = this.#operations.length()
    if (length === null || length < this.#length) return
    await this.#operations.truncate(this.#length)
    await this.#operations.datasync()
    this.#hasLeftovers = false
  }

  /** Nothing is written into a file that somebody has replaced, cut or added to: it would be lost or do damage. */
  #expectOurFile(): void {
    if (this.#operations.length() !== this.#length) throw new DisplacedFileError()
  }
}
