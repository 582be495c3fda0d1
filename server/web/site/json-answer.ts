import type { IncomingMessage } from 'node:http'
import type { Request, Response } from 'express'
import { words } from '../../domain/language/words.ts'
import { sendWhole } from '../http/chunked-answer.ts'
import { type Field, jsonPieces } from './json-pieces.ts'
import type { Site } from './site.ts'

/** What every export says about itself, so that a saved file still tells where and when it comes from. */
export function provenance({ record, publicUrl, now }: Pick<Site, 'record' | 'publicUrl' | 'now'>, type: string) {
  const header = record.find('record', 'record')
  const title = header?.title ?? 'Untitled record'
  return {
    format: `parley-${type}`,
    version: 1,
    title,
    generatedAt: now().toISOString(),
    sequence: record.head.seq,
    hash: record.head.hash,
    ...record.moment,
    license: header?.license ?? null,
    citation: `${title}. Parley${publicUrl ? `, ${publicUrl}` : ''}, revision ${record.head.seq} (${record.head.hash.slice(0, 12)}).`,
  }
}

export type Provenance = ReturnType<typeof provenance>

/** What of it names the revision: data that stays the same goes on naming the one that changed it last. */
const UNNAMED = { generatedAt: null, sequence: null, hash: null, citation: null }

const PROVENANCE_HEADERS = {
  Format: ({ format }: Provenance) => format,
  Version: ({ version }: Provenance) => String(version),
  'Generated-At': ({ generatedAt }: Provenance) => generatedAt,
  Sequence: ({ sequence }: Provenance) => String(sequence),
  Hash: ({ hash }: Provenance) => hash,
  License: ({ license }: Provenance) => encodeURI(license ?? ''),
  Citation: ({ citation }: Provenance) => encodeURI(citation),
}
type ProvenanceHeader = keyof typeof PROVENANCE_HEADERS

/** For exports that are the data and nothing else: what others say in their body. */
export function sayInHeaders(res: Response, origin: Provenance, headers: readonly ProvenanceHeader[]): void {
  for (const name of headers) res.set(`Parley-${name}`, PROVENANCE_HEADERS[name](origin))
}

/** Where a page says in words since when something may be missing, because the database can't be reached. */
const AS_OF_HEADER = 'Parley-As-Of'

export function sayHowOld({ contact: { lostSince } }: Pick<Site, 'contact'>, res: Response): void {
  if (lostSince) res.set(AS_OF_HEADER, lostSince.toISOString())
}

const EXPOSED = [...Object.keys(PROVENANCE_HEADERS).map(name => `Parley-${name}`), AS_OF_HEADER]

/** Everybody may read the data from any page; nobody may write with it. */
export function allowReading(res: Response): Response {
  return res
    .set('Access-Control-Allow-Origin', '*')
    .set('Access-Control-Expose-Headers', ['ETag', 'Content-Disposition', 'Retry-After', ...EXPOSED].join(', '))
    .set('Cross-Origin-Resource-Policy', 'cross-origin')
}

export function sendJson(
  site: Site,
  req: IncomingMessage,
  res: Response,
  { key, type, body }: { readonly key: string; readonly type: string; readonly body: object },
): void {
  const name = `parley-${type}-${site.moments.current.head.seq}.json`
  allowReading(res).set('Cache-Control', 'no-cache')
  if (!res.hasHeader('Content-Disposition')) res.set('Content-Disposition', `inline; filename="${name}"`)
  const origin = provenance(site, type)
  site.cache.send(req, res, {
    key,
    seq: site.moments.current.head.seq,
    says: JSON.stringify({ ...origin, ...UNNAMED, ...body }),
    contentType: 'application/json; charset=utf-8',
    body: `${JSON.stringify({ ...origin, ...body }, null, 2)}\n`,
  })
}

/** What may be very long, in pieces: see `sendWhole`. `fields` are of the record as it is when the first is asked for. */
export function sendLongJson(
  site: Site,
  req: Request,
  res: Response,
  { key, type, fields }: { readonly key: string; readonly type: string; readonly fields: Iterable<Field> },
): Promise<void> {
  const { seq } = site.moments.current.head
  allowReading(res)
    .set('Cache-Control', 'no-cache')
    .set('Content-Disposition', `inline; filename="parley-${type}-${seq}.json"`)
  const origin = provenance(site, type)
  const [head] = jsonPieces(origin, [])
  const headBytes = Buffer.byteLength(head as string)
  return sendWhole(site.cache, req, res, {
    key,
    seq,
    contentType: 'application/json; charset=utf-8',
    pieces: jsonPieces(origin, fields),
    version: origin.hash,
    says: body => JSON.stringify({ ...origin, ...UNNAMED }) + body.subarray(headBytes).toString(),
  })
}

/** The filters of an export as it states them, from how an address writes them: name → value or values. */
export function filtersIn(queryString: string): Readonly<Record<string, string | readonly string[]>> {
  const params = new URLSearchParams(queryString)
  return Object.fromEntries(
    [...new Set(params.keys())].map(name => {
      const [value = '', ...more] = params.getAll(name)
      return [name, more.length === 0 ? value : [value, ...more]]
    }),
  )
}

/** How the head of a page leads to the same as data. */
export const asData = (
  { jsonHref, csvHref }: { readonly jsonHref: string; readonly csvHref?: string },
  what: string,
) => [
  { type: 'application/json', href: jsonHref, title: words().lists.dataAs(what, 'JSON') },
  ...(csvHref === undefined ? [] : [{ type: 'text/csv', href: csvHref, title: words().lists.dataAs(what, 'CSV') }]),
]
