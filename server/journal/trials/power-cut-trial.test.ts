import { expect, it } from 'vitest'
import { tryPowerCuts } from './power-cut-trial.ts'

// `npx tsx e2e/bench/power-cut.ts --cuts 10000` does the same for longer.
it('loses nothing that was confirmed, and opens, after the power was cut', { timeout: 120_000 }, async () => {
  const outcome = await tryPowerCuts(600, 1)
  expect(outcome.confirmed).toBeGreaterThan(2000)
  expect(outcome.torn).toBeGreaterThan(100)
  expect(outcome.remains.size).toBe(6)
})
