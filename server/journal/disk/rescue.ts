import { unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type AnyRevision, revisionLine } from '../../domain/revisions/revision.ts'
import { createNew, stamp, syncFolderOf } from './durable-names.ts'

// When the file of a journal is gone, the memory of the process still holds every revision.

export const RESCUED = '.rescued-'

/** Beside the journal or, where that can't be, in the folder for temporary files. Resolves to the name of the file. */
export async function rescue(file: string, mode: number, revisions: readonly AnyRevision[], at: Date): Promise<string> {
  const name = `${file}${RESCUED}${stamp(at)}`
  try {
    return await write(name, mode, revisions)
  } catch {
    return write(join(tmpdir(), basename(name)), mode, revisions)
  }
}

async function write(name: string, mode: number, revisions: readonly AnyRevision[]): Promise<string> {
  const { file, handle } = await createNew(name, mode)
  try {
    for (let start = 0; start < revisions.length; start += 1000) {
      const lines = revisions.slice(start, start + 1000).map(revision => `${revisionLine(revision)}\n`)
      await handle.appendFile(lines.join(''))
    }
    await handle.sync()
    await syncFolderOf(file)
    return file
  } catch (error) {
    await unlink(file).catch(() => {})
    throw error
  } finally {
    await handle.close()
  }
}
