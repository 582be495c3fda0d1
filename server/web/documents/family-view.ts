import { withShortMonths } from '../../domain/dates/calendar-names.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import type { DocumentFamily, FamilyEdge } from '../../domain/documents/document-family.ts'
import { AVAILABILITIES, type NegotiatingDocument } from '../../domain/entries/document.ts'
import { termIds } from '../../domain/entries/terms.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { pathsAt } from '../site/paths.ts'
import { type TermView, termView } from '../site/small-views.ts'
import { type DrawnNode, drawFamily, type FamilyDrawing } from './family-drawing.ts'

/** The family tree of the texts with its legend. */
export interface FamilyView {
  readonly drawing: Omit<FamilyDrawing, 'nodes'> & {
    readonly nodes: readonly (DrawnNode & {
      readonly href: string
      readonly availability: string
    })[]
  }
  /** Availabilities that occur, with how many texts have them. */
  readonly availabilities: readonly (TermView & { readonly count: number })[]
  readonly relations: readonly { readonly relation: FamilyEdge['relation']; readonly label: string }[]
}

export function toFamilyView({ nodes, edges }: DocumentFamily, record: NegotiationRecord): FamilyView {
  const documents = nodes.map(({ document }) => document)
  const drawing = drawFamily(
    documents.map(document => ({
      id: document.id,
      title: document.shortTitle,
      facts: `${shortDate(document.when)} · ${factsOf(document)}`,
      period: yearOf(document, record),
    })),
    edges,
  )
  const byId = new Map(documents.map(document => [document.id, document]))
  return {
    drawing: {
      ...drawing,
      nodes: drawing.nodes.map(node => ({
        ...node,
        href: pathsAt(record.moment).document(node.id),
        availability: byId.get(node.id)?.availability ?? 'none',
      })),
    },
    availabilities: termIds(AVAILABILITIES).flatMap(id => {
      const count = documents.filter(({ availability }) => availability === id).length
      return count > 0 ? [{ ...termView(AVAILABILITIES, id), count }] : []
    }),
    relations: (['based-on', 'answers', 'points'] as const)
      .filter(relation => edges.some(edge => edge.relation === relation))
      .map(relation => ({ relation, label: words().documents.family.edges[relation] })),
  }
}

/** Such as “full, 28 points”: few words, for the drawing. */
function factsOf({ availability, points, statedPointCount }: NegotiatingDocument): string {
  const count = Math.max(points.length, statedPointCount ?? 0)
  const { family, points: counted } = words().documents
  const few = family.availability[availability]
  if (count === 0) return termView(AVAILABILITIES, availability).label.toLowerCase()
  return family.facts(few, availability === 'count-only' ? String(count) : counted(count))
}

const shortDate = (edtf: string): string => withShortMonths(dateInWords(edtf))

function yearOf({ when }: NegotiatingDocument, record: NegotiationRecord): string {
  const { firstDay, lastDay } = record.calendar.datesOf(when)
  return (firstDay ?? lastDay)?.replace(/-\d\d-\d\d$/, '') ?? words().documents.family.noDate
}
