import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AccountBook, EMPTY_BOOK, withNewAccount } from '../../domain/accounts/account-book.ts'
import { anAccount } from '../../domain/testing/an-account.ts'
import { type CuttableProxy, cuttableProxy } from '../../testing/postgres/cuttable-proxy.ts'
import { testDatabase } from '../../testing/postgres/test-database.ts'
import { describeAccountStore } from '../account-store.contract.ts'
import type { AccountStore } from '../account-store.ts'
import { postgresAccounts } from './postgres-account-store.ts'
import { postgresAuditLog } from './postgres-audit-log.ts'

const database = testDatabase()
const stores: AccountStore[] = []

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
  await database.clear()
})

/** `pollMs` is so long that only notices tell, unless something else is said. */
async function open(url = database.url, pollMs = 600_000): Promise<AccountStore> {
  const store = await postgresAccounts({ url, pollMs }).open()
  stores.push(store)
  return store
}

describeAccountStore('a store in PostgreSQL', { open, reopen: open })

const add = (store: AccountStore, id: string) =>
  store.change(book => withNewAccount(book, anAccount({ id: `account-${id}`, handle: id, publicName: id })))

const handles = ({ book }: AccountStore) => book.accounts.map(({ handle }) => handle)

/** Until the store has heard of as many accounts. */
async function hears(store: AccountStore, count: number): Promise<void> {
  if (store.book.accounts.length >= count) return
  await new Promise<void>(resolve => {
    const stop = store.subscribe(book => {
      if (book.accounts.length < count) return
      stop()
      resolve()
    })
  })
}

describe('several processes', () => {
  it('know what the others have changed', async () => {
    const [one, other] = [await open(), await open()]
    const told: [number, number][] = []
    other.subscribe((book, before) => told.push([before.accounts.length, book.accounts.length]))
    await add(one, 'ada')
    await hears(other, 1)
    await add(other, 'bo')
    await hears(one, 2)
    expect(one.book).toEqual(other.book)
    expect(told).toEqual([
      [0, 1],
      [1, 2],
    ])
  })

  it('lose nothing of what they change at once', async () => {
    const [one, other] = [await open(), await open()]
    const names = Array.from({ length: 40 }, (_, index) => `name${index}`)
    await Promise.all(names.map((name, index) => add(index % 2 === 0 ? one : other, name)))
    expect(handles(await open()).toSorted()).toEqual(names.toSorted())
  })

  it('give one name to one of two', async () => {
    const [one, other] = [await open(), await open()]
    const outcomes = await Promise.allSettled([add(one, 'ada'), add(other, 'ada')])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    // Also where it has not been heard of yet.
    await expect(add(outcomes[0].status === 'fulfilled' ? other : one, 'ada')).rejects.toThrow('already')
  })

  it('write nothing over an older copy that was put back', async () => {
    const store = await open()
    await add(store, 'ada')
    await add(store, 'bo')
    await database.query('update parley.accounts set version = 1')
    await expect(add(store, 'cy')).rejects.toMatchObject({
      name: 'AccountWriteError',
      reason: expect.stringContaining('holds an older copy'),
    })
    expect(handles(store)).toEqual(['ada', 'bo'])
  })
})

describe('through a connection that breaks', () => {
  let proxy: CuttableProxy
  beforeEach(async () => {
    proxy = await cuttableProxy(database.url)
  })
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close()
    await proxy.close()
  })

  it.each(['is lost', 'is not answered'] as const)('a change that %s is made once', async fate => {
    const store = await open(proxy.url)
    const told: AccountBook[] = []
    store.subscribe(book => told.push(book))
    proxy.decide = sent => {
      if (!sent.includes('replaced as')) return 'passes'
      proxy.decide = () => 'passes'
      return fate
    }
    await add(store, 'ada')
    await add(store, 'bo')
    expect(handles(await open())).toEqual(['ada', 'bo'])
    expect(told).toHaveLength(2)
  })

  it('who is signed in stays so, and nothing is changed, until it is mended', async () => {
    const store = await open(proxy.url, 20)
    await add(store, 'ada')
    proxy.cut()
    await expect(add(store, 'bo')).rejects.toMatchObject({
      name: 'AccountWriteError',
      reason: 'the database can’t be used (the connection broke)',
    })
    expect(handles(store)).toEqual(['ada'])
    const other = await open()
    await add(other, 'cy')
    proxy.mend()
    await hears(store, 2)
    expect(handles(store)).toEqual(['ada', 'cy'])
  })
})

it('what is there and can’t be read is left as it is, and nothing of it is said', async () => {
  const store = await open()
  await add(store, 'ada')
  await database.query(`update parley.accounts set book = replace(book, '"administrator"', '"king"')`)
  const error: unknown = await open().catch(cause => cause)
  expect(error).toMatchObject({ name: 'AccountsDamageError' })
  expect(String(error)).not.toContain('king')
})

it('what can’t be reached is said in words', async () => {
  const url = Object.assign(new URL(database.url), { port: '1', password: 'a-secret' }).href
  const error: unknown = await open(url).catch(cause => cause)
  expect(error).toMatchObject({ name: 'AccountsReadError', message: expect.stringContaining('nothing answers there') })
  expect(String(error)).not.toContain('a-secret')
})

describe('the audit log', () => {
  const NOW = new Date('2026-07-10T12:00:00.000Z')
  const failures: unknown[] = []
  const openLog = (url = database.url, now = NOW) =>
    postgresAuditLog(url).open({ now: () => now, failed: cause => failures.push(cause) })

  it('shows the newest first, some at a time, of all processes', async () => {
    await open()
    const [one, other] = [openLog(), openLog()]
    for (let number = 1; number <= 25; number++) one.note({ act: 'published', by: 'account-ada', detail: `${number}` })
    const { lines, total } = await one.read(10, 5)
    expect(total).toBe(25)
    expect(lines.map(({ detail }) => detail)).toEqual(['15', '14', '13', '12', '11'])
    other.note({ act: 'signed-in', by: 'account-bo' })
    await other.close()
    expect((await one.read(0, 1)).lines).toMatchObject([{ act: 'signed-in' }])
    await one.close()
    expect(failures).toEqual([])
  })

  it('forgets what is older than a year', async () => {
    await open()
    for (const day of ['2025-07-09', '2025-07-11', '2026-07-10']) {
      const log = openLog(database.url, new Date(`${day}T12:00:00.000Z`))
      log.note({ act: 'signed-in', by: 'account-ada' })
      await log.close()
    }
    const { lines, total } = await openLog().read(0, 10)
    expect(lines.map(({ at }) => at.slice(0, 10))).toEqual(['2026-07-10', '2025-07-11'])
    expect(total).toBe(2)
  })

  it('goes on when something could not be kept, and says why', async () => {
    const log = openLog(Object.assign(new URL(database.url), { port: '1' }).href)
    log.note({ act: 'signed-in', by: 'account-ada' })
    await log.close()
    expect(String(failures.splice(0))).toContain('nothing answers there')
  })
})

it('tables of an earlier version are brought to this one', async () => {
  await (await open()).close()
  await database.query('drop table parley.accounts, parley.audit, parley.guesses, parley.begun, parley.asked')
  await database.query('delete from parley.migrations where version > 1')
  const store = await open()
  expect(store.book).toEqual(EMPTY_BOOK)
  await add(store, 'ada')
  expect(await database.query('select version from parley.migrations order by version')).toEqual([
    { version: 1 },
    { version: 2 },
    { version: 3 },
  ])
})
