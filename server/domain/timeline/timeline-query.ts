import { compareDays, parseEdtf } from '../dates/fuzzy-date.ts'
import { readTypedDate } from '../dates/typed-date.ts'
import { CERTAINTIES, EVENT_KINDS, TABLES } from '../entries/event.ts'
import { ISSUES } from '../entries/issues.ts'
import { type Term, termIds } from '../entries/terms.ts'
import { searchWords } from '../text/folding.ts'
import { characterCount } from '../text/plain-text.ts'

// What somebody asks of the timeline, and how it is written in an address. The same parameters mean the same on the page and
// in every export.

type EventKind = keyof typeof EVENT_KINDS
export type Table = keyof typeof TABLES
type Issue = keyof typeof ISSUES
type Certainty = keyof typeof CERTAINTIES
type Significance = 1 | 2 | 3

/** Several values of one facet are alternatives; the facets narrow each other. An empty list does not narrow. */
export interface TimelineQuery {
  readonly search: string
  readonly kind: readonly EventKind[]
  readonly table: readonly Table[]
  readonly actor: readonly string[]
  readonly issue: readonly Issue[]
  readonly document: readonly string[]
  readonly certainty: readonly Certainty[]
  readonly significance: readonly Significance[]
  /** Calendar days, inclusive. An event whose bounds overlap them is in. */
  readonly from: string | null
  readonly to: string | null
  /** Sequence of a revision: events that were added or materially changed by a later one. */
  readonly since: number | null
  /** Whether events of the kind `context` are in; choosing that kind asks for them as well. */
  readonly context: boolean
  readonly order: 'oldest' | 'newest'
  /** 1 … */
  readonly page: number | 'last'
}

export const EVERYTHING: TimelineQuery = {
  search: '',
  kind: [],
  table: [],
  actor: [],
  issue: [],
  document: [],
  certainty: [],
  significance: [],
  from: null,
  to: null,
  since: null,
  context: false,
  order: 'oldest',
  page: 1,
}

/** One parameter that could not be read, how to mend it, and what was typed. The query goes on without it. */
export interface QueryProblem {
  readonly parameter: string
  readonly message: string
  readonly typed: readonly string[]
}

interface ParsedTimelineQuery {
  readonly query: TimelineQuery
  readonly problems: readonly QueryProblem[]
  /** Parameters that mean nothing here, each once. Pages ignore them; data endpoints should refuse them. */
  readonly unknown: readonly string[]
}

const MAXIMUM_SEARCH = 200
const MAXIMUM_ID = 80

/** What is kept of the values typed for one parameter, and what was wrong with them. */
interface Reading<Value> {
  readonly value: Value
  readonly message?: string
}
type Read<Value> = (typed: readonly string[]) => Reading<Value>
type Readings = { readonly [Parameter in keyof TimelineQuery]: Read<TimelineQuery[Parameter]> }

/** Reads untrusted parameters. Never throws; an empty value is as good as none, since forms send their empty fields. */
export function parseTimelineQuery(params: Iterable<readonly [string, string]>): ParsedTimelineQuery {
  const typed = new Map<string, string[]>()
  for (const [name, value] of params) {
    const values = typed.get(name)
    if (values) values.push(value)
    else typed.set(name, [value])
  }
  const problems: QueryProblem[] = []
  const read = <P extends keyof TimelineQuery>(parameter: P): TimelineQuery[P] => {
    const values = typed.get(parameter)
    if (!values) return EVERYTHING[parameter]
    const { value, message } = readings[parameter](values.filter(text => text.trim() !== ''))
    if (message !== undefined) problems.push({ parameter, message, typed: values })
    return value
  }
  const query = Object.fromEntries(
    PARAMETERS.map(parameter => [parameter, read(parameter)]),
  ) as unknown as TimelineQuery
  const unknown = [...typed.keys()].filter(name => !Object.hasOwn(readings, name))

  if (query.from !== null && query.to !== null && compareDays(query.from, query.to) > 0) {
    problems.push({
      parameter: 'to',
      message: 'The end is before the start: swap the two dates.',
      typed: typed.get('to') ?? [],
    })
    return { query: { ...query, to: null }, problems, unknown }
  }
  return { query, problems, unknown }
}

/** The query as an address writes it, without the `?`: one order, defaults left out, '' for the whole timeline. */
export function timelineQueryString(query: TimelineQuery): string {
  const written = new URLSearchParams()
  for (const parameter of PARAMETERS) {
    const value = query[parameter]
    if (typeof value === 'object' && value !== null) for (const one of value) written.append(parameter, String(one))
    else if (value !== EVERYTHING[parameter]) written.append(parameter, value === true ? 'on' : String(value))
  }
  return written.toString()
}

