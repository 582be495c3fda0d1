import type { NegotiatingDocument } from '../entries/document.ts'
import { type Position, STANCES } from '../entries/position.ts'
import type { Process } from '../entries/process.ts'
import { termIds } from '../entries/terms.ts'
import { groupBy } from '../group-by.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { ownWordsOf } from '../record/own-words.ts'
import { type CellState, NO_PUBLIC_POSITION, type Stance, type StanceCell, stanceCell } from './stance-cell.ts'

// Who stands where: actors × points of one text, or actors × issues. What one cell shows is decided in stance-cell.ts.
// Another time is the caller's to choose: `stanceMatrix(record.asOf({ on }), …)`.

/**
 * A column of a text's matrix is the whole text, what the whole text does on one issue, or a point; of the other matrix an
 * issue. `key` is unique among the columns: `text`, `text:territory`, `point:12`, `issue:territory`.
 */
export type StanceColumn =
  | { readonly key: string; readonly kind: 'text'; readonly issue: string | null }
  /** `point` is undefined when a position names a point that the text does not have (any more). */
  | {
      readonly key: string
      readonly kind: 'point'
      readonly number: string
      readonly point: NegotiatingDocument['points'][number] | undefined
    }
  | { readonly key: string; readonly kind: 'issue'; readonly issue: string }

export interface StanceRow {
  readonly actor: string
  readonly name: string
  readonly group: 'party' | 'mediator' | 'other'
  /** False for a party or mediator that has said nothing of what this matrix shows. */
  readonly hasPosition: boolean
  /** One for each column. */
  readonly cells: readonly StanceCell[]
}

type StanceCount = Stance | Exclude<CellState, 'stance'>

export interface StanceMatrix {
  readonly columns: readonly StanceColumn[]
  readonly rows: readonly StanceRow[]
  /** For each column, how many rows show what; the counts of a column add up to the number of rows. */
  readonly summaries: readonly Readonly<Record<StanceCount, number>>[]
}

/**
 * Positions on a whole text are about that text alone: they stand in its own column and are never spread over its points.
 * Those that name an issue are about that issue in the text, and have a column of their own, because yes to one part of a
 * declaration and no to another is no contradiction.
 */
export const isOnWholeText = ({ document, point, issue }: Position['about']): boolean =>
  document !== undefined && point === undefined && issue === undefined

const byIssue = ({ about }: Position): string | undefined =>
  about.issue === undefined ? undefined : `issue:${about.issue}`

const byPoint = ({ about: { point, issue } }: Position): string => {
  if (point !== undefined) return `point:${point}`
  return issue === undefined ? 'text' : `text:${issue}`
}

/** `issues` takes in every position, of one negotiation if it is named, that is on an issue, on a point or on an issue of a text, by the issue that it names. */
export function stanceMatrix(
  record: NegotiationRecord,
  {
    columns: chosen,
    process: read = null,
  }: { readonly columns: { readonly document: NegotiatingDocument } | 'issues'; readonly process?: string | null },
): StanceMatrix {
  if (chosen === 'issues') {
    const columns = Object.keys(ownWordsOf(record).issues).map(
      issue => ({ key: `issue:${issue}`, kind: 'issue', issue }) as const,
    )
    const isRead = (id: string) => read === null || id === read
    const positions = record.list('position').filter(({ process }) => isRead(process))
    return matrix(
      record,
      columns,
      positions,
      byIssue,
      record.list('process').filter(({ id }) => isRead(id)),
    )
  }
  const positions = record.referrers(chosen.document.id, 'position')
  const process = record.find('process', chosen.document.process)
  return matrix(
    record,
    columnsOf(chosen.document, positions, Object.keys(ownWordsOf(record).issues)),
    positions,
    byPoint,
    process ? [process] : [],
  )
}

function columnsOf(
  { points }: NegotiatingDocument,
  positions: readonly Position[],
  issues: readonly string[],
): StanceColumn[] {
  const keys = new Set(positions.map(byPoint))
  const known = new Map(points.map(point => [point.number, point]))
  const unknown = positions.flatMap(({ about: { point } }) => (point === undefined || known.has(point) ? [] : [point]))
  return [
    { key: 'text', kind: 'text', issue: null },
    ...issues
      .filter(issue => keys.has(`text:${issue}`))
      .map(issue => ({ key: `text:${issue}`, kind: 'text', issue }) as const),
    ...[...known.keys(), ...[...new Set(unknown)].sort()].map(
      number => ({ key: `point:${number}`, kind: 'point', number, point: known.get(number) }) as const,
    ),
  ]
}

function matrix(
  record: NegotiationRecord,
  columns: readonly StanceColumn[],
  positions: readonly Position[],
  columnOf: (position: Position) => string | undefined,
  processes: readonly Process[],
): StanceMatrix {
  const shown = positions.filter(position => columnOf(position) !== undefined)
  const byActor = new Map(
    [...groupBy(shown, ({ actor }) => actor)].map(([actor, said]) => [actor, groupBy(said, columnOf)] as const),
  )
  const rows = rowsOf(record, new Set(byActor.keys()), processes).map(row => ({
    ...row,
    cells: columns.map(({ key }) => {
      const said = byActor.get(row.actor)?.get(key)
      return said ? stanceCell(said, record.calendar) : NO_PUBLIC_POSITION
    }),
  }))
  return { columns, rows, summaries: columns.map((_, index) => summaryOf(rows, index)) }
}

/** Those who have said something, then the silent parties and mediators; each as the process lists them, others by name. */
function rowsOf(record: NegotiationRecord, speaking: ReadonlySet<string>, processes: readonly Process[]) {
  const inOrder = processes.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const parties = new Set(inOrder.flatMap(process => process.parties))
  const mediators = new Set(inOrder.flatMap(process => process.mediators).filter(actor => !parties.has(actor)))
  const others = [...speaking].filter(actor => !parties.has(actor) && !mediators.has(actor))
  const row = (group: StanceRow['group']) => (actor: string) => ({
    actor,
    name: record.find('actor', actor)?.name ?? actor,
    group,
    hasPosition: speaking.has(actor),
  })
  const byName = (a: { name: string; actor: string }, b: { name: string; actor: string }) =>
    a.name.localeCompare(b.name, 'en') || (a.actor < b.actor ? -1 : 1)
  const rows = [
    ...[...parties].map(row('party')),
    ...[...mediators].map(row('mediator')),
    ...others.map(row('other')).sort(byName),
  ]
  return [...rows.filter(({ hasPosition }) => hasPosition), ...rows.filter(({ hasPosition }) => !hasPosition)]
}

function summaryOf(rows: readonly StanceRow[], column: number): Record<StanceCount, number> {
  const counts = Object.fromEntries(
    [...termIds(STANCES), 'contradictory', 'varies', 'none'].map(name => [name, 0]),
  ) as Record<StanceCount, number>
  for (const { cells } of rows) {
    const cell = cells[column] ?? NO_PUBLIC_POSITION
    const [stance] = cell.stances
    counts[cell.state === 'stance' && stance ? stance : (cell.state as StanceCount)]++
  }
  return counts
}
