import type { TextsRecord } from '../documents/document-order.ts'
import { issuesOf } from '../documents/lineage.ts'
import { LineageGraph } from '../documents/lineage-graph.ts'
import { type ChangeSignificance, type PlacedPoint, type PointRef, pointKey } from '../documents/lineage-links.ts'
import type { NegotiatingDocument } from '../entries/document.ts'
import { type ComparisonCell, cellsOf } from './cells.ts'
import { type ComparisonKind, greatestSignificance, strongestFirst } from './kinds.ts'
import { type ComparisonStep, stepInto } from './steps.ts'

/** How many texts a page compares; the functions here take any number. */
export const COMPARED_TEXTS = { least: 2, most: 5 } as const

/** Several texts side by side, aligned by lineage. */
export interface Comparison {
  /** In the order of the texts, however they were asked for: a change always goes from the earlier to the later text. */
  readonly columns: readonly NegotiatingDocument[]
  /** Ids that were asked for and that the record does not hold. */
  readonly missing: readonly string[]
  readonly rows: readonly ComparisonRow[]
}

/**
 * One negotiating question in all compared texts. Two points share a row if and only if they are of one lineage, also where
 * they are linked only through texts that are not compared.
 */
export interface ComparisonRow {
  /** The first of its points: an address for the row within this comparison. */
  readonly first: PointRef
  /** One for each column. */
  readonly cells: readonly ComparisonCell[]
  /** One for each column but the first: how the row comes into that column. */
  readonly steps: readonly ComparisonStep[]
  /** The strongest of `kinds`, null where there is nothing to compare. */
  readonly kind: ComparisonKind | null
  /** Of all steps, and of changes that skip a column. */
  readonly kinds: readonly ComparisonKind[]
  /** The greatest of all changes; null where none is graded, as dropped and inserted points never are. */
  readonly significance: ChangeSignificance | null
  readonly issues: readonly string[]
  /** False for rows that are the same as far as the compared texts are known. */
  readonly isDifferent: boolean
}

export function compareDocuments(
  documentIds: readonly string[],
  record: TextsRecord,
  graph: LineageGraph = new LineageGraph(record),
): Comparison {
  const asked = [...new Set(documentIds)]
  const columns = graph.order.sorted(asked.flatMap(id => graph.document(id) ?? []))
  return {
    columns,
    missing: asked.filter(id => !graph.document(id)),
    rows: inReadingOrder(alignedPoints(columns, graph), columns).map(row => comparisonRow(row, columns, graph)),
  }
}

/** The points of a row by column, and the whole lineage to which they belong, beyond the compared texts. */
interface AlignedPoints {
  readonly columns: readonly (readonly PlacedPoint[])[]
  readonly lineage: readonly PointRef[]
}

function alignedPoints(columns: readonly NegotiatingDocument[], graph: LineageGraph): AlignedPoints[] {
  const seen = new Set<string>()
  const rows: AlignedPoints[] = []
  for (const { id, points } of columns) {
    for (const { number } of points) {
      const ref = { document: id, number }
      if (seen.has(pointKey(ref))) continue
      const lineage = graph.component(ref)
      for (const member of lineage) seen.add(pointKey(member))
      const placed = lineage.flatMap(member => graph.placed(member) ?? [])
      rows.push({ columns: columns.map(column => placed.filter(({ document }) => document.id === column.id)), lineage })
    }
  }
  return rows
}

/**
 * By the first column; a row that begins later stands after the row of the point before it in its own text, or at the
 * beginning. A text that shares no row with those before it follows them as a whole.
 */
function inReadingOrder(rows: readonly AlignedPoints[], columns: readonly NegotiatingDocument[]): AlignedPoints[] {
  const rowOf = new Map(rows.flatMap(row => row.columns.flat().map(({ ref }) => [pointKey(ref), row] as const)))
  const ordered: AlignedPoints[] = []
  const placed = new Set<AlignedPoints>()
  for (const { id, points } of columns) {
    const rowsHere = points.flatMap(({ number }) => rowOf.get(pointKey({ document: id, number })) ?? [])
    let before = rowsHere.some(row => placed.has(row)) ? undefined : ordered.at(-1)
    for (const row of rowsHere) {
      if (!placed.has(row)) {
        placed.add(row)
        ordered.splice(before ? ordered.indexOf(before) + 1 : 0, 0, row)
      }
      before = row
    }
  }
  return ordered
}

function comparisonRow(
  { columns: points, lineage }: AlignedPoints,
  columns: readonly NegotiatingDocument[],
  graph: LineageGraph,
): ComparisonRow {
  const cells = cellsOf(points, lineage, columns, graph)
  const steps = columns.slice(1).map((_column, index) => stepInto(index + 1, cells, graph))
  const changes = steps.flatMap(step => step.changes)
  const kinds = strongestFirst([
    ...steps.flatMap(step => step.kinds),
    ...changes.flatMap(({ links }) => links.map(({ change }) => change)),
  ])
  const all = points.flat()
  return {
    first: (all[0] as PlacedPoint).ref,
    cells,
    steps,
    kind: kinds[0] ?? null,
    kinds,
    significance: greatestSignificance(changes.flatMap(({ links }) => links.map(link => link.significance))),
    issues: issuesOf(all),
    isDifferent: kinds.some(kind => kind !== 'unchanged' && kind !== 'not-comparable'),
  }
}
