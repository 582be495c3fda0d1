import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createTurns, TURN_LIMITS, type TurnLimits } from './turns.ts'

function start(limits: Partial<TurnLimits> = {}) {
  const turns = createTurns({ ...TURN_LIMITS, ...limits })
  const begun: string[] = []
  const ends: (() => void)[] = []
  return {
    begun,
    ends,
    /** Work that is done at once and keeps the processor for so long. */
    ask: (client: string, ms = 0) =>
      turns.ask(client, {
        begin: done => {
          begun.push(client)
          const until = performance.now() + ms
          while (performance.now() < until);
          done()
        },
      }),
    /** Work that waits for something after it has begun. */
    askLong: (client: string) =>
      turns.ask(client, {
        begin: done => {
          begun.push(client)
          ends.push(done)
        },
      }),
    /** A piece of what has begun, that keeps the processor for so long. */
    goOn: (client: string, ms = 0) =>
      turns.goOn(client, () => {
        begun.push(client)
        const until = performance.now() + ms
        while (performance.now() < until);
      }),
    rest: async () => {
      for (let turn = 0; turn < 50; turn++) await nextTurn()
    },
  }
}

describe('whose work is done next', () => {
  test('everything in the end, in the order asked, one piece a turn', async () => {
    const { begun, ask } = start()
    for (let piece = 0; piece < 5; piece++) expect(ask('one')).toBe(true)
    expect(begun).toEqual([])
    for (let turn = 1; turn < 8; turn++) {
      await nextTurn()
      expect(begun.length).toBeLessThanOrEqual(turn)
    }
    expect(begun.length).toBe(5)
  })

  test('that of whoever has used least', async () => {
    const { begun, ask, rest } = start()
    for (let piece = 0; piece < 10; piece++) ask('many', 1)
    await nextTurn()
    ask('one', 1)
    await rest()
    expect(begun.indexOf('one')).toBeLessThanOrEqual(2)
    expect(begun.length).toBe(11)
  })

  test('no more than two pieces of one client are under way, and those of others all the same', async () => {
    const { begun, ends, ask, askLong, rest } = start()
    for (let piece = 0; piece < 5; piece++) askLong('one')
    ask('another')
    await rest()
    expect(begun.toSorted()).toEqual(['another', 'one', 'one'])
    ends[0]?.()
    ends[0]?.()
    await rest()
    expect(begun.filter(client => client === 'one')).toHaveLength(3)
  })

  test('not that of whoever has used up a share of the time, while others go on', async () => {
    const { begun, ask, rest } = start({ freeMs: 0, share: 0.000_001 })
    for (let piece = 0; piece < 5; piece++) {
      ask('costly', 2)
      ask(`cheap ${piece}`)
    }
    await rest()
    expect(begun.filter(client => client === 'costly')).toHaveLength(1)
    expect(begun).toHaveLength(6)
  })

  test('one piece a turn also of what has begun, and that of whoever has used least', async () => {
    const { begun, goOn, ask } = start()
    for (let piece = 0; piece < 10; piece++) goOn('many', 1)
    await nextTurn()
    ask('one', 1)
    for (let turn = 2; turn < 14; turn++) {
      await nextTurn()
      expect(begun.length).toBeLessThanOrEqual(turn)
    }
    expect(begun.indexOf('one')).toBeLessThanOrEqual(2)
    expect(begun).toHaveLength(11)
  })

  test('what has begun goes on while as many are under way as may be', async () => {
    const { begun, askLong, goOn, rest } = start()
    for (let work = 0; work < 5; work++) askLong('one')
    goOn('one')
    await rest()
    expect(begun).toHaveLength(3)
  })

  test('what has begun is charged', async () => {
    const { begun, ask, goOn, rest } = start({ freeMs: 0, share: 0.000_001 })
    for (let piece = 0; piece < 5; piece++) goOn('costly', 2)
    ask('costly')
    ask('cheap')
    await rest()
    expect(begun.toSorted()).toEqual(['cheap', 'costly'])
  })

  test('what was used is made up for by waiting', async () => {
    const { begun, ask } = start({ freeMs: 0, share: 0.5 })
    for (let piece = 0; piece < 3; piece++) ask('costly', 2)
    while (begun.length < 3) await nextTurn()
  })
})

test.each<[Partial<TurnLimits>, string[], boolean[]]>([
  [{ waitingOfOne: 2 }, ['one', 'one', 'one', 'another'], [true, true, false, true]],
  [{ waitingOfAll: 2 }, ['one', 'another', 'a third'], [true, true, false]],
])('no more waits than %o', (limits, clients, taken) => {
  const { ask } = start(limits)
  expect(clients.map(client => ask(client))).toEqual(taken)
})

test('what has begun is never refused, and takes nobody’s place', async () => {
  const { ask, goOn, rest, begun } = start({ waitingOfOne: 1, waitingOfAll: 1 })
  for (let piece = 0; piece < 3; piece++) goOn('one')
  expect(ask('one')).toBe(true)
  goOn('one')
  expect(ask('one')).toBe(false)
  await rest()
  expect(begun).toHaveLength(5)
})
