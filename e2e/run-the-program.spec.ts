import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from 'playwright/test'
import { aHeader, anEvent, aProcess, aSource, documentOf } from '../server/domain/testing/record-builder.ts'
import { ROOT, SHIPPED_FILE } from './fixtures.ts'
import { milestoneFields } from './milestone-form.ts'
import { FORM } from './raw-http.ts'

// The built program as somebody runs it, in processes of its own: what it says, when it refuses, how it ends.

interface Program {
  readonly process: ChildProcessWithoutNullStreams
  readonly stdout: () => string
  readonly stderr: () => string
  /** Resolves with the address once it is there. */
  readonly url: () => Promise<string>
  readonly exit: Promise<number | null>
}

type Environment = Readonly<Record<string, string>>

const test = base.extend<{ dataDir: string; run: (environment: Environment, ...args: string[]) => Program }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
  dataDir: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-program-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  run: async ({ dataDir }, use) => {
    const started: Program[] = []
    await use((environment, ...args) => {
      const defaults = { PORT: '0', DATA_DIR: dataDir, SEED: 'none', LOG_LEVEL: 'warn' }
      const program = runProgram({ ...defaults, ...environment }, args)
      started.push(program)
      return program
    })
    for (const { process: child, exit } of started) {
      child.kill('SIGKILL')
      await exit
    }
  },
})

function runProgram(environment: Environment, args: readonly string[]): Program {
  const child = spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'dist/main.js'), ...args], {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'] ?? '', ...environment },
  })
  const heard = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      heard[name] += text
    })
  }
  const exit = once(child, 'close').then(([code]) => code as number | null)
  const address = () => /Parley is at (http:\/\/\S+)\//.exec(heard.stdout)?.[1]
  return {
    process: child,
    stdout: () => heard.stdout,
    stderr: () => heard.stderr,
    exit,
    url: async () => {
      await Promise.race([expect.poll(address).toBeTruthy(), exit])
      const found = address()
      if (!found) throw new Error(`it did not start: ${heard.stderr}`)
      return found
    },
  }
}

test('says what is wrong with its configuration, all of it at once, and does not start', async ({ run }) => {
  const wrong: Environment = {
    PORT: 'eighty',
    HOST: 'no host',
    LOG_LEVEL: 'loud',
    PUBLIC_URL: 'record.example.org',
    TRUST_PROXY: 'everybody',
  }
  const program = run(wrong)
  expect(await program.exit).toBe(1)
  for (const [name, value] of Object.entries(wrong)) expect(program.stderr()).toContain(`${name}="${value}"`)
  expect(program.stderr()).not.toMatch(/\bat .*\.(js|ts):\d+/)

  for (const environment of [
    { PORT: '65536' },
    { PORT: '-1' },
    { PUBLIC_URL: 'https://record.example.org/parley' },
    { PUBLIC_URL: 'ftp://record.example.org' },
    { SEED: 'no-such-file.json' },
    { SEED: 'package.json' },
    { HOST: '192.0.2.1' },
  ]) {
    const refused = run(environment)
    expect(await refused.exit, JSON.stringify(environment)).toBe(1)
    expect(refused.stderr()).toContain(Object.keys(environment)[0])
    expect(refused.stderr(), JSON.stringify(environment)).not.toMatch(/\bat .*\.(js|ts):\d+/)
  }
})

test('says that its port is taken and what to do', async ({ run }) => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const program = run({ PORT: String(port) })
  expect(await program.exit).toBe(1)
  expect(program.stderr()).toContain(`Port ${port}`)
  expect(program.stderr()).toContain(`PORT=${port + 1} npm start`)
  other.close()
})

test('says where it is and who may write', async ({ run, dataDir }) => {
  const program = run({ SEED: SHIPPED_FILE })
  const url = await program.url()
  expect(program.stdout()).toContain('Whoever reaches this port can add')
  expect((await fetch(url)).status).toBe(200)
  const open = run({ HOST: '0.0.0.0', DATA_DIR: join(dataDir, 'open') })
  await open.url()
  expect(open.stdout()).toContain('read-only')
})

test('refuses to run twice on one journal', async ({ run }) => {
  const first = run({})
  await first.url()
  const second = run({})
  expect(await second.exit).toBe(1)
  expect(second.stderr()).toMatch(/journal/i)
  expect(second.stderr()).not.toMatch(/\bat .*\.(js|ts):\d+/)
  first.process.kill('SIGKILL')
  await first.exit
  await run({}).url()
})

test('finishes what is running when it is told to stop, and ends well', async ({ run }) => {
  const program = run({ SEED: SHIPPED_FILE })
  const url = await program.url()
  const form = new URLSearchParams(milestoneFields()).toString()
  const sending = request(`${url}/events`, {
    method: 'POST',
    agent: false,
    headers: { 'Content-Type': FORM, 'Content-Length': form.length, Expect: '100-continue' },
  })
  sending.flushHeaders()
  await once(sending, 'continue')
  sending.write(form.slice(0, 50))

  program.process.kill('SIGTERM')
  const answers = () =>
    fetch(url).then(
      () => 'open',
      () => 'closed',
    )
  await expect.poll(answers).toBe('closed')
  sending.end(form.slice(50))
  const [answer] = await once(sending, 'response')
  expect(answer.statusCode).toBe(303)
  answer.resume()
  expect(await program.exit).toBe(0)
  expect(program.stderr()).toBe('')
  const again = await run({}).url()
  expect((await fetch(`${again}${answer.headers.location}`)).status).toBe(200)
})

