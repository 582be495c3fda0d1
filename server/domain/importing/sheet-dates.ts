import { parseEdtf } from '../dates/fuzzy-date.ts'
import { readTypedDate } from '../dates/typed-date.ts'
import type { DateOrder } from './sheet-mapping.ts'

// Dates as the cells of a sheet have them. 03/04/2025 is two days: which of them is said once for the whole sheet.

type ReadDate =
  | { readonly ok: true; readonly edtf: string }
  | { readonly ok: false; readonly message: string; readonly isAmbiguous: boolean }

export interface DateReading {
  readonly order: DateOrder | null
  /** Whether a program has written them: EDTF is taken at its word before it is read as people type. */
  readonly isEdtf: boolean
}

const IN_DIGITS = /(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)/g

const HOLDS_NOTHING = /^([-–—]+|n\/?a|null|none|unknown|undated)$/i

/** Undefined where the cell says that there is no date. */
export function readSheetDate(cell: string, { order, isEdtf }: DateReading): ReadDate | undefined {
  const text = cell.trim()
  if (text === '' || HOLDS_NOTHING.test(text)) return undefined
  if (isEdtf && parseEdtf(text).ok) return { ok: true, edtf: text }
  const serial = spreadsheetDay(text)
  if (serial) return { ok: false, message: serial, isAmbiguous: false }
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(text)
  const plain = compact ? compact.slice(1).join('-') : order === null ? text : inOrder(text, order)
  const read = readTypedDate(plain)
  if (read.ok) return { ok: true, edtf: read.edtf }
  return { ok: false, message: read.message, isAmbiguous: read.reason === 'ambiguous' && text.search(IN_DIGITS) !== -1 }
}

function inOrder(text: string, order: DateOrder): string {
  return text.replace(IN_DIGITS, (whole, first: string, _sign, second: string, year: string) => {
    const [day, month] = order === 'day-first' ? [first, second] : [second, first]
    // What can be read in one way only is read in that way, whatever the others say.
    if (Number(month) > 12) return whole
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  })
}

/** Days since 1900, as spreadsheets keep dates and show them where a cell has lost its format. */
const spreadsheetDay = (text: string): string | undefined =>
  /^[2-5]\d{4}(\.\d+)?$/.test(text)
    ? `“${text}” is a date as spreadsheets keep it. Give the column the format of a date there, and save it again.`
    : undefined

/** What the dates say that can be read in one way only: how many have the day first, how many the month, how many either. */
export function ordersIn(cells: Iterable<string>): {
  readonly dayFirst: number
  readonly monthFirst: number
  readonly either: number
  readonly example: string
} {
  let [dayFirst, monthFirst, either, example] = [0, 0, 0, '']
  for (const cell of cells) {
    for (const [found, first, , second] of cell.matchAll(IN_DIGITS)) {
      if (Number(first) === Number(second)) continue
      if (Number(first) > 12) dayFirst++
      else if (Number(second) > 12) monthFirst++
      else {
        either++
        example ||= found
      }
    }
  }
  return { dayFirst, monthFirst, either, example }
}

/** The order that all dates have that can be read in one way only; null where there are none, or they differ. */
export function toldOrder({
  dayFirst,
  monthFirst,
}: {
  readonly dayFirst: number
  readonly monthFirst: number
}): DateOrder | null {
  if (dayFirst > 0 && monthFirst === 0) return 'day-first'
  return monthFirst > 0 && dayFirst === 0 ? 'month-first' : null
}

/** The date of a year, a month, a day and a time that stand in columns of their own; a month may be a word. */
export function datedParts({
  year,
  month,
  day,
  time,
}: Readonly<Record<'year' | 'month' | 'day' | 'time', string>>): string {
  const number = /^\d{1,2}$/
  if (!number.test(month) && month !== '') return [day, month, year, time].filter(Boolean).join(' ')
  const date = [year.padStart(4, '0'), ...[month, day].filter(Boolean).map(part => part.padStart(2, '0'))].join('-')
  return year === ''
    ? ''
    : /^-?\d+$/.test(year)
      ? [date, time].filter(Boolean).join(' ')
      : [day, month, year].filter(Boolean).join(' ')
}
