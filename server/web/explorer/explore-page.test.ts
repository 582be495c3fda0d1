import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHeader, anEvent, aSource, draftOf } from '../../domain/testing/record-builder.ts'
import { documentProblems } from '../../testing/html-document.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

const TALKS = '2025-11-23-geneva-talks'

let site: TestSite
let empty: TestSite
beforeAll(async () => {
  site = await openTestSite({ limits: { writes: 10_000, reads: 10_000 } })
  empty = await openTestSite({ empty: true })
})
afterAll(() => Promise.all([site.close(), empty.close()]))

const dataIn = (body: string) =>
  JSON.parse(/<script type="application\/json" id="explorer-data">(.*?)<\/script>/.exec(body)?.[1] ?? 'null')
const json = async (path: string) => JSON.parse((await site.get(path)).body)

describe('addresses', () => {
  it.each<[string, number, string?]>([
    ['/explore', 200],
    ['/explore?by=table', 302, '/explore'],
    ['/explore?by=actor&kind=talks', 302, '/explore?kind=talks&by=actor'],
    ['/explore?begin=&end=&selected=&q=', 302, '/explore'],
    ['/explore?page=2&order=newest', 200],
    ['/explore?begin=Nov+2025&end=Nov+2025', 302, '/explore?begin=2025-11-01&end=2025-11-30'],
    ['/explore?on=24+Nov+2025&selected=a-talk&by=kind', 302, '/explore?selected=a-talk&by=kind&on=2025-11-24'],
    ['/explore?selected=a-talk&by=kind&on=2025-11-24', 302, '/explore?by=kind&selected=a-talk&on=2025-11-24'],
    [`/explore?selected=${TALKS}`, 200],
    ['/explore?selected=no-such-milestone', 200],
    ['/explore?document=no-such-text', 200],
    ['/explore?begin=0000-01-01&end=9999-12-31', 200],
    ['/explore?begin=2031-01-01', 200],
    ['/explore?end=1931-01-01', 200],
    ['/explore?by=colour', 400],
    ['/explore?begin=whenever', 400],
    ['/explore?kind=party&by=actor', 400],
    ['/explore?on=whenever', 400],
    ['/explore.json', 200],
    ['/explore.json?by=issue&kind=talks', 200],
    ['/explore.json?by=colour', 400],
    ['/explore.json?colour=red', 400],
    ['/explore.json?page=2', 400],
    ['/explore.json?begin=2025-11-01', 400],
    [`/explore.json?selected=${TALKS}`, 400],
  ])('GET %s is %i', async (path, status, location) => {
    const answer = await site.get(path)
    expect(answer.status).toBe(status)
    expect(answer.headers.location).toBe(location)
    if (status !== 302 && !path.includes('.json')) expect(documentProblems(answer.body)).toEqual([])
  })

  it('name the field that could not be read, show it as typed and draw the rest', async () => {
    const { body } = await site.get('/explore?from=soon&by=colour&kind=talks')
    expect(body).toContain('id="filter-problems" role="alert"')
    expect(body).toContain('value="soon"')
    expect(body).toContain('aria-invalid="true"')
    expect(body).toContain('<code>by</code>: There are no such lanes. Choose table, actor, issue, kind.')
    expect(body).toContain('still-drawing')
  })
})

