import type { LineageGraph, LineagePath } from '../documents/lineage-graph.ts'
import { type ChangeSignificance, type PointRef, pointKey } from '../documents/lineage-links.ts'
import { type PlacedValue, type ValueChange, valueChanges } from '../documents/point-values.ts'
import type { ComparisonCell } from './cells.ts'
import { type ComparisonKind, greatestSignificance, strongestFirst } from './kinds.ts'

/**
 * How a point of one compared text came to be one of a later: by one link, or by several through texts that are not
 * compared. Changes, significance, bases and notes are those of the links.
 */
export interface ComparisonChange extends LineagePath {
  /** It comes from another column than the one against which the step is measured, and does not count in its kinds. */
  readonly isAside: boolean
}

/** How a row goes on from the columns before into one column. */
export interface ComparisonStep {
  readonly from: string
  readonly to: string
  /**
   * The text against which it is measured: the nearest one before that has the point, so another than `from` where that has
   * none. Null where none before has it.
   */
  readonly against: string | null
  /** The strongest of `kinds`; null where there is nothing to compare. */
  readonly kind: ComparisonKind | null
  readonly kinds: readonly ComparisonKind[]
  /** The greatest of those changes that count; null where none is graded. */
  readonly significance: ChangeSignificance | null
  readonly changes: readonly ComparisonChange[]
  readonly values: readonly ValueChange[]
  /** Points of the earlier text that end here without a word, while others of the row go on in a text that is known. */
  readonly ended: readonly PointRef[]
  /** Where no change is recorded between the two texts: the nearest points of earlier texts to which both go back. */
  readonly commonOrigins: readonly PointRef[]
}

/** The step into the column at `index`, which is not the first. */
export function stepInto(index: number, cells: readonly ComparisonCell[], graph: LineageGraph): ComparisonStep {
  const after = cells[index] as ComparisonCell
  const earlier = cells.slice(0, index)
  const base = earlier.findLast(({ state }) => state === 'present')
  const changes = changesInto(after, earlier, base, graph)
  const counted = changes.filter(({ isAside }) => !isAside)
  const compared = base && after.state === 'present' ? { base, after, counted } : undefined
  const values = compared ? changedValues(compared) : []
  const ended = compared ? endedPoints(compared) : []
  const siblings = compared && counted.length === 0 ? siblingsOf(compared, graph) : NO_SIBLINGS
  const kinds = strongestFirst([
    ...(compared ? changeKinds(compared, siblings) : []),
    ...turnOf(after, earlier, graph),
    ...(values.length > 0 ? ['value-changed' as const] : []),
    ...(ended.length > 0 ? ['no-successor' as const] : []),
  ])
  return {
    from: (cells[index - 1] as ComparisonCell).document,
    to: after.document,
    against: base?.document ?? null,
    kind: kinds[0] ?? null,
    kinds,
    significance: greatestSignificance(counted.flatMap(({ links }) => links.map(({ significance }) => significance))),
    changes,
    values,
    ended,
    commonOrigins: siblings.origins,
  }
}

/** Two cells that both have points, and the changes recorded from one to the other. */
interface ComparedCells {
  readonly base: ComparisonCell
  readonly after: ComparisonCell
  readonly counted: readonly ComparisonChange[]
}

function changesInto(
  after: ComparisonCell,
  earlier: readonly ComparisonCell[],
  base: ComparisonCell | undefined,
  graph: LineageGraph,
): ComparisonChange[] {
  const before = new Set(earlier.map(({ document }) => document))
  const isCompared = ({ document }: PointRef): boolean => before.has(document)
  return after.points.flatMap(({ ref }) =>
    graph
      .walk(ref, 'ancestors', isCompared)
      .filter(({ from }) => isCompared(from) && graph.point(from))
      .sort((a, b) => graph.compare(a.from, b.from))
      .map(path => ({ ...path, isAside: path.from.document !== base?.document })),
  )
}