test('keeps what was added when it is started again', async ({ run }) => {
  const first = run({ SEED: SHIPPED_FILE })
  const url = await first.url()
  const path = '/events/2025-03-02-london-summit'
  const version = /name="version" value="(\d+)"/.exec(await (await fetch(`${url}${path}/retract`)).text())?.[1] ?? ''
  const body = new URLSearchParams({ reason: 'A test', version })
  const saved = await fetch(`${url}${path}/retract`, { method: 'POST', body, redirect: 'manual' })
  expect(saved.status).toBe(303)
  first.process.kill('SIGKILL')
  await first.exit
  const again = await run({ SEED: SHIPPED_FILE }).url()
  expect((await fetch(`${again}${path}`)).status).toBe(410)
})

test('saves a journal that vanished, and begins no new one in its place unless it is asked to', async ({
  run,
  dataDir,
}) => {
  const journal = join(dataDir, 'journal.jsonl')
  const program = run({ SEED: SHIPPED_FILE })
  const url = await program.url()
  const add = (form: Record<string, string>) =>
    fetch(`${url}/events`, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
  expect((await add(milestoneFields())).status).toBe(303)
  const before = await readFile(journal, 'utf8')
  await rm(journal)

  const refused = await add({ ...milestoneFields(), title: 'A title of its own', distinct: 'yes' })
  expect(refused.status).toBe(503)
  const page = await refused.text()
  expect(page).toContain('The record is still in memory')
  expect(page).toContain(`kill -USR2 ${program.process.pid}`)
  expect(page).toContain('A title of its own')

  program.process.kill('SIGUSR2')
  const saved = () => /were saved from memory in ([^"]+)/.exec(program.stdout())?.[1]
  await expect.poll(saved).toBeTruthy()
  expect(await readFile(saved() ?? '', 'utf8')).toBe(before)
  await rm(saved() ?? '')
  program.process.kill('SIGTERM')
  expect(await program.exit).toBe(0)

  const again = run({ SEED: SHIPPED_FILE })
  expect(await again.exit).toBe(1)
  expect(again.stderr()).toMatch(/journal\.jsonl is missing\. The record was at revision \d+, hash [0-9a-f]{64}\./)
  expect(again.stderr()).toMatch(/journal\.jsonl\.rescued-\S+: put that in its place/)
  expect(again.stderr()).not.toMatch(/\bat .*\.(js|ts):\d+/)
  const anew = run({ SEED: SHIPPED_FILE }, '--begin-anew')
  await anew.url()
  expect(anew.stdout()).toContain('the record goes on without what is missing')
})

test.describe('an import by the command while the site runs', () => {
  const small = documentOf(aHeader({ title: 'The lake talks' }), aProcess(), aSource(), anEvent())

  async function parley(dataDir: string, ...args: string[]) {
    const child = spawn(process.execPath, [join(ROOT, 'dist/cli.js'), ...args], {
      env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir },
    })
    const heard = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        heard[name] += text
      })
    const [status] = await once(child, 'close')
    return { status, ...heard }
  }

  test('is handed to the site, which shows it at once', async ({ run, dataDir }) => {
    const site = run({})
    const url = await site.url()
    const file = join(dataDir, 'small.json')
    await writeFile(file, JSON.stringify(small))
    const dry = await parley(dataDir, 'import', '--dry-run', file)
    expect(dry).toMatchObject({ status: 0, stdout: expect.stringContaining('added 4, changed 0') })
    expect(await parley(dataDir, 'import', '--by', 'Ada', file)).toEqual({
      status: 0,
      stdout: 'added 4, changed 0, unchanged 0, rejected 0\n',
      stderr: '',
    })
    expect(await (await fetch(`${url}/events/event`)).text()).toContain('Two sides meet')
    expect((await parley(dataDir, 'import', file)).stdout).toBe('added 0, changed 0, unchanged 4, rejected 0\n')

    await writeFile(file, JSON.stringify({ ...small, title: 'Renamed', events: [anEvent({ citations: [] }).entry] }))
    expect(await parley(dataDir, 'import', file)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('rejected events[0] event: citations: Cite at least one source.'),
    })
    expect(await parley(dataDir, 'import', '--partial', file)).toMatchObject({
      status: 0,
      stdout: 'added 0, changed 1, unchanged 2, rejected 1\n',
    })
    expect(await (await fetch(url)).text()).toContain('Renamed')
    expect(await parley(dataDir, 'verify')).toMatchObject({ status: 0, stderr: '' })

    site.process.kill('SIGTERM')
    expect(await site.exit).toBe(0)
    expect(await readdir(dataDir)).not.toContain('operator.sock')
    expect(await parley(dataDir, 'import', '--partial', file), 'works as ever').toMatchObject({ status: 0 })
  })

  test('goes to a site that was started anew after a crash', async ({ run, dataDir }) => {
    const crashed = run({})
    await crashed.url()
    crashed.process.kill('SIGKILL')
    await crashed.exit
    await run({}).url()
    const file = join(dataDir, 'small.json')
    await writeFile(file, JSON.stringify(small))
    expect(await parley(dataDir, 'import', file)).toMatchObject({ status: 0, stderr: '' })
    const { mode } = await stat(join(dataDir, 'operator.sock'))
    expect(mode & 0o777).toBe(0o600)
  })
})
