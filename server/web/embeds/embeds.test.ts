import { beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from '../../app.ts'
import { addressOf } from '../../testing/example-addresses.ts'
import { htmlComplaints } from '../../testing/html-checker.ts'
import { documentProblems } from '../../testing/html-document.ts'
import { PEOPLE, signedInAs } from '../../testing/people.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'
import { openTwoNegotiations } from '../../testing/two-negotiations.ts'

const ORIGIN = 'https://record.example.org'
const TEXTS = 'us-28-point-2025-11,us-ukraine-20-point-2025-12'
const EVENT = '2025-02-12-hegseth-brussels'

let site: TestSite
let published: TestSite
beforeAll(async () => {
  site = await openTestSite({ book: PEOPLE })
  published = await openTestSite({ env: { PUBLIC_URL: ORIGIN } })
  return async () => {
    await site.close()
    await published.close()
  }
})

const PIECES = [
  '/embed/state',
  '/embed/state?on=2025-11-30',
  '/embed/timeline',
  '/embed/timeline?kind=talks&limit=3&theme=dark',
  '/embed/timeline?q=no-such-word-anywhere',
  '/embed/overview?kind=talks',
  `/embed/events/${EVENT}?theme=light`,
  `/embed/compare?documents=${TEXTS}`,
  '/embed/positions',
  '/embed/positions?columns=issues',
  '/embed/documents/us-28-point-2025-11/points/1',
]

const policyOf = (headers: { readonly [name: string]: unknown }) => String(headers['content-security-policy'])

describe('a piece', () => {
  it.each(PIECES)('%s is a whole small document that others may frame', async address => {
    const { status, body, headers } = await site.get(address)
    expect(status).toBe(200)
    expect(documentProblems(body)).toEqual([])
    expect(await htmlComplaints(body)).toEqual([])
    expect(policyOf(headers)).toContain('frame-ancestors *')
    expect(headers).not.toHaveProperty('x-frame-options')
    expect(headers).not.toHaveProperty('set-cookie')
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin')
    expect(body).toContain('<meta name="robots" content="noindex">')
    const links = body.match(/<a\b[^>]*>/g) ?? []
    expect(links.filter(link => !/ href="#| target="_blank"/.test(link))).toEqual([])
  })

  it.each(PIECES)('%s is the same for everybody', async address => {
    const { body } = await site.get(address)
    expect((await site.get(address, signedInAs('editor'))).body).toBe(body)
  })

  it('is answered from the cache the second time, with the same headers', async () => {
    const address = `/embed/events/${EVENT}?theme=dark`
    const first = await site.get(address)
    const { hits } = site.cache.stats()
    const second = await site.get(address)
    expect(site.cache.stats().hits).toBe(hits + 1)
    expect(policyOf(second.headers)).toBe(policyOf(first.headers))
    expect(second.headers).not.toHaveProperty('x-frame-options')
  })

  it('takes the theme that is asked for, else the reader’s own', async () => {
    expect((await site.get('/embed/state?theme=dark')).body).toContain('<html lang="en" data-theme="dark">')
    expect((await site.get('/embed/state')).body).not.toContain('data-theme')
  })

  it('says how many milestones it leaves out, and leads to them', async () => {
    const { body } = await site.get('/embed/timeline?kind=talks&limit=3')
    expect(body.match(/<article/g)).toHaveLength(3)
    expect(body).toMatch(/<a target="_blank" href="\/\?kind=talks">\d+ more in the record<\/a>/)
    const usual = await site.get('/embed/timeline')
    expect(usual.body.match(/<article/g)).toHaveLength(20)
  })

  it('never tells of an agreement without whose word it is', async () => {
    const { body } = await site.get('/embed/state')
    expect(body).toMatch(/points, [^<]+ only<\/dd><dd class="note">says [^<]+; no statement of its own/)
    expect((await site.get('/embed/positions')).body).toContain('says Volodymyr Zelenskyy')
  })

  it('stays as it was at the time that it names', async () => {
    const { body } = await site.get('/embed/state?on=2025-11-30')
    expect(body).toContain('The record as of 30 November 2025.')
    expect(body).not.toMatch(/[a-z] 2026/)
  })

  it('shows each of several negotiations, or the one that is asked for', async () => {
    const several = await openTwoNegotiations()
    try {
      const all = await several.get('/embed/state')
      expect(all.body.match(/<section/g)?.length).toBe(2)
      expect(await htmlComplaints(all.body)).toEqual([])
      const [first] = several.record.list('process')
      expect((await several.get(`/embed/state?process=${first?.id}`)).body).not.toContain('<section')
    } finally {
      await several.close()
    }
  })
})

describe('what can’t be shown', () => {
  it.each([
    ['/embed/events/no-such-event', 404, 'no-such-event'],
    ['/embed/documents/us-28-point-2025-11/points/99', 404, '99'],
    ['/embed/compare', 400, 'documents'],
    ['/embed/compare?documents=us-28-point-2025-11,none', 404, 'none'],
    ['/embed/timeline?limit=101', 400, 'from 1 to 100'],
    ['/embed/timeline?limit=0', 400, 'from 1 to 100'],
    ['/embed/timeline?kind=nonsense', 400, 'kind'],
    ['/embed/state?theme=pink', 400, '“light” or “dark”'],
    ['/embed/state?process=none', 404, 'none'],
  ])('%s is a %i that shows in the frame', async (address, status, words) => {
    const answer = await site.get(address)
    expect(answer.status).toBe(status)
    expect(answer.body).toContain(words)
    expect(documentProblems(answer.body)).toEqual([])
    expect(policyOf(answer.headers)).toContain('frame-ancestors *')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.body).not.toContain('masthead')
  })

  it('names a parameter that it does not know', async () => {
    expect((await site.get('/embed/state?colour=red')).body).toContain('no parameter “colour”')
    expect((await site.get('/embed/state?theme=dark')).body).not.toContain('no parameter')
  })
})

it('nothing else of the site may be framed', async () => {
  const answers = await Promise.all(
    ROUTES.filter(({ method }) => method === 'get').map(async ({ pattern }) => {
      const { headers } = await site.get(addressOf(pattern))
      const isOpen = !policyOf(headers).includes("frame-ancestors 'none'") || headers['x-frame-options'] !== 'DENY'
      return [pattern, isOpen] as const
    }),
  )
  const framed = answers.filter(([, isOpen]) => isOpen).map(([pattern]) => pattern)
  expect(framed).toEqual([
    '/embed/state',
    '/embed/timeline',
    '/embed/overview',
    '/embed/events/:id',
    '/embed/compare',
    '/embed/positions',
    '/embed/documents/:id/points/:number',
  ])
})

it('no page but a piece is lent to other sites', async () => {
  const pages = ROUTES.filter(
    ({ method, answers, mayBeFramed }) => method === 'get' && answers === 'page' && !mayBeFramed,
  )
  for (const { pattern } of pages) {
    const { headers } = await site.get(addressOf(pattern))
    expect(headers['cross-origin-resource-policy'], pattern).toBe('same-origin')
  }
})

it('lends its script to other pages, for an hour', async () => {
  const { headers } = await site.get('/embed.js')
  expect(headers).toMatchObject({
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'public, max-age=3600',
  })
})

describe('the page that makes the code', () => {
  const codeIn = (body: string) =>
    /<pre[^>]*>([\s\S]*?)<\/pre>/
      .exec(body)?.[1]
      ?.replaceAll('&#34;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')

  it('frames this site and nothing else, and may itself not be framed', async () => {
    const { headers } = await published.get('/embed?page=/')
    expect(policyOf(headers)).toContain("frame-src 'self'")
    expect(policyOf(headers)).toContain("frame-ancestors 'none'")
    expect(policyOf((await published.get('/')).headers)).not.toContain('frame-src')
  })

  it('gives code with the public address, and the script only if it is wanted', async () => {
    const grows = codeIn((await published.get(`/embed?page=/events/${EVENT}`)).body)
    expect(grows).toMatch(new RegExp(`^<iframe src="${ORIGIN}/embed/events/${EVENT}" title="[^"]+" height="480"`))
    expect(grows).toContain(`<script src="${ORIGIN}/embed.js" async></script>`)
    const plain = codeIn((await published.get(`/embed?page=/events/${EVENT}&grows=no&height=720&theme=dark`)).body)
    expect(plain).toContain(`/embed/events/${EVENT}?theme=dark"`)
    expect(plain).toContain('height="720"')
    expect(plain).not.toContain('script')
  })

  it('fixes the revision that is shown', async () => {
    const { body } = await published.get(`/embed?page=/events/${EVENT}&time=fixed`)
    const src =
      /src="https:\/\/record\.example\.org(\/embed[^"]+)"/.exec(codeIn(body) ?? '')?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(src).toMatch(/\?known=2026-07-06/)
    expect((await published.get(src)).status).toBe(200)
  })

  it('keeps filters and the time of the page', async () => {
    const page = encodeURIComponent('/?kind=talks&on=2025-11-30')
    expect(codeIn((await published.get(`/embed?page=${page}&limit=5`)).body)).toContain(
      `/embed/timeline?kind=talks&amp;limit=5&amp;on=2025-11-30"`,
    )
  })

  it.each([
    '',
    '/about',
    '/events/none',
    '//example.org/',
    'https://example.org/',
    '/\\example.org',
    '/events/%E0%A4%A',
    '/compare?documents=a,b',
  ])('has nothing for “%s”', async page => {
    expect((await published.get(`/embed?page=${encodeURIComponent(page)}`)).status).toBe(404)
  })

  it('is linked from each page that has a piece, and from no other', async () => {
    const linked = async (address: string) => (await published.get(address)).body.includes('href="/embed?page=')
    for (const address of [
      // The timeline leads there by its page of data.
      '/data/timeline',
      '/data/timeline?kind=talks',
      '/overview',
      `/events/${EVENT}`,
      `/compare?documents=${TEXTS}`,
      '/positions',
      '/documents/us-28-point-2025-11/points/1',
    ])
      expect(await linked(address), address).toBe(true)
    for (const address of ['/', '/about', '/compare', '/sources', `/events/none`])
      expect(await linked(address), address).toBe(false)
  })
})

