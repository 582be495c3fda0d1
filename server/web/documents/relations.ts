import { wholeComparison } from '../../domain/comparison/comparison-query.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { type DocumentFamily, documentFamily, type FamilyEdge } from '../../domain/documents/document-family.ts'
import type { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import type { NegotiatingDocument } from '../../domain/entries/document.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { documentLink, type Link, type SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'

// How texts stand to each other, in words.

/** Another text to which a text stands in a relation; `words` as “Answers” or “Answered by”. */
export interface RelatedText {
  readonly words: string
  readonly link: Link
  readonly date: string
  /** Such as “27 points come from it”; empty when none does. */
  readonly points: string
}

interface Relatives {
  readonly bases: readonly RelatedText[]
  readonly later: readonly RelatedText[]
}

export const relativesOf = (
  id: string,
  record: NegotiationRecord,
  graph: LineageGraph,
  family: DocumentFamily = documentFamily(graph),
): Relatives => ({
  bases: family.edges.filter(({ to }) => to === id).map(edge => related(edge, 'up', record)),
  later: family.edges.filter(({ from }) => from === id).map(edge => related(edge, 'down', record)),
})

function related(edge: FamilyEdge, direction: 'up' | 'down', record: NegotiationRecord): RelatedText {
  const { relation, points } = edge
  const { relations, comeFromIt, comeFromThis } = words().documents
  return {
    words: relations[relation][direction],
    link: documentLink(record, direction === 'up' ? edge.from : edge.to),
    date: dateInWords(direction === 'up' ? edge.fromWhen : edge.toWhen),
    points: points === 0 ? '' : (direction === 'up' ? comeFromIt : comeFromThis)(points),
  }
}

/** What the record holds of the points of a text, and what the text itself is said to have. */
export function pointsInWords({ points, statedPointCount }: NegotiatingDocument): string {
  const held = points.length
  const { documents } = words()
  if (held === 0) return statedPointCount === null ? '' : documents.noneOfPoints(documents.points(statedPointCount))
  if (statedPointCount !== null && held < statedPointCount) return documents.someOfPoints(held, statedPointCount)
  return documents.points(held)
}

/** Side by side, where there are points to put side by side. */
export function comparisonLinks(
  document: NegotiatingDocument,
  record: NegotiationRecord,
  graph: LineageGraph,
): SureLink[] {
  if (document.points.length === 0) return []
  const later = graph.descendants(document.id).filter(({ points }) => points.length > 0)
  const earlier = graph.bases(document.id).filter(({ points }) => points.length > 0)
  const pairs = [
    ...earlier.map(base => ({ texts: [base, document], other: base })),
    ...later.map(next => ({ texts: [document, next], other: next })),
  ].map(({ texts, other }) => ({
    text: words().documents.withText(other.shortTitle),
    href: comparePath(texts, record),
  }))
  const all = graph.order.sorted(new Set([...earlier, document, ...later]))
  return all.length > 2 && all.length <= 5
    ? [...pairs, { text: words().documents.allVersions(all.length), href: comparePath(all, record) }]
    : pairs
}

export const comparePath = (documents: readonly NegotiatingDocument[], record: NegotiationRecord): string =>
  pathsAt(record.moment).compare(wholeComparison(documents.map(({ id }) => id)))
