import { expect, test } from 'playwright/test'
import { tryInstances } from './bench/instances/trial.ts'

// Three processes of the built program over one PostgreSQL, behind nginx. `e2e/bench/instances.ts` does the same for as long
// as one likes.

test('whatever is killed, nothing acknowledged is lost or doubled, and nobody is led back in time', async () => {
  test.setTimeout(180_000)
  const outcome = await tryInstances({
    isOver: ({ writes, reads, kills, cuts }) => writes >= 60 && reads >= 100 && kills >= 2 && cuts >= 1,
    writers: 4,
    readers: 6,
  })
  expect(outcome).toMatchObject({ lost: [], duplicated: [], wentBack: [] })
  expect(outcome.acknowledged).toBeGreaterThanOrEqual(60)
})