describe('oEmbed', () => {
  const ask = (url: string, more = '', of = published) => of.get(`/oembed?url=${encodeURIComponent(url)}${more}`)

  it('answers as JSON and as XML', async () => {
    const { status, body, headers } = await ask(`${ORIGIN}/events/${EVENT}`, '&maxwidth=400&maxheight=9999')
    expect(status).toBe(200)
    expect(headers['content-type']).toContain('application/json')
    expect(JSON.parse(body)).toMatchObject({
      ...{ version: '1.0', type: 'rich', width: 400, height: 480, provider_url: ORIGIN },
      html: expect.stringMatching(
        new RegExp(`^<iframe src="${ORIGIN}/embed/events/${EVENT}" .* width="400" height="480".*</iframe>$`),
      ),
    })
    const xml = await ask(`${ORIGIN}/`, '&format=xml')
    expect(xml.headers['content-type']).toContain('text/xml')
    expect(xml.body).toMatch(/^<\?xml [^>]+>\n<oembed><version>1\.0<\/version>.*<html>&lt;iframe .*<\/oembed>\n$/)
  })

  it.each([
    ['https://record.example.org.evil.example/', '', 404],
    ['https://record.example.org@evil.example/', '', 404],
    ['http://record.example.org/', '', 404],
    ['https://evil.example/events/x', '', 404],
    [`${ORIGIN}/events/none`, '', 404],
    [`${ORIGIN}/?on=nonsense`, '', 404],
    [`${ORIGIN}/about`, '', 404],
    ['/', '', 404],
    ['', '', 404],
    [`${ORIGIN}/`, '&format=yaml', 501],
  ])('%s%s is a %i %i', async (url, more, status) => {
    expect((await ask(url, more)).status).toBe(status)
  })

  it('is announced where the public address is known, by pages with a piece', async () => {
    const announced = (body: string) => /type="application\/json\+oembed" href="([^"]+)"/.exec(body)?.[1]
    const href = announced((await published.get(`/events/${EVENT}`)).body) ?? ''
    expect(href).toBe(`${ORIGIN}/oembed?url=${encodeURIComponent(`${ORIGIN}/events/${EVENT}`)}`)
    expect((await published.get(href.slice(ORIGIN.length))).status).toBe(200)
    expect(announced((await published.get('/about')).body)).toBeUndefined()
    expect(announced((await site.get(`/events/${EVENT}`)).body)).toBeUndefined()
    expect((await ask(`${ORIGIN}/`, '', site)).status).toBe(404)
  })
})
