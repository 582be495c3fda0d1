import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, get, type OutgoingHttpHeaders, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import express from 'express'
import helmet from 'helmet'
import { readAssets, serveAssets } from '../../server/web/http/assets.ts'
import { createPageCache } from '../../server/web/http/cache/page-cache.ts'
import { createHttpServer } from '../../server/web/http/http-server.ts'
import { EVENTS, TEMPLATE } from './made-up-page.ts'

// CPU time a server spends on one request for a page of 100 events, and for the style sheet of all pages: ours from the
// cache, a bare node:http server that sends the same bytes with the same headers, and for the page EJS at every request. Servers are processes of their own and this one
// makes the load. Rounds are interleaved, every second one runs in reverse; ratios are ratios of medians.

const SELF = fileURLToPath(import.meta.url)
const ASSETS = fileURLToPath(new URL('../../dist/assets', import.meta.url))
const ROUNDS = 7
const SAMPLE_MS = 700
const CONNECTIONS = 32

type Peer = 'ours' | 'bare' | 'ejs'
type Kind = 'brotli' | 'identity' | '304'

const KINDS: readonly Kind[] = ['brotli', 'identity', '304']

/** What a browser sends, in its usual length: the parsing of headers is a part of what a request costs. */
const BROWSER_HEADERS = {
  Host: 'localhost',
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
  'Accept-Language': 'en-GB,en;q=0.9',
}

interface Answer {
  readonly headers: string[]
  readonly body: string
}

/** What the bare server is told to send: recorded from ours, so that both send the same. */
interface Recording extends Readonly<Record<Kind, Answer>> {
  readonly path: string
}

interface Target {
  readonly peer: Peer
  readonly path: string
  readonly kind: Kind
  readonly child: ChildProcess
  readonly port: number
  readonly request: Buffer
  readonly answerLength: number
  readonly samples: { readonly micros: number; readonly perSecond: number }[]
}

export async function benchPageCache(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  const children: ChildProcess[] = []
  try {
    await writeFile(join(folder, 'timeline.ejs'), TEMPLATE)
    const start = async (peer: Peer, recording: Recording | null) => {
      const child = fork(SELF, ['--serve', peer, folder])
      children.push(child)
      child.send({ recording })
      const [port] = (await once(child, 'message')) as [number]
      return { peer, child, port }
    }
    const ours = await start('ours', null)
    const stylesheet = readAssets(ASSETS).links.stylesheet
    const targets: Target[] = []
    for (const path of ['/', stylesheet]) {
      const headersOf = headersFor(await untilBestCompressed(ours.port, path))
      const bare = await start('bare', {
        path,
        brotli: await record(ours.port, path, headersOf.brotli),
        identity: await record(ours.port, path, headersOf.identity),
        '304': await record(ours.port, path, headersOf['304']),
      })
      for (const kind of KINDS)
        for (const server of [ours, bare]) targets.push(await toTarget(server, path, kind, headersOf[kind]))
    }
    const ejs = await start('ejs', null)
    targets.push(await toTarget(ejs, '/', 'identity', { 'Accept-Encoding': 'identity' }))

    for (const target of targets) await sample(target)
    for (const target of targets) target.samples.length = 0
    for (let round = 0; round < ROUNDS; round++)
      for (const target of round % 2 === 0 ? targets : targets.toReversed()) await sample(target)
    report(targets, stylesheet)
  } finally {
    for (const child of children) child.kill()
    await rm(folder, { recursive: true, force: true })
  }
}

