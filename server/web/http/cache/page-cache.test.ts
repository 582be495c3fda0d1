import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingHttpHeaders, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import express from 'express'
import helmet from 'helmet'
import { afterEach, describe, expect, test } from 'vitest'
import { createHttpServer, drain } from '../http-server.ts'
import { createPageCache, type PageCacheOptions } from './page-cache.ts'

const HTML = 'text/html; charset=utf-8'
const PAGE = `<!doctype html><title>Zürich</title>${'<p>Talks on the ceasefire continue in Genève.</p>\n'.repeat(400)}`

const servers: Server[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) await drain(server, 0)
})

/** Hard to compress, so that the best compression takes a few hundred milliseconds. */
const LARGE = randomBytes(120_000).toString('hex')

/** A real app behind a real server: it counts what it renders, so that a hit can be told from a miss. */
async function start(options: PageCacheOptions = {}) {
  // What is shown while pages are made anew: see after-a-write.test.ts.
  const cache = createPageCache({ settleMs: 0, ...options })
  const site = { seq: 1, renders: 0, gate: Promise.resolve(), staleAt: Number.POSITIVE_INFINITY }
  cache.advance(site.seq)
  const app = express().use(helmet())
  app.disable('x-powered-by')

  app.get('/page', async (req, res) => {
    site.renders++
    const { seq } = site
    await site.gate
    res.set('Access-Control-Allow-Origin', '*').set('Content-Disposition', 'inline')
    cache.send(req, res, { key: '/page', seq, contentType: HTML, body: `${PAGE}${seq}` })
  })
  app.get('/today', (req, res) => {
    site.renders++
    cache.send(req, res, { key: '/today', seq: site.seq, staleAt: site.staleAt, contentType: HTML, body: PAGE })
  })
  app.get('/style.css', (req, res) => {
    site.renders++
    res.set('Cache-Control', 'public, max-age=31536000, immutable')
    cache.send(req, res, { key: '/style.css', survivesChanges: true, contentType: 'text/css', body: PAGE })
  })
  app.get('/large', (req, res) => {
    cache.send(req, res, { key: req.originalUrl, seq: site.seq, contentType: HTML, body: `${LARGE}${site.seq}` })
  })
  app.get('/tagged', (req, res) => {
    res.set('X-Request-Id', 'one').set('Connection', 'close')
    cache.send(req, res, { key: '/tagged', seq: site.seq, contentType: HTML, body: PAGE })
  })
  app.get('/same', (req, res) => {
    res.set('Parley-Sequence', String(site.seq))
    cache.send(req, res, { key: '/same', seq: site.seq, contentType: HTML, body: PAGE })
  })
  app.get('/bytes/:length', (req, res) => {
    site.renders++
    const body = Buffer.alloc(Number(req.params.length), 'parley ')
    cache.send(req, res, { key: req.originalUrl, seq: site.seq, contentType: 'image/png', body })
  })
  app.get('/refused/:why', (req, res) => {
    site.renders++
    const { why } = req.params
    if (why === 'cookie') res.cookie('a', 'b').cookie('c', 'd')
    if (why === 'private') res.set('Cache-Control', 'private, max-age=60')
    if (why === 'no-store') res.set('Cache-Control', 'no-store')
    if (why === 'vary') res.vary('Origin')
    if (why === 'status') res.status(404)
    const key = why === 'null' ? null : why === 'other' ? '/refused' : req.originalUrl
    cache.send(req, res, { key, seq: why === 'newer' ? 99 : site.seq, contentType: HTML, body: PAGE })
  })
  app.post('/page', (req, res) => {
    cache.send(req, res.status(200), { key: '/page', seq: site.seq, contentType: HTML, body: 'posted' })
  })
  app.get('/echo', (req, res) => {
    site.renders++
    cache.send(req, res, { key: req.originalUrl, seq: site.seq, contentType: HTML, body: `${PAGE}${req.originalUrl}` })
  })

  const server = createHttpServer({ cache, app })
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  /** Undecoded, unlike fetch. */
  async function ask(path: string, headers: Record<string, string | string[]> = {}, method = 'GET') {
    const sent = request({ port, host: '127.0.0.1', path, headers, method, agent: false }).end()
    const [res] = await once(sent, 'response')
    const body = Buffer.concat(await res.toArray())
    return { status: res.statusCode as number, headers: res.headers as IncomingHttpHeaders, body, raw: res.rawHeaders }
  }
  async function rest() {
    while (cache.stats().waiting > 0) await sleep(5)
  }
  return { cache, site, ask, rest, port }
}

