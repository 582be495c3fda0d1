import type { Request, RequestHandler } from 'express'
import { words } from '../../domain/language/words.ts'
import type { ParsedQuery } from '../../domain/parameters/parameter-reader.ts'
import { type PositionsQuery, parsePositionsQuery } from '../../domain/positions/positions-query.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { askedOfData, askedOfPage } from '../http/asked-query.ts'
import { NotFoundError } from '../http/http-error.ts'
import { expectNegotiation } from '../lists/negotiations.ts'
import { redirected } from '../site/canonical-address.ts'
import { sendCsv } from '../site/csv-answer.ts'
import { newPath } from '../site/entry-paths.ts'
import { asData, sendJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { readingOf } from '../site/time-travel.ts'
import { positionsTable } from './positions-csv.ts'
import { positionsBody } from './positions-json.ts'
import { POSITIONS_TEMPLATE, toPositionsPage } from './positions-view.ts'
import { type ShownPositions, shownPositions, whyMissing } from './shown-positions.ts'

interface Asked {
  /** The record at the time that is read, and on the day that it is compared with. */
  readonly record: NegotiationRecord
  readonly earlier: NegotiationRecord | null
  readonly query: PositionsQuery
}

function asked(site: Site, req: Request, understood: (parsed: ParsedQuery<PositionsQuery>) => PositionsQuery): Asked {
  const { record, moment, params } = readingOf(site, req)
  const read = understood(parsePositionsQuery(params, moment.on))
  expectNegotiation(record, read.process)
  const query = { ...read, document: textOfNegotiation(record, read) }
  return { record, query, earlier: query.since === null ? null : site.moments.at({ ...moment, on: query.since }) }
}

/** A text of another negotiation was chosen before this one was. */
function textOfNegotiation(record: NegotiationRecord, { process, document }: PositionsQuery): string | null {
  const text = document === null ? undefined : record.find('document', document)
  return text && process !== null && text.process !== process ? null : document
}

const unreadable = () => {
  const { unread: message, unknown } = words().positions.problems
  return { message, unknown }
}

/** `GET /positions`: who stands where on each point of a text or on each issue. */
export const positionsPage =
  ({ site, pages }: Reading): RequestHandler =>
  (req, res) => {
    const { record, earlier, query } = asked(site, req, parsed => askedOfPage(parsed, unreadable()))
    const paths = pathsAt(record.moment)
    const canonical = paths.positions(query)
    if (redirected(req, res, canonical)) return
    const shown = shownPositions(record, query, earlier)
    const missing = shown ? null : whyMissing(site.moments.current, record, query)
    const about = query.document === null ? {} : { document: query.document }
    const addHref = newPath({ mayWrite: site.mayWrite, record }, 'position', about)
    const page = { ...toPositionsPage(record, query, shown, missing), addHref }
    const layout = {
      title: page.title,
      description: words().positions.description(page.title, page.summary),
      moment: record.moment,
      canonical,
      alternates: asData(page, words().positions.these),
    }
    if (missing !== null && query.document !== null) res.status(404)
    pages.send(req, res, POSITIONS_TEMPLATE, { layout, page }, missing === null ? { key: canonical } : undefined)
  }

function askedAsData(site: Site, req: Request): Asked & { readonly shown: ShownPositions } {
  const all = asked(site, req, parsed => askedOfData(parsed, unreadable()))
  const shown = shownPositions(all.record, all.query, all.earlier)
  if (!shown) throw new NotFoundError(whyMissing(site.moments.current, all.record, all.query).text)
  return { ...all, shown }
}

/** `GET /positions.json`: the same matrix with the positions that are in it. */
export const positionsJson =
  ({ site }: Reading): RequestHandler =>
  (req, res) => {
    const { record, query, shown } = askedAsData(site, req)
    const key = pathsAt(record.moment).positionsJson(query)
    sendJson({ ...site, record }, req, res, { key, type: 'positions', body: positionsBody(query, shown) })
  }

/** `GET /positions.csv`: a line for every position that stands, and one for every cell without any. */
export const positionsCsv =
  ({ site }: Reading): RequestHandler =>
  (req, res) => {
    const { record, query, shown } = askedAsData(site, req)
    const key = pathsAt(record.moment).positionsCsv(query)
    sendCsv({ ...site, record }, req, res, { key, name: 'positions', rows: positionsTable(record, shown) })
  }
