import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
    const otherTimes = ['/*?on=', '/*&on=', '/*?known=', '/*&known=']
    const accounts = [
      '/login',
      '/login/code',
      '/login/oidc',
      '/login/oidc/callback',
      '/login/passkey.json',
      '/join/',
      '/*/oidc$',
      '/account',
      '/account/passkey.json',
      '/account/oidc',
      '/account/totp.svg',
      '/accounts',
      '/accounts/',
      '/audit',
      '/desk/here',
    ]
    const forms = ['/settings', '/*/edit$', '/*/retract$', '/*/merge$', '/*/history$', '/setup']
    const desk = ['/desk', '/desk/suggestions/', '/desk/reports/', '/report', '/report/thanks']
    const collections = [
      'negotiations',
      'phases',
      'actors',
      'sources',
      'events',
      'documents',
      'positions',
      'point-states',
    ]
    const ofPrograms = ['/api/1/record', ...collections.map(collection => `/api/1/${collection}/`)]
    const others = [
      ...forms,
      '/read-date.json',
      '/suggest.json',
      '/capture',
      '/import',
      '/*/columns$',
      '/*/rejected$',
      '/*/dry-run$',
      ...desk,
      '/live',
      '/search',
      ...ofPrograms,
      '/embed',
    ]
    const refused = [...otherTimes, ...accounts, ...others].map(pattern => `Disallow: ${pattern}\n`)
    expect(here.body).toBe(`User-agent: *\nAllow: /\n${refused.join('')}`)
    expect(there.body).toBe(`${here.body}\nSitemap: ${ORIGIN}/sitemap.xml\n`)
  })

  it.each<[string, boolean]>([
    ['/', true],
    ['/join/a-link', false],
    ['/accounts/an-id', false],
    ['/?q=geneva&kind=talks', true],
    ['/events/2025-11-23-geneva-talks', true],
    ['/compare?documents=a,b', true],
    ['/timeline.json', true],
    ['/assets/0123456789ab/styles.css', true],
    ['/?on=2025-11-23', false],
    ['/?q=geneva&on=2025-11-23', false],
    ['/events/2025-11-23-geneva-talks?known=2026-01-01T00:00:00.000Z', false],
    ['/events/2025-11-23-geneva-talks/edit', false],
    ['/positions/a/retract', false],
    ['/suggest.json?type=actor&text=zel', false],
    ['/read-date.json?text=yesterday', false],
  ])('%s: may be crawled: %s', async (address, expected) => {
    expect(mayCrawl((await local.get('/robots.txt')).body, address)).toBe(expected)
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
