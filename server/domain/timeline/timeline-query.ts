import { compareDays } from '../dates/fuzzy-date.ts'
import { CERTAINTIES, EVENT_KINDS, type EventKind } from '../entries/event.ts'
import type { RecordHeader } from '../entries/record-header.ts'
import { termIds } from '../entries/terms.ts'
import { words } from '../language/words.ts'
import { ParameterReader, type ParsedQuery, type Read } from '../parameters/parameter-reader.ts'
import { limit, page, readSearch, single, someIds, someOf } from '../parameters/readings.ts'
import { abridged } from '../text/shortened.ts'
import { type PageBeside, readPageBeside } from './page-beside.ts'

// What somebody asks of the timeline, and how it is written in an address. The same parameters mean the same on the page and
// in every export.

type Certainty = keyof typeof CERTAINTIES
type Significance = 1 | 2 | 3
export type ReadingOrder = RecordHeader['order']

/** Several values of one facet are alternatives; the facets narrow each other. An empty list does not narrow. */
export interface TimelineQuery {
  readonly search: string
  readonly kind: readonly EventKind[]
  readonly subkind: readonly string[]
  readonly process: readonly string[]
  readonly table: readonly string[]
  readonly stage: readonly string[]
  readonly actor: readonly string[]
  readonly issue: readonly string[]
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
  /** Null: as the record opens for a reader who has not chosen; data without a choice is in the order of time. */
  readonly order: ReadingOrder | null
  /** From 1, or beside an entry in the list's order. */
  readonly page: number | 'last' | PageBeside
}

export const EVERYTHING: TimelineQuery = {
  search: '',
  kind: [],
  subkind: [],
  process: [],
  table: [],
  stage: [],
  actor: [],
  issue: [],
  document: [],
  certainty: [],
  significance: [],
  from: null,
  to: null,
  since: null,
  context: false,
  order: null,
  page: 1,
}

type Readings = { readonly [Parameter in Exclude<keyof TimelineQuery, 'search'>]: Read<TimelineQuery[Parameter]> }

/** Reads untrusted parameters. Never throws; the query goes on without what could not be read. */
export function parseTimelineQuery(params: Iterable<readonly [string, string]>): ParsedQuery<TimelineQuery> {
  const reader = new ParameterReader(params)
  const read = <P extends keyof Readings>(parameter: P) => reader.read<TimelineQuery[P]>(parameter, readings[parameter])
  const query = {
    search: readSearch(reader),
    ...Object.fromEntries(PARAMETERS.map(parameter => [parameter, read(parameter)])),
  } as unknown as TimelineQuery
  if (query.from === null || query.to === null || compareDays(query.from, query.to) <= 0) return reader.finish(query)
  reader.report('to', words().errors.parameters.endBeforeStart)
  return reader.finish({ ...query, to: null })
}

/** The query as an address writes it, without the `?`: one order, defaults left out, '' for the whole timeline. */
export function timelineQueryString(query: TimelineQuery): string {
  const written = new URLSearchParams(query.search ? { q: query.search } : {})
  for (const parameter of PARAMETERS) {
    const value = query[parameter]
    if (typeof value === 'object' && value !== null) for (const one of value) written.append(parameter, String(one))
    else if (value !== EVERYTHING[parameter]) written.append(parameter, value === true ? 'on' : String(value))
  }
  return written.toString()
}

const choice = <Value>(choices: Readonly<Record<string, Value>>, fallback: Value): Read<Value> =>
  single(fallback, text => {
    const value = Object.hasOwn(choices, text) ? choices[text] : undefined
    if (value !== undefined) return { value }
    const { parameters } = words().errors
    return {
      value: fallback,
      message: parameters.choose(abridged(text, 40), Object.keys(choices).join(parameters.or)),
    }
  })

const pageOrBeside: Read<TimelineQuery['page']> = given => {
  const [text = ''] = given
  return given.length === 1 && readPageBeside(text) ? { value: text as PageBeside } : page(given)
}

const since: Read<number | null> = single<number | null>(null, text => {
  if (!/^\d{1,12}$/.test(text)) return { value: null, message: words().errors.parameters.revisionByNumber }
  // Every revision comes after revision 0, so asking for what is later than that filters nothing.
  return { value: Number(text) || null }
})

const readings: Readings = {
  kind: someOf(termIds(EVENT_KINDS)),
  subkind: someIds,
  process: someIds,
  table: someIds,
  stage: someIds,
  actor: someIds,
  issue: someIds,
  document: someIds,
  certainty: someOf(termIds(CERTAINTIES)),
  significance: someOf<Significance>([3, 2, 1]),
  from: limit('earliest'),
  to: limit('latest'),
  since,
  context: choice({ on: true, off: false }, false),
  order: choice<ReadingOrder | null>({ oldest: 'oldest', newest: 'newest' }, null),
  page: pageOrBeside,
}

/** The one order in which parameters are written, behind the search. */
const PARAMETERS = Object.keys(readings) as (keyof Readings)[]
