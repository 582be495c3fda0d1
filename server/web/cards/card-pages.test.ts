import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { change } from '../../testing/changed-entry.ts'
import { makePictureFonts } from '../../testing/picture-fonts.ts'
import { openTestSite, type TestSite, type TestSiteOptions } from '../../testing/test-site.ts'
import { cardInWords, cardPath, isOfOneEntry } from '../site/card-paths.ts'
import type { CardPress } from './card-press.ts'

let pictureFonts: string
let site: TestSite
beforeAll(async () => {
  const fonts = await makePictureFonts()
  pictureFonts = fonts.folder
  site = await openTestSite({ pictureFonts, env: { PUBLIC_URL: 'https://record.example.org' } })
  return async () => {
    await site.close()
    await fonts.remove()
  }
})

const own: TestSite[] = []
afterEach(async () => {
  for (const one of own.splice(0)) await one.close()
})
async function newSite(options: TestSiteOptions = {}): Promise<TestSite> {
  const opened = await openTestSite({ pictureFonts, ...options })
  own.push(opened)
  return opened
}

interface Picture {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Buffer
}

async function pictureAt(path: string, of: TestSite = site): Promise<Picture> {
  const response = await fetch(of.url + path, { redirect: 'manual' })
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]

/** What a page says about itself to those who make previews. */
function tagsOf(html: string): Record<string, string> {
  const tags = html.matchAll(/<meta (?:property|name)="((?:og|twitter):[a-z_:]+|description)" content="([^"]*)">/g)
  return Object.fromEntries([...tags].map(([, name = '', content = '']) => [name, content.replaceAll('&amp;', '&')]))
}

const PLAN = 'us-28-point-2025-11'

const LATER = 'us-ukraine-20-point-2025-12'

const PAGES = [
  '/',
  '/?kind=talks',
  '/?page=2',
  '/?on=2025-11-25',
  '/?q=geneva&kind=talks&on=2025-12-31&known=2026-07-07T00%3A00%3A00.000Z',
  '/explore',
  '/documents',
  `/documents/${PLAN}`,
  `/documents/${PLAN}?on=2025-11-25`,
  `/documents/${PLAN}/points/21`,
  '/lineages',
  `/lineages/${PLAN}/6`,
  '/compare',
  `/compare?documents=${PLAN},${LATER}`,
  '/positions',
  '/positions?columns=issues',
  `/positions?document=${PLAN}&actor=ukraine`,
  '/issues',
  '/issues/territory',
  '/actors',
  '/actors?kind=state',
  '/actors/ukraine',
  '/actors/ukraine?list=milestones',
  '/deadlines',
  '/sources',
  '/data',
  '/about',
  '/events/2026-06-04-zelenskyy-open-letter',
]

describe('every page names a picture that exists', () => {
  it.each(PAGES)('%s', async page => {
    const tags = tagsOf((await site.get(page)).body)
    const address = new URL(tags['og:image'] ?? '')
    expect(address.origin).toBe('https://record.example.org')
    expect(tags['og:image:alt']).not.toBe('')
    const picture = await pictureAt(address.pathname + address.search)
    expect(picture.status).toBe(200)
    expect(picture.headers.get('content-type')).toBe('image/png')
    expect(picture.headers.get('cache-control')).toBe('public, max-age=604800, immutable')
    expect(picture.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(picture.bytes.subarray(0, 8)).toEqual(PNG)
    expect(sizeOf(picture.bytes)).toEqual([Number(tags['og:image:width']), Number(tags['og:image:height'])])
    expect(sizeOf(picture.bytes)).toEqual([1200, 630])
    expect(picture.bytes.length).toBeLessThan(100_000)
  })

  it('as a drawing too, which grows without blur and names what it shows', async () => {
    const title = 'A <title> & more'
    const own = await newSite()
    await change(own, 'event', '2025-02-12-hegseth-brussels', { title })
    const { headers, bytes } = await pictureAt('/cards/events/2025-02-12-hegseth-brussels.svg', own)
    expect(headers.get('content-type')).toMatch(/^image\/svg\+xml/)
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    const svg = bytes.toString()
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="1200" height="630" viewBox="0 0 1200 630">/,
    )
    expect(svg).toContain('<title>A &lt;title&gt; &amp; more</title>')
    expect(svg).not.toMatch(/<text|font-family|href/)
  })

  it('also of positions, states of points and sources', async () => {
    const { record } = site
    for (const page of [
      `/positions/${record.list('position')[0]?.id}`,
      `/point-states/${record.list('pointState')[0]?.id}`,
      `/sources/${record.list('source')[0]?.id}`,
    ]) {
      const { pathname, search } = new URL(tagsOf((await site.get(page)).body)['og:image'] ?? '')
      expect(pathname).toBe(`/cards${page}.png`)
      expect((await pictureAt(pathname + search)).status).toBe(200)
    }
  })

  it('of a record without anything', async () => {
    const empty = await newSite({ empty: true })
    for (const page of ['/timeline', '/positions', '/documents', '/explore', '/about'])
      expect((await pictureAt(`/cards${page}.png`, empty)).status).toBe(200)
  })
})

