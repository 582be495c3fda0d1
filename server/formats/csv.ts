import { stringify } from 'csv-stringify/sync'

export type CsvCell = string | number | null

/**
 * The rows as CSV (RFC 4180), in UTF-8 with a byte order mark, without which Excel takes Cyrillic for something else. Null is
 * an empty cell. A text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay as they are.
 */
export const csvText = (rows: readonly (readonly CsvCell[])[]): string =>
  stringify(rows as CsvCell[][], {
    bom: true,
    record_delimiter: 'windows',
    // A line break of either kind, not only the one that ends a record.
    quoted_match: /[\r\n]/,
    escape_formulas: true,
  })
