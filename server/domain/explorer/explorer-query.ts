import { compareDays } from '../dates/fuzzy-date.ts'
import { ParameterReader, type ParsedQuery, type Reading } from '../parameters/parameter-reader.ts'
import { isId, readDay, single, trimmed } from '../parameters/readings.ts'
import { EVERYTHING, parseTimelineQuery, type TimelineQuery, timelineQueryString } from '../timeline/timeline-query.ts'
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

/** Parameters of the timeline that the explorer has not: a drawing has no pages and only one order. */
const MEANINGLESS = ['order', 'page']

/** Reads untrusted parameters. Never throws; the query goes on without what could not be read. */
export function parseExplorerQuery(params: Iterable<readonly [string, string]>): ParsedQuery<ExplorerQuery> {
  const isOwn = ([name]: readonly [string, string]) => MEANINGLESS.includes(name) || Object.hasOwn(readings, name)
  const timeline = parseTimelineQuery([...params].filter(param => !isOwn(param)))
  const reader = new ParameterReader([...params].filter(isOwn))
  const by = reader.read('by', readings.by)
  const begin = reader.read('begin', readings.begin)
  const end = reader.read('end', readings.end)
  const selected = reader.read('selected', readings.selected)
  const isBackward = begin !== null && end !== null && compareDays(begin, end) > 0
  if (isBackward) reader.report('end', 'The end of the view is before its beginning: swap the two dates.')
  const own = reader.finish({ filters: timeline.query, by, view: { begin, end: isBackward ? null : end, selected } })
  return {
    query: own.query,
    problems: [...timeline.problems, ...own.problems],
    unknown: [...timeline.unknown, ...own.unknown],
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

const one = <Value>(fallback: Value, read: (text: string) => Reading<Value>) => trimmed(single<Value>(fallback, read))

const day = (bound: 'earliest' | 'latest') =>
  one<string | null>(null, text => readDay(text, bound, 'Name a day, such as 2025-11-23.'))

const readings = {
  by: one<LaneKey>(FIRST_LANES, text => {
    const value = LANE_KEYS.find(key => key === text)
    if (value) return { value }
    return { value: FIRST_LANES, message: `There are no such lanes. Choose ${LANE_KEYS.join(', ')}.` }
  }),
  begin: day('earliest'),
  end: day('latest'),
  selected: one<string | null>(null, text => {
    if (isId(text)) return { value: text }
    return {
      value: null,
      message: 'That is no id of a milestone: those have lower-case letters, digits and hyphens.',
    }
  }),
}
