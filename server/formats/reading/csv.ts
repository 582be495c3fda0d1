import { CsvError, parse } from 'csv-parse'
import {
  type BrokenRow,
  namedColumns,
  rowNumber,
  SHEET_LIMITS,
  type Sheet,
  type SheetRow,
} from '../../domain/importing/sheet.ts'
import { hasMarkup, plainHtml } from './html-text.ts'

export const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'upright stroke' } as const

export type Delimiter = keyof typeof DELIMITERS

type ReadTable = { readonly ok: true; readonly sheet: Sheet } | { readonly ok: false; readonly message: string }

/** Lets others have their turn; a long file is read in pieces. */
export type Pause = () => Promise<void>

/**
 * A table in text (RFC 4180, with other delimiters too), whose first line names the columns. A line that is not in order
 * loses nothing but itself.
 */
export async function readCsv(text: string, delimiter: Delimiter, pause: Pause): Promise<ReadTable> {
  const { records, broken } = await recordsOf(text.replace(/^\ufeff/, ''), delimiter, pause)
  const [head, ...others] = records
  if (head === undefined) return { ok: false, message: 'The table is empty.' }
  if (others.length > SHEET_LIMITS.rows)
    return {
      ok: false,
      message: `The table has ${count(others.length)} rows; at most ${count(SHEET_LIMITS.rows)} can be read. Divide it.`,
    }
  if (head.cells.length > SHEET_LIMITS.columns)
    return {
      ok: false,
      message: `The table has ${count(head.cells.length)} columns; at most ${SHEET_LIMITS.columns} can be read.`,
    }
  if (others.length === 0 && broken.length === 0)
    return { ok: false, message: 'The table has one line, which names its columns, and no rows.' }
  const columns = namedColumns(head.cells.map(plainCell))
  const rows: SheetRow[] = []
  for (const { line, cells } of others) {
    const place = `line ${line}`
    const filled = lengthWithoutEmpty(cells)
    if (filled > columns.length)
      broken.push({
        place,
        cells: withinColumns(cells, columns.length, delimiter),
        message: tooMany(filled, columns.length, delimiter),
      })
    else if (filled > 0) rows.push({ place, cells: cells.map(plainCell) })
    if (rows.length % 500 === 0) await pause()
  }
  const marked = rows.filter(({ cells }) => cells.some(hasMarkup)).length
  return {
    ok: true,
    sheet: {
      format: 'csv',
      columns,
      rows: marked === 0 ? rows : rows.map(withoutMarkup),
      broken: broken.toSorted((a, b) => rowNumber(a) - rowNumber(b)),
      phases: [],
      notes:
        marked === 0
          ? []
          : [
              `Markup (HTML) in ${count(marked)} ${marked === 1 ? 'row' : 'rows'} is read as the plain text that people see.`,
            ],
    },
  }
}

/** The sign that parts most columns in the first lines, outside of quotation marks. */
export function delimiterOf(text: string): Delimiter {
  const lines = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, '""')
    .split(/\r\n?|\n/)
    .filter(line => line.trim() !== '')
    .slice(0, 20)
  const [head = ''] = lines
  const signs = Object.keys(DELIMITERS) as Delimiter[]
  const score = (sign: Delimiter): number => {
    const columns = head.split(sign).length
    const alike = lines.filter(line => line.split(sign).length === columns).length
    return columns < 2 ? 0 : columns * (alike / lines.length)
  }
  return signs.reduce((best, sign) => (score(sign) > score(best) ? sign : best))
}

interface Record {
  /** The first of its lines. */
  readonly line: number
  readonly cells: readonly string[]
}

/** With so many it is no table, or its columns are parted by something else. */
const MOST_BROKEN = 2000

