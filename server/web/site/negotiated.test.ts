import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

describe('a page asked for as data', () => {
  it.each([
    ['/?kind=talks', 'application/json', '/timeline.json?kind=talks'],
    ['/', 'text/calendar', '/timeline.ics'],
    ['/', 'text/html;q=0.5, text/csv', '/timeline.csv'],
    ['/sources', 'application/x-bibtex', '/sources.bib'],
    ['/events/2025-11-23-geneva-talks', 'application/json', '/events/2025-11-23-geneva-talks.json'],
    [
      '/documents/us-28-point-2025-11?on=2025-12-01',
      'application/json',
      '/documents/us-28-point-2025-11.json?on=2025-12-01',
    ],
  ])('%s as %s is at %s, also when the page is kept', async (path, accept, location) => {
    await site.get(path)
    await site.get(path)
    const answer = await site.get(path, { accept })
    expect(answer).toMatchObject({ status: 303, headers: { location, vary: expect.stringContaining('Accept') } })
    expect((await site.get(location)).status).toBe(200)
  })

  it.each([
    ['/', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
    ['/', '*/*'],
    ['/', 'text/html, application/json'],
    // There is none.
    ['/about', 'application/json'],
    ['/', 'image/png'],
  ])('%s is a page to whoever takes %s', async (path, accept) =>
    expect(await site.get(path, { accept })).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    }),
  )

  it('never leads to another site', async () =>
    expect((await site.get('//evil.example/', { accept: 'application/json' })).headers.location).toBeUndefined())
})
