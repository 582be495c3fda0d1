import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EntryType } from '../../domain/entries/entries.ts'
import { change } from '../../testing/changed-entry.ts'
import { htmlComplaints } from '../../testing/html-checker.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

const ORIGIN = 'https://record.example.org:8443'
const EVENT = '2025-02-12-hegseth-brussels'

let site: TestSite
let known: TestSite
let empty: TestSite
/** The sequence of each thing that is done to both. */
const done: Record<string, number> = {}

beforeAll(async () => {
  site = await openTestSite()
  known = await openTestSite({ env: { PUBLIC_URL: ORIGIN } })
  empty = await openTestSite({ empty: true, env: { PUBLIC_URL: ORIGIN } })
  for (const at of [site, known]) {
    done['typing'] = await change(at, 'event', EVENT, { title: 'A <title> & more \u{1F54A}' }, { material: false })
    done['correction'] = await change(
      at,
      'event',
      EVENT,
      { certainty: 'denied' },
      { reason: 'It was “denied” < 1 day' },
    )
    done['actor'] = await change(at, 'actor', 'ukraine', { note: 'A note.' }, { by: 'B. Editor' })
  }
})
afterAll(() => Promise.all([site, known, empty].map(one => one.close())))

const rowsOf = (body: string) => [...body.matchAll(/<li id="revision-(\d+)"/g)].map(([, seq]) => Number(seq))
const plain = (body: string) => body.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
const lastImported = (type?: EntryType): number => {
  const imported = Array.from({ length: (done['typing'] ?? 0) - 1 }, (_, index) => site.record.revision(index + 1))
  return imported.findLast(revision => type === undefined || revision?.type === type)?.seq ?? 0
}

describe('the log of changes', () => {
  it('tells of what was imported in one row, and of the rest with its differences', async () => {
    const { body } = await site.get('/changes')
    expect(rowsOf(body)).toEqual([done['actor'], done['correction'], done['typing'], lastImported()])
    const said = plain(body)
    expect(said).toContain(`${lastImported().toLocaleString('en')} revisions at once by import`)
    expect(said).toContain('It was “denied” &lt; 1 day')
    expect(said).toMatch(/Certainty was .+ is now Denied/)
    expect(said).toContain('wording only')
    expect(await htmlComplaints(body)).toEqual([])
  })

  it('lists what was imported page by page', async () => {
    const seen: number[] = []
    for (let at: string | undefined = `/changes?batch=${lastImported()}`; at; ) {
      const { body } = await site.get(at)
      seen.push(...rowsOf(body))
      at = /<a rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen).toEqual(Array.from({ length: lastImported() }, (_, index) => lastImported() - index))
  })

  it.each([
    ['kind=actor', () => [done['actor'], lastImported('actor')]],
    ['by=B.+Editor', () => [done['actor']]],
    ['material=no', () => [done['typing']]],
    ['kind=event&by=An+editor&material=yes', () => [done['correction']]],
    ['by=Nobody', () => []],
  ])('can be narrowed: %s', async (query, expected) => {
    const { body } = await site.get(`/changes?${query}`)
    expect(rowsOf(body)).toEqual(expected())
    expect(body).toContain('Without filters')
    expect(await htmlComplaints(body)).toEqual([])
  })

  it('says what can’t be read', async () => {
    expect((await site.get('/changes?kind=milestone')).status).toBe(400)
    expect((await site.get('/changes?before=0')).status).toBe(400)
    expect((await site.get('/changes?material=perhaps')).body).toContain('neither “yes” nor “no”')
    expect((await site.get('/changes.json?colour=red')).status).toBe(400)
    expect((await site.get('/changes?colour=red')).body).toContain('knows no parameter “colour”')
  })

  it('shows the end of the chain and how to check it, on the newest page alone', async () => {
    const { seq, hash } = site.record.head
    expect((await site.get('/changes')).body).toContain(`npm run parley -- verify --head ${seq}:${hash}`)
    expect((await site.get(`/changes?before=${seq}`)).body).not.toContain(hash)
  })

  it('knows nothing that was recorded after the instant that is read', async () => {
    const at = 'known=2026-07-06T09%3A00%3A00.000Z'
    const { body } = await site.get(`/changes?${at}`)
    expect(rowsOf(body)).toEqual([lastImported()])
    expect(body).not.toContain('B. Editor')
    expect((await site.get(`/changes.json?${at}`)).body).not.toContain('B. Editor')
  })

  it('links no entry that had not begun on the day that is read', async () => {
    const { body } = await site.get('/changes?kind=event&on=2025-01-01')
    expect(rowsOf(body)).toEqual([done['correction'], done['typing'], lastImported('event')])
    expect(body).not.toContain(`href="/events/${EVENT}?`)
  })

  it('is data, too', async () => {
    const { changes, next } = JSON.parse((await site.get('/changes.json')).body)
    expect(next).toBe(null)
    expect(changes[1]).toMatchObject({
      seq: done['correction'],
      type: 'event',
      id: EVENT,
      changes: [{ field: 'certainty', kind: 'set', after: 'denied' }],
    })
    expect(changes[3]).toMatchObject({ batch: lastImported(), from: 1, count: lastImported() })
    const unfolded = JSON.parse((await site.get(`/changes.json?batch=${lastImported()}`)).body)
    expect([unfolded.changes.length, unfolded.next]).toEqual([
      100,
      `/changes.json?batch=${lastImported()}&before=${lastImported() - 99}`,
    ])
  })

  it('of an empty record says so', async () => {
    const { status, body } = await empty.get('/changes')
    expect([status, plain(body)]).toEqual([200, expect.stringContaining('Nothing is recorded here.')])
    expect(await htmlComplaints(body)).toEqual([])
  })
})

