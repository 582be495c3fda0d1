import type { RequestHandler } from 'express'
import { type ComparisonQuery, parseComparisonQuery } from '../../domain/comparison/comparison-query.ts'
import { comparisonReport } from '../../domain/comparison/report.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { comparisonCsv } from '../../formats/comparison/csv.ts'
import { comparisonDocx } from '../../formats/comparison/docx.ts'
import type { ExportStamp } from '../../formats/comparison/lines.ts'
import { comparisonText } from '../../formats/comparison/text.ts'
import { askedOfData } from '../http/asked-query.ts'
import { BadRequestError } from '../http/http-error.ts'
import { allowReading, type Provenance, provenance, sayInHeaders, sendJson } from '../site/json-answer.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { readingOf } from '../site/time-travel.ts'
import { inOrder, missingTexts } from './compared-texts.ts'
import { comparisonBody } from './comparison-json.ts'

type Format = 'json' | 'csv' | 'docx' | 'txt'

const CONTENT_TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain; charset=utf-8',
} as const

/** `GET /compare.json`, `.csv`, `.docx`, `.txt`: what the page shows, with the same filters. */
export const comparisonExport =
  ({ site, format }: { readonly site: Site; readonly format: Format }): RequestHandler =>
  async (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    const query = readQuery(params)
    const missing = missingTexts(query, record).map(message => ({ path: 'documents', message }))
    if (missing.length > 0) throw new BadRequestError('Some texts are not in the record.', missing)
    const asked = inOrder(query, record)
    const report = comparisonReport(record, asked)
    const paths = pathsAt(moment)
    const key = paths.compareAs(format, asked)
    const seq = site.moments.current.head.seq
    res.set('Content-Disposition', `attachment; filename="parley-comparison-${record.head.seq}.${format}"`)
    if (format === 'json') {
      sendJson({ ...site, record }, req, res, { key, type: 'comparison', body: comparisonBody(report, asked) })
      return
    }
    const origin = provenance({ ...site, record }, 'comparison')
    const stamp = stampOf(origin, { ...site, record }, paths.compare(asked))
    const body =
      format === 'docx'
        ? await comparisonDocx(report, stamp)
        : format === 'csv'
          ? comparisonCsv(report)
          : comparisonText(report, stamp)
    allowReading(res).set('Cache-Control', 'no-cache')
    sayInHeaders(res, origin, ['Format', 'Version', 'Sequence', 'Hash', 'Generated-At', 'License'])
    site.cache.send(req, res, { key, seq, contentType: CONTENT_TYPES[format], body })
  }

function readQuery(params: URLSearchParams): ComparisonQuery {
  if (!params.has('documents')) params.set('documents', '')
  const query = askedOfData(parseComparisonQuery(params), {
    message: 'This comparison could not be made.',
    unknown: name => `There is no parameter “${name}”.`,
  })
  return { ...query, show: null }
}

function stampOf(
  { title, generatedAt, sequence, hash, license }: Provenance,
  { record, publicUrl }: Site,
  path: string,
): ExportStamp {
  const { on, known } = record.moment
  const moment = [
    ...(on ? [`as of ${dateInWords(on)}`] : []),
    ...(known ? [`as it was known on ${dateInWords(known.slice(0, 10))}, ${known.slice(11, 16)} UTC`] : []),
  ].join(', ')
  return {
    record: title,
    moment: moment || null,
    generatedAt,
    sequence,
    hash,
    license,
    url: publicUrl === null ? null : publicUrl + path,
  }
}
