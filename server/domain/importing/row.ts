import type { EntryProblem } from '../entries/entries.ts'
import { columnLetters, type Sheet, type SheetRow } from './sheet.ts'
import type { SheetFieldName } from './sheet-fields.ts'
import type { SheetMapping } from './sheet-mapping.ts'

// A row as its columns were mapped.

interface Column {
  readonly index: number
  readonly name: string
}

export type FieldColumns = ReadonlyMap<SheetFieldName, readonly Column[]>

export function fieldColumns(
  { columns }: Pick<Sheet, 'columns'>,
  mapping: Pick<SheetMapping, 'columns'>,
): FieldColumns {
  const indexes = new Map(columns.map((name, index) => [name, index]))
  const found = new Map<SheetFieldName, Column[]>()
  for (const { column, field } of mapping.columns) {
    const index = indexes.get(column)
    if (index === undefined) continue
    const known = found.get(field)
    if (known) known.push({ index, name: column })
    else found.set(field, [{ index, name: column }])
  }
  return found
}

export class MappedRow {
  readonly place: string
  readonly problems: EntryProblem[] = []
  readonly #refused = new Set<SheetFieldName>()
  readonly #cells: readonly string[]
  readonly #columns: FieldColumns

  constructor({ place, cells }: SheetRow, columns: FieldColumns) {
    this.place = place
    this.#cells = cells
    this.#columns = columns
  }

  /** What the first of its columns says that says anything, without space around it. */
  text(field: SheetFieldName): string {
    for (const { index } of this.#columns.get(field) ?? []) {
      const cell = this.#cells[index]?.trim() ?? ''
      if (cell !== '') return cell
    }
    return ''
  }

  /** What each of its columns says that says anything. */
  texts(field: SheetFieldName): { readonly column: string; readonly text: string }[] {
    return (this.#columns.get(field) ?? []).flatMap(({ index, name }) => {
      const text = this.#cells[index]?.trim() ?? ''
      return text === '' ? [] : [{ column: name, text }]
    })
  }

  /** The parts of its cells, which stand between semicolons, upright strokes or line breaks. */
  parts(field: SheetFieldName): string[] {
    return this.texts(field).flatMap(({ text }) => partsOf(text, /[;|\n\r]+/))
  }

  isMapped(field: SheetFieldName): boolean {
    return this.#columns.has(field)
  }

  isRefusedIn(field: SheetFieldName): boolean {
    return this.#refused.has(field)
  }

  refuse(field: SheetFieldName, message: string): void {
    this.#refused.add(field)
    const [column] = this.#columns.get(field) ?? []
    this.problems.push({ path: column ? columnName(column) : '', message })
  }
}

export const partsOf = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map(part => part.trim())
    .filter(Boolean)

/** As it is told to people: “C: Start date”. */
const columnName = ({ index, name }: Column): string => `column ${columnLetters(index)} “${name}”`
