import type { Request, RequestHandler } from 'express'
import { dateInWords } from '../../domain/dates/words.ts'
import { coverageGap } from '../../domain/documents/coverage.ts'
import { documentFamily } from '../../domain/documents/document-family.ts'
import { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import { AVAILABILITIES, DOCUMENT_KINDS, type NegotiatingDocument } from '../../domain/entries/document.ts'
import { termIds } from '../../domain/entries/terms.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { dataSiteAt } from '../lists/data-address.ts'
import { newPath } from '../site/entry-paths.ts'
import { sendJson } from '../site/json-answer.ts'
import type { PageSender } from '../site/page-sender.ts'
import { PAGE_WORDS } from '../site/page-words.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { actorLink, dateView, documentLink, termView } from '../site/small-views.ts'
import { siteAt } from '../site/time-travel.ts'
import { DOCUMENTS_TEMPLATE, type DocumentsPage } from './document-view.ts'
import { drawFamily } from './family-drawing.ts'
import { pointsInWords, relativesOf } from './relations.ts'

/** `GET /documents`: the texts in time, and which comes from which. */
export const documentsPage =
  ({ site: current, pages }: { readonly site: Site; readonly pages: PageSender }): RequestHandler =>
  (req, res) => {
    const site = siteAt(current, req)
    const { record } = site
    const paths = pathsAt(record.moment)
    const layout = {
      ...PAGE_WORDS.documents,
      moment: record.moment,
      canonical: paths.documents,
      alternates: [{ type: 'application/json', href: paths.documentsJson, title: 'These texts as JSON' }],
    }
    pages.send(
      req,
      res,
      DOCUMENTS_TEMPLATE,
      { layout, page: { ...toDocumentsPage(record), addHref: newPath(site, 'document') } },
      { key: paths.documents },
    )
  }

/** `GET /documents.json`: every text without its points, and what links the texts. */
export const documentsJson =
  ({ site: current }: { readonly site: Site }): RequestHandler =>
  (req, res) => {
    const site = dataSiteAt(current, req)
    const { nodes, edges } = documentFamily(new LineageGraph(site.record))
    sendJson(site, req as Request, res, {
      key: pathsAt(site.record.moment).documentsJson,
      type: 'documents',
      body: {
        documents: nodes.map(({ document, generation, family, missing }) => {
          const { id, kind, title, shortTitle, when, status, availability, fidelity, statedPointCount } = document
          return {
            ...{ id, kind, title, shortTitle, when, status, availability, fidelity, statedPointCount },
            recordedPoints: document.points.length,
            coverageGap: coverageGap(document),
            parties: document.parties,
            basedOn: document.basedOn,
            ...{ generation, family, missing },
          }
        }),
        links: edges.map(({ from, to, relation, points }) => ({ from, to, relation, points })),
      },
    })
  }

const RELATION_LABELS = {
  'based-on': 'builds on the text above',
  answers: 'answers it with a counter-proposal',
  points: 'takes up points of it',
} as const

export function toDocumentsPage(record: NegotiationRecord): Omit<DocumentsPage, 'addHref'> {
  const graph = new LineageGraph(record)
  const family = documentFamily(graph)
  const documents = family.nodes.map(({ document }) => document)
  const drawing = drawFamily(
    documents.map(document => ({
      id: document.id,
      title: document.shortTitle,
      facts: `${shortDate(document.when)} · ${factsOf(document)}`,
      period: yearOf(document, record),
    })),
    family.edges,
  )
  const byId = new Map(documents.map(document => [document.id, document]))
  return {
    texts: documents.map(document => {
      const { bases, later } = relativesOf(document.id, record, graph, family)
      return {
        anchor: `text-${document.id}`,
        link: documentLink(record, document.id),
        title: document.title,
        date: dateView(document.when),
        kind: termView(DOCUMENT_KINDS, document.kind),
        status: document.status,
        availability: termView(AVAILABILITIES, document.availability),
        parties: document.parties.map(id => actorLink(record, id)),
        points: pointsInWords(document),
        relatives: [...bases, ...later],
      }
    }),
    drawing: {
      ...drawing,
      nodes: drawing.nodes.map(node => {
        const document = byId.get(node.id)
        return {
          ...node,
          href: pathsAt(record.moment).document(node.id),
          availability: document?.availability ?? 'none',
        }
      }),
    },
    availabilities: termIds(AVAILABILITIES).flatMap(id => {
      const count = documents.filter(({ availability }) => availability === id).length
      return count > 0 ? [{ ...termView(AVAILABILITIES, id), count }] : []
    }),
    relations: (['based-on', 'answers', 'points'] as const)
      .filter(relation => family.edges.some(edge => edge.relation === relation))
      .map(relation => ({ relation, label: RELATION_LABELS[relation] })),
    jsonHref: pathsAt(record.moment).documentsJson,
  }
}

const FEW_WORDS = { full: 'full', partial: 'part', 'count-only': 'count only', none: 'not public' } as const

/** Such as “full, 28 points”: few words, for the drawing. */
function factsOf({ availability, points, statedPointCount }: NegotiatingDocument): string {
  const count = Math.max(points.length, statedPointCount ?? 0)
  const words = FEW_WORDS[availability]
  if (count === 0) return termView(AVAILABILITIES, availability).label.toLowerCase()
  return availability === 'count-only' ? `${words}, ${count}` : `${words}, ${count} points`
}

const MONTHS = /\b(January|February|March|April|June|July|August|September|October|November|December)\b/g

const shortDate = (edtf: string): string => dateInWords(edtf).replace(MONTHS, month => month.slice(0, 3))

function yearOf({ when }: NegotiatingDocument, record: NegotiationRecord): string {
  const { firstDay, lastDay } = record.calendar.datesOf(when)
  return (firstDay ?? lastDay)?.replace(/-\d\d-\d\d$/, '') ?? 'Date not known'
}
