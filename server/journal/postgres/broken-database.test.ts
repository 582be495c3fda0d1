import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type CuttableProxy, cuttableProxy } from '../../testing/postgres/cuttable-proxy.ts'
import { GUARDED_USER, type PostgresServer, startPostgres } from '../../testing/postgres/postgres-server.ts'
import { testDatabase } from '../../testing/postgres/test-database.ts'
import { actorDraft } from '../journal.contract.ts'
import type { Journal } from '../journal.ts'
import { type JournalTimes, postgresJournal } from './postgres-journal.ts'

// Connections break, servers stop, older copies are put back. What is confirmed is there, and what is refused is not.

const database = testDatabase()
const told: string[] = []
const opened: Journal[] = []
const QUICKLY: Partial<JournalTimes> = { pollMs: 20 }

async function open(url: string, { times = QUICKLY, beginAnew = false } = {}): Promise<Journal> {
  const journal = await postgresJournal({ url, copies: '', times }).open({
    now: () => new Date('2025-11-23T10:00:00Z'),
    tell: ({ message }) => told.push(message),
    beginAnew,
  })
  opened.push(journal)
  return journal
}

async function closeAll(): Promise<void> {
  for (const journal of opened.splice(0)) await journal.close()
}

beforeEach(() => {
  told.length = 0
})
afterEach(async () => {
  await closeAll()
  await database.clear()
})

async function stored(): Promise<number[]> {
  const rows = await database.query<{ seq: number }>('select seq from parley.record_revisions order by seq')
  return rows.map(({ seq }) => seq)
}

async function untilContactIs(state: 'lost' | 'found', { contact }: Journal): Promise<void> {
  const isSo = () => (contact.lostSince === null) === (state === 'found')
  if (isSo()) return
  await new Promise<void>(resolve => {
    const stop = contact.subscribe(() => {
      if (!isSo()) return
      stop()
      resolve()
    })
  })
}

