import type { Request, RequestHandler, Response } from 'express'
import { recordDocumentChunks } from '../../domain/exchange/record-document.ts'
import { recordJsonSchema } from '../../domain/exchange/record-json-schema.ts'
import { revisionLine } from '../../domain/revisions/revision.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import type { Journal } from '../../journal/journal.ts'
import { sendChunks } from '../http/chunked-answer.ts'
import { allowReading, provenance } from '../site/json-answer.ts'
import type { PageSender } from '../site/page-sender.ts'
import { PAGE_WORDS } from '../site/page-words.ts'
import { paths } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import type { SureLink } from '../site/small-views.ts'
import { template } from '../site/template.ts'

interface Reading {
  readonly site: Site
  readonly pages: PageSender
}

const LINES_AT_ONCE = 200

/** `GET /data`: every download and address, licence, how to cite. */
export const dataPage =
  ({ site, pages }: Reading): RequestHandler =>
  (req, res) => {
    const { record } = site
    const { license, citation } = provenance(site, 'record')
    const count = (text: string, total: number) => `${total.toLocaleString('en')} ${text}`
    const page = {
      downloads: [
        {
          text: 'The whole record',
          href: paths.recordJson,
          description:
            'Negotiations, actors, sources, milestones, documents, positions and states of points in one JSON file. It can be imported again without loss.',
          size: [
            count('milestones', record.count('event')),
            count('documents', record.count('document')),
            count('actors', record.count('actor')),
            count('sources', record.count('source')),
          ].join(', '),
        },
        {
          text: 'The timeline',
          href: paths.timelineJson(EVERYTHING),
          description:
            'The milestones in order with the actors and sources they name. Takes the filters of the timeline.',
          size: count('milestones', timelineOf(record).query(EVERYTHING).total),
        },
        {
          text: 'The journal',
          href: paths.journal,
          description:
            'Every addition, correction, retraction and restoration ever made, one JSON object a line, each holding the hash of the one before.',
          size: count('revisions', record.head.seq),
        },
        {
          text: 'JSON Schema of the record',
          href: paths.recordSchema,
          description: 'JSON Schema 2020-12 of the file above, field by field.',
          size: '',
        },
      ],
      addresses: [
        {
          pattern: '/timeline.json?kind=talks&from=2025-11',
          description: 'Milestones, with the filters of the timeline',
        },
        {
          pattern: '/explore.json?by=actor&kind=talks',
          description:
            'What the explorer draws, as columns: milestones by table, actor, issue or kind, with texts and positions',
        },
        { pattern: '/events/{id}.json', description: 'One milestone with its revisions' },
        {
          pattern: '/positions.json?document={id}&on=2025-12-24',
          description: 'Who stands where on each point; also as .csv, by issue with columns=issues',
        },
        {
          pattern: '/compare.json?documents={id},{id}',
          description: 'Two to five texts side by side; also as .csv, .docx and bracketed .txt',
        },
        { pattern: '/documents.json', description: 'Every text and what links the texts' },
        {
          pattern: '/documents/{id}.json',
          description: 'One text: its points, their states, before and after; one point at /points/{number}.json',
        },
        {
          pattern: '/lineages/{document}/{number}.json',
          description: 'One question through all texts, with numbers, positions, states and milestones in time',
        },
        { pattern: '/issues/{id}.json', description: 'One issue: its points, positions, states and milestones' },
        { pattern: '/actors/{id}.json', description: 'One actor: people, offices, meetings, words, positions' },
        { pattern: '/sources/{id}.json', description: 'One source and what rests on it' },
        { pattern: '/actors.json?kind=person&search=', description: 'Actors, with the number of their milestones' },
        { pattern: '/deadlines.json, /deadlines.csv', description: 'What was due when, and what became of it' },
        {
          pattern: '/sources.json?show=single-source, /sources.csv',
          description: 'Sources with what rests on them; the filters of the page',
        },
      ],
      license: license ?? 'No licence stated',
      citation,
      sequence: record.head.seq,
      hash: record.head.hash,
    }
    pages.send(
      req,
      res,
      DATA_TEMPLATE,
      { layout: { ...PAGE_WORDS.data, canonical: paths.data }, page },
      { key: paths.data },
    )
  }

/** `GET /data/record.json`: the whole record, byte for byte what an import of it would export again. */
export const recordDownload =
  ({ site }: Reading): RequestHandler =>
  (req, res) =>
    download(site, req, res, {
      name: 'record.json',
      format: 'parley-record',
      contentType: 'application/json; charset=utf-8',
      chunks: recordDocumentChunks(site.record),
    })

/** `GET /data/journal.jsonl`: the journal as it is stored. */
export const journalDownload =
  ({ site, journal }: Reading & { readonly journal: Journal }): RequestHandler =>
  (req, res) =>
    download(site, req, res, {
      name: 'journal.jsonl',
      format: 'parley-journal',
      contentType: 'application/x-ndjson; charset=utf-8',
      chunks: journalLines(journal),
    })

function* journalLines({ revisions, head }: Journal): Generator<string> {
  for (let start = 0; start < head.seq; start += LINES_AT_ONCE) {
    const slice = revisions.slice(start, Math.min(start + LINES_AT_ONCE, head.seq))
    yield slice.map(revision => `${revisionLine(revision)}\n`).join('')
  }
}

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
  {
    name,
    format,
    contentType,
    chunks,
  }: {
    readonly name: string
    readonly format: string
    readonly contentType: string
    readonly chunks: Iterable<string>
  },
): Promise<void> {
  const { head } = site.record
  const { license, citation } = provenance(site, 'record')
  allowReading(res)
    .set('Cache-Control', 'no-cache')
    .set('Content-Disposition', `attachment; filename="parley-${head.seq}-${name}"`)
    .set('Parley-Format', format)
    .set('Parley-Version', '1')
    .set('Parley-Sequence', String(head.seq))
    .set('Parley-Hash', head.hash)
    .set('Parley-Generated-At', site.now().toISOString())
    .set('Parley-License', encodeURI(license ?? ''))
    .set('Parley-Citation', encodeURI(citation))
  return sendChunks(req, res, { contentType, chunks, version: head.hash })
}

interface DataPage {
  readonly downloads: readonly (SureLink & { readonly description: string; readonly size: string })[]
  readonly addresses: readonly { readonly pattern: string; readonly description: string }[]
  readonly license: string
  readonly citation: string
  readonly sequence: number
  readonly hash: string
}

export const DATA_TEMPLATE = template<DataPage>('data/data')
