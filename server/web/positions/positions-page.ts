import type { Request, RequestHandler, Response } from 'express'
import { dateInWords } from '../../domain/dates/words.ts'
import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import { type PositionsQuery, type ReadQuery, readPositionsQuery } from '../../domain/positions/positions-query.ts'
import type { StanceCell } from '../../domain/positions/stance-cell.ts'
import type { StanceChange } from '../../domain/positions/stance-changes.ts'
import type { StanceColumn } from '../../domain/positions/stance-matrix.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { CsvCell } from '../../formats/csv.ts'
import { BadRequestError, NotFoundError } from '../http/http-error.ts'
import { redirected } from '../lists/list-request.ts'
import { sendCsv } from '../site/csv-answer.ts'
import { newPath } from '../site/entry-paths.ts'
import { sendJson } from '../site/json-answer.ts'
import type { PageSender } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { readingOf } from '../site/time-travel.ts'
import {
  type MissingText,
  POSITIONS_TEMPLATE,
  type ShownPositions,
  shownPositions,
  toPositionsPage,
} from './positions-view.ts'

interface Asked extends ReadQuery {
  /** The record at the time that is read, and on the day that it is compared with. */
  readonly record: NegotiationRecord
  readonly earlier: NegotiationRecord | null
}

function asked(site: Site, req: Request): Asked {
  const { record, moment, params } = readingOf(site, req)
  const read = readPositionsQuery(params, moment.on)
  const { since } = read.query
  return { ...read, record, earlier: since === null ? null : site.moments.at({ ...moment, on: since }) }
}

const UNREADABLE = 'What positions to show could not be read.'

/** `GET /positions`: who stands where on each point of a text or on each issue. */
export const positionsPage =
  ({ site, pages }: { readonly site: Site; readonly pages: PageSender }): RequestHandler =>
  (req, res) => {
    const { record, earlier, query, problems } = asked(site, req)
    if (problems.length > 0) throw new BadRequestError(UNREADABLE, problems)
    const paths = pathsAt(record.moment)
    const canonical = paths.positions(query)
    if (redirected(req, res, canonical)) return
    const shown = shownPositions(record, query, earlier)
    const missing = shown ? null : whyMissing(site, record, query)
    const about = query.document === null ? {} : { document: query.document }
    const addHref = newPath({ mayWrite: site.mayWrite, record }, 'position', about)
    const page = { ...toPositionsPage(record, query, shown, missing), addHref }
    const layout = {
      title: page.title,
      description: `${page.title}: ${page.summary}, each with its date, authority and source.`,
      moment: record.moment,
      canonical,
      alternates: [
        { type: 'application/json', href: paths.positionsJson(query), title: 'These positions as JSON' },
        { type: 'text/csv', href: paths.positionsCsv(query), title: 'These positions as CSV' },
      ],
    }
    if (missing !== null && query.document !== null) res.status(404)
    pages.send(req, res, POSITIONS_TEMPLATE, { layout, page }, missing === null ? { key: canonical } : undefined)
  }

/** A text may be in the record and not have been there at the time that is read. */
function whyMissing(site: Site, { moment }: NegotiationRecord, query: PositionsQuery): MissingText {
  const { document: id } = query
  if (id === null) return { text: 'The record holds no text with points at this time.', now: null }
  const document = site.moments.current.find('document', id)
  if (!document) throw new NotFoundError(`The record has no text “${id.slice(0, 80)}”.`)
  const time = moment.on ? `On ${dateInWords(moment.on)}` : 'At this time'
  return {
    text: `${time} the record does not hold the ${document.shortTitle} yet: it is dated ${dateInWords(document.when)}.`,
    now: {
      text: `Positions on the ${document.shortTitle} now`,
      href: pathsAt({}).positions({ ...query, since: null }),
    },
  }
}

function askedOfData(site: Site, req: Request): Asked & { readonly shown: ShownPositions } {
  const all = asked(site, req)
  const refused = [
    ...all.problems,
    ...all.unknown.map(path => ({ path, message: `There is no parameter “${path}” here.` })),
  ]
  if (refused.length > 0) throw new BadRequestError(UNREADABLE, refused)
  const shown = shownPositions(all.record, all.query, all.earlier)
  if (!shown) throw new NotFoundError(whyMissing(site, all.record, all.query).text)
  return { ...all, shown }
}

