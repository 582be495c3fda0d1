import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Connection } from '../../database/connection.ts'
import { migrate } from '../../database/schema.ts'
import { cuttableProxy } from '../../testing/postgres/cuttable-proxy.ts'
import { testDatabase } from '../../testing/postgres/test-database.ts'
import { describeAskedBefore } from '../asked-before.contract.ts'
import { describeAttempts } from '../attempts.contract.ts'
import type { Passing } from '../passing.ts'
import { createSealing, SEALING_KEY_BYTES } from '../sealing.ts'
import { describeThrottle } from '../throttle.contract.ts'
import { postgresPassing } from './postgres-passing.ts'

const database = testDatabase()
const key = randomBytes(SEALING_KEY_BYTES)
const opened: Passing[] = []

beforeAll(async () => {
  await Connection.during({ url: database.url }, migrate)
})
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
  await database.query('truncate parley.guesses, parley.begun, parley.asked')
})
afterAll(() => database.clear())

function open(now: () => Date = () => new Date(), url = database.url, sealingKey = key): Passing {
  const passing = postgresPassing({ url, sealing: createSealing(async () => sealingKey), now })
  opened.push(passing)
  return passing
}

const at = (now: () => number) => open(() => new Date(now()))

describeThrottle('guesses, counted in PostgreSQL', now => at(now).throttle)
describeAttempts('what was begun, in PostgreSQL', now => open(now).begun.challenges)
describeAskedBefore('what programs have asked, in PostgreSQL', now => at(now).askedBefore)

describe('several processes', () => {
  it('count guesses together', async () => {
    const both = [open(), open()]
    const attempts = await Promise.all(
      Array.from({ length: 40 }, (_, number) => both[number % 2]?.throttle.attempt('ada', '203.0.113.9')),
    )
    expect(attempts.filter(attempt => attempt?.isRefused === false)).toHaveLength(10)
  })

  it('finish what was begun at another one', async () => {
    const [one, other] = [open(), open()]
    const held = await one.begun.secondSteps.begin({ account: 'ada', password: 'its hash', next: '/' })
    expect(await other.begun.setUps.find(held)).toBeUndefined()
    expect(await other.begun.secondSteps.take(held)).toEqual({ account: 'ada', password: 'its hash', next: '/' })
    expect(await one.begun.secondSteps.find(held)).toBeUndefined()
  })

  it('do once what comes to both at once', async () => {
    const both = [open(), open()]
    const all = await Promise.all(both.map(({ askedBefore }) => askedBefore.begin('a key', 'a print')))
    expect(all.map(({ state }) => state).sort()).toEqual(['new', 'under way'])
  })
})

it('what a process was about to do when it was killed may be asked of another one', async () => {
  let time = Date.now()
  const [one, other] = [open(() => new Date(time)), open(() => new Date(time))]
  await one.askedBefore.begin('a key', 'a print')
  time += 30_001
  expect(await other.askedBefore.begin('a key', 'a print')).toMatchObject({ state: 'new' })
})

it('nobody can read in the database who came from where, or what they are in the middle of', async () => {
  const passing = open()
  await passing.throttle.attempt('ada@example.org', '203.0.113.9')
  await passing.begun.setUps.begin({ key: 'a secret' }, 'session-1')
  await passing.askedBefore.begin('a key', 'a print')
  const rows = await Promise.all(
    ['guesses', 'begun', 'asked'].map(table => database.query(`select * from parley.${table}`)),
  )
  expect(rows.map(({ length }) => length)).toEqual([3, 1, 1])
  expect(JSON.stringify(rows)).not.toMatch(/ada@example|203\.0\.113|a secret|session-1|a key/)
  // A process with another key begins anew.
  expect(await open(undefined, database.url, randomBytes(SEALING_KEY_BYTES)).begun.setUps.find('session-1')).toBe(
    undefined,
  )
})

it('what is over is taken away', async () => {
  let time = Date.now()
  const passing = open(() => new Date(time))
  await passing.throttle.attempt('ada', '203.0.113.9')
  await passing.begun.challenges.begin({ account: null })
  time += 16 * 60_000
  await passing.askedBefore.begin('a key', 'a print')
  expect(await database.query('select key from parley.guesses union all select key from parley.begun')).toEqual([])
})

it('goes on over another connection where one was lost, and says so where none can be had', async () => {
  const proxy = await cuttableProxy(database.url)
  const passing = open(undefined, proxy.url)
  const held = await passing.begun.challenges.begin({ account: 'ada' })
  proxy.cut()
  await expect(passing.begun.challenges.find(held)).rejects.toMatchObject({
    name: 'AccountWriteError',
    reason: 'the database can’t be used (the connection broke)',
  })
  proxy.mend()
  expect(await passing.begun.challenges.find(held)).toEqual({ account: 'ada' })
  await passing.close()
  await proxy.close()
})
