import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { planImport } from './domain/exchange/import-plan.ts'
import { parseRecordDocument } from './domain/exchange/parse-record-document.ts'
import { recordProblems } from './domain/record/integrity.ts'
import type { NegotiationRecord } from './domain/record/negotiation-record.ts'
import { parseTimelineQuery } from './domain/timeline/timeline-query.ts'
import { type Journal, JournalConflictError, JournalWriteError } from './journal/journal.ts'
import { openMemoryJournal } from './journal/memory-journal.ts'
import { type Answer, type Form, NOW, openTestSite, type TestSite, type TestSiteOptions } from './testing/test-site.ts'
import { FIRST_PAINT_HASH } from './web/http/first-paint.ts'

const LANDMARK = '2026-06-04-zelenskyy-open-letter'
/** Nothing refers to it, so that it can be retracted. */
const LOOSE = '2025-02-12-hegseth-brussels'

const own: TestSite[] = []
afterEach(async () => {
  for (const site of own.splice(0)) await site.close()
})

/** A site for one test. Those that change nothing share one. */
async function newSite(options?: TestSiteOptions): Promise<TestSite> {
  const site = await openTestSite(options)
  own.push(site)
  return site
}

let shared: TestSite
let readOnly: TestSite
beforeAll(async () => {
  shared = await openTestSite({ limits: { writes: 10_000, reads: 10_000 } })
  readOnly = await openTestSite({ env: { PUBLIC_URL: 'https://record.example.org' } })
  return async () => {
    await shared.close()
    await readOnly.close()
  }
})

const newEvent: Readonly<Record<string, string>> = {
  intent: 'save',
  when: '1 July 2026',
  kind: 'statement',
  title: 'Zebra delegation speaks of xylophones',
  summary: 'It spoke for the first time of xylophones.',
  occurrence: 'occurred',
  certainty: 'reported',
  significance: '3',
  table: 'other',
  issues: 'process',
  'citations.0.source': '',
  'citations.0.credibility': '2',
  'citations.0.new.url': 'https://example.org/xylophones',
  'citations.0.new.title': 'Xylophones',
  'citations.0.new.publisher': 'The Example',
  'citations.0.new.published': '1 July 2026',
  'citations.0.new.kind': 'news-report',
  'citations.0.new.language': 'en',
  'citations.0.new.reliability': 'F',
}
/** Its day, and a tail that comes from all that the form says. */
const NEW_ID = '2026-07-01-x8rxtb'

/** Adds the event and gives the fields that its edit form would send. */
async function added(site: TestSite): Promise<Record<string, string>> {
  expect((await site.post('/events', newEvent)).status).toBe(303)
  const kept = Object.entries(newEvent).filter(([name]) => !name.startsWith('citations.0.new'))
  return {
    ...Object.fromEntries(kept),
    'citations.0.source': 'https://example.org/xylophones',
    version: String(site.journal.head.seq),
    reason: 'A better title',
    material: 'yes',
  }
}

const json = (answer: Answer): Record<string, unknown> => JSON.parse(answer.body)