function report(targets: readonly Target[], stylesheet: string): void {
  const find = (peer: Peer, kind: Kind, path = '/') =>
    targets.find(target => target.peer === peer && target.kind === kind && target.path === path) as Target
  const micros = (target: Target) => median(target.samples.map(taken => taken.micros))
  const rows: Record<string, Record<string, string | number>> = {}
  const compare = (what: string, own: Target, other: Target, limit: number, limitText: string) => {
    const ratio = micros(own) / micros(other)
    rows[what] = {
      'ours, µs': rounded(micros(own)),
      'peer, µs': rounded(micros(other)),
      'ours/s': Math.round(median(own.samples.map(taken => taken.perSecond))),
      'peer/s': Math.round(median(other.samples.map(taken => taken.perSecond))),
      ratio: ratio < 0.5 ? `1/${rounded(1 / ratio)}` : rounded(ratio),
      target: `≤ ${limitText}`,
      met: ratio <= limit ? 'yes' : 'NO',
    }
  }
  for (const kind of KINDS)
    compare(`${kind}, against bare node:http`, find('ours', kind), find('bare', kind), 1.25, '1.25')
  for (const kind of KINDS) {
    const [own, bare] = [find('ours', kind, stylesheet), find('bare', kind, stylesheet)]
    compare(`style sheet, ${kind}, against bare node:http`, own, bare, 1.25, '1.25')
  }
  for (const kind of ['brotli', 'identity'] as const)
    compare(`${kind}, against EJS each time (identity)`, find('ours', kind), find('ejs', 'identity'), 1 / 15, '1/15')
  const length = (kind: Kind) => find('ours', kind).answerLength.toLocaleString('en')
  console.log(`One answer: brotli ${length('brotli')} bytes, identity ${length('identity')}, 304 ${length('304')}`)
  console.table(rows)
}

const rounded = (value: number): number => Number(value.toPrecision(3))

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

const headersFor = (etag: string): Record<Kind, OutgoingHttpHeaders> => ({
  brotli: { 'Accept-Encoding': 'gzip, deflate, br, zstd' },
  identity: { 'Accept-Encoding': 'identity' },
  '304': { 'Accept-Encoding': 'gzip, deflate, br, zstd', 'If-None-Match': etag },
})

async function untilBestCompressed(port: number, path: string): Promise<string> {
  const lengths: string[] = []
  // The first answer is a miss, the second makes the cache want the best compression, the last one has it.
  for (let i = 0; i < 3; i++) {
    const { headers } = await record(port, path, { 'Accept-Encoding': 'br' })
    lengths.push(headers[headers.indexOf('content-length') + 1] ?? headers[headers.indexOf('Content-Length') + 1] ?? '')
    await sleep(500)
  }
  if (Number(lengths[2]) >= Number(lengths[0])) throw new Error(`No better compression was made: ${lengths}.`)
  return (await record(port, path, {})).headers.find(text => text.startsWith('W/"')) as string
}

/** One whole answer, without the headers that Node adds by itself. */
async function record(port: number, path: string, headers: OutgoingHttpHeaders): Promise<Answer> {
  const [res] = await once(get({ port, path, host: '127.0.0.1', headers, agent: false }), 'response')
  const body = Buffer.concat(await res.toArray()).toString('base64')
  const kept: string[] = []
  for (let i = 0; i < res.rawHeaders.length; i += 2)
    if (!['Date', 'Connection', 'Keep-Alive'].includes(res.rawHeaders[i]))
      kept.push(res.rawHeaders[i], res.rawHeaders[i + 1])
  return { headers: kept, body }
}

