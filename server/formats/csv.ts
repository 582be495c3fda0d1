import Papa from 'papaparse'

export type CsvCell = string | number | null

/**
 * What a spreadsheet would run as a formula, and what begins as the guard against it does: else nobody could tell whether
 * an apostrophe at the beginning is guard or text.
 */
const NEEDS_GUARD = /^['=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/

/**
 * The rows as CSV (RFC 4180), in UTF-8 with a byte order mark, without which Excel takes Cyrillic for something else. Null is
 * an empty cell. Whoever reads a text that begins with an apostrophe takes that one away; numbers stay as they are.
 */
export const csvText = (rows: readonly (readonly CsvCell[])[]): string =>
  `\ufeff${Papa.unparse(rows.map(row => row.map(guarded)))}\r\n`

const guarded = (cell: CsvCell): CsvCell => (typeof cell === 'string' && NEEDS_GUARD.test(cell) ? `'${cell}` : cell)