describe('the feeds', () => {
  const FEEDS = ['/changes.atom', '/changes.feed.json', '/corrections.atom']
  const ids = (body: string) => [...body.matchAll(/<entry>\s*<id>([^<]+)/g)].map(([, id]) => id)
  const tag = (name: string | number | undefined) =>
    `tag:record.example.org,2026:journal/${known.record.origin}/${name}`

  it('are not there where the site does not know its address, and the page says why', async () => {
    for (const path of FEEDS) expect((await site.get(path)).status).toBe(404)
    const { body } = await site.get('/changes')
    expect(body).toContain('this site has not been told its own (PUBLIC_URL)')
    expect(body).not.toContain('application/atom+xml')
    expect((await empty.get('/changes.atom')).body).toContain('nothing is recorded yet')
  })

  it('are named by the page', async () => {
    const { body } = await known.get('/changes')
    for (const path of FEEDS)
      expect(body).toMatch(new RegExp(`<link rel="alternate" type="application/[a-z+]+" href="${path}"`))
    expect(body).toContain(`<link rel="canonical" href="${ORIGIN}/changes">`)
  })

  it('are Atom, with ids that name no address', async () => {
    const { headers, body } = await known.get('/changes.atom')
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
    expect(ids(body)).toEqual([done['actor'], done['correction'], done['typing'], lastImported()].map(tag))
    expect(body).toContain(`<id>${tag('changes')}</id>`)
    expect(body).toContain(`<link rel="self" type="application/atom+xml" href="${ORIGIN}/changes.atom"/>`)
    expect(body).toContain(`<updated>${known.record.head.at}</updated>`)
    expect(body).toContain('A &lt;title&gt; &amp; more \u{1F54A}')
    expect(body).not.toContain('prev-archive')
  })

  it('have the corrections alone in one of their own', async () =>
    expect(ids((await known.get('/corrections.atom')).body)).toEqual([done['actor'], done['correction']].map(tag)))

  it('are JSON Feed 1.1', async () => {
    const { headers, body } = await known.get('/changes.feed.json')
    expect(headers['content-type']).toBe('application/feed+json; charset=utf-8')
    const { version, feed_url, home_page_url, items } = JSON.parse(body)
    expect([version, feed_url, home_page_url]).toEqual([
      'https://jsonfeed.org/version/1.1',
      `${ORIGIN}/changes.feed.json`,
      `${ORIGIN}/changes`,
    ])
    expect(items[1]).toEqual({
      id: tag(done['correction']),
      url: `${ORIGIN}/events/${EVENT}/history?from=${done['typing']}&to=${done['correction']}`,
      title: 'Changed: A <title> & more \u{1F54A} (milestone)',
      content_text: expect.stringMatching(/^It was “denied” < 1 day\nCertainty: “.+” → “Denied”$/),
      date_published: '2026-07-10T12:00:00.000Z',
      authors: [{ name: 'An editor' }],
    })
  })

  it('refuse what they do not know', async () => {
    for (const query of ['colour=red', 'before=x', 'on=2025-11-24'])
      expect((await known.get(`/changes.atom?${query}`)).status).toBe(400)
  })

  it('keep what is older in feeds that stay as they are', async () => {
    const large = await openTestSite({ env: { PUBLIC_URL: ORIGIN } })
    for (let order = 0; order < 120; order++) await change(large, 'event', EVENT, { order })
    const previous = (body: string) =>
      /<link rel="prev-archive" [^>]*href="([^"]+)"/.exec(body)?.[1]?.slice(ORIGIN.length)
    const newest = await large.get('/changes.atom')
    const archived = previous(newest.body) ?? ''
    const older = await large.get(archived)
    expect([ids(newest.body).length, ids(older.body).length]).toEqual([71, 50])
    expect(older.body).toContain('<fh:archive/>')
    expect(older.body).toContain(`<link rel="current" type="application/atom+xml" href="${ORIGIN}/changes.atom"/>`)
    expect(previous(older.body)).toBeUndefined()
    for (let order = 0; order < 60; order++) await change(large, 'event', EVENT, { order: order - 500 })
    expect((await large.get(archived)).body).toBe(older.body)
    await large.close()
  })
})
