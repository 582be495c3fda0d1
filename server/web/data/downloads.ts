import type { Request, RequestHandler, Response } from 'express'
import { recordDocumentChunks } from '../../domain/exchange/record-document.ts'
import { recordJsonSchema } from '../../domain/exchange/record-json-schema.ts'
import type { Journal } from '../../journal/journal.ts'
import { sendWhole, type WholeAnswer } from '../http/chunked-answer.ts'
import { allowReading, provenance, sayInHeaders } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { paths } from '../site/paths.ts'
import type { Site } from '../site/site.ts'

/** `GET /data/record.json`: the whole record, byte for byte what an import of it would export again. */
export const recordDownload =
  ({ site }: Reading): RequestHandler =>
  (req, res) =>
    download(site, req, res, {
      key: paths.recordJson,
      name: 'record.json',
      type: 'record',
      contentType: 'application/json; charset=utf-8',
      pieces: recordDocumentChunks(site.record),
    })

/** `GET /data/journal.jsonl`: the journal as it is stored. */
export const journalDownload =
  ({ site, journal }: Reading & { readonly journal: Journal }): RequestHandler =>
  (req, res) =>
    download(site, req, res, {
      key: paths.journal,
      name: 'journal.jsonl',
      type: 'journal',
      contentType: 'application/x-ndjson; charset=utf-8',
      pieces: journal.stored().read(),
    })

/** `GET /data/record.schema.json` */
export const recordSchema = ({ site }: Reading): RequestHandler => {
  const body = `${JSON.stringify(recordJsonSchema(), null, 2)}\n`
  return (req, res) => {
    allowReading(res).set('Cache-Control', 'no-cache')
    site.cache.send(req, res, {
      key: paths.recordSchema,
      survivesChanges: true,
      contentType: 'application/schema+json; charset=utf-8',
      body,
    })
  }
}

/**
 * A file that is the data and nothing else: a word about itself would make an export of an import differ from it.
 * What other exports say in their body, these say in their headers.
 */
function download(
  site: Site,
  req: Request,
  res: Response,
  { name, type, ...body }: Pick<WholeAnswer, 'key' | 'contentType' | 'pieces'> & { name: string; type: string },
): Promise<void> {
  const origin = provenance(site, type)
  allowReading(res)
    .set('Cache-Control', 'no-cache')
    .set('Content-Disposition', `attachment; filename="parley-${origin.sequence}-${name}"`)
  sayInHeaders(res, origin, ['Format', 'Version', 'Sequence', 'Hash', 'Generated-At', 'License', 'Citation'])
  return sendWhole(site.cache, req, res, { ...body, seq: origin.sequence, version: origin.hash })
}
