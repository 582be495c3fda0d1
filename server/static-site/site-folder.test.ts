import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { openSiteFolder, type SiteFolder, type SiteOrigin } from './site-folder.ts'

const ROOT = await mkdtemp(join(tmpdir(), 'parley-folder-'))
afterAll(() => rm(ROOT, { recursive: true }))

const ORIGIN = { program: '1', head: '1:abc', publicUrl: null }
let folder = ''
const open: SiteFolder[] = []
const opened = async (origin: SiteOrigin) => {
  const made = await openSiteFolder(folder, origin)
  open.push(made)
  return made
}
afterEach(async () => {
  for (const one of open.splice(0)) one.close()
})
beforeEach(async () => {
  folder = join(await mkdtemp(join(ROOT, 'site-')), 'out')
})

const held = async () => (await readdir(folder, { recursive: true })).sort()

it('says in the end what it holds, and takes away what it held before', async () => {
  const first = await opened(ORIGIN)
  first.write('a/index.html', 'A', [])
  first.write('b/index.html', 'B', [])
  expect(await first.finish()).toBe(2)
  const second = await opened({ ...ORIGIN, head: '2:def' })
  expect(second.done('a/index.html')).toBeUndefined()
  second.write('a/index.html', 'A2', [])
  await second.finish()
  expect(await held()).toEqual(['.parley-site.json', 'a', 'a/index.html'])
  expect(JSON.parse(await readFile(join(folder, '.parley-site.json'), 'utf8'))).toMatchObject({
    head: '2:def',
    files: { 'a/index.html': expect.stringMatching(/^[0-9a-f]{64}$/) },
  })
})

it('goes on where it was interrupted, but not with a file that is another by now', async () => {
  const interrupted = await opened(ORIGIN)
  interrupted.write('a.html', 'A', ['/?page=2'])
  interrupted.write('b.html', 'B', [])
  await writeFile(join(folder, 'b.html'), 'half')
  const next = await opened(ORIGIN)
  expect(next.done('a.html')).toEqual(['/?page=2'])
  expect(next.done('b.html')).toBeUndefined()
  const other = await opened({ ...ORIGIN, publicUrl: 'https://record.example.org' })
  expect(other.done('a.html')).toBeUndefined()
  expect(await other.finish()).toBe(0)
  expect(await held()).toEqual(['.parley-site.json'])
})

it('reads a list of which the last line was cut off', async () => {
  const interrupted = await opened(ORIGIN)
  interrupted.write('a.html', 'A', [])
  const progress = join(folder, '.parley-site.progress')
  await writeFile(progress, `${await readFile(progress, 'utf8')}{"file":"b.html","dig`)
  expect((await opened(ORIGIN)).done('a.html')).toEqual([])
})

it('touches nothing in a folder that holds something else', async () => {
  await mkdir(folder)
  await writeFile(join(folder, 'thesis.txt'), 'mine')
  await expect(opened(ORIGIN)).rejects.toThrow('is not empty and holds no copy that Parley has made')
  expect(await held()).toEqual(['thesis.txt'])
})

it.each(['../outside.txt', '/outside.txt', 'a/../../outside.txt', 'c:\\outside.txt'])(
  'removes nothing outside of the folder, whatever its list says: %s',
  async named => {
    await mkdir(folder)
    await writeFile(join(folder, '..', 'outside.txt'), 'mine')
    const list = { format: 'parley-site', ...ORIGIN, files: { [named]: '0'.repeat(64) } }
    await writeFile(join(folder, '.parley-site.json'), JSON.stringify(list))
    await expect(opened(ORIGIN)).rejects.toThrow('is not empty')
    expect(await readFile(join(folder, '..', 'outside.txt'), 'utf8')).toBe('mine')
  },
)
