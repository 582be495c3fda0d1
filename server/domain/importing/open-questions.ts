import { columnLetters, type Sheet } from './sheet.ts'
import { isMany, SHEET_FIELDS, type SheetFieldName } from './sheet-fields.ts'
import type { SheetMapping } from './sheet-mapping.ts'

/** What is to be said before a sheet can be judged. */
export interface OpenQuestion {
  readonly about: 'columns' | 'negotiation' | 'source' | 'dateOrder'
  /** The column, where it is one. */
  readonly column?: string
  readonly message: string
}

const SOURCES: readonly SheetFieldName[] = ['sources', 'url', 'sourceTitle']

export function openQuestions(
  { columns, dateOrder, negotiation, source, newSource }: SheetMapping,
  sheet: Pick<Sheet, 'columns'>,
  ambiguous: number,
): OpenQuestion[] {
  const fields = new Map<SheetFieldName, string>()
  const questions: OpenQuestion[] = []
  for (const { column, field } of columns) {
    const other = fields.get(field)
    if (other === undefined || isMany(field)) fields.set(field, column)
    else
      questions.push({
        about: 'columns',
        column,
        message: `Columns ${lettersOf(other, sheet)} and ${lettersOf(column, sheet)} are both said to hold “${SHEET_FIELDS[field].label}”. Choose one of them.`,
      })
  }
  const ask = (isOpen: boolean, about: OpenQuestion['about'], message: string): void => {
    if (isOpen) questions.push({ about, message })
  }
  ask(!fields.has('when') && !fields.has('year'), 'columns', 'Say which column holds the date.')
  ask(!fields.has('title') && !fields.has('summary'), 'columns', 'Say which column holds the title, or what happened.')
  ask(!fields.has('negotiation') && negotiation === '', 'negotiation', 'Say to which negotiation the rows belong.')
  ask(
    !SOURCES.some(field => fields.has(field)) && source === '' && newSource === null,
    'source',
    'Say which column names the source, or what all rows rest on.',
  )
  ask(
    dateOrder === null && ambiguous > 0,
    'dateOrder',
    'Say whether the day or the month stands first in dates such as 03/04/2025.',
  )
  return questions
}

const lettersOf = (column: string, { columns }: Pick<Sheet, 'columns'>): string =>
  columnLetters(columns.indexOf(column))
