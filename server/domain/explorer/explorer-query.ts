import { compareDays, parseEdtf } from '../dates/fuzzy-date.ts'
import { readTypedDate } from '../dates/typed-date.ts'
import {
  EVERYTHING,
  parseTimelineQuery,
  type QueryProblem,
  type TimelineQuery,
  timelineQueryString,
} from '../timeline/timeline-query.ts'
import { LANE_KEYS, type LaneKey } from './explorer-data.ts'

// What somebody asks of the explorer: the timeline's filters, how the lanes are made, and the view.

export interface ExplorerQuery {
  /** Always in the order of time and without pages. */
  readonly filters: TimelineQuery
  readonly by: LaneKey
  readonly view: ChosenView
}

/** The part of the drawing that is shown. It does not change the data. */
interface ChosenView {
  /** Calendar days, inclusive; null for the whole extent. */
  readonly begin: string | null
  readonly end: string | null
  /** Id of an event, which need not exist. */
  readonly selected: string | null
}

export const WHOLE_VIEW: ChosenView = { begin: null, end: null, selected: null }
const FIRST_LANES: LaneKey = 'table'
export const WHOLE_RECORD: ExplorerQuery = { filters: EVERYTHING, by: FIRST_LANES, view: WHOLE_VIEW }

interface ParsedExplorerQuery {
  readonly query: ExplorerQuery
  readonly problems: readonly QueryProblem[]
  /** Names of parameters that are not known here, each once. */
  readonly unknown: readonly string[]
}

const OWN = ['by', 'begin', 'end', 'selected'] as const
type Own = (typeof OWN)[number]
/** Parameters of the timeline that the explorer has not: a drawing has no pages and only one order. */
const MEANINGLESS = ['order', 'page']

/** Reads untrusted parameters. Never throws; the query goes on without what could not be read. */
export function parseExplorerQuery(params: Iterable<readonly [string, string]>): ParsedExplorerQuery {
  const own = new Map<Own, string[]>(OWN.map(name => [name, []]))
  const others: (readonly [string, string])[] = []
  const unknown = new Set<string>()
  for (const [name, value] of params) {
    const values = own.get(name as Own)
    if (values) values.push(value)
    else if (MEANINGLESS.includes(name)) unknown.add(name)
    else others.push([name, value])
  }
  const problems: QueryProblem[] = []
  const read = <Value>(parameter: Own, reading: (text: string) => Value | Wrong): Value | null => {
    const typed = own.get(parameter) ?? []
    const [text, ...more] = typed.map(value => value.trim()).filter(Boolean)
    if (text === undefined) return null
    const value = more.length > 0 ? { wrong: 'Give only one value.' } : reading(text)
    if (!isWrong(value)) return value
    problems.push({ parameter, message: value.wrong, typed })
    return null
  }
  const timeline = parseTimelineQuery(others)
  const by = read('by', readLanes)
  const begin = read('begin', text => readDay(text, 'earliest'))
  const end = read('end', text => readDay(text, 'latest'))
  const selected = read('selected', readId)
  const isBackward = begin !== null && end !== null && compareDays(begin, end) > 0
  if (isBackward) {
    const message = 'The end of the view is before its beginning: swap the two dates.'
    problems.push({ parameter: 'end', message, typed: own.get('end') ?? [] })
  }
  return {
    query: {
      filters: timeline.query,
      by: by ?? FIRST_LANES,
      view: { begin, end: isBackward ? null : end, selected },
    },
    problems: [...timeline.problems, ...problems],
    unknown: [...timeline.unknown, ...unknown],
  }
}

/** The query as an address writes it, without the `?`: one order, defaults left out. */
export function explorerQueryString({ filters, by, view }: ExplorerQuery): string {
  const written = new URLSearchParams(timelineQueryString({ ...filters, order: EVERYTHING.order, page: 1 }))
  if (by !== FIRST_LANES) written.append('by', by)
  for (const name of ['begin', 'end', 'selected'] as const) {
    const value = view[name]
    if (value !== null) written.append(name, value)
  }
  return written.toString()
}

interface Wrong {
  readonly wrong: string
}

const isWrong = <Value>(value: Value | Wrong): value is Wrong =>
  typeof value === 'object' && value !== null && 'wrong' in value

function readLanes(text: string): LaneKey | Wrong {
  return LANE_KEYS.find(key => key === text) ?? { wrong: `There are no such lanes. Choose ${LANE_KEYS.join(', ')}.` }
}

function readDay(text: string, bound: 'earliest' | 'latest'): string | Wrong {
  const typed = readTypedDate(text)
  if (!typed.ok) return { wrong: typed.message }
  const parsed = parseEdtf(typed.edtf)
  const day = parsed.ok ? parsed.date[bound] : null
  return day !== null && /^\d{4}-/.test(day) ? day : { wrong: 'Name a day, such as 2025-11-23.' }
}

function readId(text: string): string | Wrong {
  const isId = text.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
  return isId ? text : { wrong: 'That is no id of a milestone: those have lower-case letters, digits and hyphens.' }
}