describe('through a connection that breaks', () => {
  let proxy: CuttableProxy
  beforeEach(async () => {
    proxy = await cuttableProxy(database.url)
  })
  afterEach(async () => {
    await closeAll()
    await proxy.close()
  })

  /** Of what is sent with this in it the first meets this fate. */
  function once(words: string, fate: 'is lost' | 'is not answered'): void {
    proxy.decide = sent => {
      if (!sent.includes(words)) return 'passes'
      proxy.decide = () => 'passes'
      return fate
    }
  }

  const ADDING = 'record-add'
  const large = () =>
    Array.from({ length: 80 }, (_, number) => actorDraft(`b-${number}`, { reason: 'ї'.repeat(60_000) }))

  it.each([
    ['is lost', ADDING],
    ['is not answered', ADDING],
  ] as const)('a write that %s is stored once and confirmed', async (fate, words) => {
    const journal = await open(proxy.url)
    once(words, fate)
    await journal.append([actorDraft('a')])
    await journal.append([actorDraft('b')])
    expect(await stored()).toEqual([1, 2])
    expect(journal.revisions.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it.each([
    ['begin', 'is not answered'],
    ['insert into', 'is lost'],
    ['insert into', 'is not answered'],
    ['commit\0', 'is lost'],
    ['commit\0', 'is not answered'],
  ] as const)('a transaction of which %j %s is stored once and confirmed', async (words, fate) => {
    const journal = await open(proxy.url)
    once(words, fate)
    const batch = await journal.append(large())
    expect(batch).toHaveLength(80)
    expect(await stored()).toHaveLength(80)
    await journal.append([actorDraft('after')])
    expect(journal.head.seq).toBe(81)
  })

  it('what can’t be found out is said to be uncertain, and known when the database answers again', async () => {
    const journal = await open(proxy.url, { times: { pollMs: 20, uncertainMs: 50 } })
    proxy.decide = sent => {
      if (!sent.includes(ADDING)) return 'passes'
      setImmediate(proxy.cut)
      return 'is not answered'
    }
    await expect(journal.append([actorDraft('a')])).rejects.toMatchObject({
      name: 'JournalWriteError',
      reason: expect.stringContaining('broke in the middle, and it can’t be asked yet'),
    })
    proxy.decide = () => 'passes'
    proxy.mend()
    await journal.append([actorDraft('b')])
    expect(await stored()).toEqual(journal.revisions.map(({ seq }) => seq))
    expect(journal.revisions.at(-1)?.id).toBe('b')
  })

  it('reading goes on, writing is refused in words, and both recover by themselves', async () => {
    const [journal, other] = [await open(proxy.url), await open(database.url)]
    await journal.append([actorDraft('a')])
    expect(journal.contact.lostSince).toBeNull()
    proxy.cut()
    await untilContactIs('lost', journal)
    expect(journal.contact.lostSince).toEqual(new Date('2025-11-23T10:00:00Z'))
    expect(journal.revisions.map(({ id }) => id)).toEqual(['a'])
    await expect(journal.append([actorDraft('refused')])).rejects.toMatchObject({
      name: 'JournalWriteError',
      reason: 'the database can’t be used (the connection broke)',
    })
    await other.append([actorDraft('b')])
    proxy.mend()
    await untilContactIs('found', journal)
    expect(journal.revisions.map(({ id }) => id)).toEqual(['a', 'b'])
    await journal.append([actorDraft('c')])
    expect(await stored()).toEqual([1, 2, 3])
    expect(told).toEqual([
      'what others record can’t be followed at the moment (the connection broke); it is tried again',
    ])
  })

  it('what comes while a listener is cut off is caught up with', async () => {
    const [journal, other] = [await open(proxy.url, { times: { pollMs: 600_000 } }), await open(database.url)]
    const heard: string[] = []
    const done = new Promise<void>(resolve => {
      journal.subscribe(batch => {
        heard.push(...batch.map(({ id }) => id))
        if (heard.includes('c')) resolve()
      })
    })
    await other.append([actorDraft('a')])
    proxy.cut()
    await other.append([actorDraft('b')])
    proxy.mend()
    await other.append([actorDraft('c')])
    await done
    expect(heard).toEqual(['a', 'b', 'c'])
  })
})

it('writes go on while the server ends their connections', async () => {
  const journals = [await open(database.url), await open(database.url)]
  let isDone = false
  const ending = (async () => {
    for (let round = 0; round < 15 && !isDone; round++) {
      await database.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'parley' and datname = current_database()`)
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  })()
  const confirmed: string[] = []
  await Promise.all(
    journals.map(async (journal, which) => {
      for (let number = 0; number < 60; number++) {
        const id = `a-${which}-${number}`
        // What is refused is not stored: the same can be asked again.
        while (!confirmed.includes(id)) {
          await journal.append([actorDraft(id)]).then(
            () => confirmed.push(id),
            error => expect(error).toMatchObject({ name: 'JournalWriteError' }),
          )
        }
      }
    }),
  )
  isDone = true
  await ending
  const again = await open(database.url)
  expect(again.revisions.map(({ id }) => id).toSorted()).toEqual(confirmed.toSorted())
})

describe('a server of its own', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.remove())

  it.each(['immediate', 'fast'] as const)('may be stopped (%s) and started again', async mode => {
    const journal = await open(server.url)
    await journal.append([actorDraft(`before-${mode}`)])
    const { seq } = journal.head
    await server.stop(mode)
    await untilContactIs('lost', journal)
    await expect(journal.append([actorDraft('meanwhile')])).rejects.toMatchObject({
      reason: 'the database can’t be used (nothing answers there)',
    })
    await server.start()
    await untilContactIs('found', journal)
    await journal.append([actorDraft(`after-${mode}`)])
    expect(journal.head.seq).toBe(seq + 1)
    const again = await open(server.url)
    expect(again.head).toEqual(journal.head)
  })
})

describe('a database in the place of which another was put', () => {
  // In one statement: whoever looks in between would see a database that is broken, and not one that is older.
  const goBackTo = (seq: number) =>
    database.query(
      `with taken as (delete from parley.record_revisions where seq > $1)
       update parley.journals set seq = $1, hash = coalesce(
         (select substring(line from '"hash":"([0-9a-f]{64})"') from parley.record_revisions where seq = $1), repeat('0', 64))
       where name = 'record'`,
      [seq],
    )

  it('is added to by nobody who has seen more', async () => {
    const journal = await open(database.url)
    for (const id of ['a', 'b', 'c']) await journal.append([actorDraft(id)])
    await goBackTo(1)
    await expect(journal.append([actorDraft('d')])).rejects.toMatchObject({
      name: 'JournalWriteError',
      reason: expect.stringContaining(
        'ends at revision 1, and this process has seen revision 3: it holds an older copy',
      ),
    })
    expect(journal.revisions).toHaveLength(3)
    expect(await stored()).toEqual([1])
    await untilContactIs('lost', journal)
    expect(told).toEqual([expect.stringContaining('it holds an older copy')])
  })

  it.each([2, 3, 4])('is added to by nobody who has seen another history, which goes up to %i', async end => {
    const journal = await open(database.url)
    for (const id of ['a', 'b', 'c']) await journal.append([actorDraft(id)])
    await goBackTo(1)
    const other = await open(database.url)
    for (const id of ['x', 'y', 'z'].slice(0, end - 1)) await other.append([actorDraft(id)])
    await expect(journal.append([actorDraft('d')])).rejects.toMatchObject({
      name: 'JournalWriteError',
      reason: expect.stringContaining('it holds an'),
    })
    expect(await stored()).toHaveLength(end)
  })

  it('that lacks its end is opened only to begin anew', async () => {
    await (await open(database.url)).append(['a', 'b', 'c'].map(id => actorDraft(id)))
    await (await open(database.url)).append([actorDraft('d')])
    await closeAll()
    await database.query('delete from parley.record_revisions where seq = 4')
    await expect(open(database.url)).rejects.toMatchObject({
      name: 'JournalLossError',
      message: expect.stringMatching(/was at revision 4, hash \w+, and now ends at revision 3.*--begin-anew/),
    })
    const journal = await open(database.url, { beginAnew: true })
    expect(told.at(-1)).toContain('goes on without what is missing')
    await journal.append([actorDraft('e')])
    expect(await stored()).toEqual([1, 2, 3, 4])
  })

  it.each([
    [
      'a changed line',
      `update parley.record_revisions set line = replace(line, 'Actor b', 'Actor x') where seq = 2`,
      2,
    ],
    ['another order of keys', `update parley.record_revisions set line = (line::jsonb)::text where seq = 1`, 1],
    ['a gap', 'delete from parley.record_revisions where seq = 2', 2],
    ['another head', `update parley.journals set hash = repeat('f', 64)`, 3],
  ])('is damaged by %s', async (_what, statement, line) => {
    const journal = await open(database.url)
    for (const id of ['a', 'b', 'c']) await journal.append([actorDraft(id)])
    await closeAll()
    await database.query(statement)
    await expect(open(database.url)).rejects.toMatchObject({ name: 'JournalDamageError', line })
    await expect(postgresJournal({ url: database.url, copies: '' }).read()).rejects.toMatchObject({ line })
  })
})

describe('what can’t be reached is said in words, and never with its password', () => {
  const PASSWORD = 'not-the-right-one'

  beforeAll(async () => {
    await database.query(`create role ${GUARDED_USER} login password 'the-right-one'`)
  })
  afterAll(async () => {
    await database.query(`drop role ${GUARDED_USER}`)
  })

  it.each<[string, Partial<URL>, string]>([
    ['a wrong password', {}, 'it does not accept the user or the password'],
    ['an unknown host', { hostname: 'no-such-host.invalid' }, 'host'],
    ['a port where nothing is', { port: '1' }, 'nothing answers there'],
  ])('%s', async (_what, other, reason) => {
    const url = Object.assign(new URL(database.url), { username: GUARDED_USER, password: PASSWORD, ...other })
    const error: Error = await open(url.href).then(
      () => expect.fail('was opened'),
      failure => failure,
    )
    expect(error).toMatchObject({ name: 'JournalReadError', message: expect.stringContaining(reason) })
    expect(error.message).toContain(`postgres://${url.host}${url.pathname} can't be read`)
    expect(`${error.stack}${JSON.stringify(error)}${(error.cause as Error).stack}`).not.toContain(PASSWORD)
  })

  it('a database that is not there', async () => {
    const url = Object.assign(new URL(database.url), { pathname: '/nowhere' })
    await expect(open(url.href)).rejects.toThrow("/nowhere can't be read: there is no database of that name.")
  })
})
