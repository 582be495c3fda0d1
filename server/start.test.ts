import { once } from 'node:events'
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import { type Config, readConfig } from './config.ts'
import { aHeader, aSource, documentOf, draftOf } from './domain/testing/record-builder.ts'
import { openFileJournal } from './journal/file/file-journal.ts'
import { JournalDamageError, JournalLockedError, JournalLossError } from './journal/journal.ts'
import { type RunningSite, StartError, start, welcome } from './start.ts'
import { siteRoot } from './testing/site-root.ts'

const root = siteRoot()

const running: RunningSite[] = []
afterEach(async () => {
  for (const site of running.splice(0)) await site.stop()
})

function configOf(env: Record<string, string>): Config {
  const result = readConfig({ PORT: '0', ...env })
  if (!result.ok) throw new Error(result.problems.join('\n'))
  // Port 0 can't be given where a person reads the message; a free one is as good.
  return result.config
}

/** A folder for the data of one test, and the site on it. */
async function newPlace() {
  const dataDir = await mkdtemp(join(root.path, 'live-'))
  const journal = join(dataDir, 'journal.jsonl')
  const logged: string[] = []
  const logger = pino({ base: null }, { write: line => logged.push(line) })
  return {
    dataDir,
    journal,
    logged,
    lines: async () => (await readFile(journal, 'utf8')).split('\n').length - 1,
    open: async (env: Record<string, string> = {}, { beginAnew = false } = {}) => {
      const site = await start(configOf({ DATA_DIR: dataDir, ...env }), { root: root.path, logger, beginAnew })
      running.push(site)
      return site
    },
    async seed(content: string | Buffer): Promise<string> {
      const file = join(dataDir, 'seed.json')
      await writeFile(file, content)
      return file
    },
  }
}

/** Why the site does not start. */
async function refusal(starting: Promise<RunningSite>): Promise<Error> {
  try {
    await starting
  } catch (error) {
    return error as Error
  }
  throw new Error('it started')
}

async function stopAll(): Promise<void> {
  for (const site of running.splice(0)) await site.stop()
}