const decoded = (answer: { headers: IncomingHttpHeaders; body: Buffer }) => {
  switch (answer.headers['content-encoding']) {
    case 'br':
      return brotliDecompressSync(answer.body).toString()
    case 'gzip':
      return gunzipSync(answer.body).toString()
    default:
      return answer.body.toString()
  }
}

const withoutDate = (raw: string[]) => raw.filter((text, i) => text !== 'Date' && raw[i - 1] !== 'Date')

describe('a hit is the same answer as the miss before it', () => {
  test.each([
    ['identity', undefined],
    ['br', 'gzip, deflate, br, zstd'],
    ['gzip', 'gzip'],
  ])('%s', async (coding, acceptEncoding) => {
    const { site, ask, rest } = await start()
    const headers = acceptEncoding === undefined ? {} : { 'Accept-Encoding': acceptEncoding }
    const miss = await ask('/page', headers)
    await rest()
    const hit = await ask('/page', headers)
    expect(site.renders).toBe(1)
    expect(withoutDate(hit.raw)).toEqual(withoutDate(miss.raw))
    expect(hit.body).toEqual(miss.body)
    expect(decoded(hit)).toBe(`${PAGE}1`)
    expect(hit.headers).toMatchObject({
      'content-type': HTML,
      'content-length': String(hit.body.length),
      'content-disposition': 'inline',
      'access-control-allow-origin': '*',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Encoding',
      etag: expect.stringMatching(/^W\/"[\w-]{27}"$/),
    })
    expect(hit.headers['content-security-policy']).toContain("default-src 'self'")
    expect(hit.headers['content-encoding']).toBe(coding === 'identity' ? undefined : coding)
  })

  test('HEAD, too, whether the entry is there or not', async () => {
    const { site, ask } = await start()
    const headMiss = await ask('/page', { 'Accept-Encoding': 'gzip' }, 'HEAD')
    const get = await ask('/page', { 'Accept-Encoding': 'gzip' })
    const headHit = await ask('/page', { 'Accept-Encoding': 'gzip' }, 'HEAD')
    expect(site.renders).toBe(1)
    for (const head of [headMiss, headHit]) {
      expect(head.status).toBe(200)
      expect(head.body).toHaveLength(0)
      expect(withoutDate(head.raw)).toEqual(withoutDate(get.raw))
    }
  })

  test('after all that happens to it, one tag stands for all codings', async () => {
    const { ask, rest } = await start()
    const tags = new Set<string | undefined>()
    for (const coding of ['identity', 'gzip', 'br', 'gzip', 'identity']) {
      const answer = await ask('/page', { 'Accept-Encoding': coding })
      expect(decoded(answer)).toBe(`${PAGE}1`)
      tags.add(answer.headers.etag)
      await rest()
    }
    expect(tags.size).toBe(1)
  })

  test('but for what belongs to one request or one connection', async () => {
    const { ask } = await start()
    const miss = await ask('/tagged')
    const hit = await ask('/tagged', { Connection: 'keep-alive' })
    expect(miss.headers).toMatchObject({ 'x-request-id': 'one', connection: 'close' })
    expect(hit.headers).toMatchObject({ connection: 'keep-alive' })
    expect(hit.headers).not.toHaveProperty('x-request-id')
  })

  test('other methods never come from the cache', async () => {
    const { ask } = await start()
    await ask('/page')
    expect((await ask('/page', {}, 'POST')).body.toString()).toBe('posted')
    expect((await ask('/page')).body.toString()).toBe(`${PAGE}1`)
  })
})

