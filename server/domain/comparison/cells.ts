import { type CoverageGap, coverageGap } from '../documents/coverage.ts'
import type { LineageGraph } from '../documents/lineage-graph.ts'
import { type DropStatement, type PlacedPoint, type PointRef, pointKey } from '../documents/lineage-links.ts'
import type { NegotiatingDocument } from '../entries/document.ts'

/**
 * One row in one text.
 * `present`: points of the row stand here · `dropped`: the record says that the text leaves the point out ·
 * `absent`: an earlier text had the point, and this one, of which all points are known, has nothing recorded as coming from
 * it · `not-yet`: the same, but no earlier text had it either · `unknown`: the text is not known well enough (`gap`).
 */
export interface ComparisonCell {
  readonly document: string
  readonly state: 'present' | 'dropped' | 'absent' | 'not-yet' | 'unknown'
  /** In the order of the text; several where a point was split, or where points were merged later. */
  readonly points: readonly PlacedPoint[]
  /** Points of the lineage that this text is recorded to leave out; also beside points that it keeps. */
  readonly drops: readonly DropStatement[]
  /** Why nothing follows from something not being in this text, whatever the state. */
  readonly gap: CoverageGap | null
}

/** The cells of a row, one for each column, from its points by column and its whole lineage in the record. */
export function cellsOf(
  points: readonly (readonly PlacedPoint[])[],
  lineage: readonly PointRef[],
  columns: readonly NegotiatingDocument[],
  graph: LineageGraph,
): ComparisonCell[] {
  const members = new Set(lineage.map(pointKey))
  return columns.map((document, index) => {
    const here = points[index] ?? []
    const drops = document.dropped
      .filter(dropped => members.has(pointKey(dropped)))
      .map(
        (dropped): DropStatement => ({
          point: { document: dropped.document, number: dropped.number },
          by: document.id,
          basis: dropped.basis,
          note: dropped.note,
        }),
      )
    const hadIt = (): boolean =>
      points.slice(0, index).some(earlier => earlier.length > 0) ||
      lineage.some(ref => graph.point(ref) && graph.order.descends(document.id, ref.document))
    const gap = coverageGap(document)
    const state =
      here.length > 0 ? 'present' : drops.length > 0 ? 'dropped' : gap ? 'unknown' : hadIt() ? 'absent' : 'not-yet'
    return { document: document.id, state, points: here, drops, gap }
  })
}
