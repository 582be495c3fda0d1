import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'

/** What one answer took, from the question to its last byte. */
export interface Visit {
  readonly ms: number
  readonly coding: string | undefined
  readonly bytes: number
}

/** Somebody with one connection from an address of their own. */
export interface Visitor {
  read(path: string): Promise<Visit>
  /** Sends a form that is taken. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<void>
  /** Sends a form; resolves to the status of whatever the answer is. */
  send(path: string, fields: Readonly<Record<string, string>>): Promise<number>
  leave(): void
}

/** The last two for whoever asks for too much. */
const ANSWERS = [200, 302, 429, 503]

export function createVisitor(origin: string, localAddress: string, cookie = ''): Visitor {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const { hostname: host, port } = new URL(origin)

  async function exchange(method: string, path: string, headers: Record<string, string>, body = '') {
    const began = performance.now()
    const sent = request({ agent, localAddress, host, port, method, path, headers }).end(body)
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    let bytes = 0
    for await (const chunk of answer) bytes += (chunk as Buffer).length
    return { answer, visit: { ms: performance.now() - began, coding: answer.headers['content-encoding'], bytes } }
  }

  async function send(path: string, fields: Readonly<Record<string, string>>): Promise<number> {
    const body = new URLSearchParams(fields).toString()
    const type = 'application/x-www-form-urlencoded'
    const headers = { 'Content-Type': type, 'Content-Length': String(body.length), Origin: origin }
    const { answer } = await exchange('POST', path, headers, body)
    return answer.statusCode ?? 0
  }

  return {
    read: async path => {
      const coding = { 'Accept-Encoding': 'gzip, deflate, br, zstd' }
      const { answer, visit } = await exchange('GET', path, cookie === '' ? coding : { ...coding, Cookie: cookie })
      if (!ANSWERS.includes(answer.statusCode ?? 0)) throw new Error(`${path} was answered ${answer.statusCode}.`)
      return visit
    },
    post: async (path, fields) => {
      const status = await send(path, fields)
      if (status !== 303) throw new Error(`A write was answered ${status}.`)
    },
    send,
    leave: () => agent.destroy(),
  }
}
