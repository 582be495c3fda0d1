import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { type IncomingMessage, request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { isIP } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { isPublicAddress } from './public-addresses.ts'

// One request to somebody else's site: to an address that was looked at first, at most one a second to each host, and never
// longer than ten seconds.

const PAUSE_MS = 1_000
const LIMIT_MS = 10_000

export interface Asked {
  readonly status: number
  /** Where it is said to be instead. */
  readonly location: string | null
  /** As much of it as was wanted. */
  readonly text: string
}

/** The request was not made: its address is not of the public net. */
export class NotPublicError extends Error {
  override readonly name = 'NotPublicError'
}

export interface Asking {
  /** Rejects with `NotPublicError`, or with what the system says. */
  ask(method: 'HEAD' | 'GET', url: URL, longest?: number): Promise<Asked>
}

interface Surroundings {
  readonly userAgent: string
  /** Which addresses may be connected to; the public ones unless somebody says otherwise. */
  readonly mayConnect?: (address: string) => boolean
  readonly resolve?: (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>
  readonly wait?: (ms: number) => Promise<unknown>
}

export function createAsking({
  userAgent,
  mayConnect = isPublicAddress,
  resolve = host => lookup(host, { all: true }),
  wait = ms => pause(ms),
}: Surroundings): Asking {
  const lines = new Map<string, Promise<unknown>>()

  /** Requests to a host come one after another, with a pause after each. */
  function inLine<T>(host: string, work: () => Promise<T>): Promise<T> {
    const before = lines.get(host) ?? Promise.resolve()
    const done = before.then(work)
    lines.set(
      host,
      done.then(
        () => wait(PAUSE_MS),
        () => wait(PAUSE_MS),
      ),
    )
    return done
  }

  async function addressOf(url: URL) {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const family = isIP(host)
    const found = family === 0 ? await resolve(host) : [{ address: host, family }]
    const [first] = found
    // One that is not public among several is a trap.
    if (!first || !found.every(({ address }) => mayConnect(address)))
      throw new NotPublicError(`${host} is no address of the public net`)
    return first
  }

  return {
    ask: (method, url, longest = 0) =>
      inLine(url.host, async () => {
        const { address, family } = await addressOf(url)
        return exchange(url, method, { address, family, userAgent, longest })
      }),
  }
}

async function exchange(
  url: URL,
  method: string,
  given: { readonly address: string; readonly family: number; readonly userAgent: string; readonly longest: number },
): Promise<Asked> {
  const { address, family, userAgent, longest } = given
  const send = url.protocol === 'https:' ? overHttps : overHttp
  const sent = send(url, {
    method,
    agent: false,
    signal: AbortSignal.timeout(LIMIT_MS),
    headers: { 'User-Agent': userAgent, Accept: '*/*' },
    // The name was looked up, and looked at, already: it may mean something else the next time.
    lookup: (_host, options, done) => {
      if (options.all) done(null, [{ address, family }])
      else done(null, address, family)
    },
  })
  sent.on('error', () => undefined)
  sent.end()
  try {
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    return {
      status: answer.statusCode ?? 0,
      location: answer.headers.location ?? null,
      text: longest > 0 && method === 'GET' ? await beginningOf(answer, longest) : '',
    }
  } finally {
    sent.destroy()
  }
}

async function beginningOf(answer: IncomingMessage, longest: number): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= longest) break
  }
  return Buffer.concat(chunks).subarray(0, longest).toString('utf8')
}
