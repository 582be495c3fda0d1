import { dateInWords } from '../../domain/dates/words.ts'
import { currentText } from '../../domain/documents/current-text.ts'
import { documentFamily, type FamilyEdge } from '../../domain/documents/document-family.ts'
import { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import { statusInWords } from '../../domain/documents/text-status.ts'
import { AVAILABILITIES, DOCUMENT_KINDS, type NegotiatingDocument } from '../../domain/entries/document.ts'
import { termIds } from '../../domain/entries/terms.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { actorLink, documentLink, type Link } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { type DateView, dateView, type TermView, termView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { type DrawnNode, drawFamily, type FamilyDrawing } from './family-drawing.ts'
import { pointsInWords, type RelatedText, relativesOf } from './relations.ts'

interface TextEntry {
  readonly anchor: string
  readonly link: Link
  readonly title: string
  readonly date: DateView
  readonly kind: TermView
  readonly status: string
  readonly availability: TermView
  readonly parties: readonly Link[]
  readonly points: string
  readonly relatives: readonly RelatedText[]
}

interface DocumentListPage {
  readonly texts: readonly TextEntry[]
  readonly drawing: Omit<FamilyDrawing, 'nodes'> & {
    readonly nodes: readonly (DrawnNode & {
      readonly href: string
      readonly availability: string
    })[]
  }
  /** Availabilities that occur, with how many texts have them. */
  readonly availabilities: readonly (TermView & { readonly count: number })[]
  readonly relations: readonly { readonly relation: FamilyEdge['relation']; readonly label: string }[]
  readonly jsonHref: string
  readonly addHref: string | null
}

export const DOCUMENTS_TEMPLATE = template<DocumentListPage>('documents/documents', { styles: 'texts' })

const RELATION_LABELS = {
  'based-on': 'builds on the text above',
  answers: 'answers it with a counter-proposal',
  points: 'takes up points of it',
} as const

export function toDocumentListPage(record: NegotiationRecord): Omit<DocumentListPage, 'addHref'> {
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
  const current = currentText(record)
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
        status: statusInWords(record, document, current),
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
