import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'

interface RawRequest {
  readonly method?: string
  readonly path: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string | Buffer
}

interface RawAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export const FORM = 'application/x-www-form-urlencoded'

/** Sends what no browser would: any path, any header, any bytes, on a connection of its own. */
export function send(origin: string, { method = 'GET', path, headers = {}, body }: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin)
  const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) }
  return new Promise((answered, failed) => {
    const req = request(
      { hostname, port, method, path, headers: { ...length, ...headers }, agent: false, insecureHTTPParser: true },
      res => {
        const chunks: Buffer[] = []
        res.on('data', chunk => chunks.push(chunk))
        res.on('error', failed)
        res.on('end', () =>
          answered({ status: res.statusCode ?? 0, headers: res.headers, text: Buffer.concat(chunks).toString() }),
        )
      },
    )
    req.on('error', failed)
    req.end(body)
  })
}

export const post = (
  origin: string,
  path: string,
  body: string | Buffer,
  headers: OutgoingHttpHeaders = {},
): Promise<RawAnswer> => send(origin, { method: 'POST', path, body, headers: { 'Content-Type': FORM, ...headers } })
