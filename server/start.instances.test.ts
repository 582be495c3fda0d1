import { randomBytes } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createPasswords } from './accounts/passwords.ts'
import { postgresAccounts } from './accounts/postgres/postgres-account-store.ts'
import { createSealing, SEALING_KEY_BYTES } from './accounts/sealing.ts'
import { readConfig } from './config.ts'
import { NO_CREDENTIALS } from './domain/accounts/account.ts'
import { withNewAccount } from './domain/accounts/account-book.ts'
import { codeOf, KEY_BYTES, stepAt } from './domain/accounts/totp.ts'
import { anAccount } from './domain/testing/an-account.ts'
import { type RunningSite, start } from './start.ts'
import { type CuttableProxy, cuttableProxy } from './testing/postgres/cuttable-proxy.ts'
import { testDatabase } from './testing/postgres/test-database.ts'
import { siteRoot } from './testing/site-root.ts'

// Two processes over one database, of which the second hears of nothing by itself. Whoever has seen something is not answered
// from before it.

const SECRET = randomBytes(SEALING_KEY_BYTES)
const SEALING = createSealing(async () => SECRET)
const PASSWORD = 'a long word of nobody'

const root = siteRoot()
const database = testDatabase()
const running: RunningSite[] = []
let proxy: CuttableProxy
let first: RunningSite
let second: RunningSite

beforeEach(async () => {
  proxy = await cuttableProxy(database.url)
  first = await open(database.url)
  second = await open(proxy.url)
  proxy.isDeaf = true
})
afterEach(async () => {
  for (const site of running.splice(0)) await site.stop()
  await proxy.close()
  await database.clear()
})

async function open(url: string): Promise<RunningSite> {
  const read = readConfig({
    PORT: '0',
    DATA_DIR: await mkdtemp(join(root.path, 'live-')),
    JOURNAL: url,
    SECRET_KEY: SECRET.toString('base64'),
  })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const site = await start(read.config, { root: root.path, logger: pino({ level: 'silent' }) })
  running.push(site)
  return site
}

const PAGE = 'actors?q=An+Actor+of+One'
const get = (site: RunningSite, path: string, headers: Record<string, string> = {}) =>
  fetch(site.url + path, { headers })
const sequenceOf = (page: string) => /data-seen="(\d+) /.exec(page)?.[1] ?? ''

/** Adds an actor at the first; resolves to the cookie that comes with the answer. */
async function write(): Promise<string> {
  const saved = await fetch(`${first.url}actors`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: first.url.slice(0, -1), 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams({ name: 'An Actor of One', kind: 'body', distinct: 'yes' }),
  })
  expect(saved.status).toBe(303)
  return saved.headers.get('set-cookie') ?? ''
}

it.each<[string, (page: Response, text: string) => Record<string, string>]>([
  ['the script of the page', (_page, text) => ({ cookie: `other=1; seen=${sequenceOf(text)}` })],
  ['a program', (_page, text) => ({ 'Parley-Seen': sequenceOf(text) })],
  ['a browser or a cache that has kept the page', page => ({ 'If-None-Match': page.headers.get('etag') ?? '' })],
  ['a browser that followed it live', (_page, text) => ({ 'Last-Event-ID': sequenceOf(text) })],
])('%s says which revision was seen', async (_who, mark) => {
  await (await get(second, PAGE)).text()
  await write()
  const seen = await get(first, PAGE)
  const text = await seen.text()
  expect(text).toContain('An Actor of One</a>')
  const answer = await get(second, PAGE, mark(seen, text))
  const isTheSame = answer.status === 304
  expect(isTheSame ? text : await answer.text()).toContain('An Actor of One</a>')
})

it('whoever has written carries it with them for a minute, and readers are given nothing', async () => {
  const cookie = await write()
  expect(cookie).toMatch(/^wrote=\d+\.0\.0; Max-Age=60; Path=\/; .*HttpOnly; SameSite=Lax$/)
  expect(await (await get(second, PAGE, { cookie })).text()).toContain('An Actor of One</a>')
  expect((await get(first, PAGE)).headers.get('set-cookie')).toBeNull()
})

it('one that can’t learn of it says so, and is asked again', async () => {
  await (await get(second, PAGE)).text()
  proxy.cut()
  const cookie = await write()
  const refused = await get(second, PAGE, { cookie })
  expect(refused.status).toBe(503)
  expect(refused.headers.get('retry-after')).toBe('1')
  expect(await refused.text()).toContain('You have seen a later revision of this record than could be found just now')
  // Whoever has not seen it goes on reading.
  expect((await get(second, PAGE)).status).toBe(200)
  proxy.mend()
  let answer = refused
  while (answer.status === 503) answer = await get(second, PAGE, { cookie })
  expect(await answer.text()).toContain('An Actor of One</a>')
})

it('who signs in at one, in two steps, is signed in at the other', async () => {
  const passwords = createPasswords({ cost: { memoryCost: 64, timeCost: 1, parallelism: 1 } })
  const key = randomBytes(KEY_BYTES)
  const codes = {
    sealedKey: await SEALING.seal(key, 'account-ada'),
    lastStep: 0,
    recovery: [],
    since: '2026-07-01T09:00:00.000Z',
  }
  const credentials = { ...NO_CREDENTIALS, password: await passwords.hashed(PASSWORD), codes }
  await passwords.close()
  const store = await postgresAccounts({ url: database.url }).open()
  await store.change(book => withNewAccount(book, anAccount({ credentials })))
  await store.close()
  const held: string[] = []
  const send = async (site: RunningSite, path: string, fields: Record<string, string>) => {
    const answer = await fetch(site.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: site.url.slice(0, -1), 'Sec-Fetch-Site': 'same-origin', cookie: held.join('; ') },
      body: new URLSearchParams(fields),
    })
    held.push(...answer.headers.getSetCookie().map(cookie => cookie.split(';')[0] ?? ''))
    return answer
  }
  // Before it has heard of the account there is nothing to sign in to.
  while ((await (await get(first, 'login')).text()).includes('No accounts yet')) await pause(20)
  const step = await send(first, 'login', { handle: 'ada', password: PASSWORD })
  expect(step.headers.get('location')).toBe('/login/code')
  const done = await send(second, 'login/code', { code: codeOf(key, stepAt(new Date())) })
  expect([done.status, done.headers.get('location')]).toEqual([303, '/account'])
  const account = await get(first, 'account', { cookie: held.join('; ') })
  expect(await account.text()).toContain('Your account')
})

it('a revision that nobody has recorded keeps nobody waiting', async () => {
  expect((await get(second, PAGE, { 'Parley-Seen': '999999999' })).status).toBe(200)
})
