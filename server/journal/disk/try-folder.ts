import { open, unlink } from 'node:fs/promises'
import { failureReason } from '../../files/failure-reason.ts'
import { JournalWriteError } from '../journal.ts'

/** As much as a disk gives at once. */
const SOMETHING = Buffer.alloc(4096, '\n')

/** Whether a file of this name could grow: on a disk that is full, or can't be written to, one beside it can't either. */
export async function tryFolder(file: string, mode: number): Promise<void> {
  const beside = `${file}.try`
  try {
    const handle = await open(beside, 'w', mode)
    try {
      await handle.write(SOMETHING)
      await handle.datasync()
    } finally {
      await handle.close()
      await unlink(beside)
    }
  } catch (cause) {
    throw new JournalWriteError(failureReason(cause), { cause })
  }
}