describe('addresses', () => {
  it.each<[string, string, number, string?]>([
    ['GET', '/', 200],
    ['HEAD', '/', 200],
    ['GET', '/?q=geneva&kind=talks', 200],
    ['GET', '/?kind=talks&q=geneva', 302, '/?q=geneva&kind=talks'],
    ['GET', '/?search=geneva&kind=talks', 302, '/?q=geneva&kind=talks'],
    ['GET', '/search?search=geneva', 302, '/search?q=geneva'],
    ['GET', '/sources?search=geneva', 302, '/sources?q=geneva'],
    ['GET', '/?page=last', 200],
    ['GET', '/?page=9999', 302, '/?page=2'],
    ['GET', '/?kind=party', 400],
    ['GET', '/?from=03/04/2025', 400],
    ['GET', '/?q=%ff', 400],
    ['GET', '/?colour=red', 200],
    ['GET', '/?colour=red&from=Nov+2025', 302, '/?from=2025-11-01&colour=red'],
    ['GET', '/?kind=&q=', 302, '/'],
    ['GET', '/?order=oldest&kind=talks', 302, '/?kind=talks'],
    ['GET', '/?from=Nov+2025', 302, '/?from=2025-11-01'],
    ['GET', '/events', 303, '/'],
    ['GET', '/assets/1/styles.css', 200],
    ['GET', '/assets/2/styles.css', 404],
    ['GET', '/nowhere', 404],
    ['GET', '/About', 404],
    ['GET', '/events/nothing', 404],
    ['GET', '/events/nothing/edit', 404],
    ['GET', '/events/nothing/retract', 404],
    ['GET', '/events/ukraine', 404],
    ['GET', '/actors/nobody', 404],
    ['GET', '/sources/nothing', 404],
    ['GET', '/events/__proto__', 404],
    ['GET', '/actors/constructor', 404],
    ['GET', '/events/%00', 404],
    ['GET', '/events/%E0%A4%A', 400],
    ['GET', '/events/..%2f..%2fetc%2fpasswd', 404],
    ['GET', '//example.org', 404],
    ['POST', '/', 404],
    ['DELETE', `/events/${LANDMARK}`, 404],
    ['PUT', '/data/record.json', 404],
    ['GET', `/${'x'.repeat(8_000)}`, 414],
  ])('%s %s: %i', async (method, path, status, location) => {
    const answer = await shared.ask(method, path)
    expect(answer.status).toBe(status)
    expect(answer.headers.location).toBe(location)
  })

  it('of every actor, source and milestone answer', async () => {
    const { record } = shared
    const paths = [
      ...record.list('actor').map(({ id }) => `/actors/${id}`),
      ...record.list('source').map(({ id }) => `/sources/${id}`),
      ...record.list('event').map(({ id }) => `/events/${id}`),
    ]
    const bad: string[] = []
    for (const path of paths) if ((await shared.get(`${path}.json`)).status !== 200) bad.push(path)
    expect(bad).toEqual([])
    expect(paths).toHaveLength(975)
  })

  it.each(['/events', `/events/${LANDMARK}/edit`, `/events/${LOOSE}/retract`, `/events/${LOOSE}/restore`])(
    'no form can be sent to %s where nobody may write',
    async path => {
      expect((await readOnly.post(path, newEvent)).status).toBe(404)
      expect(readOnly.journal.head.seq).toBe(1127)
    },
  )

  it('a read-only site offers nothing that it would refuse', async () => {
    for (const path of ['/', `/events/${LANDMARK}`, '/about'])
      expect((await readOnly.get(path)).body).not.toMatch(/\/edit"|\/retract"|\/events\/new">/)
  })
})

describe('a redirect to the canonical address', () => {
  const finish = async (path: string): Promise<{ hops: number; status: number }> => {
    let answer = await shared.get(path)
    let hops = 0
    for (; answer.status === 302 && hops < 5; hops++) answer = await shared.get(answer.headers.location ?? '')
    return { hops, status: answer.status }
  }

  const names = ['q', 'kind', 'table', 'actor', 'issue', 'document', 'certainty', 'significance']
  const parameter = fc.tuple(
    fc.oneof(
      fc.constantFrom(...names, 'from', 'to', 'context', 'order', 'page'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    fc.oneof(
      fc.constantFrom('talks', 'context', 'ukraine', '3', '1', 'on', 'off', 'newest', 'oldest', 'last', '2', '0', ''),
      fc.constantFrom('Nov 2025', '2025-11-23', '23–25 Nov 2025', '03/04/2025', 'before 2026', '2025-11/2026-01', '..'),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
  )
  const encoded = fc
    .array(parameter, { maxLength: 6 })
    .map(pairs => new URLSearchParams(pairs as [string, string][]).toString())
  const written = fc.stringMatching(/^[!-~]{0,40}$/).filter(text => !text.includes('#'))

  it('comes at most once, whatever the query, and ends with a page', () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(encoded, written), async query => {
        const { hops, status } = await finish(`/?${query}`)
        expect(hops).toBeLessThanOrEqual(1)
        expect([200, 400]).toContain(status)
      }),
      { numRuns: 300 },
    ))

  it('leads to no other site', async () => {
    for (const path of ['//example.org?kind=', '/?kind=&x=//example.org', '//?kind=']) {
      const { location = '/' } = (await shared.get(path)).headers
      expect(location).toMatch(/^\/(?!\/)/)
    }
  })
})

describe('headers', () => {
  const pages = ['/', '/about', '/events/new', '/nowhere', `/events/${LANDMARK}`]
  const data = [
    '/timeline.json',
    '/data/record.json',
    '/data/record.schema.json',
    '/data/journal.jsonl',
    `/events/${LANDMARK}.json`,
    '/actors/ukraine.json',
    '/sources/',
  ]
  const asked = (path: string) =>
    shared.get(path === '/sources/' ? `/sources/${shared.record.list('source')[0]?.id}.json` : path)

  it.each([...pages, ...data, '/assets/1/styles.css', '/data/nothing.json'])('of %s make it safe', async path => {
    const { headers } = await asked(path)
    expect(headers['content-security-policy']).toBe(
      `default-src 'none';script-src 'self' ${FIRST_PAINT_HASH};style-src 'self';img-src 'self';font-src 'self';connect-src 'self';form-action 'self';frame-ancestors 'none';object-src 'none';base-uri 'none'`,
    )
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' })
    expect(headers).not.toHaveProperty('x-powered-by')
    expect(headers).not.toHaveProperty('strict-transport-security')
    expect(headers).not.toHaveProperty('set-cookie')
    expect(Object.keys(headers).filter(name => /ratelimit/i.test(name))).toEqual([])
  })

  it('ask for https where readers know the site by it', async () =>
    expect((await readOnly.get('/')).headers['strict-transport-security']).toMatch(/^max-age=\d{8}/))

  it.each(data)('let any site read %s', async path => {
    const { headers } = await asked(path)
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-expose-headers': expect.stringMatching(/ETag.*Parley-Sequence.*Parley-Hash/),
      'cache-control': 'no-cache',
    })
    expect(headers).not.toHaveProperty('access-control-allow-credentials')
  })

  it.each([...pages, '/suggest.json?type=actor&text=a', '/read-date.json?text=2025'])(
    'let no other site read %s',
    async path => expect((await asked(path)).headers).not.toHaveProperty('access-control-allow-origin'),
  )

  it.each<[string, string, string]>([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    [`/events/${LANDMARK}`, 'text/html; charset=utf-8', 'no-cache'],
    ['/events/new', 'text/html; charset=utf-8', 'no-store'],
    ['/nowhere', 'text/html; charset=utf-8', 'no-store'],
    ['/nowhere.json', 'application/problem+json; charset=utf-8', 'no-store'],
    ['/?kind=party', 'text/html; charset=utf-8', 'no-store'],
    ['/timeline.json', 'application/json; charset=utf-8', 'no-cache'],
    ['/data/record.json', 'application/json; charset=utf-8', 'no-cache'],
    ['/data/record.schema.json', 'application/schema+json; charset=utf-8', 'no-cache'],
    ['/data/journal.jsonl', 'application/x-ndjson; charset=utf-8', 'no-cache'],
    ['/read-date.json?text=2025', 'application/json; charset=utf-8', 'no-store'],
    ['/assets/1/styles.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
  ])('of %s say what it is and how long it is good', async (path, type, cacheControl) => {
    for (const _ of ['miss', 'hit'])
      expect((await shared.get(path)).headers).toMatchObject({ 'content-type': type, 'cache-control': cacheControl })
  })

  it.each([
    ['/timeline.json', 'attachment; filename="parley-timeline-1127.json"'],
    ['/timeline.json?kind=talks', 'attachment; filename="parley-timeline-1127.json"'],
    ['/data/record.json', 'attachment; filename="parley-1127-record.json"'],
    ['/data/journal.jsonl', 'attachment; filename="parley-1127-journal.jsonl"'],
  ])('name the file that %s is saved as', async (path, disposition) =>
    expect((await shared.get(path)).headers['content-disposition']).toBe(disposition),
  )

  it.each(['/', '/?kind=talks', '/about', '/data', `/events/${LANDMARK}`, '/assets/1/styles.css', ...data])(
    '%s: what has not changed is not sent again; HEAD has the same headers and no body',
    async path => {
      const first = await asked(path)
      const etag = String(first.headers.etag)
      expect(etag).toMatch(/^W\/"[^"]{20,}"$/)
      const url = path === '/sources/' ? `/sources/${shared.record.list('source')[0]?.id}.json` : path
      const again = await shared.get(url, { 'if-none-match': etag })
      expect(again).toMatchObject({ status: 304, body: '', headers: { etag } })
      const browser = await shared.get(url, { 'if-none-match': `"other", ${etag}`, 'cache-control': 'no-cache' })
      expect(browser.status).toBe(304)
      expect((await shared.get(url, { 'if-none-match': 'W/"other"' })).status).toBe(200)

      const head = await shared.ask('HEAD', url)
      expect(head).toMatchObject({ status: 200, body: '' })
      for (const name of ['content-type', 'cache-control', 'etag', 'vary', 'content-disposition'])
        expect(head.headers[name], name).toBe(first.headers[name])
    },
  )
})

describe('what goes wrong at a data address', () => {
  const boom = (record: NegotiationRecord): NegotiationRecord =>
    new Proxy(record, {
      get(target, key) {
        const value = Reflect.get(target, key, target)
        if (key !== 'find') return typeof value === 'function' ? value.bind(target) : value
        return (type: 'actor', id: string) => {
          if (id === 'boom') throw new Error('secret internals at /srv/parley')
          return target.find(type, id)
        }
      },
    })

  function expectProblem({ status, headers, body }: Answer, expected: number) {
    expect(status, body).toBe(expected)
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(headers['cache-control']).toBe('no-store')
    const problem = JSON.parse(body)
    expect(problem).toMatchObject({ type: 'about:blank', status: expected })
    expect(problem.title).toMatch(/^[A-Z].{4,}/)
    expect(problem.detail).toMatch(/^.{10,}[.?]$/)
    const known = ['type', 'title', 'status', 'detail', 'problems']
    expect(Object.keys(problem).filter(key => !known.includes(key))).toEqual([])
    for (const part of problem.problems ?? [])
      expect(part).toEqual({ path: expect.any(String), message: expect.any(String) })
    expect(body).not.toMatch(/\n\s+at |node_modules|\.ts\b|Error:/)
    return problem
  }

  it.each<[string, number]>([
    ['/nowhere.json', 404],
    ['/data/nothing.jsonl', 404],
    ['/events/nothing.json', 404],
    ['/actors/nobody.json', 404],
    ['/sources/nothing.json', 404],
    ['/events/ukraine.json', 404],
    ['/events/__proto__.json', 404],
    ['/events/%E0%A4%A.json', 400],
    ['/timeline.json?colour=red', 400],
    ['/timeline.json?kind=party', 400],
    ['/timeline.json?from=03/04/2025', 400],
    ['/timeline.json?q=a&q=b', 400],
    ['/timeline.json?__proto__=a', 400],
    ['/suggest.json?type=planet&text=a', 400],
    [`/suggest.json?type=actor&text=${'x'.repeat(201)}`, 400],
    [`/read-date.json?text=${'x'.repeat(201)}`, 400],
  ])('GET %s: %i, as a problem', async (path, status) => {
    expectProblem(await shared.get(path), status)
    expect(await shared.ask('HEAD', path)).toMatchObject({ status, body: '' })
  })

  it('can be read by the page of another site too', async () =>
    expect((await shared.get('/timeline.json?kind=party')).headers['access-control-allow-origin']).toBe('*'))

  it('names every filter that could not be read', async () => {
    const problem = expectProblem(await shared.get('/timeline.json?kind=party&colour=red&colour=blue&page=x'), 400)
    expect(problem.problems.map(({ path }: { path: string }) => path).toSorted()).toEqual(['colour', 'kind', 'page'])
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s is refused, at any of them', async method => {
    for (const site of [shared, readOnly])
      for (const path of ['/timeline.json', '/data/record.json', `/events/${LANDMARK}.json`])
        expectProblem(await site.ask(method, path, { 'content-type': 'application/json' }, '{}'), 404)
  })

  it('a retracted milestone is gone, with the reason', async () => {
    const site = await newSite()
    await site.post(`/events/${LOOSE}/retract`, { reason: 'It was another day.', version: versionOf(site, LOOSE) })
    expect(expectProblem(await site.get(`/events/${LOOSE}.json`), 410).detail).toContain('It was another day.')
    expect((await site.get(`/events/${LOOSE}`)).status).toBe(410)
  })

  it('too many requests', async () => {
    const site = await newSite({ limits: { reads: 2, writes: 2 } })
    await site.get('/nowhere')
    await site.get('/nowhere')
    const answer = await site.get('/timeline.json')
    expectProblem(answer, 429)
    expect(answer.headers['retry-after']).toBe('60')
  })

  it('but style sheets and type are answered whatever is counted, with the headers that all have', async () => {
    const site = await newSite({ limits: { reads: 1 } })
    await site.get('/nowhere')
    expect((await site.get('/about')).status).toBe(429)
    for (const _ of ['made', 'kept']) {
      const { status, headers } = await site.get('/assets/1/styles.css')
      expect(status).toBe(200)
      expect(headers['cache-control']).toContain('immutable')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['permissions-policy']).toContain('camera=()')
    }
  })

  it('a fault of ours is noted under a number, and nothing else is told', async () => {
    const site = await newSite({ wrapRecord: boom })
    for (const path of ['/actors/boom.json', '/actors/boom']) {
      const answer = await site.get(path)
      if (path.endsWith('.json')) expectProblem(answer, 500)
      expect(answer.status).toBe(500)
      expect(answer.body).not.toContain('secret')
      const incident = /noted as ([0-9a-f]{8})/.exec(answer.body)?.[1]
      expect(site.logged.some(line => line.includes(incident ?? 'none') && line.includes('secret internals'))).toBe(
        true,
      )
    }
    expect((await site.get('/actors/ukraine')).status).toBe(200)
  })

  it('a fault in the page that tells of faults shows nothing either', async () => {
    const site = await newSite({
      wrapRender: () => () => {
        throw new Error('secret internals')
      },
    })
    const answer = await site.get('/')
    expect(answer.status).toBe(500)
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(answer.body).toMatch(/^Something went wrong here\. The fault is ours and has been noted as [0-9a-f]{8}\./)
    expect(answer.body).not.toContain('secret')
    expect((await site.get('/nowhere')).status).toBe(404)
  })
})

