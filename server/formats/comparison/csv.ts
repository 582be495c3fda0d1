import type { ComparisonReport } from '../../domain/comparison/report.ts'
import { csvText } from '../csv.ts'
import { absenceLine, changeLines, kindsLine } from './lines.ts'

/**
 * A comparison as CSV: a line for each row, and for each text its points, what they say and what changed.
 */
export function comparisonCsv({ columns, rows }: ComparisonReport): string {
  const header = [
    'row',
    'kind',
    'significance',
    'issues',
    ...columns.flatMap(({ document: { shortTitle } }) => [
      `${shortTitle}: points`,
      `${shortTitle}: text`,
      `${shortTitle}: state`,
      `${shortTitle}: change`,
    ]),
  ]
  const lines = rows.map((row, index) => [
    String(index + 1),
    kindsLine(row),
    row.significance ?? 'Not graded',
    row.issues.join('; '),
    ...row.cells.flatMap(cell => [
      cell.points.map(({ ref }) => ref.number).join('; '),
      cell.absence ? absenceLine(cell) : cell.points.map(({ point }) => `${point.label}: ${point.text}`).join('\n'),
      cell.points.flatMap(({ ref, state }) => (state ? `${ref.number}: ${state.text}` : [])).join('\n'),
      changeLines(cell).join('\n'),
    ]),
  ])
  return csvText([header, ...lines])
}
