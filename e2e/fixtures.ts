import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type BrowserContext, test as base, expect } from 'playwright/test'
import { readConfig } from '../server/config.ts'
import type { RecordDocument } from '../server/domain/exchange/record-document.ts'
import { createLogger } from '../server/logger.ts'
import { type RunningSite, start } from '../server/start.ts'

export { expect }

export const ROOT = resolve(import.meta.dirname, '..')
export const SHIPPED_FILE = join(ROOT, 'data/russia-ukraine-2025.json')
export const SHIPPED: RecordDocument = JSON.parse(await readFile(SHIPPED_FILE, 'utf8'))

export interface Site {
  /** Without a slash at its end. */
  readonly origin: string
  readonly dataDir: string
  /** Hash of the journal's last revision: unchanged means that nothing was stored. */
  head(): Promise<string>
}

interface Options {
  /** What the site holds at the start: the shipped record, nothing, or a record of the test's own. */
  readonly seed: Seed
  /** Whether the test writes, or asks more than one visitor may: then nobody else uses its site. */
  readonly ownSite: boolean
  /** Environment variables besides PORT, DATA_DIR and SEED, for a site of the test's own. */
  readonly environment: Environment
}

type Seed = 'shipped' | 'none' | RecordDocument
type Environment = Readonly<Record<string, string>>
type OpenSite = (seed: Seed, environment?: Environment) => Promise<Site & RunningSite>

/** Sites are the real ones, on a free port, over a folder of their own. */
export const test = base.extend<
  Options & { site: Site },
  { openSite: OpenSite; sharedSite: (seed: Seed) => Promise<Site> }
>({
  seed: ['shipped', { option: true }],
  ownSite: [false, { option: true }],
  environment: [{}, { option: true }],

  openSite: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'parley-e2e-'))
      // Importing the record takes a while, copying its journal does not.
      let shippedJournal: Buffer | undefined

      await use(async (seed, environment = {}) => {
        const dataDir = await mkdtemp(join(folder, 'site-'))
        const journal = join(dataDir, 'journal.jsonl')
        if (seed === 'shipped' && shippedJournal) await writeFile(journal, shippedJournal)
        const ownRecord = join(dataDir, 'record.json')
        if (typeof seed !== 'string') await writeFile(ownRecord, JSON.stringify(seed))
        const SEED = seed === 'none' ? 'none' : seed === 'shipped' ? SHIPPED_FILE : ownRecord
        const site = await startSite({ ...environment, DATA_DIR: dataDir, SEED })
        if (seed === 'shipped') shippedJournal ??= await readFile(journal)
        const origin = `http://127.0.0.1:${new URL(site.url).port}`
        return { ...site, origin, dataDir, head: () => headOf(origin) }
      })
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],

  /** One site for all who only read. */
  sharedSite: [
    async ({ openSite }, use) => {
      const open = new Map<Seed, ReturnType<OpenSite>>()
      await use(seed => {
        const site = open.get(seed) ?? openSite(seed)
        open.set(seed, site)
        return site
      })
      for (const site of open.values()) await (await site).stop()
    },
    { scope: 'worker' },
  ],

  site: async ({ seed, ownSite, environment, openSite, sharedSite }, use) => {
    if (ownSite) {
      const site = await openSite(seed, environment)
      await use(site)
      await site.stop()
      return
    }
    expect(environment, 'a shared site has the usual environment').toEqual({})
    const site = await sharedSite(seed)
    const head = await site.head()
    await use(site)
    expect(await site.head(), 'a test that writes needs `ownSite`').toBe(head)
  },

  baseURL: async ({ site }, use) => use(site.origin),

  context: async ({ context, site }, use) => {
    const complaints = watch(context, site.origin)
    await use(context)
    expect(complaints, 'requests to other hosts, breaches of the content security policy, script errors').toEqual([])
  },
})

async function headOf(origin: string): Promise<string> {
  const { headers } = await fetch(`${origin}/data/record.json`, { method: 'HEAD' })
  return headers.get('Parley-Hash') ?? ''
}

async function startSite(environment: Environment): Promise<RunningSite> {
  const read = readConfig({ PORT: '0', LOG_LEVEL: 'silent', ...environment })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  await mkdir(read.config.dataDir, { recursive: true })
  return start(read.config, { root: ROOT, logger: createLogger(read.config) })
}

/** What no page may ever do, whatever else its test looks at. */
export function watch(context: BrowserContext, origin: string): string[] {
  const complaints: string[] = []
  context.on('request', request => {
    if (new URL(request.url()).origin !== origin) complaints.push(`request to ${request.url()}`)
  })
  context.on('console', message => {
    if (/content.security.policy/i.test(message.text())) complaints.push(message.text())
  })
  context.on('weberror', error => {
    complaints.push(String(error.error()))
  })
  return complaints
}

/** Runs the same journeys with the pages' script and without. */
export function withAndWithoutJavaScript(journeys: (hasScript: boolean) => void): void {
  for (const hasScript of [true, false]) {
    test.describe(hasScript ? 'with JavaScript' : 'without JavaScript', () => {
      test.use({ javaScriptEnabled: hasScript })
      journeys(hasScript)
    })
  }
}