const single =
  <Value>(fallback: Value, read: (text: string) => Reading<Value>): Read<Value> =>
  typed => {
    if (typed.length > 1) return { value: fallback, message: 'Give only one value.' }
    return typed[0] === undefined ? { value: fallback } : read(typed[0])
  }

/** Values out of a closed list, in the order of that list, whatever the order they were typed in. */
const someOf =
  <Value extends string | number>(allowed: readonly Value[]): Read<readonly Value[]> =>
  typed => {
    const value = allowed.filter(candidate => typed.includes(String(candidate)))
    const wrong = typed.find(text => !allowed.some(candidate => String(candidate) === text))
    if (wrong === undefined) return { value }
    return { value, message: `There is no “${shortened(wrong)}”. Choose from: ${allowed.join(', ')}.` }
  }

const vocabulary = <V extends Readonly<Record<string, Term>>>(terms: V) => someOf(termIds(terms))

/** Whether the record holds the id is not known here; of what it does not hold, nothing is found. */
const someIds: Read<readonly string[]> = typed => {
  const isId = (text: string) => text.length <= MAXIMUM_ID && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
  const value = [...new Set(typed.filter(isId))].sort()
  const wrong = typed.find(text => !isId(text))
  if (wrong === undefined) return { value }
  return { value, message: `“${shortened(wrong)}” is not an id: those have lower-case letters, digits and hyphens.` }
}

const choice = <Value>(choices: Readonly<Record<string, Value>>, fallback: Value): Read<Value> =>
  single(fallback, text => {
    const value = Object.hasOwn(choices, text) ? choices[text] : undefined
    if (value !== undefined) return { value }
    return {
      value: fallback,
      message: `There is no “${shortened(text)}”. Choose ${Object.keys(choices).join(' or ')}.`,
    }
  })

const date = (bound: 'earliest' | 'latest'): Read<string | null> =>
  single<string | null>(null, text => {
    const typed = readTypedDate(text)
    if (!typed.ok) return { value: null, message: typed.message }
    const parsed = parseEdtf(typed.edtf)
    // An open or unknown side does not limit anything, which is what somebody who types it means.
    const value = parsed.ok ? parsed.date[bound] : null
    if (value === null || /^\d{4}-/.test(value)) return { value }
    return { value: null, message: 'Enter a date between the years 0000 and 9999.' }
  })

const since: Read<number | null> = single<number | null>(null, text => {
  if (!/^\d{1,12}$/.test(text)) return { value: null, message: 'Name a revision by its number, such as 1203.' }
  // Every revision comes after revision 0, so asking for what is later than that filters nothing.
  return { value: Number(text) || null }
})

const search: Read<string> = single('', text => {
  const message = searchProblem(text)
  return message === undefined ? { value: text.trim().replace(/\s+/gu, ' ') } : { value: '', message }
})

function searchProblem(text: string): string | undefined {
  if (text.length > MAXIMUM_SEARCH && characterCount(text) > MAXIMUM_SEARCH) {
    return `A search has at most ${MAXIMUM_SEARCH} characters. Leave words out.`
  }
  // Marks of direction are refused: the page shows the search among its own words, which they would turn round.
  if (!text.isWellFormed() || /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text)) {
    return 'The search has a character that cannot be searched for. Type it again.'
  }
  return searchWords(text).length === 0 ? 'Search for a word or a number.' : undefined
}

const page: Read<number | 'last'> = single<number | 'last'>(1, text => {
  if (text === 'last') return { value: 'last' }
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0
  return value > 0 ? { value } : { value: 1, message: 'Enter a page number from 1, or “last”.' }
})

const readings: Readings = {
  search,
  kind: vocabulary(EVENT_KINDS),
  table: vocabulary(TABLES),
  actor: someIds,
  issue: vocabulary(ISSUES),
  document: someIds,
  certainty: vocabulary(CERTAINTIES),
  significance: someOf<Significance>([3, 2, 1]),
  from: date('earliest'),
  to: date('latest'),
  since,
  context: choice({ on: true, off: false }, false),
  order: choice<'oldest' | 'newest'>({ oldest: 'oldest', newest: 'newest' }, 'oldest'),
  page,
}

/** The one order in which parameters are written. */
const PARAMETERS = Object.keys(readings) as (keyof TimelineQuery)[]

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text)