async function recordsOf(text: string, delimiter: Delimiter, pause: Pause) {
  const records: Record[] = []
  const broken: BrokenRow[] = []
  const lines = linesOf(text)
  for (let first = 1; first <= lines.length; ) {
    const { error, line } = await parsed(text, lines, first, delimiter, pause, records)
    if (error === undefined) break
    // The line on which a row begins that is not in order is put aside, and reading goes on with the next.
    const isLast = broken.length === MOST_BROKEN
    const message = isLast
      ? 'Too many lines are not in order: this one and all after it were not read.'
      : messageOf(error)
    broken.push({ place: `line ${line}`, cells: [text.slice(lines[line - 1]?.start, lines[line - 1]?.end)], message })
    if (isLast) break
    first = line + 1
  }
  return { records, broken }
}

interface Line {
  readonly start: number
  readonly end: number
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  const breaks = /\r\n?|\n/g
  let start = 0
  for (let found = breaks.exec(text); found; found = breaks.exec(text)) {
    lines.push({ start, end: found.index })
    start = breaks.lastIndex
  }
  return start < text.length ? [...lines, { start, end: text.length }] : lines
}

const [SMALLEST_PIECE, LARGEST_PIECE] = [2_048, 65_536]

/** Reads from a line on, up to the first row that is not in order; `line` is where that begins. */
async function parsed(
  text: string,
  lines: readonly Line[],
  first: number,
  delimiter: Delimiter,
  pause: Pause,
  records: Record[],
): Promise<{ readonly error?: CsvError; readonly line: number }> {
  let [last, error] = [first - 1, undefined as CsvError | undefined]
  const nextLine = (): number => {
    let line = last + 1
    while (lines[line - 1]?.start === lines[line - 1]?.end && line < lines.length) line++
    return line
  }
  const parser = parse({
    delimiter,
    columns: false,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: SHEET_LIMITS.row,
    on_record: (cells: string[], { lines: read }) => {
      records.push({ line: nextLine(), cells })
      last = first - 1 + read
      return null
    },
  })
  parser.on('error', found => {
    if (!(found instanceof CsvError)) throw found
    error = found
  })
  const ended = new Promise<void>(resolve => parser.once('close', resolve))
  let [at, size] = [lines[first - 1]?.start ?? text.length, SMALLEST_PIECE]
  while (at < text.length && error === undefined) {
    const piece = text.slice(at, at + size)
    await new Promise<void>(resolve => parser.write(piece, () => resolve()))
    at += size
    size = Math.min(LARGEST_PIECE, size * 2)
    await pause()
  }
  if (error === undefined) parser.resume().end()
  await ended
  return { ...(error && { error }), line: nextLine() }
}

function messageOf({ code }: CsvError): string {
  switch (code) {
    case 'INVALID_OPENING_QUOTE':
      return 'There is a quotation mark within a cell. Put the whole cell between quotation marks, and write the one within twice.'
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'Something stands behind the quotation mark that closes a cell. Write a quotation mark within a cell twice.'
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'A cell begins with a quotation mark that is never closed. Close it, or write it twice where it is meant.'
    case 'CSV_MAX_RECORD_SIZE':
      return `The row is longer than ${count(SHEET_LIMITS.row)} characters, as a rule because a quotation mark is never closed.`
    default:
      return 'This line can’t be read.'
  }
}

function tooMany(found: number, columns: number, delimiter: Delimiter): string {
  const sign = DELIMITERS[delimiter]
  return `Has ${found} cells, and the table ${columns} columns. Put a cell that holds a ${sign} between quotation marks.`
}

/** What has no column of its own stands in the last one, so that nothing is lost. */
const withinColumns = (cells: readonly string[], columns: number, delimiter: Delimiter): string[] => [
  ...cells.slice(0, columns - 1),
  cells.slice(columns - 1).join(delimiter),
]

function lengthWithoutEmpty(cells: readonly string[]): number {
  let length = cells.length
  while (length > 0 && cells[length - 1]?.trim() === '') length--
  return length
}

/** Takes the guard away that keeps spreadsheets from running a text as a formula. */
const plainCell = (cell: string): string => (/^'['=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/.test(cell) ? cell.slice(1) : cell)

const withoutMarkup = (row: SheetRow): SheetRow => ({
  ...row,
  cells: row.cells.map(cell => (hasMarkup(cell) ? plainHtml(cell, { withAddresses: true }).text : cell)),
})

const count = (amount: number): string => amount.toLocaleString('en')
