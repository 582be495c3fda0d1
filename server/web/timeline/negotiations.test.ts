import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aProcess, draftOf } from '../../domain/testing/record-builder.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'
import { openTwoNegotiations } from '../../testing/two-negotiations.ts'

let site: TestSite
let shipped: TestSite
beforeAll(async () => {
  site = await openTwoNegotiations({ env: { PUBLIC_URL: 'https://record.example.org' } })
  shipped = await openTestSite()
})
afterAll(() => Promise.all([site.close(), shipped.close()]))

const bodyOf = async (path: string) => (await site.get(path)).body
const ledTo = async (path: string, of = site) => {
  const { status, headers } = await of.get(path)
  return `${status} ${headers['location'] ?? ''}`.trim()
}
const canonicalOf = (body: string) =>
  /<link rel="canonical" href="https:\/\/record\.example\.org([^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
const milestonesOf = (body: string) => [...body.matchAll(/<article [^>]*id="event-([^"]+)"/g)].map(([, id]) => id)
const headingOf = (body: string) => /<h1[^>]*>([^<]*)/.exec(body)?.[1]

describe('a record of several negotiations opens with all of them', () => {
  it('each with its brief, its reach, its latest and the way to its own timeline; below them all milestones', async () => {
    const body = await bodyOf('/')
    const list = /<section class="negotiations"[\s\S]*?<\/section>/.exec(body)?.[0] ?? ''
    expect([...list.matchAll(/<h3[^>]*><a href="([^"]*)">([^<]*)/g)].map(([, href, text]) => [href, text])).toEqual([
      ['/negotiations/forest-talks', 'Forest talks'],
      ['/negotiations/river-talks', 'River talks'],
    ])
    expect(list).toContain('2 milestones · reaches to 2021')
    expect(list).toContain('1 milestone · reaches to 2024')
    expect(list).toContain('<b>Settled.</b> The water is shared.')
    expect(list).toContain('<b>No settlement.</b> Current text: Forest plan')
    expect(list).toContain('<a href="/events/r2">River envoys meet</a>')
    expect(milestonesOf(body)).toEqual(['r1', 'r2', 'f1'])
    expect(body).not.toContain('class="end-of-record"')
    expect(body).toContain('Read as of an earlier day')
  })
})

describe('the timeline of one of several', () => {
  it('is that of its own milestones: title, brief, facts, reach, strip, filters and ways on', async () => {
    const body = await bodyOf('/negotiations/river-talks')
    expect(headingOf(body)).toBe('River talks')
    expect(body).toContain('<p class="whole"><a href="/">Two negotiations</a></p>')
    expect(milestonesOf(body)).toEqual(['r1', 'r2'])
    expect(body).toContain('The record ends on 2021.')
    const strip = /aria-label="([^"]*) at a glance/.exec(body)?.[1]
    expect(strip).toContain('2019')
    expect(strip).not.toContain('2024')
    expect(body).not.toContain('aria-label="Filters in use"')
    expect(body).toContain('<input type="hidden" name="process" value="river-talks">')
    expect(body).not.toContain('id="facet-process"')
    for (const way of [
      '/explore?process=river-talks',
      '/print?process=river-talks',
      '/timeline.json?process=river-talks',
    ])
      expect(body).toContain(`href="${way}"`)
  })

  it('has one true address; more filters have those of the list', async () => {
    expect(canonicalOf(await bodyOf('/negotiations/river-talks'))).toBe('/negotiations/river-talks')
    expect(canonicalOf(await bodyOf('/?process=river-talks'))).toBe('/negotiations/river-talks')
    const filtered = await bodyOf('/?kind=talks&process=river-talks')
    expect(canonicalOf(filtered)).toBe('/?kind=talks&process=river-talks')
    expect(headingOf(filtered)).toBe('Talks: 2 milestones')
    expect(filtered).toContain('<p class="whole"><a href="/negotiations/river-talks">River talks</a></p>')
    expect(filtered).toContain(
      '<a href="/?process=river-talks"><span class="visually-hidden">Remove the filter </span>',
    )
  })

  it.each([
    ['/?process=river-talks', '200'],
    ['/?process=river-talks&process=forest-talks', '302 /?process=forest-talks&process=river-talks'],
    ['/negotiations/river-talks?kind=talks', '302 /?kind=talks&process=river-talks'],
    ['/negotiations/river-talks?from=never', '302 /?from=never&process=river-talks'],
    ['/negotiations/river-talks?process=forest-talks', '302 /negotiations/river-talks'],
    ['/negotiations/river-talks?on=2019-12-31', '200'],
    ['/negotiations/river-talks?kind=talks&on=2019-12-31', '302 /?kind=talks&process=river-talks&on=2019-12-31'],
    ['/negotiations/mountain-talks', '404'],
    ['/negotiations/r1', '404'],
  ])('%s: %s', async (path, expected) => expect(await ledTo(path)).toBe(expected))

  it('as data it is the entry with its phases and revisions', async () => {
    const { negotiation, reaches, phases, revisions } = JSON.parse(await bodyOf('/negotiations/river-talks.json'))
    expect(negotiation).toMatchObject({ id: 'river-talks', coverage: { from: '2019' } })
    expect(reaches).toBe('2021')
    expect(phases.map(({ title }: { title: string }) => title)).toEqual(['Exploratory talks'])
    expect(revisions).toHaveLength(1)
  })

  it('two of several, or their filters, can be chosen', async () => {
    const both = await bodyOf('/?process=forest-talks&process=river-talks')
    expect(milestonesOf(both)).toEqual(['r1', 'r2', 'f1'])
    expect(both).toContain('id="facet-process"')
  })

  it('is listed for search engines', async () =>
    expect(await bodyOf('/sitemaps/1.xml')).toContain('<loc>https://record.example.org/negotiations/river-talks</loc>'))
})

describe('a record of one negotiation', () => {
  it('has its timeline at one address', async () => {
    expect(await ledTo('/negotiations/russia-ukraine-2025', shipped)).toBe('302 /')
    expect(await ledTo('/negotiations/russia-ukraine-2025?kind=talks', shipped)).toBe('302 /?kind=talks')
  })

  it('says nothing of negotiations in its filters', async () =>
    expect((await shipped.get('/')).body).not.toContain('id="facet-process"'))
})

it('a retracted negotiation is gone', async () => {
  const gone = draftOf(aProcess({ id: 'gone' }))
  const { revisions } = site.journal
  await site.journal.append([gone])
  const expected = revisions.length
  await site.journal.append([{ ...gone, action: 'retract', reason: 'Never was.', expected }])
  expect(await ledTo('/negotiations/gone')).toBe('410')
})
