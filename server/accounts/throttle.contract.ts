import { describe, expect, it } from 'vitest'
import type { Throttle } from './throttle.ts'

const HERE = '203.0.113.9'
const elsewhere = (number: number) => `198.51.${number >> 8}.${number & 255}`

/** What is promised of guesses, wherever they are counted. `open` gives a count of its own. */
export function describeThrottle(name: string, open: (now: () => number) => Throttle): void {
  describe(name, () => {
    let time = 0
    const begin = (): Throttle => {
      time = Date.parse('2026-07-10T12:00:00.000Z')
      return open(() => time)
    }

    async function guess(throttle: Throttle, times: number, handle: string, address: string): Promise<void> {
      for (let number = 0; number < times; number++) await throttle.attempt(handle, address)
    }

    it('whoever guesses at one account from one place has ten guesses in a quarter of an hour', async () => {
      const throttle = begin()
      await guess(throttle, 10, 'ada', HERE)
      time += 60_000
      expect(await throttle.attempt('ada', HERE)).toEqual({ isRefused: true, retrySeconds: 14 * 60 })
      time += 14 * 60_000
      expect(await throttle.attempt('ada', HERE)).toMatchObject({ isRefused: false, delayMs: 0 })
    })

    it('whoever guesses many times at once has no more', async () => {
      const throttle = begin()
      const attempts = await Promise.all(Array.from({ length: 50 }, () => throttle.attempt('ada', HERE)))
      expect(attempts.filter(({ isRefused }) => !isRefused)).toHaveLength(10)
    })

    it('whoever guesses at many accounts from one network has thirty', async () => {
      const throttle = begin()
      for (let number = 0; number < 30; number++) await throttle.attempt(`name${number}`, `2001:db8:0:${number}::1`)
      expect(await throttle.attempt('another', '2001:db8:0:99::7')).toMatchObject({ isRefused: true })
      expect(await throttle.attempt('another', '2001:db8:99:99::7')).toMatchObject({ isRefused: false })
    })

    it('the owner is never turned away by those who guess elsewhere, and waits a few seconds at most', async () => {
      const throttle = begin()
      for (let number = 0; number < 300; number++) await throttle.attempt('ada', elsewhere(number))
      expect(await throttle.attempt('ada', HERE)).toMatchObject({ isRefused: false, delayMs: 4_000 })
    })

    it('the owner may sign in as often as they like', async () => {
      const throttle = begin()
      for (let number = 0; number < 100; number++) {
        const attempt = await throttle.attempt('ada', HERE)
        if (attempt.isRefused) throw new Error('refused')
        expect(attempt.delayMs).toBe(0)
        await attempt.succeeded()
      }
    })

    it('of the codes of an app ten can be guessed, from wherever they are', async () => {
      const throttle = begin()
      for (let number = 0; number < 10; number++) expect((await throttle.codeAttempt('ada')).isRefused).toBe(false)
      expect(await throttle.codeAttempt('ada')).toEqual({ isRefused: true, retrySeconds: 15 * 60 })
      expect((await throttle.codeAttempt('bo')).isRefused).toBe(false)
      expect((await throttle.attempt('ada', HERE)).isRefused).toBe(false)
      time += 15 * 60_000
      expect((await throttle.codeAttempt('ada')).isRefused).toBe(false)
    })
  })
}