async function toTarget(
  server: { peer: Peer; child: ChildProcess; port: number },
  path: string,
  kind: Kind,
  headers: OutgoingHttpHeaders,
): Promise<Target> {
  const lines = Object.entries({ ...BROWSER_HEADERS, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`)
  const head = await firstAnswer(server.port, request)
  const expected = kind === '304' ? '304' : '200'
  if (head.slice(9, 12) !== expected) throw new Error(`${server.peer}, ${kind}: ${head}`)
  if (server.peer !== 'ejs' && /content-encoding: br/i.test(head) !== (kind === 'brotli')) throw new Error(head)
  const bodyLength = kind === '304' ? 0 : Number(/content-length: (\d+)/i.exec(head)?.[1])
  return { ...server, path, kind, request, answerLength: head.length + bodyLength, samples: [] }
}

/** The head of one answer, with the empty line. */
async function firstAnswer(port: number, request: Buffer): Promise<string> {
  const socket = connect(port, '127.0.0.1').setEncoding('latin1')
  socket.write(request)
  let text = ''
  while (!text.includes('\r\n\r\n')) text += (await once(socket, 'data'))[0]
  socket.destroy()
  return text.slice(0, text.indexOf('\r\n\r\n') + 4)
}

/** Raw sockets that count bytes, every answer being as long as the first: cheaper than any server measured. */
async function sample({ child, port, request, answerLength, samples }: Target): Promise<void> {
  let isOver = false
  let answers = 0
  const buffer = Buffer.allocUnsafe(256 * 1_024)
  const sockets: Socket[] = []
  for (let i = 0; i < CONNECTIONS; i++) {
    let missing = answerLength
    const socket: Socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer,
        callback: size => {
          missing -= size
          if (missing > 0) return true
          if (missing < 0) throw new Error(`An answer was longer than the first one, ${answerLength} bytes.`)
          answers++
          missing = answerLength
          if (!isOver) socket.write(request)
          return true
        },
      },
    })
    sockets.push(socket)
  }
  await Promise.all(sockets.map(socket => once(socket, 'connect')))
  const before = await cpuOf(child)
  const start = performance.now()
  for (const socket of sockets) socket.write(request)
  await sleep(SAMPLE_MS)
  isOver = true
  const elapsed = performance.now() - start
  // The last answers arrive; their CPU time counts, so they count as well.
  await sleep(50)
  const micros = ((await cpuOf(child)) - before) / answers
  samples.push({ micros, perSecond: (answers / elapsed) * 1_000 })
  for (const socket of sockets) socket.destroy()
}

async function cpuOf(child: ChildProcess): Promise<number> {
  child.send('cpu')
  const [micros] = (await once(child, 'message')) as [number]
  return micros
}

/** The processes measured. */
async function serve(peer: Peer, folder: string): Promise<void> {
  const [{ recording }] = (await once(process, 'message')) as [{ recording: Recording | null }]
  const server =
    peer === 'bare' ? bareServer(recording as Recording) : peer === 'ours' ? ourServer(folder) : ejsServer(folder)
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.(user + system)
  })
  process.on('disconnect', () => process.exit())
}

function ourServer(folder: string): Server {
  const cache = createPageCache()
  const app = express()
    .use(helmet())
    .use(serveAssets(readAssets(ASSETS), cache))
    .set('views', folder)
    .set('view engine', 'ejs')
  app.get('/', (req, res) => {
    app.render('timeline', { events: EVENTS }, (_error, body) => {
      cache.send(req, res, { key: '/', seq: 0, contentType: 'text/html; charset=utf-8', body })
    })
  })
  return createHttpServer({ cache, app })
}

function ejsServer(folder: string): Server {
  const app = express().set('views', folder).set('view engine', 'ejs').enable('view cache')
  app.get('/', (_req, res) => res.render('timeline', { events: EVENTS }))
  return createServer(app)
}

/** The least a server can do that knows one page, its codings and its tag. */
function bareServer(recording: Recording): Server {
  const [brotli, identity] = [recording.brotli, recording.identity].map(({ headers, body }) => ({
    headers,
    body: Buffer.from(body, 'base64'),
  })) as [{ headers: string[]; body: Buffer }, { headers: string[]; body: Buffer }]
  const etag = brotli.headers.find(text => text.startsWith('W/"'))
  return createServer((req, res) => {
    if (req.url !== recording.path) {
      res.writeHead(404).end()
      return
    }
    if (req.headers['if-none-match'] === etag) {
      res.writeHead(304, recording['304'].headers).end()
      return
    }
    const { headers, body } = String(req.headers['accept-encoding']).includes('br') ? brotli : identity
    res.writeHead(200, headers).end(body)
  })
}

if (process.argv[2] === '--serve') await serve(process.argv[3] as Peer, process.argv[4] ?? '')
else if (process.argv[1] === SELF) await benchPageCache()
