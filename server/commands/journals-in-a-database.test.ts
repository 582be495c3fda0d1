import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import { aHeader, anActor, documentOf } from '../domain/testing/record-builder.ts'
import { actorDraft } from '../journal/journal.contract.ts'
import { journalAt, journalOf } from '../journal/open-journal.ts'
import { testDatabase } from '../testing/postgres/test-database.ts'

// The commands over a database, as people run them.

execFileSync(process.execPath, ['build.mjs', '--if-stale'])

const folder = await mkdtemp(join(tmpdir(), 'parley-commands-'))
const database = testDatabase()
afterEach(async () => {
  await database.clear()
})
afterAll(() => rm(folder, { recursive: true }))

const within = (name: string) => join(folder, name)

interface Outcome {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** Over the database, unless another journal is named. */
const parley = (args: readonly string[], JOURNAL = database.url): Promise<Outcome> =>
  new Promise(done => {
    const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: within('live'), JOURNAL }
    execFile(process.execPath, [resolve('dist/cli.js'), ...args], { env }, (error, stdout, stderr) =>
      done({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    )
  })

const silently = { now: () => new Date(), tell: () => {}, progress: () => {} }

/** A file with as many revisions as there are batches, and the names in them. */
async function fileWith(name: string, ...batches: readonly string[][]): Promise<string> {
  const journal = await journalOf({ dataDir: within(name), databaseUrl: null }, '/').open(silently)
  for (const batch of batches) await journal.append(batch.map(id => actorDraft(id)))
  await journal.close()
  return within(`${name}/journal.jsonl`)
}

it('an import, the export and the proof that all is whole', async () => {
  const file = within('record.json')
  await writeFile(file, JSON.stringify(documentOf(aHeader(), anActor({ id: 'ukraine', name: 'Україна' }))))
  expect((await parley(['verify'])).stderr).toMatch(/There is no journal postgres:\/\/[\w.:]+\/parley_\w+\./)
  expect(await parley(['import', file])).toMatchObject({ status: 0, stdout: expect.stringContaining('added 2') })
  expect(await parley(['import', file])).toMatchObject({ stdout: expect.stringContaining('unchanged 2') })
  const { stdout } = await parley(['export'])
  expect(JSON.parse(stdout).actors[0].name).toBe('Україна')
  expect(await parley(['verify'])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('is whole: 2 revisions'),
  })
  await database.query(`update parley.record_revisions set line = replace(line, 'Україна', 'X')`)
  expect(await parley(['verify'])).toMatchObject({ status: 1, stderr: expect.stringContaining('is damaged in line') })
})

it('a journal goes into a database and back with every byte, also where the copy was interrupted', async () => {
  const file = await fileWith('original', ['a'], ['b', 'c', 'd'], ['e'])
  const { revisions = [] } = (await journalAt(file, 'record').read()) ?? {}
  // As far as it had come, at the end of a batch.
  await journalAt(database.url, 'record').adopt(revisions.slice(0, 4), silently)
  const there = await parley(['journal', 'copy', '--from', file, '--to', database.url, '--verify'], '')
  expect(there).toMatchObject({ status: 0, stdout: expect.stringContaining('Copied 1 revisions') })
  expect(there.stdout).toContain('4 were there already')
  expect(there.stdout).toContain('The copy is whole: 5 revisions')

  const back = within('back.jsonl')
  const again = await parley(['journal', 'copy', '--from', database.url, '--to', back, '--verify'], '')
  expect(again, again.stderr).toMatchObject({ status: 0 })
  expect(await readFile(back, 'utf8')).toBe(await readFile(file, 'utf8'))
  // What was made is brought up to date.
  const journal = await journalOf({ dataDir: within('original'), databaseUrl: null }, '/').open(silently)
  await journal.append([actorDraft('f')])
  await journal.close()
  const later = await parley(['journal', 'copy', '--from', file, '--to', database.url], '')
  expect(later.stdout).toContain('Copied 1 revisions')
})

it('a journal with another history is left as it is', async () => {
  const file = await fileWith('one', ['a'], ['b'])
  await journalAt(database.url, 'record').adopt(
    (await journalAt(await fileWith('other', ['x']), 'record').read())?.revisions ?? [],
    silently,
  )
  const refused = await parley(['journal', 'copy', '--from', file, '--to', database.url], '')
  expect(refused.status).toBe(1)
  expect(refused.stderr).toMatch(/has another history: it differs from revision 1 on. Nothing was added to it./)
  expect(await database.query('select seq from parley.record_revisions')).toHaveLength(1)
  const missing = await parley(['journal', 'copy', '--from', within('none.jsonl'), '--to', database.url], '')
  expect(missing).toMatchObject({ status: 1, stderr: expect.stringContaining('There is no journal') })
})

it('accounts move from their file into the database, once', async () => {
  const inFile = await parley(['account', 'add', 'ada', '--role', 'administrator'], '')
  expect(inFile.status, inFile.stderr).toBe(0)
  const restore = ['account', 'restore', within('live/accounts.json')]
  expect(await parley(restore)).toMatchObject({ status: 0, stdout: expect.stringContaining('Restored 1 accounts') })
  expect((await parley(['account', 'list'])).stdout).toContain('ada  administrator')
  expect(await parley(restore)).toMatchObject({ status: 1, stderr: expect.stringContaining('There are accounts in') })
})

it('the tables are made by themselves', async () => {
  expect((await parley(['migrate'])).stdout).toMatch(/^The tables of postgres:\S+ were made, in version 3\.$/m)
  expect((await parley(['migrate'])).stdout).toMatch(/are of version 3 already\.$/m)
  expect((await parley(['migrate'], '')).stdout).toContain('which has no tables')
})

it('no password is ever said', async () => {
  const secret = Object.assign(new URL(database.url), { port: '1', password: 'a-secret' }).href
  for (const args of [['verify'], ['migrate'], ['journal', 'copy', '--from', secret, '--to', within('x.jsonl')]]) {
    const { status, stdout, stderr } = await parley(args, secret)
    expect(status).toBe(1)
    expect(stderr).toContain('nothing answers there')
    expect(stdout + stderr).not.toContain('a-secret')
  }
})
