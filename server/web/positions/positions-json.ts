import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import type { PositionsQuery } from '../../domain/positions/positions-query.ts'
import type { StanceCell } from '../../domain/positions/stance-cell.ts'
import type { StanceChange } from '../../domain/positions/stance-changes.ts'
import type { StanceColumn } from '../../domain/positions/stance-matrix.ts'
import type { ShownPositions } from './shown-positions.ts'

export function positionsBody({ since }: PositionsQuery, { document, matrix, changes }: ShownPositions) {
  const said = new Map(
    matrix.rows.flatMap(({ cells }) => cells.flatMap(({ history }) => history.map(one => [one.id, one] as const))),
  )
  return {
    document: document && {
      id: document.id,
      shortTitle: document.shortTitle,
      when: document.when,
      fidelity: document.fidelity,
    },
    columns: matrix.columns.map(columnJson),
    rows: matrix.rows.map(({ cells, ...row }) => ({
      ...row,
      cells: cells.flatMap((cell, index) =>
        cell.state === 'none' ? [] : [{ column: matrix.columns[index]?.key, ...cellJson(cell) }],
      ),
    })),
    note: 'A cell that is not listed has no public position in the record, which is neither consent nor refusal.',
    summaries: matrix.summaries.map((counts, index) => ({ column: matrix.columns[index]?.key, ...counts })),
    ...(since !== null && { since, changes: changes.map(changeJson) }),
    positions: [...said.values()].map(position => inSchemaOrder('position', position)),
  }
}

const ids = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id)

const cellJson = ({ state, stances, counting, history }: StanceCell) => ({
  state,
  stances,
  counting: ids(counting),
  history: ids(history),
})

const columnJson = (column: StanceColumn) => {
  if (column.kind !== 'point') return column
  const { key, kind, number, point } = column
  return { key, kind, number, label: point?.label ?? null, issues: point?.issues ?? [] }
}

const changeJson = ({ actor, column, kind, before, after }: StanceChange) => ({
  actor,
  column: column.key,
  kind,
  before: cellJson(before),
  after: cellJson(after),
})
