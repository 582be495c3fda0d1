import { inTimeOrder } from '../dates/time-order.ts'
import type { NegotiatingDocument } from '../entries/document.ts'
import type { PointState } from '../entries/point-state.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { type Lineage, lineageOf } from './lineage.ts'
import type { LineageGraph } from './lineage-graph.ts'
import { type PlacedPoint, pointKey } from './lineage-links.ts'

// Every negotiating question of the record, and how far each has come.

/** The last that is recorded of a question: how far one of its points is said to have come, or which text leaves it out. */
export type LineageStanding =
  | { readonly kind: 'state'; readonly state: PointState }
  | { readonly kind: 'dropped'; readonly by: NegotiatingDocument }

export interface StandingLineage extends Lineage {
  readonly standing: LineageStanding | null
}

/** In the order of the texts and their points. */
export function lineagesOf(graph: LineageGraph): Lineage[] {
  const seen = new Set<string>()
  return graph.documents().flatMap(({ id, points }) =>
    points.flatMap(({ number }) => {
      const ref = { document: id, number }
      const lineage = seen.has(pointKey(ref)) ? undefined : lineageOf(ref, graph)
      for (const point of lineage?.points ?? []) seen.add(pointKey(point.ref))
      return lineage ?? []
    }),
  )
}

export function standingLineages(record: NegotiationRecord, graph: LineageGraph): StandingLineage[] {
  const states = inTimeOrder(record.list('pointState'), record.calendar)
  const newest = new Map(states.map(state => [pointKey({ document: state.document, number: state.point }), state]))
  return lineagesOf(graph).map(lineage => ({ ...lineage, standing: standingOf(lineage, newest, record, graph) }))
}

function standingOf(
  { points }: Lineage,
  newest: ReadonlyMap<string, PointState>,
  record: NegotiationRecord,
  graph: LineageGraph,
): LineageStanding | null {
  const { calendar } = record
  const state = inTimeOrder(
    points.flatMap(({ ref }) => newest.get(pointKey(ref)) ?? []),
    calendar,
  ).at(-1)
  const by = graph.order
    .sorted(points.flatMap(({ ref }) => graph.drops(ref)).flatMap(drop => graph.document(drop.by) ?? []))
    .at(-1)
  const last = points.at(-1) as PlacedPoint
  // What one text leaves out may stand in a later one, and what was left out may be spoken of again.
  const isDropped =
    by !== undefined &&
    graph.order.compare(last.document.id, by.id) < 0 &&
    (state === undefined || calendar.datesOf(state.when).key < calendar.datesOf(by.when).key)
  if (isDropped) return { kind: 'dropped', by }
  return state ? { kind: 'state', state } : null
}
