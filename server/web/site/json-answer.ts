import type { Request, Response } from 'express'
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

/** Of exports that are the data and nothing else, and say in their headers what others say in their body. */
const PROVENANCE_HEADERS = ['Format', 'Version', 'Generated-At', 'Sequence', 'Hash', 'License', 'Citation'].map(
  name => `Parley-${name}`,
)

/** Everybody may read the data from any page; nobody may write with it. */
export function allowReading(res: Response): Response {
  return res
    .set('Access-Control-Allow-Origin', '*')
    .set('Access-Control-Expose-Headers', `ETag, Content-Disposition, Retry-After, ${PROVENANCE_HEADERS.join(', ')}`)
    .set('Cross-Origin-Resource-Policy', 'cross-origin')
}

export function sendJson(
  site: Site,
  req: Request,
  res: Response,
  {
    key,
    type,
    body,
  }: { readonly key: string; readonly type: string; readonly body: Readonly<Record<string, unknown>> },
): void {
  const name = `parley-${type}-${site.moments.current.head.seq}.json`
  allowReading(res).set('Cache-Control', 'no-cache')
  if (!res.hasHeader('Content-Disposition')) res.set('Content-Disposition', `inline; filename="${name}"`)
  const text = `${JSON.stringify({ ...provenance(site, type), ...body }, null, 2)}\n`
  site.cache.send(req, res, {
    key,
    seq: site.moments.current.head.seq,
    contentType: 'application/json; charset=utf-8',
    body: text,
  })
}
