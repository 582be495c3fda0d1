// The grammar of typed dates: which EDTF a normalised phrase means. The caller checks the EDTF that it gets.

import { type Day, dayAfter, dayBefore, dayNumber, monthAfter, weekdayOf } from './calendar.ts'
import { monthName } from './calendar-names.ts'
import { dayOfNumber } from './day-numbers.ts'
import { edtfOf } from './edtf.ts'
import { edtfEnds, type PlainDate, plainDate } from './piece-edtf.ts'
import { borrow, type Joint, type Piece, piecesOf } from './pieces.ts'
import { isProblem, type ReadingProblem, says, unreadable, withHow } from './reading.ts'
import { partOfYearToEdtf, partsOfYearsToEdtf } from './season-phrases.ts'

type Phrase = string | ReadingProblem

const NOT_DATED = [
  'date not known',
  'date unknown',
  'unknown date',
  'unknown',
  'not known',
  'undated',
  'not dated',
  'no date',
  'n.d.',
]

const FIXED_PHRASES: ReadonlyMap<string, string> = new Map([
  ['start and end open', '../..'],
  ['start and end unknown', '/'],
  ['start unknown end open', '/..'],
  ['start open end unknown', '../'],
  ...NOT_DATED.map(words => [words, 'XXXX'] as const),
])

const notAfter = (rest: string): Phrase => withMarkedDate(rest, date => `[..${date}]`)
const notBefore = (rest: string): Phrase => withMarkedDate(rest, date => `[${date}..]`)

/**
 * What follows one of these openings is read by its own rule. "Before" and "after" leave the named day out. "Between" two days
 * is a period; "some time between" is one moment in it, which EDTF writes as one of a set.
 */
const OPENINGS: readonly (readonly [words: string, read: (rest: string) => Phrase])[] = [
  ['on or before', notAfter],
  ['no later than', notAfter],
  ['not later than', notAfter],
  ['by', notAfter],
  ['not before', notBefore],
  ['on or after', notBefore],
  ['no earlier than', notBefore],
  ['not earlier than', notBefore],
  ['before', rest => withPlainDate(rest, date => `../${edtfOf(neighbour(date, -1))}`)],
  ['after', rest => withPlainDate(rest, date => `${edtfOf(neighbour(date, 1))}/..`)],
  ['night to', nightTo],
  ['some time between', rest => between(rest, (first, last) => `[${first}..${last}]`)],
  ['sometime between', rest => between(rest, (first, last) => `[${first}..${last}]`)],
  ['some time in', datesToEdtf],
  ['sometime in', datesToEdtf],
  ['at some point in', datesToEdtf],
  ['between', rest => between(rest, (first, last) => `${first}/${last}`)],
  ['until', untilToEdtf],
  ['till', untilToEdtf],
  ['up to', untilToEdtf],
  ['from', fromToEdtf],
  ['since', fromToEdtf],
  ['starting', fromToEdtf],
]

/** `text` must be normalised. */
export function phraseToEdtf(text: string): Phrase {
  const fixed = FIXED_PHRASES.get(text)
  if (fixed !== undefined) return fixed
  const [, openEnded] = OPEN_ENDED.exec(text) ?? []
  if (openEnded !== undefined) return sinceToEdtf(openEnded)
  const week = WEEK.exec(text)
  if (week) return weekToEdtf(week[2] ?? '', week[1] === 'of')
  const parts = text.includes('some time') ? undefined : (partOfYearToEdtf(text) ?? partsOfYearsToEdtf(text, oneDate))
  if (parts !== undefined) return parts
  const opening = OPENINGS.find(([words]) => text.startsWith(`${words} `))
  if (opening) return opening[1](text.slice(opening[0].length + 1))
  return yearsNotKnown(text) ?? datesToEdtf(text)
}

const OPEN_ENDED = /^(?:from |since )?(.+?) ?(?:-| to | until | till ) ?(?:the )?(?:present(?: day)?|now|date|ongoing)$/
const WEEK = /^(?:(?:in|during|of) )?(?:the )?week (of|beginning|starting|commencing|from) (.+)$/

const sinceToEdtf = (text: string): Phrase => {
  const date = oneDate(text)
  return isProblem(date) ? date : `${date}/..`
}

/** Weeks begin on Monday to some and on Sunday to others, so the week “of” another day is asked back. */
function weekToEdtf(text: string, isOf: boolean): Phrase {
  const problem = unreadable(says().wholeWeek)
  const date = withPlainDate(text, edtfOf)
  if (isProblem(date)) return date
  const [year = 0, month = 0, day] = date.split('-').map(Number)
  if (!/^\d/.test(date) || day === undefined) return problem
  const first = { year, month, day }
  const weekday = weekdayOf(first)
  if (!isOf || weekday === 1) return daysFrom(first, 0)
  return {
    reason: 'ambiguous',
    message: says().notMonday(`${day} ${monthName(month, 'of')} ${year}`),
    candidates: [daysFrom(first, -((weekday + 6) % 7)), ...(weekday === 0 ? [daysFrom(first, 0)] : [])],
  }
}

function daysFrom(day: Day, step: number): string {
  const first = dayNumber(day) + step
  return [first, first + 6].map(number => edtfOf(dayOfNumber(number))).join('/')
}

function nightTo(rest: string): Phrase {
  return withPlainDate(rest, ({ year, month, day }) => {
    const date = edtfOf({ year, month, day })
    return month === undefined || day === undefined ? date : `${edtfOf(dayBefore({ year, month, day }))}/${date}`
  })
}

