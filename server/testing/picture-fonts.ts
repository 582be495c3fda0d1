import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writePictureFonts } from '../../views/fonts.mjs'

interface PictureFonts {
  readonly folder: string
  remove(): Promise<void>
}

/** The fonts in which pictures are set, made as the build makes them. */
export async function makePictureFonts(): Promise<PictureFonts> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-fonts-'))
  await writePictureFonts(folder)
  return { folder, remove: () => rm(folder, { recursive: true }) }
}
