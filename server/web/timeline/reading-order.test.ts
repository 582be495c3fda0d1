import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHeader, draftOf } from '../../domain/testing/record-builder.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

const FIRST = '2025-01-22-trump-threatens-russia-tariffs'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const firstOn = async (path: string) => /<article [^>]*id="event-([^"]+)"/.exec((await site.get(path)).body)?.[1]
const redirectOf = async (path: string) => (await site.get(path)).headers['location']

describe('the order in which the timeline opens', () => {
  it('is that of time, unless the address asks for the other', async () => {
    expect(await firstOn('/')).toBe(FIRST)
    expect(await firstOn('/?order=newest')).toBe('2026-07-05-ankara-meeting-planned')
    expect(await redirectOf('/?order=oldest')).toBe('/')
    expect((await site.get('/')).body).toContain(' data-order="oldest"')
  })

  it('can be the record’s own, and then the address says the other one', async () => {
    const { revisions } = site.journal
    const last = revisions.findLast(({ id }) => id === 'record')
    await site.journal.append([draftOf(aHeader({ order: 'newest' }), { action: 'change', expected: last?.seq ?? 0 })])
    expect(await firstOn('/')).toBe('2026-07-05-ankara-meeting-planned')
    expect(await firstOn('/?order=oldest')).toBe(FIRST)
    expect(await redirectOf('/?order=newest')).toBe('/')
    const { body } = await site.get('/')
    expect(body).toContain('<a href="/?order=oldest" data-order="oldest">Oldest first</a>')
    expect(body).toMatch(/rel="next" href="[^"]*">Earlier milestones/)
    expect(await firstOn('/?page=last')).not.toBe('2026-07-05-ankara-meeting-planned')
  })
})