const versionOf = (site: TestSite, id: string) => String(site.record.history(id).at(-1)?.seq)

describe('exports', () => {
  const about = (site: TestSite) => ({
    version: 1,
    generatedAt: NOW.toISOString(),
    sequence: site.record.head.seq,
    hash: site.record.head.hash,
    license: 'CC-BY-4.0',
    citation: `Russia–Ukraine peace negotiations, 2025–2026. Parley, revision 1127 (${site.record.head.hash.slice(0, 12)}).`,
  })

  it.each([
    ['/timeline.json', 'parley-timeline'],
    [`/events/${LANDMARK}.json`, 'parley-event'],
    ['/actors/ukraine.json', 'parley-actor'],
    ['/sources/SOME.json', 'parley-source'],
  ])('%s says what it is and where it comes from', async (path, format) => {
    const { body } = await shared.get(path.replace('SOME', shared.record.list('source')[0]?.id ?? ''))
    expect(JSON.parse(body)).toMatchObject({ format, ...about(shared) })
    expect(body.endsWith('}\n')).toBe(true)
  })

  it.each([
    ['/data/record.json', 'parley-record'],
    ['/data/journal.jsonl', 'parley-journal'],
  ])('%s, which is the data and nothing else, says it in its headers', async (path, format) => {
    const { headers } = await shared.get(path)
    const { version, generatedAt, sequence, hash, license, citation } = about(shared)
    expect(headers).toMatchObject({
      'parley-format': format,
      'parley-version': String(version),
      'parley-generated-at': generatedAt,
      'parley-sequence': String(sequence),
      'parley-hash': hash,
      'parley-license': license,
      'parley-citation': encodeURI(citation),
    })
    const exposed = String(headers['access-control-expose-headers']).toLowerCase().split(', ')
    for (const name of Object.keys(headers).filter(header => header.startsWith('parley-')))
      expect(exposed).toContain(name)
  })

  it('cite the address where readers know one', async () => {
    expect(json(await readOnly.get('/timeline.json'))['citation']).toContain('Parley, https://record.example.org, rev')
    expect((await readOnly.get('/data/record.json')).headers['parley-citation']).toContain('https://record.example.org')
  })

  it('timeline.json has the milestones of the page, in its order, without context unless asked for', async () => {
    const idsOf = async (path: string) =>
      (json(await shared.get(path))['events'] as { id: string; kind: string }[]).map(({ id }) => id)
    const onPages = async (query: string, pages: number) => {
      const found: string[] = []
      for (let page = 1; page <= pages; page++) {
        const params = new URLSearchParams(query)
        if (page > 1) params.set('page', String(page))
        const { body } = await shared.get(`/?${params}`)
        found.push(...[...body.matchAll(/<article class="event[^"]*" id="event-([^"]+)"/g)].map(([, id = '']) => id))
      }
      return found
    }
    for (const [query, pages, count] of [
      ['', 2, 195],
      ['context=on', 2, 200],
      ['order=newest', 2, 195],
      ['kind=talks&order=newest', 1, null],
      ['q=geneva', 1, null],
    ] as const) {
      const ids = await idsOf(`/timeline.json?${query}`)
      expect(ids, query).toEqual(await onPages(query, pages))
      if (count !== null) expect(ids).toHaveLength(count)
      expect(ids.length).toBeGreaterThan(3)
    }
  })

  it('timeline.json says which filters it was made with, and holds what its milestones name', async () => {
    const query = 'kind=talks&kind=call&from=2025-11-01&order=newest'
    const body = json(await shared.get(`/timeline.json?${query}`))
    expect(body['filters']).toEqual({ kind: ['talks', 'call'], from: '2025-11-01', order: 'newest' })
    expect(json(await shared.get('/timeline.json'))['filters']).toEqual({})
    const events = body['events'] as { participants: { actor: string }[]; citations: { source: string }[] }[]
    expect(body['count']).toBe(events.length)
    const ids = (name: string) => new Set((body[name] as { id: string }[]).map(({ id }) => id))
    const [actors, sources] = [ids('actors'), ids('sources')]
    for (const { participants, citations } of events) {
      for (const { actor } of participants) expect(actors).toContain(actor)
      for (const { source } of citations) expect(sources).toContain(source)
    }
    expect(parseTimelineQuery(new URLSearchParams(query)).problems).toEqual([])
  })

  it('an event comes as it is stored, with its revisions', async () => {
    const body = json(await shared.get(`/events/${LANDMARK}.json`))
    expect(body['event']).toEqual(shared.record.find('event', LANDMARK))
    expect(body['revisions']).toEqual([
      expect.objectContaining({ action: 'create', by: 'import', seq: Number(versionOf(shared, LANDMARK)) }),
    ])
  })

  it('record.json is taken in again without a change', async () => {
    const { body } = await shared.get('/data/record.json')
    const document = parseRecordDocument(body)
    if (!document.ok) throw new Error('not a record')
    const plan = planImport(document, shared.record, { by: 'test' })
    expect(plan).toMatchObject({ added: [], changed: [], rejected: [], drafts: [] })
    expect(plan.unchanged).toHaveLength(1127)
  })

  it('journal.jsonl is a journal', async () => {
    const { body } = await shared.get('/data/journal.jsonl')
    const copy = openMemoryJournal({ now: () => NOW, lines: body.trimEnd().split('\n') })
    expect(copy.head).toEqual(shared.journal.head)
  })

  it('of an empty record are whole too', async () => {
    const site = await newSite({ empty: true })
    expect(json(await site.get('/timeline.json'))).toMatchObject({ events: [], count: 0, sequence: 0, license: null })
    expect(json(await site.get('/data/record.json'))).toMatchObject({ format: 'parley-record', events: [] })
    expect(await site.get('/data/journal.jsonl')).toMatchObject({ status: 200, body: '' })
  })
})

describe('writing', () => {
  it('adds a milestone with its source, and every page knows it at once', async () => {
    const site = await newSite()
    const stale = ['/', '/?page=last', '/timeline.json', '/data', '/data/record.json', '/?q=xylophones']
    for (const path of stale) expect((await site.get(path)).status).toBe(200)
    const etag = String((await site.get('/')).headers.etag)
    const hits = site.cache.stats().hits

    const answer = await site.post('/events', newEvent)
    expect(answer).toMatchObject({ status: 303, headers: { location: `/events/${NEW_ID}#added` } })
    expect((await site.get(`/events/${NEW_ID}`)).body).toContain('Zebra delegation speaks of xylophones')
    // It is a landmark and the newest, so it stands in the state of play on every timeline page.
    for (const path of stale) expect((await site.get(path)).body, path).toMatch(/Zebra|xylophones|1,129 revisions/)
    expect(site.cache.stats().hits).toBe(hits)
    expect(await site.get('/', { 'if-none-match': etag })).toMatchObject({ status: 200 })
    expect(site.journal.head.seq).toBe(1129)
    expect(site.record.history(NEW_ID)[0]).toMatchObject({
      action: 'create',
      by: 'local-editor',
      at: NOW.toISOString(),
    })
  })

  it('adds once what is sent twice, also at the same moment', async () => {
    const site = await newSite()
    const answers = await Promise.all([1, 2, 3].map(() => site.post('/events', newEvent)))
    answers.push(await site.post('/events', newEvent))
    for (const { status, headers } of answers) {
      expect(status).toBe(303)
      expect(headers.location).toBe(`/events/${NEW_ID}#added`)
    }
    expect(site.journal.head.seq).toBe(1129)
  })

  it('asks before it adds what may be there already', async () => {
    const site = await newSite()
    await site.post('/events', newEvent)
    const similar = { ...newEvent, title: 'Zebra delegation speaks about xylophones' }
    const asked = await site.post('/events', similar)
    expect(asked.status).toBe(422)
    expect(asked.body).toContain(`href="/events/${NEW_ID}"`)
    expect(site.journal.head.seq).toBe(1129)
    expect((await site.post('/events', { ...similar, distinct: 'yes' })).status).toBe(303)
    expect(site.journal.head.seq).toBe(1130)
  })

  it('says so where signs that nobody sees were left out', async () => {
    const site = await newSite()
    const pasted = { ...newEvent, title: 'Zebra dele\u00adgation speaks of xylophones' }
    expect((await site.post('/events', { ...pasted, intent: 'preview' })).body).toContain('Left out of Title: signs')
    expect((await site.post('/events', pasted)).headers.location).toBe(`/events/${NEW_ID}#left-out`)
    expect((await site.get(`/events/${NEW_ID}`)).body).toContain('id="left-out"')
    expect((await site.post('/events', pasted)).headers.location).toBe(`/events/${NEW_ID}#added`)
  })

  it('asks before it adds a source that may be there already', async () => {
    const site = await newSite()
    await site.post('/events', newEvent)
    const url = 'http://www.example.org/xylophones'
    const other = { ...newEvent, when: '3 March 2031', title: 'Something else', 'citations.0.new.url': url }
    const asked = await site.post('/events', other)
    expect(asked.status).toBe(422)
    expect(asked.body).toContain('a source with almost the same address')
    expect(asked.body).toContain('None of these: this is another source')
    expect((await site.post('/events', { ...other, distinct: 'yes' })).status).toBe(303)
  })

  it('corrects a milestone; the old words stay in the journal', async () => {
    const site = await newSite()
    const fields = await added(site)
    const answer = await site.post(`/events/${NEW_ID}/edit`, { ...fields, title: 'A better title' })
    expect(answer).toMatchObject({ status: 303, headers: { location: `/events/${NEW_ID}#saved` } })
    expect(site.record.find('event', NEW_ID)?.title).toBe('A better title')
    expect(site.record.history(NEW_ID).map(({ action, reason }) => [action, reason])).toEqual([
      ['create', null],
      ['change', 'A better title'],
    ])
  })

  it('records nothing where nothing was changed', async () => {
    const site = await newSite()
    const fields = await added(site)
    expect((await site.post(`/events/${NEW_ID}/edit`, fields)).status).toBe(303)
    expect(site.journal.head.seq).toBe(1129)
  })

  it('shows both versions where somebody else was quicker, and saves when it is sent again', async () => {
    const site = await newSite()
    const fields = await added(site)
    await site.post(`/events/${NEW_ID}/edit`, { ...fields, title: 'Theirs' })
    const conflict = await site.post(`/events/${NEW_ID}/edit`, {
      ...fields,
      title: 'Ours',
      summary: 'Our own summary.',
    })
    expect(conflict.status).toBe(409)
    for (const words of ['Theirs', 'Ours', 'Our own summary.']) expect(conflict.body).toContain(words)
    expect(site.record.find('event', NEW_ID)?.title).toBe('Theirs')
    const version = /name="version" value="(\d+)"/.exec(conflict.body)?.[1] ?? ''
    expect((await site.post(`/events/${NEW_ID}/edit`, { ...fields, title: 'Ours', version })).status).toBe(303)
    expect(site.record.find('event', NEW_ID)?.title).toBe('Ours')
  })

  it('keeps what was typed where the milestone was retracted meanwhile', async () => {
    const site = await newSite()
    const fields = await added(site)
    const version = versionOf(site, NEW_ID)
    expect((await site.post(`/events/${NEW_ID}/retract`, { reason: 'Not so', version })).status).toBe(303)
    const answer = await site.post(`/events/${NEW_ID}/edit`, { ...fields, title: 'Precious typing' })
    expect(answer.status).toBe(409)
    for (const words of ['Precious typing', 'was retracted', 'Not so']) expect(answer.body).toContain(words)
  })

  it('does not drop what is typed of a source whose address the record has', async () => {
    const site = await newSite()
    await added(site)
    const answer = await site.post('/events', {
      ...newEvent,
      title: 'Another one',
      'citations.0.new.title': 'Not that title',
    })
    expect(answer.status).toBe(422)
    for (const words of ['Not that title', 'has this address already']) expect(answer.body).toContain(words)
  })

  it('also where they were quicker by a moment', async () => {
    const site = await newSite({
      wrapJournal: journal => withAppend(journal, () => Promise.reject(new JournalConflictError(LANDMARK, 1, 2))),
    })
    const event = site.record.find('event', LOOSE)
    const fields = { ...newEvent, version: versionOf(site, LOOSE), reason: 'x', title: 'Our own title' }
    const answer = await site.post(`/events/${LOOSE}/edit`, fields)
    expect(answer.status).toBe(409)
    expect(answer.body).toContain('Our own title')
    expect(answer.body).toContain(event?.title.slice(0, 10))
  })

  it('retracts with a reason, leaves a tombstone, restores', async () => {
    const site = await newSite()
    const version = versionOf(site, LOOSE)
    expect((await site.post(`/events/${LOOSE}/retract`, { reason: ' ', version })).status).toBe(422)
    expect((await site.post(`/events/${LOOSE}/retract`, { reason: 'Not so', version: '1' })).status).toBe(409)
    expect((await site.post(`/events/${LOOSE}/retract`, { reason: 'Not so', version })).status).toBe(303)
    const tombstone = await site.get(`/events/${LOOSE}`)
    expect(tombstone.status).toBe(410)
    expect(tombstone.body).toContain('Not so')
    expect((await site.get('/timeline.json')).body).not.toContain(`"id":"${LOOSE}"`)
    expect((await site.get(`/events/${LOOSE}/edit`)).status).toBe(410)
    expect((await site.post(`/events/${LOOSE}/retract`, { reason: 'x', version })).status).toBe(410)
    const restored = await site.post(`/events/${LOOSE}/restore`, [])
    expect(restored).toMatchObject({ status: 303, headers: { location: `/events/${LOOSE}` } })
    expect((await site.get(`/events/${LOOSE}`)).status).toBe(200)
    expect((await site.post(`/events/${LOOSE}/restore`, [])).status).toBe(303)
    expect(site.record.history(LOOSE).map(({ action }) => action)).toEqual(['create', 'retract', 'restore'])
  })

  it('does not retract what others refer to', async () => {
    const referred = shared.record.list('event').find(({ id }) => shared.record.referrers(id, 'event').length > 0)
    const id = referred?.id ?? ''
    const answer = await shared.post(`/events/${id}/retract`, { reason: 'x', version: versionOf(shared, id) })
    expect(answer.status).toBe(409)
    expect(shared.record.find('event', id)).toBeDefined()
  })
})

function withAppend(journal: Journal, append: Journal['append']): Journal {
  return new Proxy(journal, {
    get(target, key) {
      if (key === 'append') return append
      const value = Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

describe('when the disk fails', () => {
  const failing = (journal: Journal) =>
    withAppend(journal, () => Promise.reject(new JournalWriteError('no space is left on the disk')))

  it('says so with everything still in the form, changes nothing and keeps nothing', async () => {
    const site = await newSite({ wrapJournal: failing })
    const before = await site.get('/')
    const { entries } = site.cache.stats()
    const answer = await site.post('/events', newEvent)
    expect(answer.status).toBe(503)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.body).toContain('no space is left on the disk')
    expect(answer.body).toContain('value="Zebra delegation speaks of xylophones"')
    expect(answer.body).toContain('It spoke for the first time of xylophones.</textarea>')
    expect(answer.body).toContain('value="https://example.org/xylophones"')
    expect(site.cache.stats().entries).toBe(entries)
    expect((await site.get('/')).body).toBe(before.body)
    expect((await site.get(`/events/${NEW_ID}`)).status).toBe(404)
  })

  it('for a correction, a retraction and a restoration as well', async () => {
    const site = await newSite({ wrapJournal: failing })
    const fields = { ...newEvent, version: versionOf(site, LOOSE), reason: 'Because', title: 'Our own title' }
    const edited = await site.post(`/events/${LOOSE}/edit`, fields)
    expect(edited.status).toBe(503)
    expect(edited.body).toContain('value="Our own title"')
    expect(edited.body).toContain('value="Because"')
    const retracted = await site.post(`/events/${LOOSE}/retract`, {
      reason: 'It never was.',
      version: versionOf(site, LOOSE),
    })
    expect(retracted.status).toBe(503)
    expect(retracted.body).toContain('It never was.</textarea>')
    expect((await site.get(`/events/${LOOSE}`)).status).toBe(200)
  })
})

describe('who may write', () => {
  const form = 'application/x-www-form-urlencoded'
  it.each<[string, Record<string, string>, number]>([
    ['a browser, from a page of this site', { 'sec-fetch-site': 'same-origin', origin: 'OWN' }, 422],
    ['an older browser, from a page of this site', { origin: 'OWN' }, 422],
    ['a program on this machine', {}, 422],
    ['by the name localhost', { host: 'localhost:PORT' }, 422],
    ['a page of another site', { 'sec-fetch-site': 'cross-site', origin: 'https://example.org' }, 403],
    ['a page of another port of this machine', { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:1' }, 403],
    ['an older browser, from another site', { origin: 'https://example.org' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['a browser that was sent here from nowhere', { 'sec-fetch-site': 'none' }, 403],
    ['a foreign name for this machine (DNS rebinding)', { host: 'rebound.example.org' }, 403],
    ['a foreign name that begins like ours', { host: '127.0.0.1.example.org' }, 403],
    ['through a proxy', { 'x-forwarded-for': '203.0.113.7' }, 403],
    ['through a proxy that says so in the standard way', { forwarded: 'for=203.0.113.7' }, 403],
    ['through a proxy that gives its name', { via: '1.1 proxy' }, 403],
  ])('%s', async (_, headers, status) => {
    const { url } = shared
    const port = new URL(url).port
    const given = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace('OWN', url).replace('PORT', port)]),
    )
    for (const path of ['/events', `/events/${LANDMARK}/edit`, `/events/${LOOSE}/retract`]) {
      const answer = await shared.ask('POST', path, { 'content-type': form, ...given }, '')
      expect(answer.status, path).toBe(status)
    }
    expect(shared.journal.head.seq).toBe(1127)
  })
})

/** Parts of parts, 200 of a point. */
const manyParts = (points: number) =>
  Array.from({ length: points }, (_, point): [string, string] => [`points.${point}.values.199.what`, 'x'])

describe('hostile forms', () => {
  const long = 'ї'.repeat(150_000)
  it.each<[string, Form, number]>([
    ['nothing', [], 422],
    ['markup', { ...newEvent, title: '<script>alert(1)</script>' }, 422],
    ['a control character', { ...newEvent, summary: 'a\u0000b' }, 422],
    ['an override', { ...newEvent, title: 'abc\u202edef' }, 422],
    ['nearly a megabyte in one field', { ...newEvent, title: long }, 422],
    ['more than a megabyte', { ...newEvent, title: 'x'.repeat(1024 * 1024) }, 413],
    ['a megabyte of date', { ...newEvent, when: long }, 422],
    ['a megabyte of actor', { ...newEvent, 'participants.0.actor': long, 'participants.0.part': 'party' }, 422],
    ['a script for an address', { ...newEvent, 'citations.0.new.url': 'javascript:alert(1)' }, 422],
    ['two addresses in one', { ...newEvent, 'citations.0.new.url': 'https://a.example\nhttps://b.example' }, 422],
    ['a field of a prototype', { ...newEvent, __proto__x: 'x' }, 400],
    ['__proto__', [...Object.entries(newEvent), ['__proto__', 'x']], 400],
    ['__proto__ in brackets', [...Object.entries(newEvent), ['__proto__[admin]', 'x']], 400],
    ['an id of its own', { ...newEvent, id: 'mine' }, 400],
    ['a field twice', [...Object.entries(newEvent), ['title', 'another']], 400],
    ['a list for a text', [...Object.entries(newEvent), ['title[]', 'x']], 400],
    ['a thousand groups', { ...newEvent, 'quotes.999.text': 'x' }, 400],
    ['a button that is not there', { ...newEvent, intent: 'delete' }, 400],
    ['two hundred blank groups', { ...newEvent, title: '', 'quotes.199.language': 'en' }, 422],
  ])('%s: nothing is stored', async (_, fields, status) => {
    const answer = await shared.post('/events', fields)
    expect(answer.status).toBe(status)
    expect(answer.body).not.toContain('<script>alert')
    expect(shared.journal.head.seq).toBe(1127)
  })

  it('of a form that is too large, the answer says what to do', async () => {
    expect((await shared.post('/events', { title: 'x'.repeat(1024 * 1024) })).body).toContain('A form has at most 1 MB')
    expect((await shared.post('/documents', Object.fromEntries(manyParts(6)))).body).toContain('at most 1,000 parts')
  })

  it('what was typed is all still there', async () => {
    const { body } = await shared.post('/events', { ...newEvent, title: long, summary: '<b>&amp;</b>\r\n\r\n"ї👍' })
    expect(body.includes(long)).toBe(true)
    expect(body).toContain('&lt;b&gt;&amp;amp;&lt;/b&gt;\n\n&#34;ї👍</textarea>')
  })

  it.each(['\u0000', '\u202e', '<b>', 'x'.repeat(1001)])('a reason is plain text too: %j', async reason => {
    const site = await newSite()
    const fields = await added(site)
    expect((await site.post(`/events/${NEW_ID}/edit`, { ...fields, title: 'Other', reason })).status).toBe(422)
    expect((await site.post(`/events/${NEW_ID}/retract`, { version: fields['version'] ?? '', reason })).status).toBe(
      422,
    )
    expect(site.journal.head.seq).toBe(1129)
  })

  it.each<[string, Record<string, string>, string | Buffer, number]>([
    ['JSON', { 'content-type': 'application/json' }, '{"__proto__": {"x": 1}}', 415],
    ['a file', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--', 415],
    ['no type at all', {}, 'title=x', 415],
    ['another charset', { 'content-type': 'application/x-www-form-urlencoded; charset=nonsense' }, 'title=x', 415],
    [
      'an encoding that nobody knows',
      { 'content-type': 'application/x-www-form-urlencoded', 'content-encoding': 'x' },
      'a',
      415,
    ],
    ['broken gzip', { 'content-type': 'application/x-www-form-urlencoded', 'content-encoding': 'gzip' }, 'a', 400],
    ['nine megabytes', { 'content-type': 'application/x-www-form-urlencoded' }, `title=${'x'.repeat(9_000_000)}`, 413],
    [
      'bytes that are no UTF-8',
      { 'content-type': 'application/x-www-form-urlencoded' },
      Buffer.from([0xff, 0xfe, 0x3d]),
      400,
    ],
    ['a broken escape', { 'content-type': 'application/x-www-form-urlencoded' }, 'title=%E0%A4%A', 400],
  ])('%s is a clear refusal', async (_, headers, body, status) => {
    const answer = await shared.ask('POST', '/events', headers, body)
    expect(answer.status).toBe(status)
    expect(shared.journal.head.seq).toBe(1127)
  })

  it('whatever is sent, the answer is never a fault of ours', async () => {
    const site = await newSite()
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.oneof(
            fc.constantFrom(...Object.keys(newEvent), 'quotes.0.text', 'place.latitude', 'deadline.due'),
            fc.string(),
          ),
          fc.string({ unit: 'binary' }),
          { maxKeys: 8 },
        ),
        async fields => {
          const { intent: _, ...others } = newEvent
          const { status } = await site.post('/events', { ...others, title: '', ...fields, distinct: '' })
          expect([200, 303, 400, 422]).toContain(status)
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('writes at the same moment that are right alone', () => {
  const X = '2025-02-12-hegseth-brussels'
  const problemsOf = (site: TestSite) => [...recordProblems(site.record)]

  /** A site on which two writes have both been judged before the journal is asked for either. */
  const siteForTwo = () => {
    const waiting: (() => void)[] = []
    let isOpen = false
    return newSite({
      wrapJournal: journal =>
        withAppend(journal, async (...asked) => {
          if (!isOpen)
            await new Promise<void>(resolve => {
              waiting.push(resolve)
              if (waiting.length < 2) return
              isOpen = true
              for (const go of waiting) go()
            })
          return journal.append(...asked)
        }),
    })
  }

  it('retract a milestone or add one that follows it, and never both', async () => {
    const site = await siteForTwo()
    const version = String(site.record.history(X).at(-1)?.seq)
    const [retracted, added] = await Promise.all([
      site.post(`/events/${X}/retract`, { reason: 'A test', version }),
      site.post('/events', { ...newEvent, when: '1 March 2025', 'follows.0.event': X, distinct: 'yes' }),
    ])
    expect([retracted.status, added.status].toSorted()).not.toEqual([303, 303])
    const refused = retracted.status === 303 ? added : retracted
    expect([409, 422]).toContain(refused.status)
    expect(refused.body).toContain(refused === added ? newEvent['title'] : 'A test')
    expect(problemsOf(site)).toEqual([])
  })

  it('bring one address in once', async () => {
    const site = await siteForTwo()
    const source = (publisher: string) => ({
      ...newEvent,
      title: `As told by ${publisher}`,
      distinct: 'yes',
      'citations.0.source': '',
      'citations.0.new.url': 'https://example.org/the-same',
      'citations.0.new.title': 'The same report',
      'citations.0.new.publisher': publisher,
      'citations.0.new.published': '23 Nov 2025',
      'citations.0.new.kind': 'news-report',
      'citations.0.new.language': 'en',
      'citations.0.new.reliability': 'B',
    })
    const answers = await Promise.all([site.post('/events', source('One')), site.post('/events', source('Another'))])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422])
    expect(answers.find(({ status }) => status === 422)?.body).toContain('this address already')
    expect(problemsOf(site)).toEqual([])
  })
})

describe('a redirect', () => {
  it.each([
    '//evil.example/?on=1%20May%202025',
    '//evil.example/login?known=2025-05-01',
    '///evil.example/?on=1%20May%202025',
    '/\\evil.example/?on=1%20May%202025',
    '/\\/evil.example?on=1%20May%202025',
    '//evil.example/%2e%2e?on=1%20May%202025',
  ])('leads to no other site: %s', async path => {
    const { status, headers } = await shared.get(path)
    expect([status, headers.location]).toEqual([404, undefined])
  })

  it('leads to the same page at the time that was meant', async () => {
    const { status, headers } = await shared.get('/documents?on=1%20May%202026')
    expect([status, headers.location]).toEqual([302, '/documents?on=2026-05-01'])
  })
})

describe('limits', () => {
  it('on writing leave reading alone, and the other way round', async () => {
    const site = await newSite({ limits: { writes: 2, reads: 1000 } })
    await site.post('/events', {})
    await site.post('/events', {})
    const refused = await site.post('/events', newEvent)
    expect(refused.status).toBe(429)
    expect(refused.headers['retry-after']).toBe('60')
    expect(refused.body).toContain('Wait a minute')
    expect((await site.get('/about')).status).toBe(200)
    expect(site.journal.head.seq).toBe(1127)
  })

  it('on writing lose nothing that was typed', async () => {
    const site = await newSite({ limits: { writes: 1, reads: 1 } })
    await site.post('/events', {})
    const summary = 'Long words that nobody wants to type twice'
    const added = await site.post('/events', { ...newEvent, summary })
    expect(added.status).toBe(429)
    expect(added.headers['retry-after']).toBe('60')
    expect(added.body).toContain(summary)
    const changed = await site.post(`/events/${LANDMARK}/edit`, { ...newEvent, summary, reason: 'Why not' })
    expect([changed.status, changed.body.includes(summary), changed.body.includes('Why not')]).toEqual([
      429,
      true,
      true,
    ])
    const retracted = await site.post(`/events/${LANDMARK}/retract`, { reason: 'A reason of mine', version: '7' })
    expect([retracted.status, retracted.body.includes('A reason of mine')]).toEqual([429, true])
    expect(retracted.body).toContain('name="version" value="7"')
  })

  it('are not used up by what other sites send in a visitor’s name', async () => {
    const site = await newSite({ limits: { writes: 1, reads: 2 } })
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    for (const path of ['/events', '/nothing', '/', `/events/${LANDMARK}/edit`])
      expect((await site.post(path, newEvent, foreign)).status).toBe(403)
    expect((await site.post('/events', newEvent)).status).toBe(303)
    expect((await site.get('/about')).status).toBe(200)
  })

  it.each([
    ['/print?kind=nothing', 20],
    ['/explore.json?lanes=nothing', 120],
  ])('%s costs more than a page: %i a minute', async (path, most) => {
    const site = await newSite()
    for (let n = 0; n < most; n++) expect((await site.get(path)).status).toBe(400)
    expect((await site.get(path)).status).toBe(429)
    expect((await site.get('/about')).status).toBe(200)
  })

  it('do not count what is answered from the cache, and leave no trace in it', async () => {
    const site = await newSite({ limits: { writes: 1, reads: 2 } })
    const first = await site.get('/about')
    for (let n = 0; n < 5; n++) expect((await site.get('/about')).status).toBe(200)
    expect((await site.get('/data')).status).toBe(200)
    expect((await site.get('/')).status).toBe(429)
    const cached = await site.get('/about')
    for (const { headers } of [first, cached])
      expect(Object.keys(headers).filter(name => /limit|retry/i.test(name))).toEqual([])
    expect(site.cache.stats().entries).toBe(2)
  })
})

describe('the log', () => {
  it('holds neither what people wrote nor who they are', async () => {
    const console_ = (['error', 'warn', 'log'] as const).map(name => vi.spyOn(console, name))
    const site = await newSite({
      wrapJournal: journal => withAppend(journal, () => Promise.reject(new JournalWriteError('the disk is full'))),
      wrapRender: real => (template, layout, page) => {
        if (template.file === 'data/data') throw new Error('broken template')
        return real(template, layout, page)
      },
      limits: { writes: 5, reads: 100 },
    })
    const agent = { 'user-agent': 'Secret Browser', cookie: 'secret=1', 'x-forwarded-for': '203.0.113.7' }
    await site.post('/events', newEvent, agent)
    await site.post('/events', newEvent)
    await site.post('/events', { ...newEvent, title: '' })
    await site.post('/events', newEvent, { ...agent, origin: 'https://secret.example' })
    for (let n = 0; n < 3; n++) await site.post('/events', newEvent)
    await site.get('/?q=xylophones', agent)
    await site.get('/data', agent)
    await site.get('/actors/xylophones', agent)
    const text = site.logged.join('')
    expect(text).toContain('the disk is full')
    expect(text).toContain('broken template')
    expect(text).not.toMatch(/xylophone|zebra|127\.0\.0\.1|203\.0\.113|secret/i)
    for (const spy of console_) {
      expect(spy).not.toHaveBeenCalled()
      spy.mockRestore()
    }
  })
})

describe('the cache', () => {
  it('keeps one answer for each canonical address and none for the rest', async () => {
    const site = await newSite()
    const before = site.cache.stats().entries
    for (const path of [
      '/?colour=1',
      '/?kind=party',
      '/nowhere',
      '/events/new',
      '/?%6bind=talks',
      '/about?x=1',
      '/about/',
    ])
      await site.get(path)
    await site.get('/events/nothing')
    await site.post('/events', {})
    expect(site.cache.stats().entries).toBe(before)
    await site.get('/positions')
    await site.get('/positions')
    expect(site.cache.stats()).toMatchObject({ entries: before + 1, hits: 1 })
  })
})
