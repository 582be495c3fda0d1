const BYTE_ORDER_MARK = '\ufeff'

export type CsvCell = string | number | null

/**
 * What a spreadsheet would run as a formula, and what begins as the guard against it does: else nobody could tell whether
 * an apostrophe at the beginning is guard or text.
 */
const NEEDS_GUARD = /^['=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/

/** What would end the cell or the line; space and mark at an end, some readers take away. */
const NEEDS_QUOTES = /[",\r\n\ufeff]|^ | $/

/**
 * The rows as CSV (RFC 4180), in UTF-8 with a byte order mark, without which Excel takes Cyrillic for something else. Null is
 * an empty cell. Whoever reads a text that begins with an apostrophe takes that one away; numbers stay as they are.
 */
export const csvText = (rows: Iterable<readonly CsvCell[]>): string => {
  let text = BYTE_ORDER_MARK
  for (const row of rows) text += csvLine(row)
  return text
}

/** One of its lines, with the end of the line. */
export function csvLine(cells: readonly CsvCell[]): string {
  let line = ''
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] as CsvCell
    if (at > 0) line += ','
    if (typeof cell === 'string') line += cellText(cell)
    else if (cell !== null) line += cell
  }
  return `${line}\r\n`
}

function cellText(text: string): string {
  const guarded = NEEDS_GUARD.test(text) ? `'${text}` : text
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
