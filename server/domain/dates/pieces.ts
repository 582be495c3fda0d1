// One date within a typed phrase ("23", "23 November", "about November 2025", "2025, month not known"), what it borrows from
// its neighbours ("23–25 November 2025") and the EDTF it stands for.

import { isoDay, monthName, WEEKDAYS, weekdayOf } from './calendar.ts'
import { edtfOf } from './edtf.ts'
import {
  type DateToken,
  FOUR_DIGITS,
  HOW_TO_WRITE,
  missingDayOf,
  type ReadingProblem,
  type TypedDay,
  tokensOf,
} from './tokens.ts'
import { thirdOfMonth } from './words.ts'

export interface Piece {
  year?: number
  month?: number
  day?: number
  decade?: number
  weekday?: number
  time?: string
  third?: number
  notKnown?: string
  isApproximate?: boolean
  isUncertain?: boolean
}

export type Joint = 'to' | 'or' | 'and'

export const isProblem = <Value>(value: Value | ReadingProblem): value is ReadingProblem =>
  typeof value === 'object' && value !== null && 'reason' in value

export const unreadable = (message: string, candidates: readonly string[] = []): ReadingProblem => ({
  reason: 'unreadable',
  message,
  candidates,
})

/** The dates of a phrase and the words between them, before anything is borrowed. */
export function piecesOf(text: string): { pieces: Piece[]; joints: Joint[] } | ReadingProblem {
  const tokens = tokensOf(text)
  // The readings of one date out of several would not be readings of the phrase.
  if (isProblem(tokens)) return /^[\d/.-]+$/.test(text) ? tokens : { ...tokens, candidates: [] }
  const pieces: Piece[] = [{}]
  const joints: Joint[] = []
  for (const token of tokens) {
    const piece = pieces.at(-1) as Piece
    if (token.kind === 'separator') {
      if (Object.keys(piece).length === 0) {
        return unreadable(`Write a date on both sides of “${token.joint}” or of a dash. ${HOW_TO_WRITE}`)
      }
      joints.push(token.joint)
      pieces.push({})
      continue
    }
    const problem = addToken(piece, token)
    if (problem) return problem
  }
  if (Object.keys(pieces.at(-1) ?? {}).length === 0) return unreadable(`This is not a whole date. ${HOW_TO_WRITE}`)
  return { pieces, joints }
}

function addToken(piece: Piece, token: Exclude<DateToken, { kind: 'separator' }>): ReadingProblem | undefined {
  switch (token.kind) {
    case 'date':
      return (
        set(piece, 'year', token.year) ??
        set(piece, 'month', token.month) ??
        (token.day === undefined ? undefined : set(piece, 'day', token.day))
      )
    case 'number':
      if (token.text.length === 4 && !token.isOrdinal) return set(piece, 'year', Number(token.text))
      if (token.text.length > 4) return unreadable(`“${token.text}” can’t be read as part of a date. ${HOW_TO_WRITE}`)
      if (token.text.length > 2 || piece.day !== undefined) return unreadable(`${FOUR_DIGITS} ${HOW_TO_WRITE}`)
      return set(piece, 'day', Number(token.text))
    case 'decade':
      return set(piece, 'decade', token.year)
    case 'month':
      return set(piece, 'month', token.month)
    case 'weekday':
      return set(piece, 'weekday', token.weekday)
    case 'third':
      return set(piece, 'third', token.third)
    case 'time':
      return set(piece, 'time', `T${token.clock}:${token.seconds}${token.offset}`)
    case 'not-known':
      return set(piece, 'notKnown', token.what)
    case 'qualifier':
      if (token.mark !== '?') piece.isApproximate = true
      if (token.mark !== '~') piece.isUncertain = true
      return undefined
  }
}

function set<Key extends keyof Piece>(
  piece: Piece,
  key: Key,
  value: NonNullable<Piece[Key]>,
): ReadingProblem | undefined {
  if (piece[key] !== undefined) return unreadable(`This names more than one date. ${HOW_TO_WRITE}`)
  piece[key] = value
  return undefined
}

/** Fills in what is said once for several dates: year and month of the last, or the month of the first ("Nov 23–25, 2025"). */
export function borrow(pieces: readonly Piece[]): ReadingProblem | undefined {
  for (let index = pieces.length - 2; index >= 0; index--) {
    const [piece, next] = [pieces[index] as Piece, pieces[index + 1] as Piece]
    const needsMonth = piece.month === undefined && (piece.day !== undefined || piece.third !== undefined)
    if (needsMonth && piece.year === undefined && next.month !== undefined) piece.month = next.month
    if (!needsYear(piece) || next.year === undefined) continue
    if (piece.month !== undefined && next.month !== undefined && piece.month > next.month) {
      return unreadable('Write the year of both dates: the first seems to be in another year.')
    }
    piece.year = next.year
  }
  for (const [index, piece] of pieces.entries()) {
    const previous = pieces[index - 1]
    if (piece.month === undefined && piece.day !== undefined && previous?.month !== undefined) {
      piece.month = previous.month
    }
  }
  return undefined
}

