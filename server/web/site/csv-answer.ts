import type { Request, Response } from 'express'
import { type CsvCell, csvText } from '../../formats/csv.ts'
import { allowReading, provenance } from './json-answer.ts'
import type { Site } from './site.ts'

/** A table and nothing else: what JSON says of its origin stands in the headers here. */
export function sendCsv(
  site: Site,
  req: Request,
  res: Response,
  { key, name, rows }: { readonly key: string; readonly name: string; readonly rows: readonly (readonly CsvCell[])[] },
): void {
  const { sequence, hash, license, citation } = provenance(site, name)
  allowReading(res)
    .set('Cache-Control', 'no-cache')
    .set('Content-Disposition', `attachment; filename="parley-${name}-${sequence}.csv"`)
    .set('Parley-Format', `parley-${name}`)
    .set('Parley-Sequence', String(sequence))
    .set('Parley-Hash', hash)
    .set('Parley-License', encodeURI(license ?? ''))
    .set('Parley-Citation', encodeURI(citation))
  const { seq } = site.moments.current.head
  site.cache.send(req, res, { key, seq, contentType: 'text/csv; charset=utf-8', body: csvText(rows) })
}
