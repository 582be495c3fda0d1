import type { Request, Response } from 'express'
import type { Site } from './page-sender.ts'

/** What every export says about itself, so that a saved file still tells where and when it comes from. */
export function provenance(site: Site, type: string, generatedAt: Date) {
  const { record, publicUrl } = site
  const header = record.find('record', 'record')
  const title = header?.title ?? 'Untitled record'
  return {
    format: `parley-${type}`,
    version: 1,
    title,
    generatedAt: generatedAt.toISOString(),
    sequence: record.head.seq,
    hash: record.head.hash,
    license: header?.license ?? null,
    citation: `${title}. Parley${publicUrl ? `, ${publicUrl}` : ''}, revision ${record.head.seq} (${record.head.hash.slice(0, 12)}).`,
  }
}

/** Everybody may read the data from any page; nobody may write with it. */
export function allowReading(res: Response): Response {
  return res
    .set('Access-Control-Allow-Origin', '*')
    .set('Access-Control-Expose-Headers', 'ETag, Content-Disposition, Parley-Sequence, Parley-Hash')
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
  allowReading(res).set('Cache-Control', 'no-cache')
  const text = `${JSON.stringify({ ...provenance(site, type, site.now()), ...body }, null, 2)}\n`
  site.cache.send(req, res, {
    key,
    seq: site.record.head.seq,
    contentType: 'application/json; charset=utf-8',
    body: text,
  })
}