describe('the page', () => {
  it('leads from the timeline and back with the same filters', async () => {
    const { body: timeline } = await site.get('/?kind=talks&from=2025-11-01')
    expect(timeline).toContain('href="/explore?kind=talks&amp;from=2025-11-01"')
    const { body } = await site.get('/explore?kind=talks&from=2025-11-01&by=actor')
    expect(body).toContain('href="/?kind=talks&amp;from=2025-11-01"')
  })

  it('tells the script where its data is', async () => {
    const { body } = await site.get(`/explore?kind=talks&by=actor&begin=2025-11-01&selected=${TALKS}&on=2025-12-24`)
    const region = /<div class="explorer" id="explorer"[^>]*>/.exec(body)?.[0] ?? ''
    const data = '/explore.json?kind=talks&amp;by=actor&amp;on=2025-12-24'
    expect(region).toContain(`data-href="${data}"`)
    expect(body).not.toContain('rel="preload" href="/explore.json')
    expect(await json(data.replaceAll('&amp;', '&'))).toMatchObject(dataIn(body))
  })

  it('carries the data of a few hundred milestones, and has those of more fetched at once', async () => {
    const large = await openTestSite({ empty: true })
    try {
      const events = (from: number, to: number) =>
        Array.from({ length: to - from }, (_, place) =>
          draftOf(anEvent({ id: `event-${from + place}`, participants: [] })),
        )
      await large.journal.append([draftOf(aHeader()), draftOf(aSource()), ...events(0, 500)])
      const { body: few } = await large.get('/explore')
      expect(dataIn(few).events.id).toHaveLength(500)
      await large.journal.append(events(500, 501))
      const { body: many } = await large.get('/explore')
      expect(many).not.toContain('id="explorer-data"')
      expect(many).toContain('<link rel="preload" href="/explore.json" as="fetch" crossorigin>')
    } finally {
      await large.close()
    }
  })

  it('keeps the view, and the time of reading, when filters are changed', async () => {
    const { body } = await site.get('/explore?begin=2025-11-01&end=2025-11-30&on=2025-12-24')
    const form = body.slice(
      body.indexOf('<form class="explorer-form"'),
      body.indexOf('</form>', body.indexOf('explorer-form')),
    )
    for (const [name, value] of Object.entries({
      begin: '2025-11-01',
      end: '2025-11-30',
      selected: '',
      on: '2025-12-24',
    })) {
      expect(form).toContain(`<input type="hidden" name="${name}" value="${value}">`)
    }
  })

  it('lists what is in view, and says how much of it', async () => {
    const rows = (body: string) =>
      body.slice(body.indexOf('<tbody>'), body.indexOf('</tbody>')).split('<tr>').length - 1
    const all = (await site.get('/explore')).body
    expect(all).toContain('<span class="explorer-caption">195 milestones in view</span>')
    expect(rows(all)).toBe(195)
    const day = (await site.get('/explore?begin=2025-02-28&end=2025-02-28')).body
    expect(day).toContain('<span class="explorer-caption">1 milestone in view</span>')
    expect(rows(day)).toBe(1)
  })

  it('has ways on that can all be gone, whatever the view', async () => {
    const views = [
      '',
      '?begin=2031-01-01&end=2031-12-31',
      '?end=1900-01-01',
      '?begin=0000-01-01&end=9999-12-31',
      '?begin=2025-11-23&end=2025-11-23',
    ]
    for (const view of views) {
      const { body } = await site.get(`/explore${view}`)
      const moves = /<p class="still-moves">(.*)<\/p>/.exec(body)?.[1] ?? ''
      const hrefs = [...moves.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
      expect(hrefs.length).toBeGreaterThan(0)
      for (const href of hrefs) expect([href, (await site.get(href)).status]).toEqual([href, 200])
    }
  })

  it('shows the milestone that is chosen, whether it is among those drawn or not', async () => {
    const { body } = await site.get(`/explore?kind=call&selected=${TALKS}`)
    expect(body).toContain(`<a href="/events/${TALKS}">Open this milestone</a>`)
    expect(body).toContain('<a href="/explore?kind=call">Close</a>')
    expect(body).toMatch(/<b>Who<\/b> <a href="\/actors\/marco-rubio">Marco Rubio<\/a>/)
    expect(body).toMatch(/<b>Texts<\/b> <a href="\/documents\/us-28-point-2025-11">/)
  })

  it('explains its marks, whether one is chosen or not', async () => {
    for (const query of ['', `?selected=${TALKS}`]) {
      const { body } = await site.get(`/explore${query}`)
      const key = body.slice(body.indexOf('class="explorer-key"'), body.indexOf('</section>'))
      const words = ['Disputed', 'Landmark', 'Date not known to the day', 'So many stand close together', 'Red line']
      for (const word of words) expect(key).toContain(word)
    }
  })

  it('tells the past: nothing of later days, and links that stay there', async () => {
    const { body } = await site.get('/explore?on=2025-11-23')
    expect(body).not.toContain('2025-11-24-nineteen-points')
    expect(body).toContain(`href="/events/${TALKS}?on=2025-11-23"`)
    expect(body).toContain('As of 23 November 2025')
  })

  it('has nothing to draw, and says so, in an empty record', async () => {
    const { body } = await empty.get('/explore')
    expect(body).toContain('Nothing is recorded yet')
    expect(body).not.toContain('id="explorer"')
    expect(body).not.toContain('rel="preload" href="/explore.json"')
    expect((await empty.get('/explore.json')).status).toBe(200)
  })
})

describe('the data', () => {
  it('says where it comes from, on one line, and may be read from anywhere', async () => {
    const { body, headers } = await site.get('/explore.json')
    expect(body.trimEnd()).not.toContain('\n')
    expect(headers['access-control-allow-origin']).toBe('*')
    expect(JSON.parse(body)).toMatchObject({
      format: 'parley-explorer',
      sequence: site.record.head.seq,
      hash: site.record.head.hash,
      by: 'table',
      eventHref: '/events/:id',
      source: `Parley, revision ${site.record.head.seq.toLocaleString('en')}, 6 July 2026`,
      asOf: { label: 'Record reaches to 5 July 2026' },
      // 10 July 2026, the site's own day.
      today: 20644,
    })
  })

  it('has as many events as the timeline with the same filters', async () => {
    for (const query of [
      '',
      '?kind=talks&kind=call',
      '?q=geneva',
      '?context=on&significance=3',
      '?actor=ukraine&to=2025-11-23',
    ]) {
      const [drawn, listed] = [await json(`/explore.json${query}`), await json(`/timeline.json${query}`)]
      expect(drawn.events.id).toEqual(listed.events.map(({ id }: { id: string }) => id))
    }
  })

  it('is of the time that is read, and its links stay there', async () => {
    const data = await json('/explore.json?by=actor&on=2025-11-24')
    expect(data).toMatchObject({ on: '2025-11-24', eventHref: '/events/:id?on=2025-11-24' })
    expect(data.lanes[0].href).toMatch(/^\/actors\/[a-z-]+\?on=2025-11-24$/)
    expect(data.documents.every(({ href }: { href: string }) => href.endsWith('?on=2025-11-24'))).toBe(true)
    expect(data.events.first.every((day: number) => day <= data.asOf.day)).toBe(true)
  })

  it('is more about the milestone that is chosen, at the time that is read', async () => {
    const { chosenHref } = await json('/explore.json?on=2025-11-24')
    expect(chosenHref).toBe('/explore/:id.json?on=2025-11-24')
    const { paragraphs, participants, documents } = await json(chosenHref.replace(':id', TALKS))
    expect(paragraphs).toEqual([(await json(`/events/${TALKS}.json`)).event.summary])
    expect(participants[0]).toEqual({ text: 'Marco Rubio', href: '/actors/marco-rubio?on=2025-11-24' })
    expect(documents[0]).toMatchObject({ href: '/documents/us-28-point-2025-11?on=2025-11-24' })
    expect((await site.get(`/explore/${TALKS}.json?on=2025-11-20`)).status).toBe(404)
  })

  it('is not sent again to whoever has it', async () => {
    const { headers } = await site.get('/explore.json?by=kind')
    const again = await site.get('/explore.json?by=kind', { 'if-none-match': String(headers.etag) })
    expect([again.status, again.body]).toEqual([304, ''])
  })
})
