import { type FileHandle, unlink } from 'node:fs/promises'
import { createNew, stamp, syncFolderOf } from './durable-names.ts'
import type { FileOperations } from './file-operations.ts'

const CHUNK_SIZE = 1024 * 1024

/** Moves the end of a journal into a file of its own. The copy is durable before the original is cut. */
export async function setAsideEnd(
  { file, mode, handle, operations }: { file: string; mode: number; handle: FileHandle; operations: FileOperations },
  length: number,
  at: Date,
): Promise<string> {
  const copy = await createNew(`${file}.torn-${stamp(at)}`, mode)
  try {
    const buffer = Buffer.allocUnsafe(CHUNK_SIZE)
    for (let position = length; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK_SIZE, position)
      if (bytesRead === 0) break
      await copy.handle.appendFile(buffer.subarray(0, bytesRead))
      position += bytesRead
    }
    await copy.handle.sync()
    await syncFolderOf(copy.file)
  } catch (error) {
    await unlink(copy.file).catch(() => {})
    throw error
  } finally {
    await copy.handle.close()
  }
  await operations.truncate(length)
  await operations.datasync()
  return copy.file
}
