import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'
import { ignoredInWords } from './ignored-parameters.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const notice = (body: string) => /<p class="ignored" role="status">([^<]*)</.exec(body)?.[1] ?? null

describe('a parameter that means nothing to a page', () => {
  test.each([
    '/?',
    '/explore?',
    '/print?',
    '/search?q=geneva&',
    '/actors?',
    '/actors/marco-rubio?',
    '/sources?',
    '/documents?',
    '/documents/us-28-point-2025-11?',
    '/positions?',
    '/compare?',
    '/issues?',
    '/deadlines?',
    '/about?',
  ])('is named on %s', async address => {
    const { status, body } = await site.get(`${address}colour=red`)
    expect(status).toBe(200)
    expect(notice(body)).toBe('This page knows no parameter “colour”. It was ignored.')
  })

  it('is named in the past as well', async () => {
    expect(notice((await site.get('/?colour=red&on=2025-11-25')).body)).toContain('“colour”')
  })

  it('is still named when the rest of the address is put in order', async () => {
    const { status, headers } = await site.get('/?colour=red&kind=call&kind=talks')
    expect([status, headers.location]).toEqual([302, '/?kind=talks&kind=call&colour=red'])
    expect(notice((await site.get('/?kind=talks&kind=call&colour=red')).body)).toContain('“colour”')
  })

  it('does not make the page that others see', async () => {
    await site.get('/issues?colour=red')
    expect(notice((await site.get('/issues')).body)).toBeNull()
    expect(notice((await site.get('/?kind=talks&colour=red')).body)).not.toBeNull()
    expect(notice((await site.get('/?kind=talks')).body)).toBeNull()
  })

  it('is no parameter that the page knows, be it empty', async () => {
    for (const address of [
      '/positions?document=us-28-point-2025-11&since=2025-11-24',
      '/compare?choose=on',
      '/sources?show=republications',
    ]) {
      expect(notice((await site.get(address)).body), address).toBeNull()
    }
  })

  it('is left out in silence where other sites append it to follow readers', async () => {
    expect((await site.get('/?utm_source=x&fbclid=y')).headers.location).toBe('/')
    expect(notice((await site.get('/issues?utm_source=x&gclid=y')).body)).toBeNull()
  })

  it('cannot be markup', async () => {
    const { body } = await site.get('/issues?%3Cb%3E=1')
    expect(body).toContain('“&lt;b&gt;”')
  })
})

test.each([
  [[], null],
  [['a', 'b'], 'This page knows no parameter “a” or “b”. They were ignored.'],
  [['a', 'b', 'c', 'd', 'e'], 'This page knows no parameter “a”, “b”, “c”, or 2 other parameters. They were ignored.'],
  [['x'.repeat(60)], `This page knows no parameter “${'x'.repeat(40)}”. It was ignored.`],
])('%j is told', (names, words) => expect(ignoredInWords(names)).toBe(words))
