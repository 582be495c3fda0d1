import { expect, it } from 'vitest'
import { describeThrottle } from './throttle.contract.ts'
import { createThrottle } from './throttle.ts'

describeThrottle('guesses, counted in memory', createThrottle)

it('remembers no more than it has room for', async () => {
  const throttle = createThrottle()
  for (let number = 0; number < 10; number++) await throttle.attempt('ada', '203.0.113.9')
  for (let number = 0; number < 60_000; number++)
    await throttle.attempt(`name${number}`, `198.51.${number >> 8}.${number & 255}`)
  expect(await throttle.attempt('ada', '203.0.113.9')).toMatchObject({ isRefused: false })
})
