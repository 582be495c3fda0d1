import type { Term } from '../../domain/entries/terms.ts'
import { type CsvCell, csvLine, csvText } from '../csv.ts'

/** What a table is made of; dates are EDTF, which is text to everybody else. */
export interface Column<Row> {
  readonly name: string
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime'
  /** For the codebook: one sentence. */
  readonly meaning: string
  /** The words that stand in it and what they mean; with several in a cell, between semicolons. */
  readonly vocabulary?: Readonly<Record<string, Term>>
  /** The table whose `id` stands in it. */
  readonly refersTo?: string
  readonly isList?: boolean
  readonly cell: (row: Row) => CsvCell
}

export interface Table<Row = never> {
  /** Also the name of its file. */
  readonly name: string
  readonly title: string
  readonly key: readonly string[]
  readonly columns: readonly Column<Row>[]
}

const ROWS_A_PIECE = 200

/** The table as CSV with a line of names, in pieces: see `csvText`. */
export function* tablePieces<Row>({ columns }: Table<Row>, rows: Iterable<Row>): Generator<string> {
  yield csvText([columns.map(({ name }) => name)])
  // One for all lines: a table may have a hundred thousand.
  const cells: CsvCell[] = []
  let [lines, count] = ['', 0]
  for (const row of rows) {
    columns.forEach(({ cell }, at) => {
      cells[at] = cell(row)
    })
    lines += csvLine(cells)
    if (++count === ROWS_A_PIECE) {
      yield lines
      ;[lines, count] = ['', 0]
    }
  }
  if (count > 0) yield lines
}

/** Several in one cell: ids have no semicolon, and in a name it becomes a comma. */
export const joined = (values: readonly string[]): string | null =>
  values.length === 0 ? null : values.map(withoutSemicolon).join('; ')

const withoutSemicolon = (value: string): string => (value.includes(';') ? value.replaceAll(';', ',') : value)
