import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEvent, aSource, recordOf } from '../../domain/testing/record-builder.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

const ORIGIN = 'https://record.example.org'

let known: TestSite
let local: TestSite
beforeAll(async () => {
  known = await openTestSite({ env: { PUBLIC_URL: ORIGIN } })
  local = await openTestSite()
})
afterAll(async () => {
  await known.close()
  await local.close()
})

const located = (body: string): string[] =>
  [...body.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => `${address}`)

/** Whether a crawler may read an address: the longest pattern that fits decides (RFC 9309 section 2.2.2). */
function mayCrawl(robots: string, address: string): boolean {
  const rules = [...robots.matchAll(/^(Allow|Disallow): (\S+)$/gm)].map(([, verb, pattern = '']) => ({ verb, pattern }))
  const fits = ({ pattern }: { readonly pattern: string }) => {
    const literal = (text: string) => text.replace(/[.?+^${}()|[\]\\]/g, '\\$&')
    const body = pattern.replace(/\$$/, '').split('*').map(literal).join('.*')
    return new RegExp(`^${body}${pattern.endsWith('$') ? '$' : ''}`).test(address)
  }
  const [longest] = rules.filter(fits).sort((a, b) => b.pattern.length - a.pattern.length)
  return longest?.verb !== 'Disallow'
}

describe('robots.txt', () => {
  it('is the same plain text on every site, with the sitemap where there is one', async () => {
    const [here, there] = [await local.get('/robots.txt'), await known.get('/robots.txt')]
    expect(here.status).toBe(200)
    expect(here.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(here.body).toMatch(/^User-agent: \*\nAllow: \/\n/)
    expect(here.body).not.toContain('Sitemap')
    expect(there.body).toBe(`${here.body}\nSitemap: ${ORIGIN}/sitemap.xml\n`)
  })

  it.each<[string, boolean]>([
    ['/', true],
    ['/?search=geneva&kind=talks', true],
    ['/events/2025-11-23-geneva-talks', true],
    ['/compare?documents=a,b', true],
    ['/timeline.json', true],
    ['/assets/0123456789ab/styles.css', true],
    ['/?on=2025-11-23', false],
    ['/?search=geneva&on=2025-11-23', false],
    ['/events/2025-11-23-geneva-talks?known=2026-01-01T00:00:00.000Z', false],
    ['/events/2025-11-23-geneva-talks/edit', false],
    ['/positions/a/retract', false],
    ['/suggest.json?type=actor&text=zel', false],
    ['/read-date.json?text=yesterday', false],
  ])('%s: may be crawled: %s', async (address, expected) => {
    expect(mayCrawl((await local.get('/robots.txt')).body, address)).toBe(expected)
  })
})

describe('sitemap', () => {
  it('lists every event, document, actor and issue once, under the public address, and nothing that is not there', async () => {
    const index = await known.get('/sitemap.xml')
    expect(index.headers['content-type']).toBe('application/xml; charset=utf-8')
    expect(located(index.body)).toEqual([`${ORIGIN}/sitemaps/1.xml`])
    const addresses = located((await known.get('/sitemaps/1.xml')).body)
    expect(new Set(addresses).size).toBe(addresses.length)
    for (const [type, folder] of [
      ['event', 'events'],
      ['document', 'documents'],
      ['actor', 'actors'],
    ] as const) {
      const ids = known.record.list(type).map(({ id }) => `${ORIGIN}/${folder}/${id}`)
      expect(addresses).toEqual(expect.arrayContaining(ids))
      expect(addresses.filter(address => address.startsWith(`${ORIGIN}/${folder}/`))).toHaveLength(ids.length)
    }
    expect(addresses).toContain(`${ORIGIN}/issues/territory`)
    const samples = [...addresses.slice(0, 40), ...addresses.filter(address => address.endsWith('s'))]
    for (const address of samples) {
      expect((await known.get(address.slice(ORIGIN.length))).status, address).toBe(200)
    }
  })

  it('says when an entry was last changed', async () => {
    const id = '2025-11-23-geneva-talks'
    const { body } = await known.get('/sitemaps/1.xml')
    const changed = known.record.history(id).at(-1)?.at
    expect(body).toContain(`<url><loc>${ORIGIN}/events/${id}</loc><lastmod>${changed}</lastmod></url>`)
  })

  it('is cut into parts of 10,000 addresses', async () => {
    const events = Array.from({ length: 20_000 }, (_, number) => anEvent({ id: `event-${number}` }))
    const large = await openTestSite({
      env: { PUBLIC_URL: ORIGIN },
      empty: true,
      wrapRecord: () => recordOf(aSource(), ...events),
    })
    try {
      const parts = located((await large.get('/sitemap.xml')).body)
      expect(parts).toEqual([1, 2, 3].map(number => `${ORIGIN}/sitemaps/${number}.xml`))
      const answers = await Promise.all(parts.map(part => large.get(part.slice(ORIGIN.length))))
      expect(answers.map(({ body }) => located(body).length).slice(0, 2)).toEqual([10_000, 10_000])
      const all = answers.flatMap(({ body }) => located(body))
      expect(new Set(all).size).toBe(all.length)
      expect(all.filter(address => address.includes('/events/'))).toHaveLength(20_000)
    } finally {
      await large.close()
    }
  })

  it.each(['/sitemaps/0.xml', '/sitemaps/2.xml', '/sitemaps/-1.xml', '/sitemaps/1e3.xml', '/sitemaps/x.xml'])(
    '%s: 404',
    async path => {
      expect((await known.get(path)).status).toBe(404)
    },
  )

  it.each(['/sitemap.xml', '/sitemaps/1.xml'])('%s: 404 without a public address', async path => {
    expect((await local.get(path)).status).toBe(404)
  })
})

describe('forms', () => {
  it('lets the empty form be found, and nothing that is filled in', async () => {
    const isHidden = async (path: string) =>
      (await local.get(path)).body.includes('<meta name="robots" content="noindex">')
    expect(await isHidden('/events/new')).toBe(false)
    expect(await isHidden('/documents/new')).toBe(false)
    expect(await isHidden('/events/2025-11-23-geneva-talks/edit')).toBe(true)
    expect((await local.post('/events', { intent: 'save' })).body).toContain('content="noindex"')
  })
})
