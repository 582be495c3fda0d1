import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { change } from '../../testing/changed-entry.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

const ORIGIN = 'https://record.example.org'
const EVENT = '2025-02-12-hegseth-brussels'
const TALKS = '2025-11-23-geneva-talks'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite({ env: { PUBLIC_URL: ORIGIN } })
  await change(site, 'event', EVENT, { title: 'A <title> & more \u{1F54A}' }, { reason: 'It was “another” < 1 day' })
})
afterAll(() => site.close())

const atom = async (query = '') => parseAtomFeed((await site.get(`/timeline.atom${query}`)).body)
const tag = (name: string) => `tag:record.example.org,2026:journal/${site.record.origin}/${name}`

describe('the feeds of a timeline', () => {
  it('begin with what was corrected last, with its text, its sources and why', async () => {
    const { headers } = await site.get('/timeline.atom')
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
    const { id, links, updated, entries = [] } = await atom()
    expect([id, updated]).toEqual([tag('timeline/'), site.record.head.at])
    expect(links).toContainEqual({ rel: 'self', type: 'application/atom+xml', href: `${ORIGIN}/timeline.atom` })
    expect(entries).toHaveLength(50)
    const [first, second] = entries
    expect(first).toMatchObject({
      id: tag(EVENT),
      title: { value: 'A <title> & more \u{1F54A}' },
      published: site.record.history(EVENT)[0]?.at,
      updated: site.record.head.at,
    })
    expect(first?.content?.value).toMatch(/12 February 2025.*Corrected .*It was “another” < 1 day.*Sources:\n.*https:/s)
    expect(second?.content?.value).not.toContain('Corrected')
  })

  it('say the same as JSON Feed 1.1', async () => {
    const { headers, body } = await site.get('/timeline.feed.json')
    expect(headers['content-type']).toBe('application/feed+json; charset=utf-8')
    const { feed_url, home_page_url, items = [] } = parseJsonFeed(body)
    expect([feed_url, home_page_url]).toEqual([`${ORIGIN}/timeline.feed.json`, `${ORIGIN}/`])
    expect(items.map(({ id }) => id)).toEqual((await atom()).entries?.map(({ id }) => id))
    expect(items[0]).toMatchObject({ url: `${ORIGIN}/events/${EVENT}`, date_modified: site.record.head.at })
    expect(items[1]).not.toHaveProperty('date_modified')
  })

  it('hold what their filter shows, under the same ids', async () => {
    const { title, entries = [] } = await atom('?kind=talks&from=2025-11-23&to=2025-11-23')
    expect(title?.value).toMatch(/Talks/)
    expect(entries.map(({ id }) => id)).toContain(tag(TALKS))
    expect(entries.length).toBeLessThan(5)
  })

  it('move nothing when only the wording changes', async () => {
    const order = async () => (await atom()).entries?.map(({ id, updated }) => `${id} ${updated}`)
    const before = await order()
    await change(site, 'event', TALKS, { summary: 'In other words.' }, { material: false })
    expect(await order()).toEqual(before)
  })

  it('have no entry where nothing matches, and refuse what they do not know', async () => {
    expect((await atom('?q=zzzzqq')).entries).toBeUndefined()
    expect((await site.get('/timeline.atom?colour=red')).status).toBe(400)
  })

  it('are named by the page of their timeline, where others reach it', async () => {
    const { body } = await site.get('/?kind=talks')
    expect(body).toContain('type="application/atom+xml" href="/timeline.atom?kind=talks"')
    expect((await site.get('/data/timeline?kind=talks')).body).toContain(`${ORIGIN}/timeline.feed.json?kind=talks`)
    const local = await openTestSite()
    expect((await local.get('/')).body).not.toContain('atom+xml')
    expect((await local.get('/timeline.atom')).status).toBe(404)
    await local.close()
  })
})
