import type { ComparisonQuery } from '../../domain/comparison/comparison-query.ts'
import { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { isPast } from '../site/time-travel.ts'

/** The query with its texts in their own order, so that a set of texts has one address. */
export function inOrder(query: ComparisonQuery, record: NegotiationRecord): ComparisonQuery {
  const { order } = new LineageGraph(record)
  return { ...query, documents: query.documents.toSorted((a, b) => order.compare(a, b)) }
}

/** What is to be said of the texts that the record does not hold. */
export const missingTexts = ({ documents }: ComparisonQuery, record: NegotiationRecord): string[] =>
  documents
    .filter(id => !record.find('document', id))
    .map(id =>
      isPast(record.moment)
        ? words().comparison.problems.notAtThisTime(id)
        : words().comparison.problems.notInTheRecord(id),
    )
