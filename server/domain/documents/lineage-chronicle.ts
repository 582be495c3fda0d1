import type { NegotiatingDocument } from '../entries/document.ts'
import type { TimelineEvent } from '../entries/event.ts'
import type { PointState } from '../entries/point-state.ts'
import type { Position } from '../entries/position.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import type { LineageGraph } from './lineage-graph.ts'
import { type DropStatement, type PlacedPoint, pointKey } from './lineage-links.ts'

// What is recorded on the points of one negotiating question, in time.

/** One thing that bears on the question. Texts come first on their day: what is said about them is said later. */
export type ChronicleEntry =
  | { readonly kind: 'version'; readonly when: string; readonly point: PlacedPoint }
  | {
      readonly kind: 'dropped'
      readonly when: string
      readonly document: NegotiatingDocument
      readonly drops: readonly DropStatement[]
    }
  | { readonly kind: 'event'; readonly when: string; readonly event: TimelineEvent }
  | { readonly kind: 'position'; readonly when: string; readonly position: Position }
  | { readonly kind: 'state'; readonly when: string; readonly state: PointState }

const ORDER: readonly ChronicleEntry['kind'][] = ['version', 'dropped', 'event', 'position', 'state']

/** Minor milestones are in the timeline; here they would hide what was said about the point. */
const LEAST_SIGNIFICANCE = 2

/**
 * The versions of a question, the texts that leave it out, the positions on its points, their states, and the milestones on
 * it: those at which such a position was taken, and those that concern one of the texts and one of the point's issues.
 */
export function lineageChronicle(
  points: readonly PlacedPoint[],
  record: NegotiationRecord,
  graph: LineageGraph,
): ChronicleEntry[] {
  const keys = new Set(points.map(({ ref }) => pointKey(ref)))
  const texts = [...new Set(points.map(({ ref }) => ref.document))]
  const positions = positionsOn(points, record)
  const entries: ChronicleEntry[] = [
    ...points.map(point => ({ kind: 'version' as const, when: point.document.when, point })),
    ...dropsOf(points, graph),
    ...eventsOn(points, positions, record).map(event => ({ kind: 'event' as const, when: event.when, event })),
    ...positions.map(position => ({ kind: 'position' as const, when: position.when, position })),
    ...texts
      .flatMap(id => record.referrers(id, 'pointState'))
      .filter(({ document, point }) => keys.has(pointKey({ document, number: point })))
      .map(state => ({ kind: 'state' as const, when: state.when, state })),
  ]
  const keyOf = ({ when }: ChronicleEntry) => record.calendar.datesOf(when).key
  return entries
    .map((entry, index) => ({ entry, index, key: keyOf(entry), kind: ORDER.indexOf(entry.kind) }))
    .sort((a, b) => (a.key !== b.key ? (a.key < b.key ? -1 : 1) : a.kind - b.kind || a.index - b.index))
    .map(({ entry }) => entry)
}

export function positionsOn(points: readonly PlacedPoint[], record: NegotiationRecord): Position[] {
  const keys = new Set(points.map(({ ref }) => pointKey(ref)))
  return [...new Set(points.map(({ ref }) => ref.document))]
    .flatMap(id => record.referrers(id, 'position'))
    .filter(({ about: { document, point } }) => document && point && keys.has(pointKey({ document, number: point })))
}

/** The statements of texts that they leave points out, by text. */
function dropsOf(points: readonly PlacedPoint[], graph: LineageGraph) {
  const byText = new Map<string, DropStatement[]>()
  for (const drop of points.flatMap(({ ref }) => graph.drops(ref))) {
    const known = byText.get(drop.by)
    if (known) known.push(drop)
    else byText.set(drop.by, [drop])
  }
  return [...byText].flatMap(([id, drops]) => {
    const document = graph.document(id)
    return document ? [{ kind: 'dropped' as const, when: document.when, document, drops }] : []
  })
}

function eventsOn(
  points: readonly PlacedPoint[],
  positions: readonly Position[],
  record: NegotiationRecord,
): TimelineEvent[] {
  const issues = new Set(points.flatMap(({ point }) => point.issues))
  const found = new Map<string, TimelineEvent>()
  for (const { event: id } of positions) {
    const event = id === undefined ? undefined : record.find('event', id)
    if (event) found.set(event.id, event)
  }
  for (const text of new Set(points.map(({ ref }) => ref.document))) {
    for (const event of record.referrers(text, 'event')) {
      const isOnIt = event.issues.some(issue => issues.has(issue))
      if (isOnIt && event.significance >= LEAST_SIGNIFICANCE && event.kind !== 'context') found.set(event.id, event)
    }
  }
  return [...found.values()].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
}
