import type { Request, RequestHandler, Response } from 'express'
import type { ComparisonRow } from '../../domain/comparison/comparison.ts'
import {
  type ComparisonQuery,
  comparisonQueryString,
  parseComparisonQuery,
} from '../../domain/comparison/comparison-query.ts'
import { type ComparisonReport, comparisonReport } from '../../domain/comparison/report.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { comparisonCsv } from '../../formats/comparison/csv.ts'
import { comparisonDocx } from '../../formats/comparison/docx.ts'
import type { ExportStamp } from '../../formats/comparison/lines.ts'
import { comparisonText } from '../../formats/comparison/text.ts'
import { BadRequestError } from '../http/http-error.ts'
import { allowReading, provenance, sendJson } from '../site/json-answer.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { readingOf } from '../site/time-travel.ts'
import { inOrder, missingText } from './comparison-page.ts'

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
    const missing = query.documents.filter(id => !record.find('document', id))
    if (missing.length > 0) {
      throw new BadRequestError(
        'Some texts are not in the record.',
        missing.map(id => ({ path: 'documents', message: missingText(id, moment) })),
      )
    }
    const asked = { ...query, documents: inOrder(query, record) }
    const report = comparisonReport(record, asked)
    const paths = pathsAt(moment)
    const key = paths.compareAs(format, asked)
    const seq = site.moments.current.head.seq
    res.set('Content-Disposition', `attachment; filename="parley-comparison-${record.head.seq}.${format}"`)
    if (format === 'json') {
      sendJson({ ...site, record }, req as Request, res as Response, {
        key,
        type: 'comparison',
        body: toJson(report, asked),
      })
      return
    }
    const stamp = stampOf({ ...site, record }, paths.compare(asked))
    const body =
      format === 'docx'
        ? await comparisonDocx(report, stamp)
        : format === 'csv'
          ? comparisonCsv(report)
          : comparisonText(report, stamp)
    allowReading(res)
      .set('Cache-Control', 'no-cache')
      .set('Parley-Format', 'parley-comparison')
      .set('Parley-Version', '1')
      .set('Parley-Sequence', String(stamp.sequence))
      .set('Parley-Hash', stamp.hash)
      .set('Parley-Generated-At', stamp.generatedAt)
      .set('Parley-License', encodeURI(stamp.license ?? ''))
    site.cache.send(req, res, { key, seq, contentType: CONTENT_TYPES[format], body })
  }

function readQuery(params: URLSearchParams): ComparisonQuery {
  if (!params.has('documents')) params.set('documents', '')
  const { query, problems, unknown } = parseComparisonQuery(params)
  const refused = [
    ...problems.map(({ parameter, message }) => ({ path: parameter, message })),
    ...unknown.map(path => ({ path, message: `There is no parameter “${path}”.` })),
  ]
  if (refused.length > 0) throw new BadRequestError('This comparison could not be made.', refused)
  return { ...query, show: null }
}

function stampOf(site: Site, path: string): ExportStamp {
  const { title, generatedAt, sequence, hash, license } = provenance(site, 'comparison')
  const { on, known } = site.record.moment
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
    url: site.publicUrl === null ? null : site.publicUrl + path,
  }
}

function toJson({ columns, comparison, all, rows, marking }: ComparisonReport, query: ComparisonQuery) {
  return {
    query: comparisonQueryString(query),
    marking: { isOn: marking.isOn, reasons: marking.reasons },
    count: comparison.rows.length,
    countWithoutFilters: all.rows.length,
    documents: columns.map(({ document, gap }) => ({
      id: document.id,
      title: document.title,
      shortTitle: document.shortTitle,
      when: document.when,
      availability: document.availability,
      fidelity: document.fidelity,
      statedPointCount: document.statedPointCount,
      recordedPointCount: document.points.length,
      notComparable: gap,
      citations: document.citations,
    })),
    rows: rows.map(({ row, cells }) => ({
      ...rowJson(row),
      cells: row.cells.map(({ document, state, gap, drops }, index) => ({
        document,
        state,
        gap,
        points: cells[index]?.points.map(({ point, state: pointState, parts }) => ({
          number: point.number,
          label: point.label,
          text: point.text,
          issues: point.issues,
          values: point.values,
          unverified: point.unverified,
          state: pointState,
          ...(parts && { words: parts }),
        })),
        drops,
      })),
      steps: row.steps.map(({ values, ...step }) => ({ ...step, values })),
    })),
  }
}

const rowJson = ({ first, kind, kinds, significance, issues, isDifferent }: ComparisonRow) => ({
  first,
  kind,
  kinds,
  significance,
  issues,
  isDifferent,
})
