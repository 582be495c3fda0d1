import { inTimeOrder } from '../../domain/dates/time-order.ts'
import { positionsOn } from '../../domain/documents/lineage-chronicle.ts'
import { LineageGraph, type LineagePath } from '../../domain/documents/lineage-graph.ts'
import type { Point } from '../../domain/documents/lineage-links.ts'
import { type PointHistory, pointHistory } from '../../domain/documents/point-history.ts'
import { pointStates } from '../../domain/documents/point-states.ts'
import type { NegotiatingDocument } from '../../domain/entries/document.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'

export function pointBody(record: NegotiationRecord, document: NegotiatingDocument, point: Point) {
  const ref = { document: document.id, number: point.number }
  const graph = new LineageGraph(record)
  const placed = graph.placed(ref)
  return {
    document: ref.document,
    point,
    states: pointStates(record, document).points.find(({ number }) => number === ref.number)?.history ?? [],
    ...historyData(pointHistory(ref, graph)),
    lineage: graph.component(ref).filter(member => graph.point(member)),
    positions: inTimeOrder(placed ? positionsOn([placed], record) : [], record.calendar),
  }
}

/** What a point was and became, as data: texts by their ids. */
export function historyData(history: PointHistory | undefined) {
  if (!history) return { earlier: [], later: [], hasNoSuccessor: true, novelty: null }
  const { earlier, later, hasNoSuccessor, novelty } = history
  return {
    earlier: earlier.map(({ points, paths, splitWith, isMerged }) => ({
      document: points[0]?.document,
      points,
      splitWith,
      isMerged,
      links: linksOf(paths),
    })),
    later: later.map(({ document, fate, points, paths, isSplit, mergedWith, drops, isRestored, gap }) => ({
      document: document.id,
      ...{ fate, points, isSplit, mergedWith, drops, isRestored, gap },
      links: linksOf(paths),
    })),
    hasNoSuccessor,
    novelty,
  }
}

const linksOf = (paths: readonly LineagePath[]) => [...new Set(paths.flatMap(({ links }) => links))]
