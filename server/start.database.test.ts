import { mkdtemp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { postgresAccounts } from './accounts/postgres/postgres-account-store.ts'
import { readConfig } from './config.ts'
import { withNewAccount } from './domain/accounts/account-book.ts'
import { anAccount } from './domain/testing/an-account.ts'
import { type RunningSite, start } from './start.ts'
import { type CuttableProxy, cuttableProxy } from './testing/postgres/cuttable-proxy.ts'
import { testDatabase } from './testing/postgres/test-database.ts'
import { sentFields } from './testing/sent-fields.ts'
import { siteRoot } from './testing/site-root.ts'
import { instantInWords } from './web/site/layout.ts'

// Sites over a database: several share one record, and one that loses its connection says so.

const root = siteRoot()
const database = testDatabase()
const running: RunningSite[] = []
const logged: string[] = []
let proxy: CuttableProxy

beforeEach(async () => {
  proxy = await cuttableProxy(database.url)
  logged.length = 0
})
afterEach(async () => {
  for (const site of running.splice(0)) await site.stop()
  await proxy.close()
  await database.clear()
})

async function open(env: Record<string, string> = {}) {
  const dataDir = await mkdtemp(join(root.path, 'live-'))
  const read = readConfig({ PORT: '0', DATA_DIR: dataDir, JOURNAL: database.url, ...env })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const logger = pino({ base: null }, { write: line => logged.push(line) })
  const site = await start(read.config, { root: root.path, logger })
  running.push(site)
  return { ...site, dataDir }
}

const page = async (site: RunningSite, path: string): Promise<string> => (await fetch(site.url + path)).text()

/** Asks again until the page is as it should be. */
async function until(site: RunningSite, path: string, is: (text: string) => boolean): Promise<string> {
  for (;;) {
    const text = await page(site, path)
    if (is(text)) return text
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

const sendForm = (site: RunningSite, path: string, fields: Record<string, string>) =>
  fetch(site.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: site.url.slice(0, -1), 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams(fields),
  })

const NEW_ACTOR = { name: 'An Actor of One', kind: 'body', distinct: 'yes' }

it('two that start at once over an empty database fill it once, and each shows what is added to the other', async () => {
  const [one, other] = await Promise.all([open(), open()])
  const [{ count } = { count: 0 }] = await database.query<{ count: number }>(
    'select count(*)::integer as count from parley.record_revisions',
  )
  expect(count).toBe(1127)
  expect(await readdir(one.dataDir)).not.toContain('journal.jsonl')
  expect((await sendForm(one, 'actors', NEW_ACTOR)).status).toBe(303)
  await until(other, 'actors?q=An+Actor+of+One', text => text.includes('An Actor of One</a>'))
})

it('who may write is known to all as soon as there is an account', async () => {
  const [one, other] = [await open({ SEED: 'none' }), await open({ SEED: 'none' })]
  expect([one.access, other.access]).toEqual(['open', 'open'])
  const accounts = await postgresAccounts({ url: database.url }).open()
  await accounts.change(book => withNewAccount(book, anAccount()))
  await accounts.close()
  for (const site of [one, other]) {
    while ((await sendForm(site, 'actors', NEW_ACTOR)).status !== 401)
      await new Promise(resolve => setTimeout(resolve, 20))
    expect(await readdir(site.dataDir)).toEqual(['operator.sock'])
  }
})

it('one that loses its database says how old its pages are, keeps what was typed, and recovers by itself', async () => {
  const site = await open({ JOURNAL: proxy.url })
  const aside = await open()
  expect(await page(site, 'actors')).not.toContain('can’t be reached')
  proxy.cut()
  const old = await until(site, 'actors', text => text.includes('This is the record as of '))
  expect(old).toMatch(/as of \d+ \w+ \d{4}, \d\d:\d\d UTC\. What was added since may be missing/)
  const data = await fetch(`${site.url}actors.json`)
  expect(old).toContain(instantInWords(data.headers.get('parley-as-of') ?? ''))
  const refused = await sendForm(site, 'actors', NEW_ACTOR)
  expect(refused.status).toBe(503)
  const form = await refused.text()
  expect(form).toContain(
    'This could not be saved: the database can’t be used (the connection broke). Nothing was changed',
  )
  expect(sentFields(form)).toMatchObject({ name: NEW_ACTOR.name, kind: NEW_ACTOR.kind })
  expect((await sendForm(aside, 'actors', { ...NEW_ACTOR, name: 'Meanwhile' })).status).toBe(303)

  proxy.mend()
  await until(site, 'actors?q=Meanwhile', text => text.includes('Meanwhile</a>') && !text.includes('can’t be reached'))
  expect((await fetch(`${site.url}actors.json`)).headers.has('parley-as-of')).toBe(false)
  expect((await sendForm(site, 'actors', NEW_ACTOR)).status).toBe(303)
  expect(logged.join('')).toContain('the journal answers again')
})

it('a database that can’t be reached stops the start, in words and without its password', async () => {
  const JOURNAL = Object.assign(new URL(database.url), { port: '1', password: 'a-secret' }).href
  await expect(open({ JOURNAL })).rejects.toThrow("can't be read: nothing answers there.")
  await expect(open({ JOURNAL })).rejects.not.toThrow('a-secret')
  expect(logged.join('')).not.toContain('a-secret')
})