describe('If-None-Match', () => {
  test('a 304 has what caches need, and nothing that its tag stands for', async () => {
    const { cache, ask } = await start()
    const { headers, raw } = await ask('/page')
    const hit = await ask('/page', { 'If-None-Match': '*' })
    cache.advance(2)
    const miss = await ask('/page', { 'If-None-Match': '*' })
    expect(withoutDate(miss.raw)).toEqual(withoutDate(hit.raw))
    expect(hit.body).toHaveLength(0)
    expect(Object.keys(hit.headers).sort()).toEqual([
      'access-control-allow-origin',
      'cache-control',
      'connection',
      'date',
      'etag',
      'strict-transport-security',
      'vary',
    ])
    expect(hit.headers).toMatchObject({ etag: headers.etag, vary: headers.vary, 'cache-control': 'no-cache' })
    expect(raw.length).toBeGreaterThan(hit.raw.length)
  })
})

describe('Accept-Encoding', () => {
  test('is honoured at a miss and at a hit, before the twins exist and after', async () => {
    const { cache, ask, rest } = await start()
    const codingOf = async (acceptEncoding: string | string[]) => {
      const answer = await ask('/page', { 'Accept-Encoding': acceptEncoding })
      expect(decoded(answer)).toMatch(PAGE)
      return answer.headers['content-encoding'] ?? 'identity'
    }
    const expected: [string | string[], string][] = [
      ['br;q=0, gzip', 'gzip'],
      ['identity;q=0, gzip;q=0.5', 'gzip'],
      ['identity;q=0, br', 'br'],
      ['identity, br;q=0.9', 'identity'],
      [['gzip;q=0.5', 'br'], 'br'],
      ['*;q=0', 'identity'],
    ]
    let seq = 1
    for (const [header, coding] of expected) {
      cache.advance(++seq)
      expect(await codingOf(header)).toBe(coding)
    }
    await ask('/style.css')
    for (const [header, coding] of expected) {
      await rest()
      const answer = await ask('/style.css', { 'Accept-Encoding': header })
      expect(answer.headers['content-encoding'] ?? 'identity').toBe(coding)
    }
  })

  test('the first visitor does not wait for the best compression, the third one has it', async () => {
    const { ask, rest } = await start()
    const first = await ask('/page', { 'Accept-Encoding': 'br' })
    await rest()
    await ask('/page', { 'Accept-Encoding': 'br' })
    await rest()
    const third = await ask('/page', { 'Accept-Encoding': 'br' })
    expect(third.body.length).toBeLessThan(first.body.length)
    expect(decoded(third)).toBe(decoded(first))
  })

  test('many first visitors at once all get it compressed, and what is the same is compressed once', async () => {
    const { ask } = await start()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => ask(`/large?${i % 10}`, { 'Accept-Encoding': 'br' })),
    )
    expect(answers.map(({ headers }) => headers['content-encoding'])).toEqual(Array(20).fill('br'))
    for (const answer of answers) expect(decoded(answer)).toBe(`${LARGE}1`)
  })

  test('what does not get smaller is sent as it is, unless that is refused', async () => {
    const { ask, rest } = await start()
    for (const path of ['/bytes/100000', '/bytes/10']) {
      for (let round = 0; round < 2; round++) {
        expect((await ask(path, { 'Accept-Encoding': 'br, gzip' })).headers['content-encoding']).toBeUndefined()
        await rest()
      }
      expect((await ask(path, { 'Accept-Encoding': 'gzip, identity;q=0' })).headers['content-encoding']).toBe('gzip')
    }
  })
})

