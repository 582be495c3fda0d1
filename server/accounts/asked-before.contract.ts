import { describe, expect, it } from 'vitest'
import type { Asked, AskedBefore } from './asked-before.ts'

/** What is promised of what programs have asked, wherever it is kept. `open` gives a memory of its own. */
export function describeAskedBefore(name: string, open: (now: () => number) => AskedBefore): void {
  describe(name, () => {
    let time = 0
    const begin = (): AskedBefore => {
      time = Date.parse('2026-07-10T12:00:00.000Z')
      return open(() => time)
    }

    async function beginNew(asked: AskedBefore, key = 'a key'): Promise<Extract<Asked, { state: 'new' }>> {
      const begun = await asked.begin(key, 'a print')
      if (begun.state !== 'new') throw new Error(`It is ${begun.state}.`)
      return begun
    }

    it('is answered as before, for a day', async () => {
      const asked = begin()
      await (await beginNew(asked)).answered('{"status":201}')
      expect(await asked.begin('a key', 'a print')).toEqual({ state: 'answered', answer: '{"status":201}' })
      await beginNew(asked, 'another key')
      time += 24 * 60 * 60_000 + 1
      await beginNew(asked)
    })

    it('is carried out by one of many at once', async () => {
      const asked = begin()
      const all = await Promise.all(Array.from({ length: 10 }, () => asked.begin('a key', 'a print')))
      expect(all.map(({ state }) => state).sort()).toEqual(['new', ...Array.from({ length: 9 }, () => 'under way')])
    })

    it('may be asked again where it came to nothing', async () => {
      const asked = begin()
      await (await beginNew(asked)).cameToNothing()
      await (await beginNew(asked)).answered('1')
      expect(await asked.begin('a key', 'a print')).toMatchObject({ state: 'answered' })
    })

    it('something else under the same key is said to be something else', async () => {
      const asked = begin()
      const begun = await beginNew(asked)
      expect(await asked.begin('a key', 'another print')).toEqual({ state: 'another' })
      await begun.answered('1')
      expect(await asked.begin('a key', 'another print')).toEqual({ state: 'another' })
    })
  })
}
