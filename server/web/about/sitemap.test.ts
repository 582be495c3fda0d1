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