describe('when the journal moves', () => {
  test('pages are made anew, what survives changes stays', async () => {
    const { cache, site, ask } = await start()
    await ask('/page')
    await ask('/style.css')
    cache.advance(++site.seq)
    expect((await ask('/page')).body.toString()).toBe(`${PAGE}2`)
    expect((await ask('/style.css')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(site.renders).toBe(3)
  })

  test('a page that was being rendered is sent, but not kept', async () => {
    const { cache, site, ask } = await start()
    let open = () => {}
    site.gate = new Promise(resolve => {
      open = resolve
    })
    const old = ask('/page')
    while (site.renders === 0) await sleep(1)
    cache.advance(++site.seq)
    open()
    expect((await old).body.toString()).toBe(`${PAGE}1`)
    expect(cache.stats()).toMatchObject({ entries: 0, stored: 0 })
    expect((await ask('/page')).body.toString()).toBe(`${PAGE}2`)
    expect((await ask('/page')).body.toString()).toBe(`${PAGE}2`)
    expect(site.renders).toBe(2)
  })

  test('a twin that was being made belongs to nothing any more', async () => {
    const { cache, site, ask, rest } = await start()
    await ask('/large')
    await rest()
    await ask('/large')
    await sleep(20)
    cache.advance(++site.seq)
    await ask('/large')
    await rest()
    for (const coding of ['br', 'gzip', 'identity']) {
      expect(decoded(await ask('/large', { 'Accept-Encoding': coding }))).toBe(`${LARGE}2`)
    }
    expect(cache.stats()).toMatchObject({ entries: 1, stored: 2 })
  })

  test('a twin of the same content has the headers of the answer it belongs to now', async () => {
    const { cache, site, ask, rest } = await start()
    for (let round = 0; round < 10; round++) {
      await ask('/same')
      await sleep(round % 3)
      cache.advance(++site.seq)
      await ask('/same')
      for (const coding of ['identity', 'gzip', 'br', 'gzip', 'br']) {
        const { headers } = await ask('/same', { 'Accept-Encoding': coding })
        expect(headers['parley-sequence']).toBe(String(site.seq))
        await rest()
      }
    }
  })

  test('an earlier sequence changes nothing', async () => {
    const { cache, ask } = await start()
    await ask('/page')
    cache.advance(1)
    cache.advance(0)
    expect(cache.stats()).toMatchObject({ seq: 1, entries: 1 })
  })

  test('a page that shows today’s date is made anew when it is stale', async () => {
    let clock = 1_000
    const { site, ask } = await start({ now: () => clock })
    site.staleAt = 2_000
    await ask('/today')
    clock = 1_999
    await ask('/today')
    expect(site.renders).toBe(1)
    clock = 2_000
    site.staleAt = 3_000
    await ask('/today')
    await ask('/today')
    expect(site.renders).toBe(2)
  })
})

describe('what is not kept', () => {
  test.each(['null', 'other', 'newer', 'cookie', 'private', 'no-store', 'vary', 'status'])('%s', async why => {
    const { cache, site, ask } = await start()
    const first = await ask(`/refused/${why}`, { 'Accept-Encoding': 'br' })
    const second = await ask(`/refused/${why}`)
    expect(site.renders).toBe(2)
    expect(cache.stats().entries).toBe(0)
    expect(first.headers['content-encoding']).toBe('br')
    expect(decoded(first)).toBe(second.body.toString())
    expect(first.status).toBe(why === 'status' ? 404 : 200)
    expect(first.headers.etag === undefined).toBe(why === 'status')
    expect(first.headers['set-cookie']).toEqual(why === 'cookie' ? ['a=b; Path=/', 'c=d; Path=/'] : undefined)
    expect(first.headers.vary).toBe(why === 'vary' ? 'Origin, Accept-Encoding' : 'Accept-Encoding')
  })

  test('a request under any other address than the canonical one', async () => {
    const { cache, ask } = await start()
    for (const path of ['/page?utm_source=x', '/page?', '//page', '/PAGE', '/page/', '/%70age']) await ask(path)
    expect(cache.stats().entries).toBe(0)
  })

  test('a key of more than 2,000 characters', async () => {
    const { cache, ask } = await start()
    await ask(`/echo?${'x'.repeat(1_995)}`)
    expect(cache.stats().entries).toBe(0)
    await ask(`/echo?${'x'.repeat(1_994)}`)
    expect(cache.stats().entries).toBe(1)
  })

  test('an answer over the limit for one entry', async () => {
    const { cache, ask } = await start({ maxEntryBytes: 1_000 })
    expect((await ask('/bytes/1001')).body).toHaveLength(1_001)
    expect(cache.stats().entries).toBe(0)
    await ask('/bytes/1000')
    expect(cache.stats().entries).toBe(1)
  })
})

describe('bounds', () => {
  test('10,000 junk queries leave the bound intact and push out no page of its own, read meanwhile or not', async () => {
    const maxBytes = 1_024 * 1_024
    const { cache, site, ask, rest, port } = await start({ maxBytes })
    await ask('/page')
    await ask('/bytes/1000')
    let junk = 0
    let most = 0
    let mostWaiting = 0
    const flood = async () => {
      const socket = connect(port, '127.0.0.1')
      // Many in one write: pipelining is faster than waiting for each answer.
      while (junk < 10_000) {
        const batch = Array.from({ length: 10 }, () => `GET /echo?${junk++} HTTP/1.1\r\nHost: x\r\n\r\n`)
        socket.write(batch.join(''))
        let answers = 0
        while (answers < batch.length) {
          const [chunk] = await once(socket, 'data')
          answers += chunk.toString('latin1').split('HTTP/1.1 200').length - 1
          const { bytes, entries, waiting } = cache.stats()
          most = Math.max(most, bytes)
          mostWaiting = Math.max(mostWaiting, waiting - entries)
        }
        await ask('/page')
      }
      socket.destroy()
    }
    await Promise.all([flood(), flood()])
    await ask('/bytes/1000')
    const rendersOfPages = site.renders - junk
    expect(rendersOfPages).toBe(2)
    await rest()
    const { bytes, entries, waiting } = cache.stats()
    expect(most).toBeLessThanOrEqual(maxBytes)
    expect(mostWaiting).toBeLessThanOrEqual(1)
    expect(bytes).toBeLessThanOrEqual(maxBytes)
    expect(entries).toBeLessThan(100)
    expect(waiting).toBe(0)
  }, 60_000)

  test('the count is that of the bodies held', async () => {
    const { cache, ask, rest } = await start()
    await ask('/large')
    await ask('/large')
    await rest()
    const sizes: number[] = []
    for (const coding of ['br', 'gzip', 'identity']) {
      sizes.push((await ask('/large', { 'Accept-Encoding': coding })).body.length)
    }
    const held = sizes.reduce((sum, size) => sum + size, 0)
    expect(cache.stats().bytes).toBeGreaterThanOrEqual(held)
    expect(cache.stats().bytes).toBeLessThan(held + 8_192)
  })
})

test('requests sent ahead are answered in order, hits and misses mixed', async () => {
  const { ask, port } = await start()
  await ask('/page')
  const socket = connect(port, '127.0.0.1').setEncoding('utf8')
  const paths = ['/page', '/echo?1', '/page', '/bytes/5', '/echo?1', '/page']
  const requests = paths.map(
    (path, i) =>
      `GET ${path} HTTP/1.1\r\nHost: x\r\n${i === 2 ? 'If-None-Match: *\r\n' : ''}${i === 5 ? 'Connection: close\r\n' : ''}\r\n`,
  )
  socket.write(requests.join(''))
  const answers = (await socket.toArray()).join('').split(/(?=HTTP\/1\.1 )/)
  expect(answers.map(answer => answer.slice(9, 12))).toEqual(['200', '200', '304', '200', '200', '200'])
  expect(answers[1]).toMatch(/\/echo\?1$/)
  expect(answers[3]).toMatch(/parle$/)
  expect(answers[4]).toMatch(/\/echo\?1$/)
})

test('a client that goes away during the compression harms nobody', async () => {
  const { cache, ask, rest, port } = await start()
  for (let i = 0; i < 20; i++) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(`GET /echo?${i} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\n\r\n`)
    await sleep(2)
    socket.resetAndDestroy()
  }
  await rest()
  expect((await ask('/page')).status).toBe(200)
  await rest()
  expect(cache.stats().waiting).toBe(0)
})