describe('the first start', () => {
  it('fills an empty journal with the shipped record; the second adds nothing', async () => {
    const { open, lines, logged, journal } = await newPlace()
    const { url } = await open()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    expect(await (await fetch(url)).text()).toContain('Russia–Ukraine peace negotiations')
    expect(await lines()).toBe(1127)
    expect(logged.join('')).toContain('the empty journal was filled')
    const before = await readFile(journal, 'utf8')

    await stopAll()
    logged.length = 0
    const again = await open()
    expect((await fetch(`${again.url}timeline.json`)).status).toBe(200)
    expect((await readFile(journal, 'utf8')) === before).toBe(true)
    expect(logged.join('')).not.toContain('filled')
  })

  it('is empty with SEED=none, and stays so whatever SEED says later', async () => {
    const { open, lines, seed } = await newPlace()
    const { url } = await open({ SEED: 'none' })
    expect(await (await fetch(url)).text()).toContain('Set up this record')
    expect(await lines()).toBe(0)
    await stopAll()
    await open({ SEED: 'none' })
    expect(await lines()).toBe(0)
    await stopAll()
    // Nothing was recorded, so this is still a first start.
    await expect(open({ SEED: await seed('{') })).rejects.toThrow(StartError)
  })

  it('makes the folder for the data', async () => {
    const { dataDir, open } = await newPlace()
    await open({ DATA_DIR: join(dataDir, 'a/b'), SEED: 'none' })
    expect(await readdir(join(dataDir, 'a/b'))).toContain('journal.jsonl')
  })

  it('says what stands in the way of the folder', async () => {
    const { dataDir, open } = await newPlace()
    const file = join(dataDir, 'a-file')
    await mkdir(dataDir, { recursive: true })
    await writeFile(file, '')
    for (const taken of [file, join(file, 'below')]) {
      const error = await refusal(open({ DATA_DIR: taken, SEED: 'none' }))
      expect(error.message).toContain('a part of the path is a file, not a directory')
      expect(error.message).toContain(taken)
    }
  })

  it('takes what is recorded later to the disk and back', async () => {
    const { open, lines } = await newPlace()
    const first = await open({ SEED: 'none' })
    const { status } = await fetch(`${first.url}events`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({
        'process.title': 'Talks on X',
        'process.scope': 'All of it.',
        when: '1 July 2026',
        kind: 'talks',
        title: 'Talks begin',
        summary: 'They met.',
        occurrence: 'occurred',
        certainty: 'reported',
        significance: '2',
        'citations.0.credibility': '2',
        'citations.0.new.url': 'https://example.org/',
        'citations.0.new.title': 'Talks begin',
        'citations.0.new.publisher': 'The Example',
        'citations.0.new.published': '1 July 2026',
        'citations.0.new.kind': 'news-report',
        'citations.0.new.language': 'en',
        'citations.0.new.reliability': 'F',
      }),
    })
    expect(status).toBe(303)
    expect(await lines()).toBe(3)
    expect(await (await fetch(first.url)).text()).toContain('Talks begin')
    await stopAll()
    const second = await open()
    expect(await (await fetch(second.url)).text()).toContain('Talks begin')
    expect(await lines()).toBe(3)
  })

  it('remembers what the columns of an imported sheet mean', async () => {
    const { open } = await newPlace()
    const upload = async ({ url }: RunningSite): Promise<string> => {
      const body = new FormData()
      body.append('file', new Blob(['Day,What,Link\n2026-07-01,Talks,https://example.org/a\n']), 'rounds.csv')
      const { headers } = await fetch(`${url}import`, { method: 'POST', redirect: 'manual', body })
      return new URL(headers.get('location') ?? '', url).href
    }
    const first = await open()
    const columns = await upload(first)
    const said = {
      intent: 'try',
      'column.0': 'when',
      'column.1': 'title',
      'column.2': 'url',
      negotiation: 'russia-ukraine-2025',
      dataSet: 'rounds-of-the-embassy',
      kind: 'call',
      actorKind: 'person',
      sourceKind: 'news-report',
    }
    const mapped = await fetch(columns, { method: 'POST', redirect: 'manual', body: new URLSearchParams(said) })
    expect(mapped.status).toBe(303)
    await stopAll()
    expect(await (await fetch(await upload(await open()))).text()).toContain('value="rounds-of-the-embassy"')
  })
})

