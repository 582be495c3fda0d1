import { describe, expect, it } from 'vitest'
import type { Attempts } from './attempts.ts'

interface Account {
  readonly account: string | null
}

const MINUTE = 60_000

/** What is promised of what people have begun, wherever it is kept. `open` gives attempts of five minutes. */
export function describeAttempts(name: string, open: (now: () => Date) => Attempts<Account>): void {
  describe(name, () => {
    let time = 0
    const attempts = () => open(() => new Date(time))

    it('is found until its time is over', async () => {
      const begun = attempts()
      const key = await begun.begin({ account: 'ada' })
      time += 5 * MINUTE - 1
      expect(await begun.find(key)).toEqual({ account: 'ada' })
      time += 1
      expect(await begun.find(key)).toBeUndefined()
      expect(await begun.take(key)).toBeUndefined()
    })

    it('is taken once, also by many at once', async () => {
      const begun = attempts()
      const key = await begun.begin({ account: 'ada' })
      const taken = await Promise.all([1, 2, 3].map(() => begun.take(key)))
      expect(taken.filter(Boolean)).toEqual([{ account: 'ada' }])
      expect(await begun.find(key)).toBeUndefined()
    })

    it('is found by nothing else', async () => {
      const begun = attempts()
      expect(await begun.begin({ account: 'ada' })).not.toBe(await begun.begin({ account: 'ada' }))
      expect(await begun.find('')).toBeUndefined()
      expect(await begun.begin({ account: 'bo' }, 'a challenge')).toBe('a challenge')
      expect(await begun.find('a challenge')).toEqual({ account: 'bo' })
      await begun.begin({ account: 'cy' }, 'a challenge')
      expect(await begun.find('a challenge')).toEqual({ account: 'cy' })
    })
  })
}