/** `GET /positions.json`: the same matrix with the positions that are in it. */
export const positionsJson =
  ({ site }: { readonly site: Site }): RequestHandler =>
  (req, res) => {
    const { record, query, shown } = askedOfData(site, req)
    const { document, matrix, changes } = shown
    const said = new Map(
      matrix.rows.flatMap(({ cells }) => cells.flatMap(({ history }) => history.map(one => [one.id, one] as const))),
    )
    sendJson({ ...site, record }, req as Request, res as Response, {
      key: pathsAt(record.moment).positionsJson(query),
      type: 'positions',
      body: {
        document: document && {
          id: document.id,
          shortTitle: document.shortTitle,
          when: document.when,
          fidelity: document.fidelity,
        },
        columns: matrix.columns.map(columnJson),
        rows: matrix.rows.map(({ cells, ...row }) => ({
          ...row,
          cells: cells.flatMap((cell, index) =>
            cell.state === 'none' ? [] : [{ column: matrix.columns[index]?.key, ...cellJson(cell) }],
          ),
        })),
        note: 'A cell that is not listed has no public position in the record, which is neither consent nor refusal.',
        summaries: matrix.summaries.map((counts, index) => ({ column: matrix.columns[index]?.key, ...counts })),
        ...(query.since !== null && { since: query.since, changes: changes.map(changeJson) }),
        positions: [...said.values()].map(position => inSchemaOrder('position', position)),
      },
    })
  }

const ids = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id)

const cellJson = ({ state, stances, counting, history }: StanceCell) => ({
  state,
  stances,
  counting: ids(counting),
  history: ids(history),
})

const columnJson = (column: StanceColumn) => {
  if (column.kind !== 'point') return column
  const { key, kind, number, point } = column
  return { key, kind, number, label: point?.label ?? null, issues: point?.issues ?? [] }
}

const changeJson = ({ actor, column, kind, before, after }: StanceChange) => ({
  actor,
  column: column.key,
  kind,
  before: cellJson(before),
  after: cellJson(after),
})

const CSV_HEADER = [
  'actor',
  'actor_name',
  'column',
  'point',
  'label',
  'cell_state',
  'cell_stances',
  'stance',
  'date',
  'authority',
  'speaker',
  'text',
  'quote',
  'position',
  'event',
  'sources',
  'earlier_statements',
  'before',
]

/** `GET /positions.csv`: a line for every position that stands, and one for every cell without any. */
export const positionsCsv =
  ({ site }: { readonly site: Site }): RequestHandler =>
  (req, res) => {
    const { record, query, shown } = askedOfData(site, req)
    sendCsv({ ...site, record }, req as Request, res as Response, {
      key: pathsAt(record.moment).positionsCsv(query),
      name: 'positions',
      rows: [CSV_HEADER, ...csvRows(record, shown)],
    })
  }

function csvRows(record: NegotiationRecord, { matrix, changes }: ShownPositions): CsvCell[][] {
  const before = new Map(changes.map(change => [`${change.actor} ${change.column.key}`, change.before]))
  return matrix.rows.flatMap(({ actor, name, cells }) =>
    matrix.columns.flatMap((column, index) => {
      const cell = cells[index]
      if (!cell) return []
      const place = [actor, name, column.key, column.kind === 'point' ? column.number : null, labelOf(column)]
      const then = before.get(`${actor} ${column.key}`)
      const verdict = [cell.state, cell.stances.join(' ')]
      if (cell.counting.length === 0) return [[...place, ...verdict, ...Array(9).fill(null), 0, null]]
      return cell.counting.map(({ id, stance, when, authority, speaker, text, quote, event, citations }) => [
        ...place,
        ...verdict,
        stance,
        when,
        authority,
        speaker ?? null,
        text,
        quote?.text ?? null,
        id,
        event ?? null,
        citations.map(({ source }) => record.find('source', source)?.url ?? source).join(' '),
        cell.history.length - cell.counting.length,
        then ? [then.state, ...then.stances].join(' ') : null,
      ])
    }),
  )
}

const labelOf = (column: StanceColumn): string | null =>
  column.kind === 'point' ? (column.point?.label ?? null) : column.issue
