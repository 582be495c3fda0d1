import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { anEvent, aSource, recordOf } from '../../domain/testing/record-builder.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'
import { BadRequestError } from '../http/http-error.ts'
import { pathsAt } from './paths.ts'
import { clockFields, createMoments, readingOf } from './time-travel.ts'

// Recorded at one, two and three seconds into 2026.
const record = recordOf(
  aSource(),
  anEvent({ id: 'early', when: '2025-11-01' }),
  anEvent({ id: 'late', when: '2025-12-01' }),
)

const moments = createMoments(record)

const read = (query: string) => readingOf({ moments }, { originalUrl: `/?${query}` })

const momentOf = (query: string) => JSON.stringify(read(query).moment)

const problemsOf = (query: string): BadRequestError => {
  try {
    read(query)
  } catch (error) {
    if (error instanceof BadRequestError) return error
    throw error
  }
  throw new Error(`${query} was read`)
}

describe('the time that somebody asks for', () => {
  it.each([
    ['', {}],
    ['on=', {}],
    ['on=2025-11-25', { on: '2025-11-25' }],
    ['on=+25+Nov+2025+', { on: '2025-11-25' }],
    ['on=November+2025', { on: '2025-11-30' }],
    ['on=2025', { on: '2025-12-31' }],
    ['on=23–25+November+2025', { on: '2025-11-25' }],
    ['known=2025-11-25T12:00Z', { known: '2025-11-25T12:00:00.000Z' }],
    ['known=2025-11-25t12:00:30.5z', { known: '2025-11-25T12:00:30.500Z' }],
    ['known=25+Nov+2025', { known: '2025-11-25T23:59:59.999Z' }],
    ['on=2025-11-25&known=2026-01-01', { on: '2025-11-25', known: '2026-01-01T23:59:59.999Z' }],
  ])('“%s”', (query, expected) => expect(momentOf(query)).toBe(JSON.stringify(expected)))

  it.each([
    ['on=whenever', 'on', /./],
    ['on=2025-02-30', 'on', /./],
    ['on=03/04/2025', 'on', /./],
    ['on=2025-11/..', 'on', /Name a day/],
    ['on=2025-11-25&on=2025-11-26', 'on', /given twice/],
    ['known=2025-11-25T25:00Z', 'known', /instant in UTC/],
    ['known=2025-02-30T12:00Z', 'known', /instant in UTC/],
    ['known=2025-11-25T12:00%2B02:00', 'known', /instant in UTC/],
    ['known=soon', 'known', /instant in UTC/],
  ])('“%s” is refused, with what to type instead', (query, path, message) =>
    expect(problemsOf(query)).toMatchObject({
      status: 400,
      problems: [{ path, message: expect.stringMatching(message) }],
    }),
  )

  it('names both when neither can be read', () =>
    expect(problemsOf('on=x&known=y').problems.map(({ path }) => path)).toEqual(['on', 'known']))

  it('leaves the other parameters as they are', () =>
    expect(read('kind=talks&on=2025-11-25&kind=call&x=').params.toString()).toBe('kind=talks&kind=call&x='))
})

describe('the record at that time', () => {
  const ids = (query: string) =>
    read(query)
      .record.list('event')
      .map(({ id }) => id)
  it.each([
    ['', ['early', 'late']],
    ['on=2025-11-15', ['early']],
    ['on=2025-12-01', ['early', 'late']],
    ['on=2025-10-31', []],
    ['known=2026-01-01T00:00:02Z', ['early']],
    ['known=2026-01-01T00:00:01Z', []],
    ['known=2026-01-01T00:00:03Z', ['early', 'late']],
    ['on=2025-11-15&known=2026-01-01T00:00:03Z', ['early']],
    ['on=2025-12-15&known=2026-01-01T00:00:02Z', ['early']],
  ])('“%s” holds %j', (query, expected) => expect(ids(query)).toEqual(expected))

  it('is the record itself when no time is asked for', () => expect(read('').record).toBe(record))

  it('is made once for a moment, for four moments at the most, and anew when the record has changed', () => {
    let made = 0
    let seq = 1
    const counting = {
      get head() {
        return { seq }
      },
      find: () => undefined,
      asOf: (moment: object) => {
        made++
        return { moment }
      },
    } as unknown as NegotiationRecord
    const kept = createMoments(counting)
    const day = (number: number) => ({ on: `2025-11-0${number}` })
    expect(kept.at(day(1))).toBe(kept.at(day(1)))
    expect(made).toBe(1)
    for (const number of [2, 3, 4, 5]) kept.at(day(number))
    expect(made).toBe(5)
    kept.at(day(5))
    expect(made).toBe(5)
    kept.at(day(1))
    expect(made).toBe(6)
    seq = 2
    kept.at(day(1))
    expect(made).toBe(7)
    // The two clocks are not one another.
    kept.at({ known: '2025-11-01T00:00:00.000Z' })
    expect(made).toBe(8)
  })
})

describe('addresses of a moment', () => {
  const moment = { on: '2025-11-24', known: '2026-07-06T23:59:59.999Z' }
  const suffix = 'on=2025-11-24&known=2026-07-06T23%3A59%3A59.999Z'
  const at = pathsAt(moment)
  it.each([
    [at.home, `/?${suffix}`],
    [at.event('x'), `/events/x?${suffix}`],
    [at.actors('kind=person'), `/actors?kind=person&${suffix}`],
    [at.actorList('x', 'list=met'), `/actors/x?list=met&${suffix}`],
    [at.deadlinesCsv(), `/deadlines.csv?${suffix}`],
    [at.sourcesJson('show=unused'), `/sources.json?show=unused&${suffix}`],
    [at.about, `/about?${suffix}`],
    [at.data, '/data'],
    [at.newEvent, '/events/new'],
  ])('%s', (address, expected) => expect(address).toBe(expected))

  it('stand in forms as hidden fields', () => {
    expect(clockFields(moment).map(({ name }) => name)).toEqual(['on', 'known'])
    expect(clockFields({})).toEqual([])
  })
})

