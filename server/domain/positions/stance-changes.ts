import { NO_PUBLIC_POSITION, type StanceCell } from './stance-cell.ts'
import type { StanceColumn, StanceMatrix } from './stance-matrix.ts'

/**
 * `first` nothing was known before · `moved` the cell shows another stance · `restated` it shows the same stance, by a newer
 * or a higher word.
 */
type StanceChangeKind = 'first' | 'moved' | 'restated'

export interface StanceChange {
  readonly actor: string
  readonly column: StanceColumn
  readonly kind: StanceChangeKind
  readonly before: StanceCell
  readonly after: StanceCell
}

/** What an earlier matrix of the same text, or of the issues, showed otherwise; column by column, then by actor. */
export function stanceChanges(before: StanceMatrix, after: StanceMatrix): StanceChange[] {
  const earlierColumns = new Map(before.columns.map(({ key }, index) => [key, index]))
  const earlierRows = new Map(before.rows.map(row => [row.actor, row]))
  return after.columns.flatMap((column, index) => {
    const earlier = earlierColumns.get(column.key)
    return after.rows.flatMap(({ actor, cells }) => {
      const then = (earlier === undefined ? undefined : earlierRows.get(actor)?.cells[earlier]) ?? NO_PUBLIC_POSITION
      const now = cells[index] ?? NO_PUBLIC_POSITION
      const kind = kindOfChange(then, now)
      return kind ? [{ actor, column, kind, before: then, after: now }] : []
    })
  })
}

function kindOfChange(before: StanceCell, after: StanceCell): StanceChangeKind | undefined {
  if (before.state === 'none') return after.state === 'none' ? undefined : 'first'
  const shows = ({ state, stances }: StanceCell) => `${state} ${[...stances].sort().join(' ')}`
  if (shows(before) !== shows(after)) return 'moved'
  return before.counting[0]?.id === after.counting[0]?.id ? undefined : 'restated'
}
