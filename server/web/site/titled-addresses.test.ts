import { beforeAll, expect, it } from 'vitest'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

const TALKS = '/events/2025-11-23-geneva-talks'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite({ env: { PUBLIC_URL: 'https://record.example.org' } })
  return () => site.close()
})

it.each<[string, string]>([
  [`${TALKS}/talks-in-geneva`, TALKS],
  [`${TALKS}/what-it-was-called-before`, TALKS],
  [`${TALKS}/x?on=2025-12-01`, `${TALKS}?on=2025-12-01`],
  ['/actors/ukraine/ukraine', '/actors/ukraine'],
])('%s leads to %s', async (address, to) => {
  const { status, headers } = await site.get(address)
  expect([status, headers.location]).toEqual([301, to])
})

it.each(['/events/nothing/title', '/documents/2025-11-23-geneva-talks/title', `${TALKS}/a/b`, `${TALKS}/edit`])(
  '%s leads nowhere',
  async address => expect((await site.get(address)).status).toBe(404),
)
