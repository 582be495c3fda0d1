import type { Request, RequestHandler } from 'express'
import { inTimeOrder } from '../../domain/dates/time-order.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import { pointHistory } from '../../domain/documents/point-history.ts'
import { type PointStates, pointStates } from '../../domain/documents/point-states.ts'
import {
  AUTHORSHIP_BASES,
  AVAILABILITIES,
  CHANGE_BASES,
  CUSTODY_STATUSES,
  DOCUMENT_KINDS,
  FIDELITIES,
  type NegotiatingDocument,
} from '../../domain/entries/document.ts'
import { DOCUMENT_RELATIONS } from '../../domain/entries/event.ts'
import { POINT_STATES } from '../../domain/entries/point-state.ts'
import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import { toRevisionViews } from '../history/revision-view.ts'
import { TOMBSTONE_TEMPLATE, toTombstone } from '../history/tombstone.ts'
import { HttpError } from '../http/http-error.ts'
import { dataSiteAt } from '../lists/data-address.ts'
import { editPath, retractPath } from '../site/entry-paths.ts'
import { sendJson } from '../site/json-answer.ts'
import type { PageSender } from '../site/page-sender.ts'
import { pathsAt, pointAnchor } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { actorLink, dateView, documentLink, eventLink, paragraphsOf, termView } from '../site/small-views.ts'
import { isPast, siteAt } from '../site/time-travel.ts'
import { createSourceList } from '../sources/source-list.ts'
import { DOCUMENT_TEMPLATE, type DocumentPage, type StandingView } from './document-view.ts'
import { historyData } from './point-data.ts'
import { actorNames, type PointView, pointLink, toPointView, withoutOthers } from './point-view.ts'
import { comparisonLinks, pointsInWords, relativesOf } from './relations.ts'

interface Reading {
  readonly site: Site
  readonly pages: PageSender
}

/** `GET /documents/:id`: one text with its points, or the tombstone of a retracted one. */
export const documentPage =
  ({ site: current, pages }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { id } = req.params
    const site = siteAt(current, req)
    const { record } = site
    const paths = pathsAt(record.moment)
    const document = record.find('document', id)
    if (!document) {
      pages.send(req as Request, res.status(410), TOMBSTONE_TEMPLATE, {
        layout: { title: 'Retracted', robots: 'noindex', moment: record.moment },
        page: toTombstone(site, 'document', id),
      })
      return
    }
    const layout = {
      title: document.title,
      description: `${dateInWords(document.when)}, ${document.status}. ${document.summary}`,
      canonical: paths.document(id),
      moment: record.moment,
      alternates: [{ type: 'application/json', href: paths.documentJson(id), title: 'This text as JSON' }],
    }
    const page = toDocumentPage(document, site)
    pages.send(req as Request, res, DOCUMENT_TEMPLATE, { layout, page }, { key: paths.document(id) })
  }

/** `GET /documents/:id.json`: the text as it is stored, and what is derived from it. */
export const documentJson =
  ({ site: current }: Pick<Reading, 'site'>): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { id } = req.params
    const site = dataSiteAt(current, req)
    const { record } = site
    const document = documentOf(site, id)
    const graph = new LineageGraph(record)
    const states = pointStates(record, document)
    sendJson(site, req as Request, res, {
      key: pathsAt(record.moment).documentJson(id),
      type: 'document',
      body: {
        document: inSchemaOrder('document', document),
        points: document.points.map(({ number }, index) => ({
          number,
          states: states.points[index]?.history ?? [],
          ...historyData(pointHistory({ document: id, number }, graph)),
        })),
        agreed: states.agreed,
        withoutState: states.withoutState,
        laterTexts: graph.descendants(id).map(later => later.id),
        events: inTimeOrder(record.referrers(id, 'event'), record.calendar).map(event => event.id),
        revisions: record.history(id).map(({ record: _, ...revision }) => revision),
      },
    })
  }

/** Throws what a page of a text that is not there answers with. */
export function documentOf(site: Pick<Site, 'record' | 'mayWrite'>, id: string): NegotiatingDocument {
  const document = site.record.find('document', id)
  if (document) return document
  throw new HttpError(410, 'Retracted', `This text was retracted: ${toTombstone(site, 'document', id).reason}`)
}

