import type { IncomingMessage } from 'node:http'
import type { Response } from 'express'
import { type CsvCell, csvText } from '../../formats/csv.ts'
import { allowReading, provenance, sayInHeaders } from './json-answer.ts'
import type { Site } from './site.ts'

/** A table and nothing else: what JSON says of its origin stands in the headers here. */
export function sendCsv(
  site: Site,
  req: IncomingMessage,
  res: Response,
  { key, name, rows }: { readonly key: string; readonly name: string; readonly rows: readonly (readonly CsvCell[])[] },
): void {
  const origin = provenance(site, name)
  allowReading(res)
    .set('Cache-Control', 'no-cache')
    .set('Content-Disposition', `attachment; filename="parley-${name}-${origin.sequence}.csv"`)
  sayInHeaders(res, origin, ['Format', 'Sequence', 'Hash', 'License', 'Citation'])
  const { seq } = site.moments.current.head
  const body = csvText(rows)
  const says = [origin.title, origin.license, body].join('\n')
  site.cache.send(req, res, { key, seq, says, contentType: 'text/csv; charset=utf-8', body })
}

/** Name of a column → what it says of a row. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => CsvCell>>

export const tableOf = <Row>(columns: Columns<Row>, rows: readonly Row[]): CsvCell[][] => [
  Object.keys(columns),
  ...rows.map(row => Object.values(columns).map(cellOf => cellOf(row))),
]