/** `2000-2099 year not known`, the wording of `20XX`. */
function yearsNotKnown(text: string): string | undefined {
  const [, first = '', last = ''] = /^(\d{4}) ?- ?(\d{4}) year (?:not known|unknown)$/.exec(text) ?? []
  return [1, 2, 3]
    .map(count => first.slice(0, -count) + 'X'.repeat(count))
    .find(mask => mask.replaceAll('X', '0') === first && mask.replaceAll('X', '9') === last)
}

function neighbour(date: PlainDate, step: 1 | -1): PlainDate {
  const { year, month, day } = date
  if (month === undefined) return { year: year + step }
  if (day === undefined) return monthAfter({ year, month }, step)
  return step === 1 ? dayAfter({ year, month, day }) : dayBefore({ year, month, day })
}

function withPlainDate(text: string, toEdtf: (date: PlainDate) => string): Phrase {
  if (typeof partOfYearToEdtf(text) === 'string') {
    return unreadable(says().noExactEnds)
  }
  const piece = onePiece(text)
  if (isProblem(piece)) return piece
  const date = plainDate(piece)
  return isProblem(date) ? date : toEdtf(date)
}

function withMarkedDate(text: string, toEdtf: (edtf: string) => string): Phrase {
  const [, possibly, about, rest = ''] = /^(possibly )?(about )?(.*)$/.exec(text) ?? []
  const mark = possibly ? (about ? '%' : '?') : about ? '~' : ''
  return withPlainDate(rest, date => toEdtf(edtfOf(date) + mark))
}

function onePiece(text: string): Piece | ReadingProblem {
  const read = piecesOf(text)
  if (isProblem(read)) return read
  const [piece, ...others] = read.pieces
  return piece && others.length === 0 ? piece : unreadable(withHow(says().oneDate))
}

/** One date that stands at an open or unknown side: no period itself. */
function oneDate(text: string): Phrase {
  const piece = onePiece(text)
  const ends = isProblem(piece) ? piece : edtfEnds(piece)
  if (isProblem(ends)) return ends
  return ends.first === ends.last ? ends.first : unreadable(withHow(says().oneOf))
}

function untilToEdtf(text: string): Phrase {
  const isOpen = text.endsWith(' start open')
  const date = oneDate(text.replace(/ start (?:open|unknown|not known)$/, ''))
  return isProblem(date) ? date : `${isOpen ? '..' : ''}/${date}`
}

function fromToEdtf(text: string): Phrase {
  const suffix = / end (open|unknown|not known)$/.exec(text)
  const read = piecesOf(suffix ? text.slice(0, suffix.index) : text)
  if (!isProblem(read) && read.joints.length > 0 && !suffix) return joinedToEdtf(read)
  const date = oneDate(suffix ? text.slice(0, suffix.index) : text)
  return isProblem(date) ? date : `${date}/${suffix === null || suffix[1] === 'open' ? '..' : ''}`
}

function between(text: string, toEdtf: (first: string, last: string) => string): Phrase {
  const read = piecesOf(text)
  if (isProblem(read)) return read
  if (read.pieces.length !== 2 || read.joints[0] === 'or') return unreadable(says().twoDates)
  const ends = endsOf(read.pieces)
  return isProblem(ends) ? ends : toEdtf(ends.first, ends.last)
}

function endsOf(pieces: readonly Piece[]): { first: string; last: string } | ReadingProblem {
  const problem = borrow(pieces)
  if (problem) return problem
  const [first, last] = [edtfEnds(pieces[0] ?? {}), edtfEnds(pieces.at(-1) ?? {})]
  if (isProblem(first)) return { ...first, candidates: pieces.length > 1 ? [] : (first.candidates ?? []) }
  if (isProblem(last)) return { ...last, candidates: pieces.length > 1 ? [] : (last.candidates ?? []) }
  return { first: first.first, last: last.last }
}

/** One date, a period, or dates joined by "or" or "and". */
function datesToEdtf(text: string): Phrase {
  const read = piecesOf(text)
  if (isProblem(read)) return read
  // "About 23–25 November" is about both ends; "from about 23 to 25 November" about one.
  const [first, ...others] = read.pieces
  if (first && others.every(({ isApproximate, isUncertain }) => !isApproximate && !isUncertain)) {
    for (const other of others) {
      if (first.isApproximate) other.isApproximate = true
      if (first.isUncertain) other.isUncertain = true
    }
  }
  return joinedToEdtf(read)
}

function joinedToEdtf({ pieces, joints }: { pieces: readonly Piece[]; joints: readonly Joint[] }): Phrase {
  const joint = joints[0]
  const kinds = new Set(joints)
  const isList = joint === 'list' && joints.at(-1) !== 'list' && joints.at(-1) !== 'to'
  if (isList) kinds.delete('list')
  if (
    kinds.size > 1 ||
    (joint !== undefined && !isList && (joint === 'list' || (joint === 'to' && joints.length > 1)))
  ) {
    return unreadable(withHow(says().joinedTwice))
  }
  if (joint === undefined || joint === 'to') {
    const ends = endsOf(pieces)
    if (isProblem(ends)) return ends
    return joint === undefined && ends.first === ends.last ? ends.first : `${ends.first}/${ends.last}`
  }
  const problem = borrow(pieces)
  if (problem) return problem
  if (
    new Set(pieces.map(({ month, day, decade }) => [month, day, decade].map(part => part !== undefined).join())).size >
    1
  ) {
    return unreadable(says().alike)
  }
  const members: string[] = []
  for (const piece of pieces) {
    const ends = edtfEnds(piece)
    if (isProblem(ends)) return { ...ends, candidates: [] }
    if (ends.first !== ends.last) return unreadable(says().noThirdsInLists)
    members.push(ends.first)
  }
  return joints.at(-1) === 'or' ? `[${members.join(',')}]` : `{${members.join(',')}}`
}
