import type { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import type { PointRef } from '../../domain/documents/lineage-links.ts'
import type { NegotiatingDocument } from '../../domain/entries/document.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { beginning } from '../../domain/text/shortened.ts'
import { documentLink, type Link } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'

/** “point 13”, leading to its page; without a link when the record does not hold it. */
export const pointLink = (record: NegotiationRecord, graph: LineageGraph, ref: PointRef): Link => ({
  text: words().documents.point(ref.number),
  href: graph.point(ref) ? pathsAt(record.moment).point(ref.document, ref.number) : null,
})

/** A point with its label and its text, for a list outside of its document. */
export const placedPointLink = (record: NegotiationRecord, graph: LineageGraph, ref: PointRef): Link => ({
  ...pointLink(record, graph, ref),
  text: words().documents.placedWithLabel(
    documentLink(record, ref.document).text,
    ref.number,
    graph.point(ref)?.label ?? words().documents.notInTheRecord,
  ),
})

/** What those are told who ask for a point that is not there. */
export const noPoint = ({ shortTitle }: NegotiatingDocument, number: string): string =>
  words().documents.noPoint(shortTitle, beginning(number, 20))
