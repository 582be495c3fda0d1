import { statSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'

/** What the journal does to its file while it runs: the seam at which tests let a disk fail. */
export interface FileOperations {
  /** Writes all of the bytes, or rejects having written any part of them. */
  write(bytes: Uint8Array, position: number): Promise<void>
  datasync(): Promise<void>
  truncate(length: number): Promise<void>
  /** Length of the file; null when another file has taken its place, or none is there. */
  length(): number | null
}

export function fileOperations(
  file: string,
  handle: FileHandle,
  identity: { dev: bigint; ino: bigint },
): FileOperations {
  return {
    async write(bytes, position) {
      for (let done = 0; done < bytes.length; ) {
        done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten
      }
    },
    datasync: () => handle.datasync(),
    truncate: length => handle.truncate(length),
    // Synchronous: two microseconds, where the asynchronous call would cost a round through the thread pool.
    length() {
      const found = statSync(file, { bigint: true, throwIfNoEntry: false })
      if (found === undefined || found.ino !== identity.ino || found.dev !== identity.dev) return null
      return Number(found.size)
    },
  }
}
