import type { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import type { PointRef } from '../../domain/documents/lineage-links.ts'
import type { NegotiatingDocument } from '../../domain/entries/document.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { beginning } from '../../domain/text/shortened.ts'
import { documentLink, type Link } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'

/** “point 13”, leading to its page; without a link when the record does not hold it. */
export const pointLink = (record: NegotiationRecord, graph: LineageGraph, ref: PointRef): Link => ({
  text: `point ${ref.number}`,
  href: graph.point(ref) ? pathsAt(record.moment).point(ref.document, ref.number) : null,
})

/** A point with its label and its text, for a list outside of its document. */
export const placedPointLink = (record: NegotiationRecord, graph: LineageGraph, ref: PointRef): Link => ({
  ...pointLink(record, graph, ref),
  text: `${documentLink(record, ref.document).text}, point ${ref.number}: ${graph.point(ref)?.label ?? 'not in the record'}`,
})

/** What those are told who ask for a point that is not there. */
export const noPoint = ({ shortTitle }: NegotiatingDocument, number: string): string =>
  `“${shortTitle}” has no point “${beginning(number, 20)}” in the record.`
