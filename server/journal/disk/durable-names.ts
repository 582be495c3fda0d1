import { type FileHandle, mkdir, open, realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

// A file lasts once it is synced; its name only once the folder is.

/** One file has one lock, by whatever link it is reached. Makes the folder, durably, if there is none. */
export async function realPath(file: string): Promise<string> {
  const folder = dirname(resolve(file))
  const made = await mkdir(folder, { recursive: true })
  for (let path = folder; made !== undefined && path.length >= made.length; path = dirname(path))
    await syncFolderOf(path)
  try {
    return await realpath(file)
  } catch {
    return join(await realpath(folder), basename(file))
  }
}

export async function syncFolderOf(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** For everybody's eyes, as far as the mask of the process lets them, or for its own user's alone. */
export const modeOf = ({ isPrivate }: { readonly isPrivate: boolean }): number => (isPrivate ? 0o600 : 0o666)

/** A new file of this name, or of this name with a number. */
export async function createNew(name: string, mode: number): Promise<{ file: string; handle: FileHandle }> {
  for (let number = 1; ; number++) {
    const file = number === 1 ? name : `${name}-${number}`
    try {
      return { file, handle: await open(file, 'wx', mode) }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
}

/** As a part of a name. */
export const stamp = (at: Date): string => at.toISOString().replaceAll(':', '-')
