import { parseEdtf } from '../dates/fuzzy-date.ts'
import { readTypedDate } from '../dates/typed-date.ts'
import { words } from '../language/words.ts'
import { searchWords } from '../text/folding.ts'
import { characterCount } from '../text/plain-text.ts'
import { abridged } from '../text/shortened.ts'
import type { ParameterReader, Read, Reading } from './parameter-reader.ts'

// What more than one query asks for in the same way: words, ids, days, choices, pages.

const MAXIMUM_SEARCH = 200
const MAXIMUM_ID = 80

export const single =
  <Value>(fallback: Value, read: (text: string) => Reading<Value>): Read<Value> =>
  given => {
    if (given.length > 1) return { value: fallback, message: words().errors.parameters.onlyOne }
    return given[0] === undefined ? { value: fallback } : read(given[0])
  }

export const trimmed =
  <Value>(read: Read<Value>): Read<Value> =>
  given =>
    read(given.map(text => text.trim()))

/** Values out of a closed list, in the order of that list, whatever the order they were typed in. */
export const someOf =
  <Value extends string | number>(
    allowed: readonly Value[],
    toldBack = (wrong: string): string => abridged(wrong, 40),
  ): Read<readonly Value[]> =>
  given => {
    const value = allowed.filter(candidate => given.includes(String(candidate)))
    const wrong = given.find(text => !allowed.some(candidate => String(candidate) === text))
    if (wrong === undefined) return { value }
    return { value, message: words().errors.parameters.chooseFrom(toldBack(wrong), allowed.join(', ')) }
  }

export const isId = (text: string): boolean => text.length <= MAXIMUM_ID && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)

/** Whether the record holds the id is not known here; of what it does not hold, nothing is found. */
export const someIds: Read<readonly string[]> = given => {
  const value = [...new Set(given.filter(isId))].sort()
  const wrong = given.find(text => !isId(text))
  if (wrong === undefined) return { value }
  return { value, message: words().errors.parameters.noId(abridged(wrong, 40)) }
}

type Bound = 'earliest' | 'latest'

/** Null where that side of what was typed is open or not known. */
function typedBound(text: string, bound: Bound): Reading<string | null> {
  const typed = readTypedDate(text)
  if (!typed.ok) return { value: null, message: typed.message }
  const parsed = parseEdtf(typed.edtf)
  return { value: parsed.ok ? parsed.date[bound] : null }
}

const hasFourDigitYear = (day: string): boolean => /^-?\d{4}-/.test(day)

/** The first or the last day of what was typed; `otherwise` is told to those who name none. */
export function readDay(text: string, bound: Bound, otherwise: string): Reading<string | null> {
  const { value, message = otherwise } = typedBound(text, bound)
  return value !== null && hasFourDigitYear(value) ? { value } : { value: null, message }
}

/** The day up to or from which something is asked. */
export const limit = (bound: Bound): Read<string | null> =>
  single<string | null>(null, text => {
    const read = typedBound(text, bound)
    // An open or unknown side does not limit anything, which is what somebody who types it means.
    if (read.value === null || hasFourDigitYear(read.value)) return read
    return { value: null, message: words().errors.parameters.yearRange }
  })

const search: Read<string> = single('', text => {
  const message = searchProblem(text)
  return message === undefined ? { value: text.trim().replace(/\s+/gu, ' ') } : { value: '', message }
})

/** What is searched for: `q`, or `search`, as addresses had it before. */
export function readSearch(reader: ParameterReader): string {
  const before = reader.values('search')
  return reader.keep('q', search(reader.has('q') ? reader.values('q') : before))
}

function searchProblem(text: string): string | undefined {
  if (text.length > MAXIMUM_SEARCH && characterCount(text) > MAXIMUM_SEARCH) {
    return words().errors.parameters.searchTooLong(String(MAXIMUM_SEARCH))
  }
  // Marks of direction are refused: the page shows the search among its own words, which they would turn round.
  if (!text.isWellFormed() || /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text)) {
    return words().errors.parameters.searchUnreadable
  }
  return searchWords(text).length === 0 ? words().errors.parameters.searchEmpty : undefined
}

/** The number of a revision. */
export const sequence: Read<number | null> = single<number | null>(null, text => {
  const value = /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null
  return value === null ? { value, message: words().errors.parameters.revision } : { value }
})

export const page: Read<number | 'last'> = single<number | 'last'>(1, text => {
  if (text === 'last') return { value: 'last' }
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0
  return value > 0 ? { value } : { value: 1, message: words().errors.parameters.page }
})
