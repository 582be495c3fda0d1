import { afterEach, beforeEach, expect, it } from 'vitest'
import { draftOf } from '../../domain/testing/record-builder.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

let site: TestSite
beforeEach(async () => {
  // Each revision has an instant of its own.
  let tick = Date.parse('2026-07-10T12:00:00.000Z')
  site = await openTestSite({ now: () => new Date(tick++) })
})
afterEach(() => site.close())

interface Answered {
  readonly count: number
  readonly next: string | null
  readonly events: readonly { readonly id: string }[]
}

const read = async (path: string): Promise<Answered> => JSON.parse((await site.get(path)).body)

it.each(['', 'order=newest', 'kind=talks&kind=statement'])(
  'a timeline in parts (%s) is that of the first part, whatever is recorded between them',
  async filters => {
    const whole = await read(`/timeline.json?${filters}`)
    expect(whole.next).toBeNull()
    const parts: string[] = []
    let next: string | null = `/timeline.json?${filters}&limit=40`
    for (let n = 0; next !== null; n++) {
      const part: Answered = await read(next)
      expect(part.count).toBe(whole.count)
      parts.push(...part.events.map(({ id }) => id))
      next = part.next
      const entry = { ...seed(), id: `between-${n}`, when: n % 2 ? '2025-01-23' : '2026-07-01', kind: 'talks' as const }
      await site.journal.append([draftOf({ type: 'event', entry })])
    }
    expect(parts).toEqual(whole.events.map(({ id }) => id))
    expect(parts.length).toBeGreaterThan(40)
  },
)

const seed = () => {
  const [event] = site.record.list('event')
  if (!event) throw new Error('The record holds no milestone.')
  return event
}

it.each([
  ['limit=0', 400],
  ['limit=1001', 400],
  ['limit=2&limit=3', 400],
  ['after=UPPER', 400],
  ['after=nobody-has-it', 404],
])('%s is answered %i', async (query, status) => {
  expect((await site.get(`/timeline.json?${query}`)).status).toBe(status)
})
