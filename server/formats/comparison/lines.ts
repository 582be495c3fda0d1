import type { MarkingLimit, ReportCell, ReportChange, ReportDrop, ReportRow } from '../../domain/comparison/report.ts'

// The lines of a cell as plain text, for the exports that have no links or colours.

/** Where a file comes from, so that it still tells when it is printed or sent on. */
export interface ExportStamp {
  /** The record's title. */
  readonly record: string
  /** Such as “as of 25 November 2025”; null for now. */
  readonly moment: string | null
  readonly generatedAt: string
  readonly sequence: number
  readonly hash: string
  readonly license: string | null
  /** The page that shows the same; null where the site has no public address. */
  readonly url: string | null
}

/** Such as “Value changed, decisive, from the first draft, point 6 (text compared). Up from 600,000.” */
export function changeLine({ kinds, significance, from, to, basis, notes }: ReportChange, cell: ReportCell): string {
  const what = [kinds.map(({ label }) => label).join(', '), significance?.toLowerCase(), `from ${from}`]
  const here = cell.points.length > 1 ? ` to point ${to}` : ''
  return [`${what.filter(Boolean).join(', ')}${here} (${basis}).`, ...notes].join(' ')
}

export const dropLine = ({ name, basis, note }: ReportDrop): string =>
  [`Leaves out ${name} (${basis}).`, note].filter(Boolean).join(' ')

/** Everything that a cell says besides the points themselves. */
export const changeLines = (cell: ReportCell): string[] => [
  ...cell.values,
  ...cell.changes.map(change => changeLine(change, cell)),
  ...cell.drops.map(dropLine),
  ...cell.remarks,
]

export const absenceLine = ({ absence }: ReportCell): string =>
  absence ? [`${absence.label}.`, absence.text].filter(Boolean).join(' ') : ''

export const kindsLine = ({ kinds }: ReportRow): string =>
  kinds.length > 0 ? kinds.map(({ label }) => label).join(', ') : 'Nothing to compare'

export const stampLine = ({ record, moment, generatedAt, sequence, hash }: ExportStamp): string =>
  `${record}. Parley, revision ${sequence} (${hash.slice(0, 12)})${moment ? `, read ${moment}` : ''}, exported ${generatedAt.slice(0, 10)}.`

/** Where marking stopped, and how to have the rest marked. */
export const limitLine = ({ text, next }: MarkingLimit): string =>
  next
    ? `${text} To have them marked from the next row on, add from=${next.document}:${next.number} to the address.`
    : text
