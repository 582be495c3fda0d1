import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, afterEach, expect, it } from 'vitest'
import { aHeader, anActor, documentOf } from '../domain/testing/record-builder.ts'
import { actorDraft } from '../journal/journal.contract.ts'
import type { CopyableJournal } from '../journal/journal.ts'
import { openMemoryJournal } from '../journal/memory-journal.ts'
import { journalAt } from '../journal/open-journal.ts'
import { askRunningSite } from '../operator/ask-running-site.ts'
import { IMPORT_TASK } from '../operator/operator-tasks.ts'
import { testDatabase } from '../testing/postgres/test-database.ts'
import { copyJournal } from './backup.ts'

// The drill: what is copied while a site is written to is put back where nothing is, compared, started and asked.

execFileSync(process.execPath, ['build.mjs', '--if-stale'])

const folder = await mkdtemp(join(tmpdir(), 'parley-backup-'))
const database = testDatabase()
const running = new Set<ChildProcess>()
afterEach(async () => {
  for (const site of running) {
    site.kill('SIGKILL')
    await once(site, 'exit')
  }
  await database.clear()
})
afterAll(() => rm(folder, { recursive: true }))

const within = (name: string) => join(folder, name)

interface Place {
  readonly DATA_DIR: string
  readonly JOURNAL?: string
}

const environment = (place: Place) => ({ PATH: process.env['PATH'] ?? '', PORT: '0', LOG_LEVEL: 'silent', ...place })

const parley = (place: Place, ...args: string[]) =>
  new Promise<{ status: number; stdout: string; stderr: string }>(done => {
    const env = environment(place)
    execFile(process.execPath, [resolve('dist/cli.js'), ...args], { env }, (error, stdout, stderr) =>
      done({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    )
  })

/** Resolves to its address once it listens. */
async function startSite(place: Place): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const site = spawn(process.execPath, [resolve('dist/main.js')], {
    env: { ...environment(place), SEED: within('first.json') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(site)
  site.once('exit', () => running.delete(site))
  let said = ''
  for await (const text of site.stdout.iterator({ destroyOnReturn: false })) {
    said += text
    if (said.includes('\n')) break
  }
  site.stdout.resume()
  const url = / is at (\S+)\/$/m.exec(said)?.[1] ?? ''
  expect(said).toContain('Parley is at')
  return {
    url,
    stop: async () => {
      site.kill()
      expect(await once(site, 'exit')).toEqual([0, null])
    },
  }
}

/** Adds actors until it is told to stop; resolves to how many were said to be recorded. */
function keepAdding(dataDir: string, name: string) {
  let added = 0
  let isStopped = false
  const done = (async () => {
    while (!isStopped) {
      const id = `${name}-${added}`
      const document = documentOf(aHeader(), anActor(), anActor({ id, name: `Учасник ${id}` }))
      const order = { by: 'Ada', reason: null, isPartial: false, mergesSources: false }
      const sent = `${JSON.stringify(order)}\n${JSON.stringify(document)}`
      const answer = await askRunningSite<{ kind: string }>(dataDir, { task: IMPORT_TASK, sent, inDoubt: '' })
      if (answer?.kind === 'written') added++
    }
  })()
  return {
    added: () => added,
    stop: async () => {
      isStopped = true
      await done
    },
  }
}

const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise(setImmediate)
}

const headIn = (said: string): string => /^Head: (\d+:[0-9a-f]{64})$/m.exec(said)?.[1] ?? said

await writeFile(within('first.json'), JSON.stringify(documentOf(aHeader(), anActor())))

it('copies a site while it is written to, and what is put back elsewhere is the same, byte for byte, and runs', async () => {
  const live = { DATA_DIR: within('live') }
  const site = await startSite(live)
  const report = await fetch(`${site.url}/report`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: site.url, 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams({ page: '/', text: 'It was on Monday.', source: '' }),
  })
  expect(report.status).toBe(303)
  expect((await parley(live, 'account', 'add', 'ada', '--role', 'administrator')).status).toBe(0)
  const writers = ['a', 'b'].map(name => keepAdding(live.DATA_DIR, name))
  await until(() => writers.every(({ added }) => added() > 2))

  const before = writers.map(({ added }) => added())
  const backup = await parley(live, 'backup', within('monday'))
  const during = writers.map(({ added }) => added())
  expect(backup, backup.stderr).toMatchObject({ status: 0, stderr: '' })
  for (const { stop } of writers) await stop()
  expect(during.some((count, index) => count > (before[index] ?? 0))).toBe(true)

  expect(backup.stdout).toMatch(/^Copied \d+ revisions and 1 of the desk to \S+\. The copy is whole\.\nHead: /)
  const names = ['accounts.json', 'audit.jsonl', 'desk.jsonl', 'journal.jsonl']
  const anchors = ['desk.jsonl.anchor', 'journal.jsonl.anchor']
  expect((await readdir(within('monday'))).sort()).toEqual([...names, ...anchors, 'backup.json'].sort())
  expect((await stat(within('monday'))).mode & 0o777).toBe(0o700)
  const copied = await readFile(within('monday/journal.jsonl'))
  const original = await readFile(within('live/journal.jsonl'))
  expect(original.length).toBeGreaterThan(copied.length)
  expect(original.subarray(0, copied.length).equals(copied)).toBe(true)
  writers.forEach((_, index) => {
    for (let count = 0; count < (before[index] ?? 0); count++)
      expect(copied.toString()).toContain(`"id":"${'ab'[index]}-${count}"`)
  })
  await site.stop()
  expect(await parley(live, 'verify', '--head', headIn(backup.stdout))).toMatchObject({ status: 0 })

  const elsewhere = { DATA_DIR: within('elsewhere') }
  const restored = await parley(elsewhere, 'restore', within('monday'))
  expect(restored, restored.stderr).toMatchObject({ status: 0 })
  expect(restored.stdout).toMatch(/^Restored \d+ revisions, 1 of the desk and 1 accounts, of /)
  expect(headIn(restored.stdout)).toBe(headIn(backup.stdout))
  for (const name of names)
    expect((await readFile(within(`elsewhere/${name}`))).equals(await readFile(within(`monday/${name}`))), name).toBe(
      true,
    )
  const again = await startSite(elsewhere)
  expect((await fetch(`${again.url}/health/ready`)).status).toBe(200)
  expect((await fetch(`${again.url}/actors/a-0`)).status).toBe(200)
  expect(await (await fetch(`${again.url}/changes`)).text()).toContain(
    headIn(backup.stdout).split(':')[1]?.slice(0, 12),
  )
  expect((await fetch(`${again.url}/desk`, { redirect: 'manual' })).status).not.toBe(200)
  await again.stop()
})

it('goes from files to a database and back without losing a byte', async () => {
  const files = { DATA_DIR: within('files') }
  await parley(files, 'import', within('first.json'))
  await parley(files, 'account', 'add', 'ada', '--role', 'administrator')
  await writeFile(within('files/links.json'), '{}')
  expect(await parley(files, 'backup', within('of-files'))).toMatchObject({ status: 0 })
  const inDatabase = { DATA_DIR: within('beside'), JOURNAL: database.url }
  const restored = await parley(inDatabase, 'restore', within('of-files'))
  expect(restored, restored.stderr).toMatchObject({ status: 0 })
  expect((await parley(inDatabase, 'account', 'list')).stdout).toContain('ada  administrator')
  // It was all there already.
  expect(await parley(inDatabase, 'restore', within('of-files'))).toMatchObject({ status: 0, stdout: restored.stdout })
  const back = await parley(inDatabase, 'backup', within('of-database'))
  expect(back, back.stderr).toMatchObject({ status: 0 })
  const names = await readdir(within('of-files'))
  expect(names).toContain('links.json')
  expect(await readdir(within('of-database'))).toEqual(names)
  for (const name of names.filter(name => name !== 'backup.json' && !name.endsWith('.anchor')))
    expect(
      (await readFile(within(`of-database/${name}`))).equals(await readFile(within(`of-files/${name}`))),
      name,
    ).toBe(true)
})

it('overwrites nothing, and leaves nothing half done', async () => {
  const live = { DATA_DIR: within('mine') }
  expect(await parley(live, 'backup', within('none'))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('There is no journal'),
  })
  await parley(live, 'import', within('first.json'))
  await parley(live, 'account', 'add', 'ada', '--role', 'administrator')
  expect(await parley(live, 'backup', within('mine'))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('is there already'),
  })
  expect(await parley(live, 'backup', within('first.json'))).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/first\.json can't be written/),
  })
  expect(await parley(live, 'backup', within('kept'))).toMatchObject({ status: 0 })
  expect((await readdir(folder)).filter(name => /^none|unfinished/.test(name))).toEqual([])

  // Another record is where it should go to.
  const other = { DATA_DIR: within('other') }
  await writeFile(within('second.json'), JSON.stringify(documentOf(aHeader({ title: 'Another' }))))
  await parley(other, 'import', within('second.json'))
  const before = await readFile(within('other/journal.jsonl'), 'utf8')
  expect(await parley(other, 'restore', within('kept'))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('has another history'),
  })
  expect(await readFile(within('other/journal.jsonl'), 'utf8')).toBe(before)
  expect((await readdir(within('other'))).filter(name => name.startsWith('accounts'))).toEqual([])
  expect(await parley(other, 'restore', within('other'))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('is no backup'),
  })
})

