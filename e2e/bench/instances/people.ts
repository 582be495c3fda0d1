import { once } from 'node:events'
import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http'
import { TOKEN } from './cluster.ts'

// Programs that write, and readers who say what they have seen as a browser and its page's script do.

export interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export type Ask = (method: string, path: string, headers?: OutgoingHttpHeaders, body?: string) => Promise<Answer>

/** Somebody with an address of their own, over connections that are kept. A connection that breaks is status 0. */
export function somebodyAt(origin: string, localAddress: string): { ask: Ask; leave(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const { hostname: host, port } = new URL(origin)
  return {
    ask: async (method, path, headers = {}, body = '') => {
      try {
        const length = body === '' ? {} : { 'Content-Length': Buffer.byteLength(body) }
        const sent = request({ agent, localAddress, host, port, method, path, headers: { ...headers, ...length } })
        const answered = once(sent, 'response')
        sent.end(body)
        const [answer] = (await answered) as [IncomingMessage]
        const chunks = await answer.toArray()
        return { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks).toString() }
      } catch {
        return { status: 0, headers: {}, body: '' }
      }
    },
    leave: () => agent.destroy(),
  }
}

/** Sends an addition until it is answered what became of it; resolves to its id, and how often it had to be asked for. */
export async function add(ask: Ask, title: string): Promise<{ readonly id: string; readonly tries: number }> {
  const body = JSON.stringify({ entry: { name: title, aliases: [], kind: 'civil-society', offices: [] } })
  const headers = {
    Authorization: `Bearer ${TOKEN}`,
    'Content-Type': 'application/json',
    'Idempotency-Key': title,
  }
  for (let tries = 1; ; tries++) {
    const answer = await ask('POST', '/api/1/actors', headers, body)
    if (answer.status === 200 || answer.status === 201) {
      const { entry } = JSON.parse(answer.body) as { entry: { id: string } }
      return { id: entry.id, tries }
    }
    // Whatever has broken in between: the same may be asked again under its key.
    if (![0, 409, 429, 500, 502, 503, 504].includes(answer.status))
      throw new Error(`A write was answered ${answer.status}: ${answer.body}`)
    await new Promise(done => setTimeout(done, 50))
  }
}

/** What somebody is shown the next time: the last revision of the record that the answer holds; null where there is none. */
export type Read = () => Promise<number | null>

/** A browser keeps the page with its tag, and notes which revision it has seen. */
export function browser(ask: Ask): Read {
  let kept: { readonly tag: string; readonly revision: number } | null = null
  let seen = 0
  return async () => {
    const cookie = seen > 0 ? { Cookie: `seen=${seen}` } : {}
    const answer = await ask('GET', '/changes', { ...cookie, ...(kept && { 'If-None-Match': kept.tag }) })
    if (answer.status === 304 && kept) return kept.revision
    if (answer.status !== 200) return null
    const revisions = [...answer.body.matchAll(/id="revision-(\d+)"/g)].map(([, number]) => Number(number))
    const revision = Math.max(...revisions)
    kept = { tag: String(answer.headers.etag), revision }
    seen = Math.max(seen, Number(/data-seen="(\d+) /.exec(answer.body)?.[1] ?? 0))
    return revision
  }
}

/** A program says which revision it has seen. */
export function program(ask: Ask): Read {
  let seen = 0
  return async () => {
    const answer = await ask('GET', '/changes.json', { 'Parley-Seen': String(seen) })
    if (answer.status !== 200) return null
    const { changes } = JSON.parse(answer.body) as { changes: readonly ({ seq: number } | { to: number })[] }
    const revision = Math.max(...changes.map(one => ('seq' in one ? one.seq : one.to)))
    seen = Math.max(seen, revision)
    return revision
  }
}
