import { once } from 'node:events'
import { Agent, get, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { createPageCache } from './cache/page-cache.ts'
import { createHttpServer, drain, type HttpServerOptions } from './http-server.ts'

const servers: Server[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) await drain(server, 0)
})

async function start(app: RequestListener, options: Partial<HttpServerOptions> = {}) {
  const cache = createPageCache()
  const server = createHttpServer({ cache, app, ...options })
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { cache, server, port, url: `http://127.0.0.1:${port}` }
}

/** Everything the server sends until it closes the connection. */
async function exchange(port: number, ...parts: string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8')
  socket.on('error', () => undefined)
  let received = ''
  socket.on('data', text => {
    received += text
  })
  for (const part of parts) {
    socket.write(part)
    await sleep(20)
  }
  if (!socket.closed) await once(socket, 'close')
  return received
}

const hello: RequestListener = (_req, res) => res.end('hello')

describe('what is no proper request', () => {
  test('an address over the limit is a 414 with a text, one at the limit goes on', async () => {
    const { url } = await start(hello, { maxUrlLength: 100 })
    expect(await (await fetch(`${url}/${'x'.repeat(99)}`)).text()).toBe('hello')
    const refused = await fetch(`${url}/${'x'.repeat(100)}`)
    expect(refused.status).toBe(414)
    expect(refused.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await refused.text()).toBe('This address is too long: at most 100 characters.\n')
  })

  test('an absolute address of this host goes on', async () => {
    const { port } = await start(hello)
    const answer = await exchange(port, 'GET http://X/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1.1 200/)
  })

  test.each([
    ['no HTTP at all', 'rubbish\r\n\r\n', '400 Bad Request'],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n', '400 Bad Request'],
    ['two Hosts', 'GET / HTTP/1.1\r\nHost: x\r\nhost: y\r\n\r\n', '400 Bad Request'],
    ['the same Host twice', 'GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n', '400 Bad Request'],
    ['a Host that is no address', 'GET / HTTP/1.1\r\nHost: 127.999.999.999:80\r\n\r\n', '400 Bad Request'],
    ['the address of another host', 'GET http://evil.example/ HTTP/1.1\r\nHost: x\r\n\r\n', '400 Bad Request'],
    ['another scheme', 'GET https://x/ HTTP/1.1\r\nHost: x\r\n\r\n', '400 Bad Request'],
    ['a space in the name of a header', 'GET / HTTP/1.1\r\nHost: x\r\nA b: c\r\n\r\n', '400 Bad Request'],
    [
      'two ways to end the body',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      '400 Bad Request',
    ],
    [
      'headers over the limit',
      `GET / HTTP/1.1\r\nHost: x\r\nA: ${'x'.repeat(20_000)}\r\n\r\n`,
      '431 Request Header Fields Too Large',
    ],
  ])('%s', async (_what, request, status) => {
    const { port } = await start(hello)
    const answer = await exchange(port, request)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status}\r\n`))
    expect(answer.toLowerCase()).toContain('connection: close')
  })

  test('headers that do not arrive in time', async () => {
    const { port } = await start(hello, { headersTimeoutMs: 100, requestTimeoutMs: 100 })
    expect(await exchange(port, 'GET / HTTP/1.1\r\nHost: x\r\n')).toMatch(/^HTTP\/1.1 408 /)
  })

  test('nonsense after a request whose answer is under way does not get into that answer', async () => {
    const { port } = await start((_req, res) => {
      res.writeHead(200, { 'Content-Length': 100 })
      res.write('first half')
    })
    const socket = connect(port, '127.0.0.1').setEncoding('utf8')
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    let answer = ''
    for await (const text of socket) {
      answer += text
      if (answer.endsWith('first half')) socket.write('rubbish\r\n\r\n')
    }
    expect(answer).toMatch(/first half$/)
  })

  test('a client that never reads is let go', async () => {
    const { port } = await start((_req, res) => res.end(Buffer.alloc(64 * 1_024 * 1_024)), { silenceTimeoutMs: 200 })
    const socket = connect(port, '127.0.0.1').pause()
    socket.on('error', () => undefined)
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    await sleep(700)
    socket.resume()
    await once(socket, 'close')
    expect(socket.bytesRead).toBeLessThan(64 * 1_024 * 1_024)
  })
})

test('a kept-alive connection outlives the time limits of a request', async () => {
  const { url } = await start((req, res) => res.end(String(req.socket.remotePort)), {
    headersTimeoutMs: 100,
    requestTimeoutMs: 100,
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const read = async () => {
    const [res] = await once(get(url, { agent }), 'response')
    return String(await res.setEncoding('utf8').toArray())
  }
  const first = await read()
  await sleep(400)
  expect(await read()).toBe(first)
  agent.destroy()
})

describe('drain', () => {
  test('finishes what is running, tells kept-alive clients to go, accepts nothing new', async () => {
    let release = () => {}
    const running = new Promise<void>(resolve => {
      release = resolve
    })
    const { server, url, port } = await start(async (_req, res) => {
      await running
      res.end('done')
    })
    const idle = connect(port, '127.0.0.1')
    await once(idle, 'connect')
    const answer = fetch(url)
    await sleep(50)
    const drained = drain(server, 5_000)
    await expect(fetch(url)).rejects.toThrow()
    await once(idle, 'close')
    release()
    expect(await (await answer).text()).toBe('done')
    expect(await drained).toBe(true)
  })

  test.each(['from the cache', 'through the app'])(
    'a request that still comes in, answered %s, gets “Connection: close”',
    async how => {
      const release: (() => void)[] = []
      const { server, cache, port, url } = await start((req, res) => {
        if (req.url === '/slow') release.push(() => res.end('slow'))
        else cache.send(req, res, { key: '/page', seq: 0, contentType: 'text/plain', body: 'page' })
      })
      if (how === 'from the cache') await fetch(`${url}/page`)
      const socket = connect(port, '127.0.0.1').setEncoding('utf8')
      socket.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n')
      await once(server, 'request')
      const drained = drain(server, 5_000)
      socket.write('GET /page HTTP/1.1\r\nHost: x\r\n\r\nGET /slow HTTP/1.1\r\nHost: x\r\n\r\n')
      await once(server, 'request')
      for (const finish of release) finish()
      const answer = socket.toArray().then(texts => texts.join(''))
      expect(await drained).toBe(true)
      const answers = (await answer).split(/(?=HTTP)/)
      expect(answers).toHaveLength(2)
      expect(answers[0]).toMatch(/Connection: keep-alive[\s\S]*slow$/)
      expect(answers[1]).toMatch(/Connection: close[\s\S]*page$/i)
      expect(cache.stats().hits).toBe(how === 'from the cache' ? 1 : 0)
    },
  )

  test('cuts off what is still running at the time limit, and says so', async () => {
    const { server, url } = await start(() => undefined)
    const answer = fetch(url)
    answer.catch(() => undefined)
    await sleep(50)
    expect(await drain(server, 100)).toBe(false)
    await expect(answer).rejects.toThrow()
  })

  test('a second call ends at once', async () => {
    const { server } = await start(hello)
    expect(await drain(server, 1_000)).toBe(true)
    expect(await drain(server, 1_000)).toBe(true)
  })
})
