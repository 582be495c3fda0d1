import type { Position } from '../../domain/entries/position.ts'
import type { StanceCell } from '../../domain/positions/stance-cell.ts'
import type { StanceColumn } from '../../domain/positions/stance-matrix.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { CsvCell } from '../../formats/csv.ts'
import { type Columns, tableOf } from '../site/csv-answer.ts'
import type { ShownPositions } from './shown-positions.ts'

/** A position that stands, or a cell without any. */
interface Line {
  readonly actor: string
  readonly name: string
  readonly column: StanceColumn
  readonly cell: StanceCell
  readonly position: Position | null
  /** What the cell was on the day compared with. */
  readonly before: StanceCell | undefined
}

const columns = (record: NegotiationRecord): Columns<Line> => ({
  actor: ({ actor }) => actor,
  actor_name: ({ name }) => name,
  column: ({ column }) => column.key,
  point: ({ column }) => (column.kind === 'point' ? column.number : null),
  label: ({ column }) => (column.kind === 'point' ? (column.point?.label ?? null) : column.issue),
  cell_state: ({ cell }) => cell.state,
  cell_stances: ({ cell }) => cell.stances.join(' '),
  stance: ({ position }) => position?.stance ?? null,
  date: ({ position }) => position?.when ?? null,
  authority: ({ position }) => position?.authority ?? null,
  speaker: ({ position }) => position?.speaker ?? null,
  text: ({ position }) => position?.text ?? null,
  quote: ({ position }) => position?.quote?.text ?? null,
  position: ({ position }) => position?.id ?? null,
  event: ({ position }) => position?.event ?? null,
  sources: ({ position }) =>
    position?.citations.map(({ source }) => record.find('source', source)?.url ?? source).join(' ') ?? null,
  earlier_statements: ({ position, cell }) => (position ? cell.history.length - cell.counting.length : 0),
  before: ({ position, before }) => (position && before ? [before.state, ...before.stances].join(' ') : null),
})

export function positionsTable(record: NegotiationRecord, { matrix, changes }: ShownPositions): CsvCell[][] {
  const earlier = new Map(changes.map(({ actor, column, before }) => [`${actor} ${column.key}`, before]))
  const lines = matrix.rows.flatMap(({ actor, name, cells }) =>
    matrix.columns.flatMap((column, index) => {
      const cell = cells[index]
      if (!cell) return []
      const line = { actor, name, column, cell, before: earlier.get(`${actor} ${column.key}`) }
      const standing = cell.counting.length > 0 ? cell.counting : [null]
      return standing.map(position => ({ ...line, position }))
    }),
  )
  return tableOf(columns(record), lines)
}
