import type { RequestHandler } from 'express'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { dataPackage, type FilledTable } from '../../formats/tables/data-package.ts'
import { tablePieces } from '../../formats/tables/table.ts'
import {
  actorsTable,
  documentsTable,
  milestonesTable,
  pointStatesTable,
  pointsTable,
  positionsTable,
  quotesTable,
  sourcesTable,
} from '../../formats/tables/tables.ts'
import { type ZippedFile, zipPieces } from '../../formats/zip.ts'
import { sendWhole } from '../http/chunked-answer.ts'
import { allowReading, provenance, sayInHeaders } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import { data, type Route } from '../site/route.ts'
import type { Site } from '../site/site.ts'
import { readingOf } from '../site/time-travel.ts'

// The whole record as tables: one by one, and all of them with their codebook.

/** A table and what stands in it, whatever a row is. */
const filled = <Row>(table: FilledTable<Row>['table'], rows: Iterable<Row>) =>
  ({ table, rows }) as unknown as FilledTable

const TABLES: Readonly<Record<string, (record: NegotiationRecord) => FilledTable>> = {
  milestones: record => filled(milestonesTable(record), timelineOf(record).ordered()),
  documents: record => filled(documentsTable(record), byId(record.list('document'))),
  points: record =>
    filled(
      pointsTable(record),
      byId(record.list('document')).flatMap(document => document.points.map(point => ({ document, point }))),
    ),
  quotes: record => filled(quotesTable(), quotesIn(record)),
  positions: record => filled(positionsTable(record), byId(record.list('position'))),
  'point-states': record => filled(pointStatesTable(record), byId(record.list('pointState'))),
  actors: record => filled(actorsTable(record), byId(record.list('actor'))),
  sources: record => filled(sourcesTable(record), byId(record.list('source'))),
}

const byId = <T extends { readonly id: string }>(entries: readonly T[]): T[] =>
  entries.toSorted((a, b) => (a.id < b.id ? -1 : 1))

function* quotesIn(record: NegotiationRecord) {
  for (const event of timelineOf(record).ordered()) for (const quote of event.quotes) yield { event, quote }
}

export const tableRoutes: readonly Route[] = [
  ...Object.entries(TABLES).map(([name, fill]) =>
    data(`/data/tables/${name}.csv`, (reading: Reading) => tableDownload(name, fill, reading), {
      about: 'The whole record as tables',
    }),
  ),
  data('/data/tables.zip', reading => packageDownload(reading), {
    limit: 'explorations',
    about: 'All tables with their codebook: a Frictionless Data Package',
  }),
]

const tableDownload =
  (name: string, fill: (record: NegotiationRecord) => FilledTable, { site }: Reading): RequestHandler =>
  async (req, res) => {
    const { record, moment } = readingOf(site, req)
    const { table, rows } = fill(record)
    saved({ ...site, record }, res, `parley-${name}-${record.head.seq}.csv`)
    await sendWhole(site.cache, req, res, {
      key: pathsAt(moment).table(name),
      seq: site.moments.current.head.seq,
      contentType: 'text/csv; charset=utf-8',
      pieces: tablePieces(table, rows),
      version: record.head.hash,
    })
  }

const packageDownload =
  ({ site }: Reading): RequestHandler =>
  async (req, res) => {
    const { record, moment } = readingOf(site, req)
    const { seq, hash, at } = record.head
    saved({ ...site, record }, res, `parley-tables-${seq}.zip`)
    await sendWhole(site.cache, req, res, {
      key: pathsAt(moment).tables,
      seq: site.moments.current.head.seq,
      contentType: 'application/zip',
      pieces: zipPieces(tablePackage({ ...site, record }), at ?? ''),
      version: hash,
    })
  }

/** All tables with their codebook, as a Frictionless Data Package. */
export function tablePackage(site: Pick<Site, 'record' | 'publicUrl' | 'now'>): Iterable<ZippedFile> {
  const { record, publicUrl } = site
  const { title, license, citation } = provenance(site, 'tables')
  const { seq, hash, at } = record.head
  return dataPackage(
    Object.values(TABLES).map(fill => fill(record)),
    {
      title,
      description: record.find('record', 'record')?.description ?? '',
      license,
      citation,
      homepage: publicUrl,
      at: at ?? '',
      sequence: seq,
      hash,
    },
  )
}

function saved(
  site: Pick<Site, 'record' | 'publicUrl' | 'now'>,
  res: Parameters<typeof allowReading>[0],
  name: string,
) {
  allowReading(res).set('Cache-Control', 'no-cache').set('Content-Disposition', `attachment; filename="${name}"`)
  sayInHeaders(res, provenance(site, 'tables'), ['Format', 'Sequence', 'Hash', 'License', 'Citation'])
}
