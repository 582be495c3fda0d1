import type { RejectedEntry } from '../exchange/parse-record-document.ts'
import { rowNumber, type Sheet } from './sheet.ts'

/** Holds why a row was rejected, in the table of those that were. It is not read when the table comes back. */
export const REASON_COLUMN = 'What is to be mended'

/** The rows that were rejected as they are in the sheet, each with the reason behind it; the first line names the columns. */
export function rejectedRows(sheet: Sheet, rejected: readonly RejectedEntry[]): string[][] {
  const columns = sheet.columns.filter(name => name !== REASON_COLUMN)
  const kept = columns.map(name => sheet.columns.indexOf(name))
  const problemsAt = new Map(rejected.map(({ path, problems }) => [path, problems]))
  const all = [...sheet.rows, ...sheet.broken].sort((a, b) => rowNumber(a) - rowNumber(b))
  const rows = all.flatMap(({ place, cells: own }) => {
    const problems = problemsAt.get(place)
    if (problems === undefined) return []
    const reason = problems.map(({ path: at, message }) => (at === '' ? message : `${at}: ${message}`)).join('\n')
    return [[...kept.map(index => own[index] ?? ''), `${place}: ${reason}`]]
  })
  return [[...columns, REASON_COLUMN], ...rows]
}
