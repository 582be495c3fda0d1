import type { ChangeSignificance } from '../documents/lineage-links.ts'
import { CHANGE_SIGNIFICANCES } from '../entries/document.ts'
import { termIds } from '../entries/terms.ts'
import type { Comparison, ComparisonRow } from './comparison.ts'
import { COMPARISON_KINDS, type ComparisonKind } from './kinds.ts'

/** `ungraded`: no change of the row has a significance, as where a point was dropped or inserted. */
export type RowSignificance = ChangeSignificance | 'ungraded'

/** Any of each, all together; an empty set asks for nothing. */
export interface ComparisonFilter {
  readonly kinds: ReadonlySet<ComparisonKind>
  readonly significances: ReadonlySet<RowSignificance>
  readonly issues: ReadonlySet<string>
  readonly onlyDifferences: boolean
}

export const ALL_ROWS: ComparisonFilter = {
  kinds: new Set(),
  significances: new Set(),
  issues: new Set(),
  onlyDifferences: false,
}

const significanceOf = (row: ComparisonRow): RowSignificance => row.significance ?? 'ungraded'

/** The same comparison with the rows that a filter asks for, in their order. */
export function filterComparison(comparison: Comparison, filter: ComparisonFilter): Comparison {
  const { kinds, significances, issues, onlyDifferences } = filter
  const rows = comparison.rows.filter(
    row =>
      (kinds.size === 0 || row.kinds.some(kind => kinds.has(kind))) &&
      (significances.size === 0 || significances.has(significanceOf(row))) &&
      (issues.size === 0 || row.issues.some(issue => issues.has(issue))) &&
      (!onlyDifferences || row.isDifferent),
  )
  return { ...comparison, rows }
}

interface ComparisonCounts {
  readonly kinds: readonly { readonly id: ComparisonKind; readonly rows: number }[]
  readonly significances: readonly { readonly id: RowSignificance; readonly rows: number }[]
  readonly issues: readonly { readonly id: string; readonly rows: number }[]
}

/** How many rows each choice of the filter has, in the order of the vocabularies; choices without a row are left out. */
export function countRows(rows: readonly ComparisonRow[]): ComparisonCounts {
  const count = <T>(ids: readonly T[], has: (row: ComparisonRow, id: T) => boolean) =>
    ids.map(id => ({ id, rows: rows.filter(row => has(row, id)).length })).filter(counted => counted.rows > 0)
  return {
    kinds: count(termIds(COMPARISON_KINDS), (row, kind) => row.kinds.includes(kind)),
    significances: count<RowSignificance>(
      [...termIds(CHANGE_SIGNIFICANCES), 'ungraded'],
      (row, significance) => significanceOf(row) === significance,
    ),
    issues: count([...new Set(rows.flatMap(row => row.issues))].sort(), (row, issue) => row.issues.includes(issue)),
  }
}
