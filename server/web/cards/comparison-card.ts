import type { ComparisonQuery } from '../../domain/comparison/comparison-query.ts'
import type { ComparisonKind } from '../../domain/comparison/kinds.ts'
import { comparisonReport, type ReportCell, type ReportRow } from '../../domain/comparison/report.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { Card, TextsFigure } from '../../formats/cards/card.ts'
import { cardOf } from './card-base.ts'

/** Texts side by side: how many rows changed in which way, and one of them that tells the most. */
export function comparisonCard(record: NegotiationRecord, query: ComparisonQuery): Card {
  const { rows, columns } = comparisonReport(record, { ...query, marking: 'off' })
  return cardOf(record, {
    kicker: 'Texts compared, point by point',
    title:
      columns.length > MOST_NAMED
        ? `${columns.length} texts side by side`
        : new Intl.ListFormat('en-GB').format(columns.map(({ document }) => unbroken(document.shortTitle))),
    facts: countsOf(rows),
    figure: tellingFigure(rows),
  })
}

/** Of more texts the title says only how many they are. */
const MOST_NAMED = 3

/** A name is not broken between two lines. */
const unbroken = (name: string): string => name.replaceAll(' ', '\u00a0')

/** Groups of kinds, so that a card says in a few words what the page says of each row. */
const GROUPS: readonly { readonly label: string; readonly kinds: readonly ComparisonKind[] }[] = [
  { label: 'changed', kinds: ['split', 'merged', 'value-changed', 'narrowed', 'broadened', 'reworded', 'restored'] },
  { label: 'new', kinds: ['inserted'] },
  { label: 'dropped', kinds: ['dropped'] },
  { label: 'without a recorded successor', kinds: ['no-successor'] },
  { label: 'in one text only', kinds: ['only-here'] },
  { label: 'unchanged', kinds: ['unchanged'] },
  { label: 'not comparable', kinds: ['related', 'untraceable', 'not-comparable'] },
]

const countsOf = (rows: readonly ReportRow[]): { text: string }[] =>
  GROUPS.flatMap(({ label, kinds }) => {
    const count = rows.filter(({ row }) => row.kind !== null && kinds.includes(row.kind)).length
    return count > 0 ? [{ text: `${count.toLocaleString('en')} ${label}` }] : []
  })

/** The row that is in most of the texts and differs most between them; null when none differs. */
function tellingFigure(rows: readonly ReportRow[]): TextsFigure | null {
  const [best] = rows.filter(({ row }) => row.isDifferent).toSorted((a, b) => weightOf(b) - weightOf(a))
  const label = best?.cells.flatMap(({ points }) => points.map(({ point }) => point.label))[0]
  if (!best || label === undefined) return null
  return {
    kind: 'texts',
    caption: best.significance ? `${label}: ${best.significance.toLowerCase()} change` : label,
    texts: best.cells.map(cell => ({
      name: cell.column.document.shortTitle,
      date: cell.column.date,
      says: wordsOf(cell, changesNumbers(best)),
      ...(cell.state !== 'present' && { isAbsent: true }),
    })),
  }
}

const SIGNIFICANCE_WEIGHT = { decisive: 4, substantive: 2, editorial: 0 } as const

function weightOf({ row, cells }: ReportRow): number {
  const present = cells.filter(({ state }) => state === 'present').length
  const significance = row.significance === null ? 0 : SIGNIFICANCE_WEIGHT[row.significance]
  return 10 * present + significance + (row.kinds.includes('value-changed') ? 3 : 0)
}

const changesNumbers = ({ row, cells }: ReportRow): boolean =>
  row.kinds.includes('value-changed') &&
  cells.every(({ state, points }) => state !== 'present' || points.some(({ values }) => values.length > 0))

function wordsOf({ points, absence }: ReportCell, inNumbers: boolean): string {
  if (points.length === 0) return absence?.label ?? ''
  return points.map(({ point, values }) => (inNumbers ? values.join('; ') : point.text)).join(' ')
}
