import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEvent, aProcess, aSource, draftOf } from '../../domain/testing/record-builder.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

let shipped: TestSite
let long: TestSite

const EVENTS = 1_001
const titleOf = (index: number) => `Meeting ${index} of many`

beforeAll(async () => {
  shipped = await openTestSite({ env: { PUBLIC_URL: 'https://record.example.org' } })
  long = await openTestSite({ empty: true })
  const events = Array.from({ length: EVENTS }, (_, index) =>
    anEvent({ id: `meeting-${index}`, title: titleOf(index), when: '2025-11-23', order: index }),
  )
  await long.journal.append([aProcess(), aSource(), ...events].map(entry => draftOf(entry)))
})
afterAll(() => Promise.all([shipped.close(), long.close()]))

const titlesIn = (html: string): string[] =>
  [...html.matchAll(/<h4[^>]*>(.*?)<\/h4>/g)].map(([, title = '']) => title.replace(/<[^>]+>/g, ''))

describe('GET /print', () => {
  it('holds every milestone that the filters leave, in their order, with every source in full', async () => {
    const { body } = await shipped.get('/print?context=on')
    expect(titlesIn(body)).toHaveLength(shipped.record.count('event'))
    for (const { citations } of shipped.record.list('event'))
      for (const { source } of citations) {
        const url = shipped.record.find('source', source)?.url?.replaceAll('&', '&amp;')
        expect(body).toContain(`>${url}</a>`)
      }
    const newest = await shipped.get('/print?context=on&order=newest')
    expect(titlesIn(newest.body)).toEqual(titlesIn(body).reverse())
  })

  it('says what it is: filters in words, count, revision, hash, day, licence, address', async () => {
    const { body } = await shipped.get('/print?issue=territory&from=2025-11-01&on=2025-11-30')
    for (const words of [
      'From 1 November 2025; Issue: Territory',
      'milestones, out of',
      'as of 30 November 2025',
      'Revision 1,127, of 6 July 2026',
      shipped.record.head.hash,
      '10 July 2026',
      'CC-BY-4.0',
      'https://record.example.org/print?issue=territory&amp;from=2025-11-01&amp;on=2025-11-30',
    ])
      expect(body).toContain(words)
  })

  it('comes in parts of five hundred that say which they are, and together are all', async () => {
    const parts = await Promise.all(['/print', '/print?page=2', '/print?page=3'].map(path => long.get(path)))
    expect(parts.map(({ body }) => titlesIn(body).length)).toEqual([500, 500, 1])
    expect(parts.flatMap(({ body }) => titlesIn(body))).toEqual(Array.from({ length: EVENTS }, (_, i) => titleOf(i)))
    expect(parts[1]?.body).toContain('Part 2 of 3: milestones 501–1,000 of 1,001')
    expect(parts[1]?.body).toContain('href="/print?page=3"')
    expect((await shipped.get('/print')).body).not.toContain('Part 1 of')
  })

  it.each([
    ['/print?page=9', '/print?page=3'],
    ['/print?page=last', '/print?page=3'],
    ['/print?actor=&page=1', '/print'],
  ])('%s leads to %s', async (asked, canonical) => {
    const { status, headers } = await long.get(asked)
    expect([status, headers.location]).toEqual([302, canonical])
  })

  it('refuses filters that can’t be read, and says which', async () => {
    const { status, body } = await shipped.get('/print?kind=party')
    expect(status).toBe(400)
    expect(body).toContain('There is no “party”')
  })
})
