import { createServer, type RequestListener, type Server } from 'node:http'
import type { Socket } from 'node:net'
import type { PageCache } from './cache/page-cache.ts'
import { boundConnections, type Connections, connectionsAtMost } from './connections.ts'
import { isAhead, isLeftBehind, type Others } from './others.ts'
import { targetProblem } from './request-target.ts'

// node:http in front of Express: what is in the page cache never reaches the app, what is no proper request ends here.

export interface HttpServerOptions {
  readonly cache: PageCache
  readonly app: RequestListener
  /** Where several processes serve the same site. */
  readonly others?: Others | null
  /** Longer request targets get a 414. RFC 9110 section 4.1 asks for at least 8,000. */
  readonly maxUrlLength?: number
  readonly maxHeaderBytes?: number
  readonly headersTimeoutMs?: number
  /** The whole request with its body. */
  readonly requestTimeoutMs?: number
  /** Longer than the usual 60 s of load balancers, which otherwise reuse a connection at the moment it is closed. */
  readonly keepAliveTimeoutMs?: number
  /** A connection on which nothing moves for so long is cut: clients that never read. Live streams send more often. */
  readonly silenceTimeoutMs?: number
  readonly maxConnections?: number
}

const connectionsOf = new WeakMap<Server, Connections>()

/** The server, not listening yet. */
export function createHttpServer(options: HttpServerOptions): Server {
  const { cache, app, others = null, maxUrlLength = 8_000, headersTimeoutMs = 15_000 } = options
  cache.remakeWith(app)
  const server = createServer(
    {
      maxHeaderSize: options.maxHeaderBytes ?? 16_384,
      headersTimeout: headersTimeoutMs,
      requestTimeout: options.requestTimeoutMs ?? 60_000,
      keepAliveTimeout: options.keepAliveTimeoutMs ?? 65_000,
      connectionsCheckingInterval: Math.min(5_000, headersTimeoutMs),
    },
    (req, res) => {
      connections.isAnswering(req, res)
      // While draining, the client must not send its next request on this connection.
      if (!server.listening) res.setHeader('Connection', 'close')
      if ((req.url as string).length > maxUrlLength) {
        res.writeHead(414, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' })
        res.end(`This address is too long: at most ${maxUrlLength} characters.\n`)
        return
      }
      const problem = targetProblem(req)
      if (problem !== null) {
        res.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' })
        res.end(`${problem}\n`)
      } else if (others !== null && isAhead(req, others)) {
        void others.catchUp().then(hasCaughtUp => {
          if (hasCaughtUp && cache.serve(req, res)) return
          if (!hasCaughtUp) isLeftBehind(req)
          app(req, res)
        })
      } else if (!cache.serve(req, res)) {
        app(req, res)
      }
    },
  )
  server.maxRequestsPerSocket = 0
  server.timeout = options.silenceTimeoutMs ?? 120_000
  server.on('clientError', refuse)
  const connections = boundConnections(server, options.maxConnections ?? connectionsAtMost())
  connectionsOf.set(server, connections)
  return server
}

const REFUSALS: Readonly<Record<string, readonly [status: string, text: string]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The headers of this request are too large.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['413 Content Too Large', 'The chunk extensions of this request are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request did not arrive in time.'],
}

function refuse(error: NodeJS.ErrnoException, socket: Socket & { _httpMessage?: unknown }): void {
  // A text in the middle of an answer that is under way would pass for part of it. Node's own handler looks at the same
  // field; there is no public one.
  if (!socket.writable || error.code === 'ECONNRESET' || socket._httpMessage) {
    socket.destroy()
    return
  }
  const [status, text] = REFUSALS[error.code ?? ''] ?? ['400 Bad Request', 'This is not a valid HTTP request.']
  const body = `${text}\n`
  const head = [
    `HTTP/1.1 ${status}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}

/**
 * Stops accepting, lets running requests finish and closes idle connections. After the time limit the rest is cut off
 * and the result is `false`. Live streams do not finish by themselves: whoever holds them must end them first.
 */
export async function drain(server: Server, timeLimitMs: number): Promise<boolean> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()))
  // A connection that was kept alive becomes idle later, without an event that would say so.
  const sweep = setInterval(() => {
    server.closeIdleConnections()
    connectionsOf.get(server)?.closeUnused()
  }, 50)
  let isClean = true
  const limit = setTimeout(() => {
    isClean = false
    server.closeAllConnections()
  }, timeLimitMs)
  await closed
  clearInterval(sweep)
  clearTimeout(limit)
  return isClean
}
