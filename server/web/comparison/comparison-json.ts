import type { ComparisonRow } from '../../domain/comparison/comparison.ts'
import { type ComparisonQuery, comparisonQueryString } from '../../domain/comparison/comparison-query.ts'
import type { ComparisonReport } from '../../domain/comparison/report.ts'

export function comparisonBody({ columns, comparison, all, rows, marking }: ComparisonReport, query: ComparisonQuery) {
  return {
    query: comparisonQueryString(query),
    marking: { isOn: marking.isOn, reasons: marking.reasons, limit: marking.limit },
    count: comparison.rows.length,
    countWithoutFilters: all.rows.length,
    documents: columns.map(({ document, gap }) => ({
      id: document.id,
      title: document.title,
      shortTitle: document.shortTitle,
      when: document.when,
      availability: document.availability,
      fidelity: document.fidelity,
      statedPointCount: document.statedPointCount,
      recordedPointCount: document.points.length,
      notComparable: gap,
      citations: document.citations,
    })),
    rows: rows.map(({ row, cells }) => ({
      ...rowJson(row),
      cells: row.cells.map(({ document, state, gap, drops }, index) => ({
        document,
        state,
        gap,
        points: cells[index]?.points.map(({ point, state: pointState, parts }) => ({
          number: point.number,
          label: point.label,
          text: point.text,
          issues: point.issues,
          values: point.values,
          unverified: point.unverified,
          state: pointState,
          ...(parts && { words: parts }),
        })),
        drops,
      })),
      steps: row.steps.map(({ values, ...step }) => ({ ...step, values })),
    })),
  }
}

const rowJson = ({ first, kind, kinds, significance, issues, isDifferent }: ComparisonRow) => ({
  first,
  kind,
  kinds,
  significance,
  issues,
  isDifferent,
})
