// The EDTF that one date of a typed phrase stands for.

import { isoDay, weekdayOf } from './calendar.ts'
import { monthName } from './calendar-names.ts'
import { edtfOf } from './edtf.ts'
import { needsYear, type Piece } from './pieces.ts'
import { isProblem, type ReadingProblem, says, type TypedDay, unreadable, withHow } from './reading.ts'
import { missingDayOf } from './tokens.ts'
import { thirdOfMonth } from './words.ts'

export interface PlainDate {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

interface Ends {
  readonly first: string
  readonly last: string
}

/** A day, month or year with nothing else said about it. */
export function plainDate(piece: Piece): PlainDate | ReadingProblem {
  const { year, month, day, decade, third, notKnown, time, isApproximate, isUncertain } = piece
  const problem = datePieceProblem(piece)
  if (problem) return problem
  if ((decade ?? third ?? notKnown ?? time) !== undefined || isApproximate || isUncertain || year === undefined) {
    return unreadable(withHow(says().oneBare))
  }
  return { year, ...(month === undefined ? {} : { month }), ...(day === undefined ? {} : { day }) }
}

function datePieceProblem(piece: Piece): ReadingProblem | undefined {
  const { year, month, day, weekday, time, third, decade } = piece
  if (time !== undefined && day === undefined) {
    return unreadable(says().timeBehindDay)
  }
  if (needsYear(piece)) return unreadable(withHow(says().addYear))
  if (day !== undefined && month === undefined) return unreadable(withHow(says().addMonth))
  if ((day === undefined && weekday !== undefined) || (day !== undefined && third !== undefined)) {
    return unreadable(withHow(says().notWholeDay))
  }
  if (decade !== undefined && (year ?? month ?? piece.notKnown) !== undefined) {
    return unreadable(withHow(says().severalDates))
  }
  if (year !== undefined && Math.abs(year) > 9999 && month !== undefined) {
    return unreadable(says().longYearAlone)
  }
  if (year === undefined || month === undefined || day === undefined) return undefined
  const missing = missingDayOf({ year, month, day })
  if (missing) return { reason: 'impossible', message: missing }
  return weekday === undefined ? undefined : weekdayProblem({ year, month, day }, weekday)
}

function weekdayProblem({ year, month, day = 1 }: TypedDay, weekday: number): ReadingProblem | undefined {
  const actual = weekdayOf({ year, month, day })
  if (actual === weekday) return undefined
  return {
    reason: 'impossible',
    message: says().anotherWeekday(`${day} ${monthName(month, 'of')} ${year}`, actual, weekday),
    candidates: [edtfOf({ year, month, day })],
  }
}

/** The EDTF of a piece; of "late November" the two ends, which a period takes one of. */
export function edtfEnds(piece: Piece): Ends | ReadingProblem {
  const problem = datePieceProblem(piece)
  if (problem) return problem
  const { decade, third } = piece
  const mark = `${piece.isApproximate ? (piece.isUncertain ? '%' : '~') : piece.isUncertain ? '?' : ''}`
  if (third !== undefined) return thirdEnds(piece, third, mark)
  const edtf = decade === undefined ? dateEdtf(piece, mark) : decadeEdtf(decade, mark)
  return isProblem(edtf) ? edtf : { first: edtf, last: edtf }
}

/** The years of a decade that “early”, “mid” and “late” mean. */
const THIRDS_OF_DECADE: readonly (readonly [first: number, last: number])[] = [
  [0, 3],
  [4, 6],
  [7, 9],
]

function thirdEnds(piece: Piece, third: number, mark: string): Ends | ReadingProblem {
  const ends = exactThird(piece, third)
  if (isProblem(ends)) return ends
  const marked = { first: `${ends.first}~`, last: `${ends.last}~` }
  if (mark === '') return marked
  return unreadable(says().thirdsAreRough, [`${marked.first}/${marked.last}`])
}

function exactThird({ year, month, decade, notKnown }: Piece, third: number): Ends | ReadingProblem {
  if (decade !== undefined) {
    const century = decadeEdtf(decade, '')
    if (isProblem(century)) return { ...century, candidates: [] }
    const [first = 0, last = 0] = THIRDS_OF_DECADE[third] ?? []
    return { first: edtfOf({ year: decade + first }), last: edtfOf({ year: decade + last }) }
  }
  if (year === undefined || notKnown !== undefined) return unreadable(withHow(says().notWhole))
  if (month === undefined) {
    return { first: edtfOf({ year, month: third * 4 + 1 }), last: edtfOf({ year, month: third * 4 + 4 }) }
  }
  const { first, last } = thirdOfMonth(year, month, third)
  return { first: isoDay(first), last: isoDay(last) }
}

function decadeEdtf(decade: number, mark: string): string | ReadingProblem {
  const digits = String(decade).padStart(4, '0')
  const edtf = `${digits.slice(0, 3)}X`
  if (digits.endsWith('00')) {
    return {
      reason: 'ambiguous',
      message: says().tenOrHundred(decade),
      candidates: [edtf, `${digits.slice(0, 2)}XX`],
    }
  }
  return mark === '' ? edtf : unreadable(says().decadesAreRough, [edtf])
}

function dateEdtf(piece: Piece, mark: string): string | ReadingProblem {
  const { year, month, day, time } = piece
  if (piece.notKnown !== undefined) return maskedEdtf(piece, mark)
  if (year === undefined) return unreadable(withHow(says().addYear))
  if (time && mark) return unreadable(says().timesAreExact)
  return `${edtfOf({ year, month, day })}${time ?? mark}`
}

function maskedEdtf({ year, month, day, time, notKnown }: Piece, mark: string): string | ReadingProblem {
  const known = year === undefined ? undefined : edtfOf({ year, month, day })
  const isYearUnknown = year === undefined && notKnown === 'year' && month !== undefined
  const masks: Readonly<Record<string, string | false | undefined>> = {
    day: month !== undefined && day === undefined && known && `${known}-XX`,
    month: month === undefined && known && `${known}-XX`,
    'month and day': month === undefined && known && `${known}-XX-XX`,
    date: [year, month, day].every(part => part === undefined) && 'XXXX',
    year: isYearUnknown && edtfOf({ year: 0, month, day }).replace('0000', 'XXXX'),
  }
  const masked = notKnown === undefined ? undefined : masks[notKnown]
  if (masked && !time) return `${masked}${mark}`
  return unreadable(withHow(says().knownAndNot))
}
