import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

// The lists of actors, deadlines and sources as pages and as data.

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const data = async (path: string) => JSON.parse((await site.get(path)).body)

describe('addresses', () => {
  it.each<[string, number, string?]>([
    ['/actors', 200],
    ['/actors?q=&kind=', 302, '/actors'],
    ['/actors?kind=person&q=x&colour=red', 302, '/actors?q=x&kind=person&colour=red'],
    ['/actors?kind=city', 400],
    ['/actors.json?colour=red', 400],
    ['/actors/ukraine?list=met', 200],
    ['/actors/ukraine?list=everything', 400],
    ['/actors/ukraine?list=joint&with=russia', 200],
    ['/actors/ukraine?list=joint', 404],
    ['/actors/ukraine?list=joint&with=ukraine', 404],
    ['/actors/ukraine?list=milestones&part=author&page=9', 200],
    ['/actors/ukraine.json?list=met', 400],
    ['/deadlines', 200],
    ['/deadlines?colour=red', 200],
    ['/deadlines.json?colour=red', 400],
    ['/deadlines.csv?colour=red', 400],
    ['/sources?publisher=Nobody', 200],
    ['/sources?page=99', 200],
    ['/sources?reliability=Z', 400],
    ['/sources.csv?reliability=Z', 400],
    ['/sources.json?show=single-source', 200],
  ])('%s: %i', async (path, status, location) => {
    const answer = await site.get(path)
    expect(answer.status).toBe(status)
    expect(answer.headers.location).toBe(location)
    const type = String(answer.headers['content-type'])
    if (status === 400) expect(type).toMatch(/\.(json|csv)/.test(path) ? /problem\+json/ : /html/)
  })
})

describe('actors', () => {
  it('are found by name and office, by name', async () => {
    const { actors, count } = await data('/actors.json?q=president+ukraine')
    expect(actors.map(({ id }: { id: string }) => id)).toContain('volodymyr-zelenskyy')
    expect(count).toBe(actors.length)
  })

  it('count as many milestones as the timeline finds for them', async () => {
    const { actors } = await data('/actors.json?q=rubio')
    const { count } = await data('/timeline.json?actor=marco-rubio&context=on')
    expect(actors).toMatchObject([{ id: 'marco-rubio', milestones: count }])
  })

  it('say in their data whom they met, how often, from when to when', async () => {
    const { meetings } = await data('/actors/steve-witkoff.json')
    const putin = meetings.find(({ actor }: { actor: string }) => actor === 'vladimir-putin')
    expect(putin).toMatchObject({ isColleague: false, count: putin.events.length })
    expect([putin.first, putin.last]).toEqual([putin.events[0], putin.events.at(-1)])
  })
})

describe('sources', () => {
  it('of a filter are the same on the page, as JSON and as CSV', async () => {
    const filters = 'kind=transcript&kind=analysis&language=en'
    const { count, sources } = await data(`/sources.json?${filters}`)
    expect((await site.get(`/sources?${filters}`)).body).toContain(`>${count} sources<`)
    const { body, headers } = await site.get(`/sources.csv?${filters}`)
    const lines = body.trimEnd().split('\r\n')
    expect(lines).toHaveLength(count + 1)
    expect(lines.slice(1).map(line => line.split(',')[0])).toEqual(sources.map(({ id }: { id: string }) => id))
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="parley-sources-1127.csv"',
      'parley-sequence': '1127',
      'access-control-allow-origin': '*',
    })
  })

  it('on which something rests alone come with it', async () => {
    const { sources, entries } = await data('/sources.json?show=single-source')
    for (const { sources: cited } of entries) expect(cited).toHaveLength(1)
    const cited = new Set(entries.map((entry: { sources: string[] }) => entry.sources[0]))
    expect(new Set(sources.map(({ id }: { id: string }) => id))).toEqual(cited)
  })

  it('say in words what language and grades they have, and what is from them', async () => {
    const { body } = await site.get('/events/2025-11-23-geneva-talks')
    expect(body).toContain(' · Russian · <span class="grade" title="Reliability of the outlet">outlet <b>C</b>')
    expect(body).not.toMatch(/ · (en|ru) · /)
    const row = /class="source-rests">([\s\S]*?)<\/p>/.exec((await site.get('/sources')).body)?.[1] ?? ''
    expect(row).toMatch(/^\d+ [a-z]+.* from it/)
    expect(row).toContain('>read the original</a>')
  })

  it('published later are left out of an earlier day, and shown by what cites them', async () => {
    const { count, sources } = await data('/sources.json?on=2025-07-20')
    // “20XX” may have been at any time.
    const known = sources.filter(({ published }: { published: string }) => /^\d{4}/.test(published))
    const later = known.filter(({ published }: { published: string }) => published.slice(0, 10) > '2025-07-20')
    expect(later).toEqual([])
    expect((await site.get('/sources?on=2025-07-20')).body).toContain(`>${count} sources<`)

    type Cited = { readonly id: string; readonly citations: readonly { readonly source: string }[] }
    const timeline = await data('/timeline.json?on=2025-07-20')
    const listed = new Set(sources.map(({ id }: Cited) => id))
    const late = timeline.sources.find(({ id }: Cited) => !listed.has(id)).id
    const event = timeline.events.find(({ citations }: Cited) => citations.some(({ source }) => source === late))
    expect((await site.get(`/events/${event.id}?on=2025-07-20`)).body).toContain(`/sources/${late}?on=2025-07-20"`)
    expect((await site.get(`/sources/${late}?on=2025-07-20`)).status).toBe(200)
  })
})

it('deadlines as CSV are those of the JSON', async () => {
  const { deadlines } = await data('/deadlines.json')
  const { body } = await site.get('/deadlines.csv')
  const rows = body.trimEnd().split('\r\n').slice(1)
  expect(rows.map(row => row.split(',')[0])).toEqual(deadlines.map(({ event }: { event: string }) => event))
})