describe('the pages', () => {
  let site: TestSite
  beforeAll(async () => {
    site = await openTestSite()
  })
  afterAll(() => site.close())

  const PAGES = [
    '/',
    '/?kind=talks',
    '/events/2025-11-23-geneva-talks',
    '/actors',
    '/actors?q=rubio',
    '/actors/marco-rubio',
    '/actors/marco-rubio?list=met',
    '/deadlines',
    '/sources',
    '/sources?show=single-source',
    '/about',
    '/changes',
    '/changes?kind=event',
    '/events/2025-11-23-geneva-talks/history',
  ]
  const DAY = 'on=2025-11-24'
  const inPast = (path: string) => `${path}${path.includes('?') ? '&' : '?'}${DAY}`

  it.each(PAGES)('%s say in the past that it is past, keep it in their links and offer no change', async path => {
    const { status, body } = await site.get(inPast(path))
    expect(status).toBe(200)
    expect(body).toContain('You are reading the record <b>as of 24 November 2025</b>.')
    const [, back = ''] = /<a href="([^"]*)">Return to the latest<\/a>/.exec(body) ?? []
    expect(back.replaceAll('&amp;', '&').replaceAll('&#38;', '&')).toBe(path)
    const links = [...body.matchAll(/<a [^>]*href="(\/[^"]*)"/g)].map(([, href = '']) => href)
    expect(links.length).toBeGreaterThan(10)
    // Where an error is reported and where code is made is told the whole address of the page.
    const told = links.filter(href => /^\/(report|embed)\?page=/.test(href))
    expect(told.length).toBeGreaterThan(0)
    expect(told.filter(href => !decodeURIComponent(href).includes(DAY))).toEqual([])
    const leaving = links.filter(
      href => !href.includes(DAY) && href !== back && href !== '/data' && !told.includes(href),
    )
    expect(leaving).toEqual([])
    for (const [form] of body.matchAll(/<form class="filters"[\s\S]*?<\/form>/g))
      expect(form).toContain('<input type="hidden" name="on" value="2025-11-24">')
    expect(body).not.toMatch(/\/edit|\/retract|\/events\/new"/)
  })

  it.each(PAGES)('%s are another page in the past and now, also from the cache', async path => {
    const [now, past] = [(await site.get(path)).body, (await site.get(inPast(path))).body]
    expect(now).not.toContain('Return to the latest')
    expect((await site.get(inPast(path))).body).toBe(past)
    expect((await site.get(path)).body).toBe(now)
  })

  it.each([
    ['/deadlines?on=24+Nov+2025', '/deadlines?on=2025-11-24'],
    ['/sources?on=24+Nov+2025&kind=analysis', '/sources?kind=analysis&on=2025-11-24'],
    ['/about?known=2025-11-25T12:00Z', '/about?known=2025-11-25T12%3A00%3A00.000Z'],
    ['/about?on=', '/about'],
    ['/about?known=2026-01-01&on=2025-11-24', '/about?on=2025-11-24&known=2026-01-01T23%3A59%3A59.999Z'],
  ])('%s leads to %s', async (path, location) =>
    expect(await site.get(path)).toMatchObject({ status: 302, headers: { location } }),
  )

  it.each(['/?on=whenever', '/deadlines?on=2025-02-30', '/sources.json?known=soon', '/deadlines.csv?on=x'])(
    '%s is refused with a reason',
    async path => {
      const { status, body } = await site.get(path)
      expect(status).toBe(400)
      expect(body).toContain('The time to be shown could not be read.')
    },
  )

  it('count as of the day', async () => {
    const count = async (path: string) => JSON.parse((await site.get(path)).body).count
    expect(await count('/deadlines.json?on=2025-07-20')).toBe(2)
    expect(await count('/deadlines.json')).toBe(5)
    expect(await count('/sources.json?on=2025-07-20')).toBeLessThan(await count('/sources.json'))
  })

  it('show a deadline as open until its day has come', async () => {
    const outcomes = async (on: string) => {
      const { body } = await site.get(`/deadlines.json?on=${on}`)
      const { deadlines } = JSON.parse(body)
      return deadlines.find(({ due }: { due: string }) => due === '2025-11-27')?.outcome
    }
    expect(await outcomes('2025-11-26')).toBe('open')
    expect(await outcomes('2025-11-27')).toBe('dropped')
    const { body } = await site.get('/?on=2025-11-24')
    expect(body).toContain('As it stood at the end of 24 November 2025.')
    expect(body).not.toContain('unknown here, not absent')
    expect(/<dt>Next<\/dt><dd>[\s\S]*?<\/dd>/.exec(body)?.[0]).toContain('due 27 November 2025')
  })

  it.each(['/', '/explore', '/actors', '/sources', '/deadlines', '/documents/us-28-point-2025-11'])(
    'say since when the record is held instead of calling it empty: %s',
    async path => {
      const { body } = await site.get(`${path}?known=2025-11-24T12%3A00%3A00.000Z`)
      expect(body).toContain('This site has held a record since')
      expect(body).toContain(`href="${path}?on=2025-11-24"`)
      expect(body).not.toMatch(/Nothing is recorded yet|holds no/)
    },
  )

  it('leave data as empty as it was then', async () => {
    expect((await site.get('/actors/ukraine.json?known=2020-01-01T23%3A59%3A59.999Z')).status).toBe(404)
    expect((await site.get('/timeline.json?known=2020-01-01T23%3A59%3A59.999Z')).body).toContain('"count": 0')
  })
})