export function toDocumentPage(
  document: NegotiatingDocument,
  { record, mayWrite }: Pick<Site, 'record' | 'mayWrite'>,
): DocumentPage {
  const { id } = document
  const mayChange = mayWrite && !isPast(record.moment)
  const paths = pathsAt(record.moment)
  const graph = new LineageGraph(record)
  const sources = createSourceList(record, document.citations)
  const states = pointStates(record, document)
  const events = inTimeOrder(record.referrers(id, 'event'), record.calendar)
  const points = document.points.map((point, index) =>
    toPointView(document, point, states.points[index], { record, graph, sources }),
  )
  return {
    title: document.title,
    kind: termView(DOCUMENT_KINDS, document.kind),
    date: dateView(document.when),
    status: document.status,
    paragraphs: paragraphsOf(document.summary),
    availability: termView(AVAILABILITIES, document.availability),
    fidelity: termView(FIDELITIES, document.fidelity),
    pointCount: pointsInWords(document),
    parties: document.parties.map(party => actorLink(record, party)),
    authors: document.authors.map(({ actor, basis, note, source }) => ({
      actor: actorLink(record, actor),
      basis: termView(AUTHORSHIP_BASES, basis),
      note,
      source: sources.mark(source),
    })),
    custody: document.custody.map(({ actor, status, when, source }) => ({
      actor: actorLink(record, actor),
      status: termView(CUSTODY_STATUSES, status),
      date: dateView(when),
      source: sources.mark(source),
    })),
    ...relativesOf(id, record, graph),
    comparisons: comparisonLinks(document, record, graph),
    standing: toStanding(document, states, record, graph),
    points,
    notComparable: notComparable(points),
    dropped: document.dropped.map(({ document: earlier, number, basis, note }) => {
      const ref = { document: earlier, number }
      return {
        point: pointLink(record, graph, ref),
        label: graph.point(ref)?.label ?? '',
        document: documentLink(record, earlier),
        basis: termView(CHANGE_BASES, basis).label.toLowerCase(),
        note,
      }
    }),
    events: events.map(event => ({
      ...eventLink(record, event.id),
      relation: event.documents
        .filter(({ document: of }) => of === id)
        .map(({ relation }) => termView(DOCUMENT_RELATIONS, relation).label.toLowerCase())
        .join(', '),
    })),
    sources: sources.all,
    revisions: toRevisionViews(record.history(id)),
    documentsHref: paths.documents,
    timelineHref: paths.timeline({ ...EVERYTHING, document: [id] }),
    jsonHref: paths.documentJson(id),
    editHref: mayChange ? editPath('document', id) : null,
    retractHref: mayChange ? retractPath('document', id) : null,
  }
}

function notComparable(points: readonly PointView[]): DocumentPage['notComparable'] {
  const unknown = points.flatMap(({ after }) => after.filter(({ fate }) => fate === 'unknown'))
  const byText = new Map(unknown.map(({ document, detail }) => [document.text, { document, reason: detail }]))
  return [...byText.values()]
}

function toStanding(
  document: NegotiatingDocument,
  { points, agreed, open, withoutState }: PointStates,
  record: NegotiationRecord,
  graph: LineageGraph,
): StandingView | null {
  if (withoutState.length === points.length) return null
  const here = (number: string) => ({ text: number, href: `#${pointAnchor(number)}` })
  return {
    agreed: agreed.map(({ among, points: numbers }) => {
      return {
        words: `${numbers.length === 1 ? '1 point' : `${numbers.length} points`} agreed between ${actorNames(record, among)} only`,
        others: withoutOthers(document, among, record),
        points: numbers.map(here),
      }
    }),
    open: open.map(({ point, state, when }) => ({
      point: here(point),
      label: graph.point({ document: document.id, number: point })?.label ?? '',
      state: termView(POINT_STATES, state).label.toLowerCase(),
      date: dateInWords(when),
    })),
    withdrawn: points.flatMap(({ number, newest }) => (newest?.state === 'withdrawn' ? [here(number)] : [])),
    without: withoutState.map(here),
  }
}
