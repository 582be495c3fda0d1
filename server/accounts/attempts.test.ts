import { expect, it } from 'vitest'
import { describeAttempts } from './attempts.contract.ts'
import { createAttempts } from './attempts.ts'

describeAttempts('what was begun, in memory', now => createAttempts(5 * 60_000, now))

it('has no end of room for nobody', async () => {
  const begun = createAttempts<{ readonly account: string }>(60_000, () => new Date())
  const first = await begun.begin({ account: 'ada' })
  for (let number = 0; number < 25_000; number++) await begun.begin({ account: 'x' })
  expect(await begun.find(first)).toBeUndefined()
})
