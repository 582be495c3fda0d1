import type { Told } from './known-words.ts'
import { guessedColumns } from './presets.ts'
import type { Sheet } from './sheet.ts'
import { ordersIn, toldOrder } from './sheet-dates.ts'
import type { SheetMapping } from './sheet-mapping.ts'

/** What can be told of a sheet before anybody has said anything. */
export function firstMapping(sheet: Sheet, record: Told, name: string): SheetMapping {
  const { preset, columns, kind } = guessedColumns(sheet.columns)
  const [only, ...others] = record.list('process')
  return {
    columns,
    dateOrder: toldOrder(ordersIn(dateCells(sheet, columns))),
    dataSet: preset ?? dataSetCalled(name),
    negotiation: only && others.length === 0 ? only.id : '',
    kind,
    actorKind: 'unidentified',
    sourceKind: 'news-report',
    source: '',
    newSource: null,
    words: [],
  }
}

/** The cells of all columns that hold dates. */
export function dateCells({ columns: names, rows }: Sheet, columns: SheetMapping['columns']): string[] {
  const dates = new Set(
    columns
      .filter(({ field }) => field === 'when' || field === 'end' || field === 'published')
      .map(({ column }) => column),
  )
  const indexes = names.flatMap((name, index) => (dates.has(name) ? [index] : []))
  return rows.flatMap(({ cells }) => indexes.map(index => cells[index] ?? ''))
}

/** The name of a file without its ending, nor what tells one version of it from another. */
function dataSetCalled(name: string): string {
  const stem = name
    .replace(/\.[a-z]{1,5}$/i, '')
    .replace(/[-_ ]*(\(\d+\)|v?\d[\d._-]*)$/i, '')
    .trim()
  return (/[\p{L}]/u.test(stem) ? stem : 'Sheet').slice(0, 80)
}