describe('the tags of a page', () => {
  it('say what it is', async () => {
    const { body } = await site.get('/events/2026-06-04-zelenskyy-open-letter')
    const tags = tagsOf(body)
    expect(tags).toMatchObject({
      'og:site_name': 'Parley',
      'og:type': 'article',
      'og:locale': 'en_GB',
      'og:title': 'Zelenskyy proposes a meeting with Putin in an open letter',
      'og:url': 'https://record.example.org/events/2026-06-04-zelenskyy-open-letter',
      'twitter:card': 'summary_large_image',
    })
    expect(tags['og:description']).toMatch(/^4 June 2026: .{100,190}…$/)
    expect(tags['description']).toBe(tags['og:description'])
  })

  it('hold no address that the request could have made up', async () => {
    const local = await newSite()
    const { body } = await local.get('/events/2026-06-04-zelenskyy-open-letter', { host: 'evil.example' })
    const tags = tagsOf(body)
    expect(tags['og:title']).toBe('Zelenskyy proposes a meeting with Putin in an open letter')
    expect(tags['twitter:card']).toBe('summary')
    expect(Object.keys(tags).filter(name => /url|image/.test(name))).toEqual([])
    expect(body).not.toContain('evil.example')
  })

  it('name no picture of what is not to be shared', async () => {
    const { body } = await site.get('/events/nothing')
    expect(Object.keys(tagsOf(body)).filter(name => /url|image/.test(name))).toEqual([])
  })

  it('describe each page in its own words, at a length that is shown whole', async () => {
    const pages = PAGES.filter(page => !/[?&](?:on|known|page|list|actor|kind=state)\b/.test(page))
    const descriptions = await Promise.all(
      pages.map(async page => tagsOf((await site.get(page)).body)['description'] ?? ''),
    )
    expect(new Set(descriptions).size).toBe(descriptions.length)
    for (const text of descriptions) {
      expect(text.length).toBeGreaterThan(40)
      expect(text.replace(/&#\d+;/g, '’').length).toBeLessThanOrEqual(200)
    }
  })
})

describe('a picture', () => {
  it.each<[string, number]>([
    ['/cards/events/nothing.png', 404],
    ['/cards/documents/nothing.png', 404],
    [`/cards/documents/${PLAN}/points/99.png`, 404],
    [`/cards/lineages/${PLAN}/99.png`, 404],
    ['/cards/actors/constructor.png', 404],
    ['/cards/issues/__proto__.png', 404],
    ['/cards/sources/nothing.png', 404],
    ['/cards/positions/nothing.png', 404],
    ['/cards/point-states/nothing.png', 404],
    [`/cards/compare.png?documents=${PLAN},nothing`, 404],
    ['/cards/positions.png?document=nothing', 404],
    ['/cards/nowhere.png', 404],
    ['/cards/timeline', 404],
    ['/cards/Timeline.png', 404],
    ['/cards/events/..%2f..%2fsecret.png', 404],
    [`/cards/documents/${LATER}.png?on=2025-11-25`, 404],
    ['/cards/timeline.png?kind=party', 400],
    ['/cards/positions.png?issue=nothing', 404],
    ['/cards/compare.png', 200],
    ['/cards/timeline.png?on=Nov+2025', 302],
  ])('%s: %i', async (path, status) => {
    const answer = await pictureAt(path)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')?.startsWith('image/png')).toBe(status === 200)
    if (status >= 400) expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('is drawn once, and again when the record has changed', async () => {
    let drawn = 0
    const wrapPress = (press: CardPress): CardPress => ({
      ...press,
      print: (key, format, make) => {
        drawn++
        return press.print(key, format, make)
      },
    })
    const changing = await newSite({ wrapPress })
    const id = '2025-02-12-hegseth-brussels'
    const first = await pictureAt(`/cards/events/${id}.png`, changing)
    const again = await pictureAt(`/cards/events/${id}.png?colour=red`, changing)
    expect(again.bytes).toEqual(first.bytes)
    expect(drawn).toBe(1)

    const [version, reason] = [String(changing.record.history(id).at(-1)?.seq), 'Entered by mistake']
    expect((await changing.post(`/events/${id}/retract`, { version, reason })).status).toBe(303)
    expect((await pictureAt(`/cards/events/${id}.png`, changing)).status).toBe(404)
    expect((await pictureAt('/cards/about.png', changing)).status).toBe(200)
    expect(drawn).toBe(3)
  })

  it('is kept for long only at the address that changes with the record', async () => {
    for (const path of ['/cards/about.png', '/cards/about.png?revision=1', '/cards/about.png?revision=99999'])
      expect((await pictureAt(path)).headers.get('cache-control')).toBe('no-cache')
    const { headers } = await pictureAt('/cards/about.png')
    const etag = headers.get('etag') ?? ''
    expect((await fetch(`${site.url}/cards/about.png`, { headers: { 'if-none-match': etag } })).status).toBe(304)
  })

  it('is refused for a moment when too many wait, but not when it is there', async () => {
    const wrapPress = (press: CardPress): CardPress => ({ ...press, isFull: () => true, find: key => kept.get(key) })
    const kept = new Map([[cardPath('/about', 1127), Buffer.from('a picture')]])
    const full = await newSite({ wrapPress })
    const refused = await pictureAt('/cards/data.png', full)
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('5')
    expect((await pictureAt('/cards/about.png', full)).bytes.toString()).toBe('a picture')
  })

  it('may be asked for so often a minute by one address', async () => {
    const asked = await newSite()
    for (let n = 0; n < 120; n++) expect((await pictureAt('/cards/nowhere.png', asked)).status).toBe(404)
    const refused = await pictureAt('/cards/about.png', asked)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('60')
    expect((await asked.get('/about')).status).toBe(200)
  })

  it('that can’t be drawn is an error, and noted as one', async () => {
    const print = () => Promise.reject(new Error('no paper'))
    const broken = await newSite({ wrapPress: press => ({ ...press, print }) })
    expect((await pictureAt('/cards/about.png', broken)).status).toBe(500)
    expect(broken.logged.join('')).toContain('no paper')
  })
})

describe('addresses', () => {
  it.each([
    ['/', '/cards/timeline.png?revision=7'],
    ['/?kind=talks&page=2&order=newest&on=2025-11-25', '/cards/timeline.png?kind=talks&revision=7&on=2025-11-25'],
    ['/events/a%2Fb', '/cards/events/a%2Fb.png?revision=7'],
    ['/actors/x?list=quotes&on=2025-11-25', '/cards/actors/x.png?revision=7&on=2025-11-25'],
    ['/compare?documents=a,b&kind=dropped', '/cards/compare.png?documents=a%2Cb&revision=7'],
    ['/positions?columns=issues&since=2025-11-01', '/cards/positions.png?columns=issues&revision=7'],
    ['/print?kind=talks', '/cards/timeline.png?revision=7'],
  ])('%s is pictured at %s', (page, card) => {
    expect(cardPath(page, 7)).toBe(card)
  })

  it.each([
    ['/', false],
    ['/?kind=talks', false],
    ['/documents', false],
    ['/compare?documents=a/b,c', false],
    ['/documents/x', true],
    ['/documents/x/points/1', true],
  ])('%s is of one entry: %s', (page, expected) => {
    expect(isOfOneEntry(page)).toBe(expected)
  })

  it('what a picture shows is said in words', () => {
    expect(cardInWords('/?kind=talks', 'A record')).toMatch(/columns.*: A record$/)
    expect(cardInWords('/events/x', 'Talks')).toBe('Card: Talks')
  })
})
