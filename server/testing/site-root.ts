import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll } from 'vitest'

const BUILT = [
  'styles.css',
  'texts.css',
  'mark.svg',
  'apple-touch-icon.png',
  'favicon.ico',
  'explore.css',
  'frame.css',
  'frame-tables.css',
  'frame.js',
  'embed.js',
  'find.js',
  'fonts/serif-latin-1.woff2',
  ...['main', 'texts', 'explore', 'desk', 'passkeys'].flatMap(name =>
    ['', '.uk', '.ru', '.ar'].map(tag => `${name}${tag}.js`),
  ),
]

/** For tests: a folder from which a site can be started, with names for what is built instead of it. */
export function siteRoot(): { readonly path: string } {
  let path = ''
  beforeAll(async () => {
    path = await mkdtemp(join(tmpdir(), 'parley-start-'))
    await symlink(resolve('views'), join(path, 'views'))
    await symlink(resolve('data'), join(path, 'data'))
    await mkdir(join(path, 'dist/assets/fonts'), { recursive: true })
    await mkdir(join(path, 'dist/picture-fonts'))
    for (const name of BUILT) await writeFile(join(path, 'dist/assets', name), name)
  })
  afterAll(() => rm(path, { recursive: true }))
  return {
    get path() {
      return path
    },
  }
}