describe('a seed that can’t be used', () => {
  const small = documentOf(aHeader({ description: 'Of something.' }), aSource())

  it.each<[string, string | Buffer, RegExp]>([
    ['no JSON', '{"format": ', /can’t be imported:\n {2}line 1, column \d+: /],
    ['empty', '', /can’t be imported:\n {2}The file is empty\./],
    ['something else', '{"type": "FeatureCollection"}', /format: This is a map \(GeoJSON\)/],
    [
      'an entry that is wrong',
      JSON.stringify({ ...small, sources: [{ ...aSource().entry, reliability: 'Z' }] }),
      /sources\[0\] source reliability: Choose one of: A, B/,
    ],
    [
      'a reference to nothing',
      JSON.stringify({
        ...small,
        actors: [{ id: 'a', name: 'A', aliases: [], kind: 'person', side: 'nobody', offices: [] }],
      }),
      /actors\[0\] a side: Refers to the actor “nobody”, which does not exist/,
    ],
    [
      'much that is wrong',
      JSON.stringify({ ...small, actors: Array.from({ length: 30 }, () => ({})) }),
      /actors\[0\] +name: Must be text\. So it is in 29 more\./,
    ],
    ['bytes that are no UTF-8', Buffer.from(JSON.stringify(small).replace('Of', '\u00e9'), 'latin1'), /is not UTF-8/],
  ])('%s: the start says what is wrong and stands in nobody’s way', async (_, content, message) => {
    const { open, seed, lines } = await newPlace()
    const file = await seed(content)
    const error = await refusal(open({ SEED: file }))
    expect(error).toBeInstanceOf(StartError)
    expect(error.message).toMatch(message)
    expect(error.message).toMatch(/^SEED: /)
    expect(error.message).toContain(file)
    expect(await lines()).toBe(0)

    await seed(JSON.stringify(small))
    await open({ SEED: file })
    expect(await lines()).toBe(2)
  })

  it.each([
    ['is not there', 'nothing.json', /SEED: .*nothing\.json can't be read: there is no such file/],
    ['is a folder', '.', /SEED: .* can't be read: .*SEED=none to start empty/],
  ])('%s', async (_, name, message) => {
    const { dataDir, open } = await newPlace()
    const error = await refusal(open({ SEED: join(dataDir, name) }))
    expect(error).toBeInstanceOf(StartError)
    expect(error.message).toMatch(message)
    await open({ SEED: 'none' })
  })

  it('does not matter once the journal holds something', async () => {
    const { open, seed, lines } = await newPlace()
    await open({ SEED: await seed(JSON.stringify(small)) })
    await stopAll()
    await open({ SEED: await seed('{') })
    expect(await lines()).toBe(2)
  })
})

describe('a port that can’t be had', () => {
  it('is named, with what to do, and the journal is free again', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const { open } = await newPlace()
    const error = await refusal(open({ SEED: 'none', PORT: String(port) }))
    expect(error).toBeInstanceOf(StartError)
    expect(error.message).toBe(
      `Port ${port} on 127.0.0.1 is in use, perhaps by another Parley. Stop that, or choose another port: PORT=${port + 1} npm start`,
    )
    await open({ SEED: 'none' })
    other.close()
  })

  it('of another machine’s address neither', async () => {
    const { open } = await newPlace()
    const error = await refusal(open({ SEED: 'none', HOST: '192.0.2.1' }))
    expect(error).toBeInstanceOf(StartError)
    expect(error.message).toMatch(/^HOST=192\.0\.2\.1 is not an address of this machine\./)
  })

  it('nor at a name that nobody knows', async () => {
    const { open } = await newPlace()
    const error = await refusal(open({ SEED: 'none', HOST: 'no-such-name.invalid' }))
    expect(error).toBeInstanceOf(StartError)
    expect(error.message).toMatch(/^HOST=no-such-name\.invalid is not a name this machine knows\./)
  })
})

describe('the journal', () => {
  it('an unfinished write at its end is set aside and reported', async () => {
    const { open, journal, dataDir, logged, lines } = await newPlace()
    await open()
    await stopAll()
    await appendFile(journal, '{"action":"create","at":"2026-')
    logged.length = 0
    await open()
    expect(await lines()).toBe(1127)
    const [torn] = (await readdir(dataDir)).filter(name => name.startsWith('journal.jsonl.torn-'))
    expect(await readFile(join(dataDir, torn ?? ''), 'utf8')).toBe('{"action":"create","at":"2026-')
    const warning = logged.map(line => JSON.parse(line)).find(({ level }) => level === 40)
    expect(warning.msg).toMatch(/^an unfinished write was set aside in .*\.torn-.*; nothing confirmed was lost$/)
    expect(warning.setAside.file).toContain(torn)
  })

  it.each<[string, (journal: string) => Promise<unknown>, RegExp]>([
    [
      'missing',
      journal => rm(journal),
      /journal\.jsonl is missing\. The record was at revision 1127, hash [0-9a-f]{64}\./,
    ],
    ['empty', journal => writeFile(journal, ''), /journal\.jsonl is empty\. The record was at revision 1127, hash /],
  ])('that is %s is not begun again by itself', async (_what, spoil, message) => {
    const { open, journal, lines, logged } = await newPlace()
    await open()
    await stopAll()
    await spoil(journal)
    const error = await refusal(open())
    expect(error).toBeInstanceOf(JournalLossError)
    expect(error.message).toMatch(message)
    expect(error.message).toContain('--begin-anew')

    logged.length = 0
    const site = await open({}, { beginAnew: true })
    expect(await lines()).toBe(1127)
    expect(logged.join('')).toContain('the record goes on without what is missing')
    expect(welcome(site)).toMatch(/^Note: the record goes on without what is missing, as was asked\./m)
    await stopAll()
    await open()
  })

  it('that vanishes under the site is saved when it stops, and missed at the next start', async () => {
    const { open, dataDir, journal, logged } = await newPlace()
    const site = await open()
    const before = await readFile(journal, 'utf8')
    await rm(journal)
    const copy = await site.saveCopy()
    expect((await readFile(copy, 'utf8')) === before).toBe(true)
    await rm(copy)
    await stopAll()
    const [saved = ''] = (await readdir(dataDir)).filter(name => name.startsWith('journal.jsonl.rescued-'))
    expect((await readFile(join(dataDir, saved), 'utf8')) === before).toBe(true)
    expect(logged.join('')).toContain(`all 1127 revisions were saved from memory in ${join(dataDir, saved)}`)
    expect((await refusal(open())).message).toContain(saved)
  })

  it('of another time than the clock shows is told', async () => {
    const { open, journal, logged } = await newPlace()
    const future = await openFileJournal({ file: journal, now: () => new Date('2076-01-01T00:00:00Z'), tell: () => {} })
    await future.append([draftOf(aSource())])
    await future.close()
    const site = await open()
    expect(logged.join('')).toMatch(/the clock shows 20.*, but the last revision \(1\) is of 2076-01-01T00:00:00\.000Z/)
    expect(welcome(site)).toContain('Note: the clock shows')
  })

  it('a changed letter stops the start', async () => {
    const { open, journal } = await newPlace()
    await open()
    await stopAll()
    const text = await readFile(journal, 'utf8')
    await writeFile(journal, text.replace('Russia', 'Prussia'))
    const error = await refusal(open())
    expect(error).toBeInstanceOf(JournalDamageError)
    expect(error.message).toContain(journal)
  })

  it('is for one site at a time', async () => {
    const { open } = await newPlace()
    await open({ SEED: 'none' })
    expect(await refusal(open({ SEED: 'none' }))).toBeInstanceOf(JournalLockedError)
    await stopAll()
    await open({ SEED: 'none' })
  })
})

describe('the welcome', () => {
  const site: RunningSite = {
    url: 'http://127.0.0.1:3000/',
    access: 'open',
    notices: [],
    saveCopy: async () => '',
    stop: async () => undefined,
  }

  it('says where the site is and that whoever sits here may write', () =>
    expect(welcome(site)).toBe(
      'Parley is at http://127.0.0.1:3000/\nWhoever reaches this port can add and correct milestones, also through a proxy: there are no accounts yet. To make the first one: npm run parley -- account add NAME --role administrator',
    ))

  it('says that a site is read-only until there is an account', () =>
    expect(welcome({ ...site, access: 'closed' })).toMatch(/\nThe site is read-only: .* account add NAME /))

  it('says where whoever has an account can sign in', () =>
    expect(welcome({ ...site, access: 'accounts' })).toContain('/login'))

  it.each([{ HOST: '0.0.0.0' }, { TRUST_PROXY: '1' }, { PUBLIC_URL: 'https://record.example.org' }])(
    'with %o nobody may write who has no account',
    async env => {
      const { open } = await newPlace()
      expect((await open({ SEED: 'none', ...env })).access).toBe('closed')
    },
  )

  it('gives an address that works for IPv6', async () => {
    const { open } = await newPlace()
    const { url } = await open({ SEED: 'none', HOST: '::1' })
    expect(url).toMatch(/^http:\/\/\[::1\]:\d+\/$/)
    expect((await fetch(url)).status).toBe(200)
  })
})
