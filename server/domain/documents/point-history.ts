import type { NegotiatingDocument } from '../entries/document.ts'
import { type CoverageGap, coverageGap } from './coverage.ts'
import type { LineageGraph, LineagePath } from './lineage-graph.ts'
import { type DropStatement, type PointRef, pointKey } from './lineage-links.ts'

/**
 * What became of a point in one later text.
 * `continued`: it stands there · `dropped`: the record says that it was left out · `absent`: nothing there is recorded as
 * coming from it, and the text is known · `unknown`: nothing is recorded, and the text is not known well enough (`gap`).
 */
export interface LaterText {
  readonly document: NegotiatingDocument
  readonly fate: 'continued' | 'dropped' | 'absent' | 'unknown'
  /** The points as which it goes on, and the ways there; several where it was split. */
  readonly points: readonly PointRef[]
  readonly paths: readonly LineagePath[]
  readonly isSplit: boolean
  /** The other points of its own text that go on in the same points. */
  readonly mergedWith: readonly PointRef[]
  /** The statements that this text leaves it, or a point between, out; also where a part of it goes on. */
  readonly drops: readonly DropStatement[]
  /** It is here although a text on which this one builds had dropped it, or this text says that it was restored. */
  readonly isRestored: boolean
  readonly restoredAfter: readonly DropStatement[]
  readonly gap: CoverageGap | null
}

/** What a point was in one earlier text. */
export interface EarlierText {
  readonly document: NegotiatingDocument | undefined
  readonly points: readonly PointRef[]
  readonly paths: readonly LineagePath[]
  /** The other points of its own text that come from the same points. */
  readonly splitWith: readonly PointRef[]
  readonly isMerged: boolean
}

export interface PointHistory {
  readonly ref: PointRef
  /** In the order of the texts. A text that the record does not hold is named by its points alone. */
  readonly earlier: readonly EarlierText[]
  readonly later: readonly LaterText[]
  /** Nothing in any later text is recorded as coming from it. Where `later` is empty, there is no later text at all. */
  readonly hasNoSuccessor: boolean
  /**
   * Where nothing is recorded that it comes from. `first`: its text builds on no other text in points · `inserted`: it does,
   * and they are known · `unknown`: it does, and one of them is not known well enough.
   */
  readonly novelty: 'first' | 'inserted' | 'unknown' | null
}

/** A point's own past and future. The lineage holds more: what else came from its origins. Undefined for a missing point. */
export function pointHistory(ref: PointRef, graph: LineageGraph): PointHistory | undefined {
  if (!graph.point(ref)) return undefined
  const earlier = earlierTexts(ref, graph)
  const later = laterTexts(ref, graph)
  return {
    ref,
    earlier,
    later,
    hasNoSuccessor: later.every(({ points }) => points.length === 0),
    novelty: earlier.length > 0 ? null : noveltyOf(ref, graph),
  }
}

function laterTexts(ref: PointRef, graph: LineageGraph): LaterText[] {
  const paths = graph.walk(ref, 'successors')
  const drops = [ref, ...paths.map(({ to }) => to)].flatMap(point => graph.drops(point))
  const told = new Set([...paths.map(({ to }) => to.document), ...drops.map(({ by }) => by)])
  return graph
    .descendants(ref.document)
    .filter(document => told.has(document.id) || isInPoints(document))
    .map(document => laterText(ref, document, paths, drops, graph))
}

/** Statements and annexes that are not divided into points say nothing by not holding one. */
const isInPoints = ({ points, statedPointCount }: NegotiatingDocument): boolean =>
  points.length > 0 || statedPointCount !== null

function laterText(
  ref: PointRef,
  document: NegotiatingDocument,
  allPaths: readonly LineagePath[],
  allDrops: readonly DropStatement[],
  graph: LineageGraph,
): LaterText {
  const paths = allPaths.filter(({ to }) => to.document === document.id).toSorted((a, b) => graph.compare(a.to, b.to))
  const points = paths.map(({ to }) => to)
  const drops = allDrops.filter(({ by }) => by === document.id)
  const gap = coverageGap(document)
  const isThere = points.length > 0
  const restoredAfter = isThere ? allDrops.filter(({ by }) => graph.order.descends(document.id, by)) : []
  const statesRestored = paths.some(path =>
    path.links.some(link => link.to.document === document.id && link.change === 'restored'),
  )
  return {
    document,
    fate: isThere ? 'continued' : drops.length > 0 ? 'dropped' : gap ? 'unknown' : 'absent',
    points,
    paths,
    isSplit: points.length > 1,
    mergedWith: others(ref, points, 'ancestors', graph),
    drops,
    isRestored: statesRestored || restoredAfter.length > 0,
    restoredAfter,
    gap: isThere || drops.length > 0 ? null : gap,
  }
}

function earlierTexts(ref: PointRef, graph: LineageGraph): EarlierText[] {
  const byText = new Map<string, LineagePath[]>()
  for (const path of graph.walk(ref, 'ancestors').sort((a, b) => graph.compare(a.from, b.from))) {
    const known = byText.get(path.from.document)
    if (known) known.push(path)
    else byText.set(path.from.document, [path])
  }
  return [...byText].map(([id, paths]) => {
    const points = paths.map(({ from }) => from)
    return {
      document: graph.document(id),
      points,
      paths,
      splitWith: others(ref, points, 'successors', graph),
      isMerged: points.length > 1,
    }
  })
}

/** The other points of the same text that points of another text lead to. */
function others(
  ref: PointRef,
  points: readonly PointRef[],
  direction: 'ancestors' | 'successors',
  graph: LineageGraph,
): PointRef[] {
  const found = new Map<string, PointRef>()
  for (const point of points)
    for (const { from, to } of graph.walk(point, direction)) {
      const end = direction === 'ancestors' ? from : to
      if (end.document === ref.document && end.number !== ref.number) found.set(pointKey(end), end)
    }
  return [...found.values()].sort(graph.compare)
}

function noveltyOf({ document }: PointRef, graph: LineageGraph): PointHistory['novelty'] {
  const bases = graph.bases(document).filter(isInPoints)
  if (bases.length === 0) return 'first'
  return bases.some(base => coverageGap(base) !== null) ? 'unknown' : 'inserted'
}
