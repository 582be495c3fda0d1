import type { Request, RequestHandler } from 'express'
import { inTimeOrder } from '../../domain/dates/time-order.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { positionsOn } from '../../domain/documents/lineage-chronicle.ts'
import { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import type { Point } from '../../domain/documents/lineage-links.ts'
import { pointHistory } from '../../domain/documents/point-history.ts'
import { pointStates } from '../../domain/documents/point-states.ts'
import { FIDELITIES, type NegotiatingDocument } from '../../domain/entries/document.ts'
import { AUTHORITIES, type Position, STANCES } from '../../domain/entries/position.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { NotFoundError } from '../http/http-error.ts'
import { dataSiteAt } from '../lists/data-address.ts'
import { entryPath, newPath } from '../site/entry-paths.ts'
import { sendJson } from '../site/json-answer.ts'
import type { PageSender } from '../site/page-sender.ts'
import { pathsAt, withMoment } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { actorLink, dateView, documentLink, termView } from '../site/small-views.ts'
import { siteAt } from '../site/time-travel.ts'
import { createSourceList, type SourceList } from '../sources/source-list.ts'
import { documentOf } from './document-page.ts'
import { POINT_TEMPLATE, type PointPage, type PositionLine } from './document-view.ts'
import { historyData } from './point-data.ts'
import { toPointStateView, toPointView } from './point-view.ts'

interface Parameters {
  readonly [name: string]: string
  readonly id: string
  readonly number: string
}

/** `GET /documents/:id/points/:number`: one point, for those who link to it. */
export const pointPage =
  ({ site: current, pages }: { readonly site: Site; readonly pages: PageSender }): RequestHandler<Parameters> =>
  (req, res) => {
    const site = siteAt(current, req)
    const { record } = site
    const { document, point } = pointOf(site, req.params)
    const paths = pathsAt(record.moment)
    const [href, jsonHref] = [paths.point(document.id, point.number), paths.pointJson(document.id, point.number)]
    const layout = {
      title: `${document.shortTitle}, point ${point.number}: ${point.label}`,
      description: `Point ${point.number} of ${document.shortTitle}, ${dateInWords(document.when)}: ${point.text}`,
      canonical: href,
      moment: record.moment,
      alternates: [{ type: 'application/json', href: jsonHref, title: 'This point as JSON' }],
    }
    pages.send(
      req as unknown as Request,
      res,
      POINT_TEMPLATE,
      { layout, page: toPointPage(document, point, site) },
      { key: href },
    )
  }

/** `GET /documents/:id/points/:number.json` */
export const pointJson =
  ({ site: current }: { readonly site: Site }): RequestHandler<Parameters> =>
  (req, res) => {
    const site = dataSiteAt(current, req)
    const { record } = site
    const { document, point } = pointOf(site, req.params)
    const ref = { document: document.id, number: point.number }
    const graph = new LineageGraph(record)
    const placed = graph.placed(ref)
    sendJson(site, req as unknown as Request, res, {
      key: pathsAt(record.moment).pointJson(ref.document, ref.number),
      type: 'point',
      body: {
        document: ref.document,
        point,
        states: pointStates(record, document).points.find(({ number }) => number === ref.number)?.history ?? [],
        ...historyData(pointHistory(ref, graph)),
        lineage: graph.component(ref).filter(member => graph.point(member)),
        positions: inTimeOrder(placed ? positionsOn([placed], record) : [], record.calendar),
      },
    })
  }

function pointOf(site: Site, { id, number }: Parameters) {
  const document = documentOf(site, id)
  const point = document.points.find(candidate => candidate.number === number)
  if (!point) throw new NotFoundError(`“${document.shortTitle}” has no point “${number.slice(0, 20)}” in the record.`)
  return { document, point }
}

function toPointPage(document: NegotiatingDocument, point: Point, site: Site): PointPage {
  const { record } = site
  const about = { document: document.id, point: point.number }
  const paths = pathsAt(record.moment)
  const graph = new LineageGraph(record)
  const sources = createSourceList(record, point.citations)
  const state = pointStates(record, document).points.find(({ number }) => number === point.number)
  const index = document.points.indexOf(point)
  const neighbour = (other: Point | undefined) =>
    other ? { text: `${other.number} ${other.label}`, href: paths.point(document.id, other.number) } : null
  const placed = graph.placed({ document: document.id, number: point.number })
  return {
    point: toPointView(document, point, state, { record, graph, sources }),
    document: documentLink(record, document.id),
    documentTitle: document.title,
    date: dateView(document.when),
    fidelity: termView(FIDELITIES, document.fidelity),
    earlierStates: (state?.history ?? []).slice(1).map(earlier => toPointStateView(earlier, document, record, sources)),
    positions: inTimeOrder(placed ? positionsOn([placed], record) : [], record.calendar)
      .reverse()
      .map(position => toPositionLine(position, record, sources)),
    previous: neighbour(document.points[index - 1]),
    next: neighbour(document.points[index + 1]),
    sources: sources.all,
    jsonHref: paths.pointJson(document.id, point.number),
    addPositionHref: newPath(site, 'position', about),
    addStateHref: newPath(site, 'pointState', about),
  }
}

export const toPositionLine = (
  { id, actor, stance, when, text, authority, speaker, citations }: Position,
  record: NegotiationRecord,
  sources: SourceList,
): PositionLine => ({
  href: withMoment(entryPath('position', id), record.moment),
  actor: actorLink(record, actor),
  stance: termView(STANCES, stance),
  date: dateView(when),
  text,
  authority: termView(AUTHORITIES, authority).label.toLowerCase(),
  speaker: speaker === undefined || speaker === actor ? null : actorLink(record, speaker),
  sources: sources.marks(citations),
})
