import type { FileHandle } from 'node:fs/promises'
import { failureReason } from '../../files/failure-reason.ts'
import { JournalReadError, type StoredBytes } from '../journal.ts'

const PIECE = 64 * 1024

/** The beginning of a file that is open, up to a length that is known to be durable. */
export const storedIn = (file: string, handle: FileHandle, length: number): StoredBytes => ({
  length,
  async *read() {
    for (let start = 0; start < length; ) {
      const wanted = Math.min(PIECE, length - start)
      const { buffer, bytesRead } = await handle
        .read(Buffer.allocUnsafeSlow(wanted), 0, wanted, start)
        .catch((cause: unknown) => {
          throw new JournalReadError(file, failureReason(cause), { cause })
        })
      if (bytesRead === 0) throw new JournalReadError(file, 'it has become shorter than it was')
      yield buffer.subarray(0, bytesRead)
      start += bytesRead
    }
  },
})