const needsYear = ({ year, decade, notKnown }: Piece): boolean =>
  year === undefined && decade === undefined && notKnown !== 'year' && notKnown !== 'date'

/** A day, month or year with nothing else said about it. */
export function plainDate(piece: Piece): { year: number; month?: number; day?: number } | ReadingProblem {
  const { year, month, day, decade, third, notKnown, time, isApproximate, isUncertain } = piece
  const problem = datePieceProblem(piece)
  if (problem) return problem
  if ((decade ?? third ?? notKnown ?? time) !== undefined || isApproximate || isUncertain || year === undefined) {
    return unreadable(`Write one day, month or year here, without a time and without “about”. ${HOW_TO_WRITE}`)
  }
  return { year, ...(month === undefined ? {} : { month }), ...(day === undefined ? {} : { day }) }
}

function datePieceProblem(piece: Piece): ReadingProblem | undefined {
  const { year, month, day, weekday, time, third } = piece
  if (time !== undefined && day === undefined) {
    return unreadable('Write one time, behind the day: “23 November 2025, 10:00 (UTC+1)”.')
  }
  if (needsYear(piece)) return unreadable(`Add the year, with four digits. ${HOW_TO_WRITE}`)
  if (day !== undefined && month === undefined) return unreadable(`Add the month. ${HOW_TO_WRITE}`)
  if ((day === undefined && weekday !== undefined) || (day !== undefined && third !== undefined)) {
    return unreadable(`This is not a whole day. ${HOW_TO_WRITE}`)
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
    message: `${day} ${monthName(month)} ${year} is a ${WEEKDAYS[actual]}, not a ${WEEKDAYS[weekday]}. Check the date, or leave out the weekday.`,
    candidates: [edtfOf({ year, month, day })],
  }
}

/** The EDTF of a piece; of "late November" the two ends, which a period takes one of. */
export function edtfEnds(piece: Piece): { first: string; last: string } | ReadingProblem {
  const problem = datePieceProblem(piece)
  if (problem) return problem
  const mark = `${piece.isApproximate ? (piece.isUncertain ? '%' : '~') : piece.isUncertain ? '?' : ''}`
  if (piece.third !== undefined) return thirdEnds(piece, mark)
  const edtf = piece.decade === undefined ? dateEdtf(piece, mark) : decadeEdtf(piece, mark)
  return isProblem(edtf) ? edtf : { first: edtf, last: edtf }
}

function thirdEnds(
  { year = 0, month, third = 0 }: Piece,
  mark: string,
): { first: string; last: string } | ReadingProblem {
  const ends =
    month === undefined
      ? { first: edtfOf({ year, month: third * 4 + 1 }), last: edtfOf({ year, month: third * 4 + 4 }) }
      : { first: isoDay(thirdOfMonth(year, month, third).first), last: isoDay(thirdOfMonth(year, month, third).last) }
  const marked = { first: `${ends.first}~`, last: `${ends.last}~` }
  if (mark === '') return marked
  return unreadable('“Early”, “mid” and “late” are rough already. Leave out the word in front.', [
    `${marked.first}/${marked.last}`,
  ])
}

function decadeEdtf({ decade = 0, year, month }: Piece, mark: string): string | ReadingProblem {
  const digits = String(decade)
  const edtf = `${digits.slice(0, 3)}X`
  if ((year ?? month) !== undefined) return unreadable(`This names more than one date. ${HOW_TO_WRITE}`)
  if (digits.endsWith('00')) {
    return {
      reason: 'ambiguous',
      message: `“${decade}s” can be ten years or a hundred. Choose one.`,
      candidates: [edtf, `${digits.slice(0, 2)}XX`],
    }
  }
  return mark === '' ? edtf : unreadable('A decade is rough already. Leave out the word in front of it.', [edtf])
}

function dateEdtf({ year, month, day, time, notKnown }: Piece, mark: string): string | ReadingProblem {
  const date = edtfOf({ year: year ?? 0, month, day })
  if (notKnown !== undefined) {
    const masks: Record<string, string | false> = {
      day: month !== undefined && day === undefined && `${date}-XX`,
      month: month === undefined && `${date}-XX`,
      'month and day': month === undefined && `${date}-XX-XX`,
      year: year === undefined && month !== undefined && date.replace('0000', 'XXXX'),
    }
    const masked = masks[notKnown]
    return masked && !time && mark === ''
      ? masked
      : unreadable(`This says both that something is known and that it is not. ${HOW_TO_WRITE}`)
  }
  if (time && mark) return unreadable('With a time of day a date can’t be approximate. Leave out one of the two.')
  return time ? `${date}${time}` : `${date}${mark}`
}
