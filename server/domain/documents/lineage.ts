import type { LineageGraph } from './lineage-graph.ts'
import type { PlacedPoint, Point, PointRef } from './lineage-links.ts'
import { type LineageValueSeries, lineageValues } from './lineage-values.ts'

/** One negotiating question through all its versions: the points that ancestors connect. */
export interface Lineage {
  /** The first of its points, under which the lineage has its address. */
  readonly first: PointRef
  readonly label: string
  readonly issues: readonly string[]
  /** In the order of the texts, then of the points in the text; never empty. */
  readonly points: readonly PlacedPoint[]
  /** In how many texts it stands. */
  readonly versions: number
  readonly series: readonly LineageValueSeries[]
}

/** Undefined when the record holds no such point. */
export function lineageOf(ref: PointRef, graph: LineageGraph): Lineage | undefined {
  const points = graph.component(ref).flatMap(member => graph.placed(member) ?? [])
  const [first] = points
  if (!first || !graph.point(ref)) return undefined
  return {
    first: first.ref,
    label: newestLabel(points, graph) ?? first.point.label,
    issues: issuesOf(points),
    points,
    versions: new Set(points.map(({ document }) => document.id)).size,
    series: lineageValues(points),
  }
}

/** What points are about, by id. */
export function issuesOf(points: readonly { readonly point: Point }[]): string[] {
  const named = new Set(points.flatMap(({ point }) => point.issues))
  return [...named].sort()
}

/** Of the newest text that has it, the first point; one whose wording nobody has seen has no label worth the name. */
function newestLabel(points: readonly PlacedPoint[], graph: LineageGraph): string | undefined {
  const worded = points.filter(({ ref }) => {
    const links = graph.ancestors(ref)
    return links.length === 0 || links.some(({ change }) => change !== 'untraceable')
  })
  const newest = worded.at(-1)?.document.id
  return worded.find(({ document }) => document.id === newest)?.point.label
}
