// One date within a typed phrase ("23", "23 November", "about November 2025", "2025, month not known") and what it borrows
// from its neighbours ("23–25 November 2025").

import { type DateToken, isProblem, type ReadingProblem, says, unreadable, withHow } from './reading.ts'
import { tokensOf } from './tokens.ts'

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
  /** Written as 2025-11-23, so that a day behind it is one of the same month. */
  isYearFirst?: boolean
}

export type Joint = 'to' | 'or' | 'and' | 'list'

/** The dates of a phrase and the words between them, before anything is borrowed. */
export function piecesOf(text: string): { pieces: Piece[]; joints: Joint[] } | ReadingProblem {
  const tokens = tokensOf(text)
  // The readings of one date out of several would not be readings of the phrase.
  if (isProblem(tokens)) return /^[\d/.-]+$/.test(text) ? tokens : { ...tokens, candidates: [] }
  const pieces: Piece[] = [{}]
  const joints: Joint[] = []
  for (const [index, token] of tokens.entries()) {
    const piece = pieces.at(-1) as Piece
    if (token.kind === 'dash' && isWithinOneDate(piece, tokens, index)) continue
    if (token.kind !== 'separator' && token.kind !== 'dash') {
      const problem = addToken(piece, token)
      if (problem) return problem
      continue
    }
    const joint = token.kind === 'dash' ? 'to' : token.joint
    if (Object.keys(piece).length === 0) {
      return unreadable(withHow(says().bothSides(joint)))
    }
    joints.push(joint)
    pieces.push({})
  }
  if (Object.keys(pieces.at(-1) ?? {}).length === 0) return unreadable(withHow(says().notWhole))
  return { pieces, joints }
}

/** Whether a dash joins the parts of one date, as in “10-August-2012”, “November-2025”, “early-2025”, “2025-Nov-23”. */
function isWithinOneDate(piece: Piece, tokens: readonly DateToken[], index: number): boolean {
  const [before, dash, after, behind] = [-1, 0, 1, 2].map(step => tokens[index + step])
  if (!before || !after || dash?.kind !== 'dash') return false
  const isDay = isDayNumber(after) && behind?.kind !== 'month'
  if (after.kind === 'month') {
    if (before.kind === 'third' || before.kind === 'weekday') return true
    if (isDayNumber(before)) return piece.month === undefined && piece.year === undefined
    return dash.isGlued && isYear(before) && piece.month === undefined && !isYear(behind)
  }
  if (isYear(after)) {
    if (before.kind === 'third') return true
    return piece.year === undefined && piece.month !== undefined && (before.kind === 'month' || isDayNumber(before))
  }
  if (after.kind === 'decade') return before.kind === 'third'
  if (after.kind === 'date') return before.kind === 'weekday'
  if (after.kind === 'time') return piece.day !== undefined && piece.time === undefined
  if (!isDay || piece.day !== undefined) return false
  return before.kind === 'weekday' || (before.kind === 'month' && dash.isGlued)
}

const isYear = (token: DateToken | undefined): boolean =>
  token?.kind === 'year' || (token?.kind === 'number' && token.text.length === 4)

const isDayNumber = (token: DateToken | undefined): boolean => token?.kind === 'number' && token.text.length <= 2

function addToken(piece: Piece, token: Exclude<DateToken, { kind: 'separator' | 'dash' }>): ReadingProblem | undefined {
  switch (token.kind) {
    case 'date':
      if (token.isYearFirst && Object.keys(piece).length === 0) piece.isYearFirst = true
      return (
        set(piece, 'year', token.year) ??
        set(piece, 'month', token.month) ??
        (token.day === undefined ? undefined : set(piece, 'day', token.day))
      )
    case 'number':
      if (token.text.length === 4 && !token.isOrdinal) return set(piece, 'year', Number(token.text))
      if (token.text.length > 4) return unreadable(withHow(says().notRead(token.text)))
      if (token.text.length > 2 || piece.day !== undefined) return unreadable(withHow(says().fourDigits))
      return set(piece, 'day', Number(token.text))
    case 'year':
      return set(piece, 'year', token.year)
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
  if (piece[key] !== undefined) return unreadable(withHow(says().severalDates))
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
      return unreadable(says().yearOfBoth)
    }
    piece.year = next.year
  }
  for (const [index, piece] of pieces.entries()) {
    const previous = pieces[index - 1]
    if (piece.day === undefined || !previous) continue
    if (piece.month === undefined && previous.month !== undefined) piece.month = previous.month
    if (piece.year === undefined && previous.isYearFirst && previous.day !== undefined && previous.year !== undefined) {
      piece.year = previous.year
    }
  }
  return undefined
}

export const needsYear = ({ year, decade, notKnown }: Piece): boolean =>
  year === undefined && decade === undefined && notKnown !== 'year' && notKnown !== 'date'
