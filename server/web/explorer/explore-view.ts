import { daysInWords, isoDayOf } from '../../domain/dates/day-numbers.ts'
import type { DayRange } from '../../domain/dates/day-range.ts'
import { numberOfDay } from '../../domain/dates/timeline-dates.ts'
import { CERTAINTIES, SIGNIFICANCES, type TimelineEvent } from '../../domain/entries/event.ts'
import { STANCES } from '../../domain/entries/position.ts'
import { termIds } from '../../domain/entries/terms.ts'
import {
  type ChosenEvent,
  certaintyAt,
  dateTextOf,
  type ExplorerData,
  LANE_KEYS,
  type LaneKey,
} from '../../domain/explorer/explorer-data.ts'
import { type ExplorerQuery, WHOLE_VIEW } from '../../domain/explorer/explorer-query.ts'
import { countWords, explorerTable, isIn, laneLabel } from '../../domain/explorer/table.ts'
import { readersLanguage } from '../../domain/language/reader.ts'
import { ALL_POSITIONS } from '../../domain/positions/positions-query.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { EVERYTHING, type TimelineQuery, timelineQueryString } from '../../domain/timeline/timeline-query.ts'
import { asTyped } from '../http/asked-query.ts'
import { labelled } from '../http/readers-language.ts'
import type { FacetView } from '../lists/list-view.ts'
import { PAGE_SIGNS, type PageSign } from '../positions/stance-signs.ts'
import { format } from '../site/count-words.ts'
import { scriptSafeJson } from '../site/layout.ts'
import { actorLink, documentLink, type Link, type SureLink } from '../site/links.ts'
import { kindTerm, tableTerm } from '../site/own-terms.ts'
import { type Paths, pathsAt } from '../site/paths.ts'
import { type DateView, dateView, paragraphsOf, type TermView, termView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { clockFields } from '../site/time-travel.ts'
import { removableFilters, toFacetView } from '../timeline/facet-view.ts'
import { facetsOffered } from '../timeline/filters.ts'
import { type DrawingAddresses, drawExplorer } from './still-drawing.ts'
import type { StillDrawing } from './still-view.ts'

export interface ExplorePage {
  /** `empty` no milestone is recorded · `no-match` none passes the filters. */
  readonly state: 'drawn' | 'empty' | 'no-match'
  readonly lanes: readonly { readonly value: LaneKey; readonly label: string; readonly isChosen: boolean }[]
  readonly kept: readonly { readonly name: string; readonly value: string }[]
  readonly search: string
  readonly from: string
  readonly to: string
  readonly showsContext: boolean
  readonly contextCount: string
  readonly facets: readonly FacetView[]
  readonly removable: readonly SureLink[]
  readonly clearHref: string
  readonly problems: readonly { readonly field: string; readonly message: string }[]
  /** Such as “195 milestones in 8 lanes”. */
  readonly countText: string
  readonly timelineHref: string
  /** Where the script fetches what it draws, where that does not stand in the page. */
  readonly dataHref: string
  /** JSON for a data block; null where it would make the page too large. */
  readonly data: string | null
  readonly still: StillView | null
  readonly selected: SelectedView | null
  readonly certainties: readonly TermView[]
  /** The most significant first. */
  readonly significances: readonly TermView[]
  readonly signs: readonly PageSign[]
  /** None where no position is recorded. */
  readonly stances: readonly TermView[]
  readonly hasTexts: boolean
  readonly table: {
    /** Such as “Negotiating table”. */
    readonly laneHeading: string
    readonly rows: readonly {
      readonly date: string
      readonly link: Link
      readonly certainty: TermView
      readonly lanes: string
    }[]
    /** Such as “The first 200 of 10,000 milestones in view”. */
    readonly caption: string
    readonly restHref: string | null
  }
}

export const EXPLORE_TEMPLATE = template<ExplorePage>('explorer/explore', { styles: 'explorer' })

/** The drawing as it is without a script, and the ways to another part of it. */
export interface StillView {
  readonly words: string
  readonly isEmpty: boolean
  readonly moves: readonly SureLink[]
  /** Arranged for pages of several widths; one of them is shown. */
  readonly drawings: readonly { readonly name: keyof typeof WIDTHS; readonly drawing: StillDrawing }[]
}

export interface SelectedView extends ChosenEvent {
  readonly link: SureLink
  readonly date: DateView
  readonly kind: TermView
  readonly certainty: TermView
  readonly significance: TermView
  readonly table: TermView | null
  readonly closeHref: string
}

/** The least widths in CSS pixels for which a drawing is arranged: see explore-page.css. */
const WIDTHS = { narrow: 288, wide: 880 } as const

/** Milestones whose data stand in the page itself, where they cost no second request; about 80 KB, a fifth of it compressed. */
const MOST_IN_PAGE = 500

/** In pieces: each drawing is one. */
export function* toExplorePage(
  record: NegotiationRecord,
  query: ExplorerQuery,
  data: ExplorerData,
  asked: Parameters<typeof asTyped>[1],
): Generator<void, ExplorePage> {
  const paths = pathsAt(record.moment)
  const { filters, by, view } = query
  const found = timelineOf(record).query(filters)
  const days = daysInView(query, data)
  const isDrawn = data.events.id.length > 0
  const typed = (name: string) => asTyped(name, asked)
  const still = days && isDrawn ? yield* toStillView(paths, query, data, days) : null
  yield
  return {
    state: record.count('event') === 0 ? 'empty' : isDrawn ? 'drawn' : 'no-match',
    lanes: LANE_KEYS.map(value => ({ value, label: laneLabel(value), isChosen: value === by })),
    kept: [
      ...['begin', 'end', 'selected'].map(name => ({ name, value: view[name as keyof typeof view] ?? '' })),
      ...(filters.since === null ? [] : [{ name: 'since', value: String(filters.since) }]),
      ...clockFields(record.moment),
    ],
    search: typed('q') ?? filters.search,
    from: typed('from') ?? filters.from ?? '',
    to: typed('to') ?? filters.to ?? '',
    showsContext: filters.context,
    contextCount: format(found.contextCount),
    facets: facetsOffered(record).map(name => ({
      ...toFacetView(record, filters, name, found.facets[name], 'folded'),
      isOpen: filters[name].length > 0,
    })),
    removable: removableFilters(record, filters, narrowed => paths.explore({ ...query, filters: narrowed })),
    clearHref: paths.explore({ ...query, filters: EVERYTHING }),
    problems: asked.problems.map(({ path, message }) => ({ field: path, message })),
    countText: countWords(data),
    timelineHref: paths.timeline(filters),
    dataHref: labelled(paths.exploreJson(query), readersLanguage()),
    data: isDrawn && data.events.id.length <= MOST_IN_PAGE ? scriptSafeJson(data) : null,
    still,
    selected: toSelectedView(record, query),
    certainties: termIds(CERTAINTIES).map(id => termView(CERTAINTIES, id)),
    significances: ([3, 2, 1] as const).map(id => termView(SIGNIFICANCES, id)),
    signs: PAGE_SIGNS,
    stances: record.count('position') > 0 ? termIds(STANCES).map(id => termView(STANCES, id)) : [],
    hasTexts: data.documents.length > 0,
    table: toTable(paths, query, data, days),
  }
}

/** The days that are looked at; null where there is nothing to see. */
function daysInView({ view }: ExplorerQuery, { extent }: ExplorerData): DayRange | null {
  if (!extent) return null
  const first = view.begin === null ? extent.first : numberOfDay(view.begin)
  const last = view.end === null ? extent.last : numberOfDay(view.end)
  // If only one end was chosen, it may lie beyond the other end of the extent.
  if (first > last) return view.begin === null ? { first: last, last } : { first, last: first }
  return { first, last }
}

function* toStillView(
  paths: Paths,
  query: ExplorerQuery,
  data: ExplorerData,
  days: DayRange,
): Generator<void, StillView> {
  const view = (range: DayRange): string =>
    paths.explore({ ...query, view: { ...query.view, begin: addressDay(range.first), end: addressDay(range.last) } })
  const addresses: DrawingAddresses = {
    event: paths.event,
    view,
    list: (range, lane) => paths.timeline({ ...within(query.filters, range), ...laneFilter(query.by, lane) }),
    documents: paths.documents,
    positions: paths.positions(ALL_POSITIONS),
  }
  const drawings: StillView['drawings'][number][] = []
  for (const name of ['narrow', 'wide'] as const) {
    yield
    const drawing = drawExplorer(data, { days, width: WIDTHS[name], addresses, selected: query.view.selected })
    drawings.push({ name, drawing })
  }
  return {
    words: daysInWords(days),
    isEmpty: ![...data.events.id.keys()].some(isIn(data.events, days)),
    moves: movesOf(days, data.reach ?? days, view, paths.explore({ ...query, view: WHOLE_VIEW }), query),
    drawings,
  }
}

const FIRST_DAY = numberOfDay('0000-01-01')

const LAST_DAY = numberOfDay('9999-12-31')

/** The nearest day that an address can name: the years are 0000 to 9999. */
const addressDay = (day: number): string => isoDayOf(Math.min(Math.max(day, FIRST_DAY), LAST_DAY))

/** The filters with nothing outside these days. */
function within(filters: TimelineQuery, { first, last }: DayRange): TimelineQuery {
  const [begin, end] = [addressDay(first), addressDay(last)]
  const from = filters.from !== null && numberOfDay(filters.from) > first ? filters.from : begin
  const to = filters.to !== null && numberOfDay(filters.to) < last ? filters.to : end
  return { ...filters, from, to, page: 1 }
}

/** The lane of others is none that the timeline could be filtered by. */
const laneFilter = (by: LaneKey, lane: string | undefined): Partial<TimelineQuery> =>
  lane === undefined || lane.startsWith(':') ? {} : { [by]: [lane] }

function movesOf(
  { first, last }: DayRange,
  reach: DayRange,
  view: (days: DayRange) => string,
  whole: string,
  query: ExplorerQuery,
): StillView['moves'] {
  const length = last + 1 - first
  const step = Math.max(1, Math.round(length * 0.75))
  const quarter = Math.floor(length / 4)
  const half = Math.max(1, Math.ceil(length / 2))
  const isWhole = query.view.begin === null && query.view.end === null
  // A view that goes beyond the reach is not made wider on that side.
  const wider = {
    first: Math.min(first, Math.max(first - half, reach.first)),
    last: Math.max(last, Math.min(last + half, reach.last)),
  }
  return [
    ...(first > reach.first ? [{ text: 'Earlier', href: view({ first: first - step, last: last - step }) }] : []),
    ...(last < reach.last ? [{ text: 'Later', href: view({ first: first + step, last: last + step }) }] : []),
    ...(quarter > 0 ? [{ text: 'Closer', href: view({ first: first + quarter, last: last - quarter }) }] : []),
    ...(wider.first < first || wider.last > last ? [{ text: 'Wider', href: view(wider) }] : []),
    ...(isWhole ? [] : [{ text: 'Whole record', href: whole }]),
  ]
}

function toSelectedView(record: NegotiationRecord, query: ExplorerQuery): SelectedView | null {
  const paths = pathsAt(record.moment)
  const event = query.view.selected === null ? undefined : record.find('event', query.view.selected)
  if (!event) return null
  return {
    link: { text: event.shortTitle ?? event.title, href: paths.event(event.id) },
    date: dateView(event.when),
    kind: kindTerm(record, event),
    certainty: termView(CERTAINTIES, event.certainty),
    significance: termView(SIGNIFICANCES, event.significance),
    table: tableTerm(record, event),
    ...toChosenEvent(event, record),
    closeHref: paths.explore({ ...query, view: { ...query.view, selected: null } }),
  }
}

export const toChosenEvent = (event: TimelineEvent, record: NegotiationRecord): ChosenEvent => ({
  paragraphs: paragraphsOf(event.summary),
  participants: event.participants.map(({ actor }) => actorLink(record, actor)),
  documents: event.documents.map(({ document }) => documentLink(record, document)),
})

function toTable(
  paths: Paths,
  { filters, by }: ExplorerQuery,
  data: ExplorerData,
  days: DayRange | null,
): ExplorePage['table'] {
  const { caption, isCut, rows } = explorerTable(data, days)
  return {
    laneHeading: laneLabel(by),
    rows: rows.map(({ place, lanes }) => ({
      date: dateTextOf(data, place),
      link: { text: data.events.title[place] ?? '', href: paths.event(data.events.id[place] ?? '') },
      certainty: termView(CERTAINTIES, certaintyAt(data, place)?.id ?? ''),
      lanes,
    })),
    caption,
    restHref: days && isCut ? paths.timeline(within(filters, days)) : null,
  }
}

/** Whether any filter is in use. */
export const isFiltered = (filters: TimelineQuery): boolean => timelineQueryString(filters) !== ''
