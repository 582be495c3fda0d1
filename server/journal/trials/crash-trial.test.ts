import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tryCrashes } from './crash-trial.ts'

// `npx tsx e2e/bench/crash.ts --rounds 2000` does the same for longer.
it('loses nothing that was confirmed when the process is killed', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-crash-'))
  try {
    const outcome = await tryCrashes({ folder, rounds: 33, lanes: 3 })
    expect(outcome.rounds).toBe(33)
    expect(outcome.confirmed).toBeGreaterThan(1000)
  } finally {
    await rm(folder, { recursive: true })
  }
})