it('a backup of which a file has changed is not put back', async () => {
  const live = { DATA_DIR: within('source') }
  await parley(live, 'import', within('first.json'))
  await parley(live, 'backup', within('whole'))
  await cp(within('whole'), within('longer'), { recursive: true })
  await appendFile(within('longer/journal.jsonl'), '\n')
  await cp(within('whole'), within('less'), { recursive: true })
  await rm(within('less/journal.jsonl'))
  const empty = { DATA_DIR: within('empty') }
  expect(await parley(empty, 'restore', within('longer'))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('journal.jsonl is not as it was when the backup was made'),
  })
  expect(await parley(empty, 'restore', within('less'))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("journal.jsonl can't be read"),
  })
  expect(await readdir(folder)).not.toContain('empty')
})

it('what was taken back while it was copied is no backup', async () => {
  const journal = openMemoryJournal({ now: () => new Date(), lines: [] })
  await journal.append([actorDraft('a')])
  await journal.append([actorDraft('b')])
  const readings = [journal.revisions.slice(), journal.revisions.slice(0, 1)]
  const original: CopyableJournal = {
    place: 'original',
    read: async () => ({ revisions: readings.shift() ?? [], loss: null }),
    adopt: async () => 0,
  }
  const silently = { now: () => new Date(), stderr: new Writable() }
  await expect(copyJournal(original, journalAt(within('taken/journal.jsonl'), 'record'), silently)).rejects.toThrow(
    'The journal original was cut while it was copied',
  )
})