/** Appearing, vanishing and coming back, which depend on what the columns before show. */
function turnOf(after: ComparisonCell, earlier: readonly ComparisonCell[], graph: LineageGraph): ComparisonKind[] {
  const known = earlier.findLast(({ state }) => state !== 'unknown')
  const base = earlier.findLast(({ state }) => state === 'present')
  const buildsOn = (cell: ComparisonCell): boolean => graph.order.descends(after.document, cell.document)
  switch (after.state) {
    case 'unknown':
      return known?.state === 'present' ? ['not-comparable'] : []
    case 'dropped':
      return base && known?.state !== 'dropped' ? ['dropped'] : []
    case 'absent':
      return known?.state !== 'present'
        ? []
        : earlier.some(cell => cell.state === 'present' && buildsOn(cell))
          ? ['no-successor']
          : ['only-here']
    case 'present':
      if (!known) return ['not-comparable']
      if (known.state === 'dropped' || known.state === 'absent') {
        if (buildsOn(known)) return ['restored']
        return base ? [] : ['only-here']
      }
      if (known.state === 'not-yet') return earlier.some(buildsOn) ? ['inserted'] : ['only-here']
      return []
    default:
      return []
  }
}

function changeKinds({ base, after, counted }: ComparedCells, siblings: Siblings): ComparisonKind[] {
  if (counted.length === 0) return [siblings.areUnchanged ? 'unchanged' : 'related']
  const kinds: ComparisonKind[] = counted.flatMap(({ links }) => links.map(({ change }) => change))
  if (hasRepeated(counted.map(({ from }) => pointKey(from)))) kinds.push('split')
  if (hasRepeated(counted.map(({ to }) => pointKey(to)))) kinds.push('merged')
  const before = new Set(base.points.map(({ ref }) => pointKey(ref)))
  if (after.drops.some(({ point }) => before.has(pointKey(point)))) kinds.push('dropped')
  return kinds
}

const hasRepeated = (keys: readonly string[]): boolean => new Set(keys).size < keys.length

function changedValues({ base, after, counted }: ComparedCells): ValueChange[] {
  // Where a wording can't be traced, a number that is not recorded may stand in it all the same: it is not reported as gone.
  const unseen = new Set(
    counted
      .filter(({ links }) => links.some(({ change }) => change === 'untraceable'))
      .flatMap(({ from, to }) => [pointKey(from), pointKey(to)]),
  )
  const placed = ({ points }: ComparisonCell): PlacedValue[] =>
    points.flatMap(({ ref, point }) => (unseen.has(pointKey(ref)) ? [] : point.values.map(value => ({ ref, value }))))
  return valueChanges(placed(base), placed(after))
}

function endedPoints({ base, after, counted }: ComparedCells): PointRef[] {
  if (counted.length === 0 || after.gap) return []
  const goOn = new Set([
    ...counted.map(({ from }) => pointKey(from)),
    ...after.drops.map(({ point }) => pointKey(point)),
  ])
  return base.points.map(({ ref }) => ref).filter(ref => !goOn.has(pointKey(ref)))
}

interface Siblings {
  readonly origins: readonly PointRef[]
  /** Both are the same as what they go back to, and so the same as each other. */
  readonly areUnchanged: boolean
}

const NO_SIBLINGS: Siblings = { origins: [], areUnchanged: false }

/** Two texts that answer a third, such as a counter-proposal and a revision of what it answers. */
function siblingsOf({ base, after }: ComparedCells, graph: LineageGraph): Siblings {
  const waysTo = (cell: ComparisonCell): LineagePath[] => cell.points.flatMap(({ ref }) => graph.walk(ref, 'ancestors'))
  const [left, right] = [waysTo(base), waysTo(after)]
  const shared = left.flatMap(way =>
    right.filter(other => pointKey(other.from) === pointKey(way.from)).map(other => [way, other] as const),
  )
  const lengthOf = ([way, other]: readonly [LineagePath, LineagePath]): number => way.links.length + other.links.length
  const shortest = Math.min(...shared.map(lengthOf))
  const nearest = shared.filter(pair => lengthOf(pair) === shortest)
  const origins = new Map(nearest.map(([{ from }]) => [pointKey(from), from]))
  return {
    origins: [...origins.values()].sort(graph.compare),
    areUnchanged:
      nearest.length === 1 &&
      base.points.length === 1 &&
      after.points.length === 1 &&
      nearest.flat().every(({ links }) => links.every(({ change }) => change === 'unchanged')),
  }
}
