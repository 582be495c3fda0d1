import { parseEdtf } from '../dates/fuzzy-date.ts'
import type { MappedRow } from './row.ts'
import { type DateReading, datedParts, readSheetDate } from './sheet-dates.ts'

interface When {
  /** EDTF; undefined where it can't be read, which is noted at the row. */
  readonly edtf: string | undefined
  /** Whether nothing but the order of day and month keeps it from being read. */
  readonly isAmbiguous: boolean
}

const NO_DATE = 'Enter a date. A month or a year is enough, such as 2025-11 or “late 2025”.'

/** When a row happened: from one column, from two, or from its parts. */
export function whenOf(row: MappedRow, reading: DateReading): When {
  const isInParts = !row.isMapped('when') && row.isMapped('year')
  const first = isInParts ? 'year' : 'when'
  const began = isInParts ? partsIn(row, 'year', 'month', 'day', 'time') : withTime(row.text('when'), row.text('time'))
  const ended = row.isMapped('end') ? row.text('end') : partsIn(row, 'endYear', 'endMonth', 'endDay', 'endTime')
  const start = readSheetDate(began, reading)
  if (start === undefined || !start.ok) {
    row.refuse(first, start === undefined ? NO_DATE : start.message)
    return { edtf: undefined, isAmbiguous: start?.isAmbiguous === true }
  }
  const end = readSheetDate(ended, reading)
  if (end === undefined) return { edtf: start.edtf, isAmbiguous: false }
  const endField = row.isMapped('end') ? 'end' : 'endYear'
  if (!end.ok) {
    row.refuse(endField, end.message)
    return { edtf: undefined, isAmbiguous: end.isAmbiguous }
  }
  const period = start.edtf === end.edtf ? start.edtf : `${start.edtf}/${end.edtf}`
  const parsed = parseEdtf(period)
  if (parsed.ok) return { edtf: period, isAmbiguous: false }
  row.refuse(
    endField,
    start.edtf.includes('/')
      ? 'The date is a period already: leave its end out, or write where it begins.'
      : parsed.message,
  )
  return { edtf: undefined, isAmbiguous: false }
}

const withTime = (date: string, time: string): string => (date === '' || time === '' ? date : `${date} ${time}`)

const partsIn = (
  row: MappedRow,
  ...[year, month, day, time]: readonly [PartField, PartField, PartField, PartField]
): string => datedParts({ year: row.text(year), month: row.text(month), day: row.text(day), time: row.text(time) })

type PartField = 'year' | 'month' | 'day' | 'time' | 'endYear' | 'endMonth' | 'endDay' | 'endTime'
