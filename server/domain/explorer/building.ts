import { type DayRange, nearestWithin, reachOfDays, type Span } from '../dates/day-range.ts'
import { isPlainDays, spanOf } from '../dates/span.ts'
import { numberOfDay, type TimelineCalendar } from '../dates/timeline-dates.ts'
import { dateInWords } from '../dates/words.ts'
import { documentFamily } from '../documents/document-family.ts'
import { LineageGraph } from '../documents/lineage-graph.ts'
import { CERTAINTIES, type TimelineEvent } from '../entries/event.ts'
import { type Position, STANCES } from '../entries/position.ts'
import { termIds } from '../entries/terms.ts'
import { groupBy } from '../group-by.ts'
import { drawingWords } from '../language/drawing-words.ts'
import type { Language } from '../language/languages.ts'
import { readersLanguage } from '../language/reader.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { ownWordsOf } from '../record/own-words.ts'
import { phasesOf } from '../record/phases.ts'
import { timelineOf } from '../timeline/record-timeline.ts'
import type { TimelineQuery } from '../timeline/timeline-query.ts'
import type { ExplorerData, ExplorerDocument, ExplorerEvents, ExplorerLane, ExplorerStance } from './explorer-data.ts'
import type { ExplorerQuery } from './explorer-query.ts'
import { type Lane, lanesOf, OTHERS } from './lanes.ts'

/** What the drawing takes from the site around it. */
interface ExplorerSurroundings
  extends Pick<ExplorerData, 'title' | 'source' | 'eventHref' | 'chosenHref' | 'asOf' | 'today'> {
  readonly documentHref: (id: string) => string
  readonly positionHref: (id: string) => string
  readonly actorHref: (id: string) => string
  readonly issueHref: (id: string) => string
}

/** So many events are read in a few milliseconds. */
const SLICE = 10_000

/**
 * Everything that the explorer draws of a record, for the filters and lanes of a query; its view changes nothing. It comes in
 * pieces, because there may be 100,000 events.
 */
export function* explorerData(
  record: NegotiationRecord,
  { filters, by }: Pick<ExplorerQuery, 'filters' | 'by'>,
  { documentHref, positionHref, actorHref, issueHref, ...site }: ExplorerSurroundings,
): Generator<void, ExplorerData> {
  const found = timelineOf(record).allMatching({ ...filters, order: 'oldest', page: 1 })
  const words = new DateWords()
  const documents = documentsOf(record, filters, documentHref)
  const covered = coverageOf(record, filters)
  const events = yield* toColumns(found, record.calendar, words)
  const eventLanes = yield* lanesOf(record, by, found, filters)
  const stances = by === 'actor' ? stancesOf(record, filters, eventLanes, positionHref) : NO_STANCES
  yield
  const lanes = withLaneOfOthers(eventLanes, stances)
  const extent = found.length === 0 ? null : extentOf(events, site.asOf?.day ?? site.today)
  const reach = reachOf(extent, [...documents, ...[...stances.values()].flat()], covered, site.asOf?.day)
  const clip = clipping(reach)
  const hrefOf = (id: string): string | null => {
    if (by === 'issue') return issueHref(id)
    return by === 'actor' && id !== OTHERS ? actorHref(id) : null
  }
  return {
    ...site,
    by,
    extent,
    reach,
    certainties: termIds(CERTAINTIES).map(id => ({ id, label: CERTAINTIES[id].label })),
    dates: words.all,
    events: { ...events, first: events.first.map(clip.day), last: events.last.map(clip.day) },
    lanes: lanes.map(
      (lane): ExplorerLane => ({
        ...lane,
        href: hrefOf(lane.id),
        stances: (stances.get(lane.id) ?? []).map(clip.span),
      }),
    ),
    documents: documents.map(clip.span),
    phases: phasesOf(record, filters.process).map(({ title, words: date, first, last }) => ({
      title,
      date,
      first: clip.day(first),
      last: clip.day(last),
    })),
  }
}

type StancesByLane = ReadonlyMap<string, readonly ExplorerStance[]>
const NO_STANCES: StancesByLane = new Map()

/** Stances of actors who take part in no event stand in the lane of others, which is added for them if need be. */
const withLaneOfOthers = (lanes: readonly Lane[], stances: StancesByLane): readonly Lane[] =>
  stances.has(OTHERS) && !lanes.some(({ id }) => id === OTHERS)
    ? [...lanes, { id: OTHERS, label: drawingWords().others, events: [] }]
    : lanes

interface ReadDate extends Span {
  /** Null where the words follow from the days of the span. */
  readonly words: string | null
}

/** Dates that were read, kept as long as their calendar, because putting one into words takes 200 µs. */
const readDates = new WeakMap<TimelineCalendar, Map<Language, Map<string, ReadDate>>>()

function readDate(edtf: string, calendar: TimelineCalendar): ReadDate {
  const languages = readDates.get(calendar) ?? new Map<Language, Map<string, ReadDate>>()
  readDates.set(calendar, languages)
  const dates = languages.get(readersLanguage()) ?? new Map<string, ReadDate>()
  languages.set(readersLanguage(), dates)
  const known = dates.get(edtf)
  if (known) return known
  const date = { ...spanOf(edtf, calendar), words: isPlainDays(edtf) ? null : dateInWords(edtf) }
  dates.set(edtf, date)
  return date
}

/** Collects the words of dates, each once. */
class DateWords {
  readonly all: string[] = []
  readonly #places = new Map<string, number>()

  placeOf(words: string | null): number {
    if (words === null) return -1
    const known = this.#places.get(words)
    if (known !== undefined) return known
    const place = this.all.push(words) - 1
    this.#places.set(words, place)
    return place
  }
}

type Columns = { -readonly [Column in keyof ExplorerEvents]: ExplorerEvents[Column][number][] }

function* toColumns(
  events: readonly TimelineEvent[],
  calendar: TimelineCalendar,
  dates: DateWords,
): Generator<void, Columns> {
  const places = new Map<string, number>(termIds(CERTAINTIES).map((id, place) => [id, place]))
  const columns: Columns = {
    id: [],
    title: [],
    first: [],
    last: [],
    softness: [],
    date: [],
    significance: [],
    certainty: [],
  }
  for (const { id, title, when, significance, certainty } of events) {
    if (columns.id.length % SLICE === SLICE - 1) yield
    const { first, last, softness, words } = readDate(when, calendar)
    columns.id.push(id)
    columns.title.push(title)
    columns.first.push(first)
    columns.last.push(last)
    columns.softness.push(softness)
    columns.date.push(dates.placeOf(words))
    columns.significance.push(significance)
    columns.certainty.push(places.get(certainty) ?? 0)
  }
  return columns
}

/** Events of which no day is known are drawn at `fallback`. */
function extentOf({ first, last }: Pick<Columns, 'first' | 'last'>, fallback: number): DayRange {
  return reachOfDays([...first, ...last]) ?? { first: fallback, last: fallback }
}

function reachOf(
  extent: DayRange | null,
  spans: readonly DayRange[],
  covered: readonly number[],
  asOf: number | undefined,
): DayRange | null {
  const ends = [...(extent ? [extent] : []), ...spans].flatMap(({ first, last }) => [first, last])
  return reachOfDays([...ends, ...covered, ...(asOf === undefined ? [] : [asOf])])
}

function coverageOf(record: NegotiationRecord, filters: TimelineQuery): number[] {
  const read = record.list('process').filter(({ id }) => isOfRead(id, filters))
  return read.flatMap(({ coverage }) => {
    const [from, to] = [record.calendar.datesOf(coverage.from), coverage.to]
    return [from.earliest, ...(to === undefined ? [] : [record.calendar.datesOf(to).latest])]
  })
}

/** Puts what is open or unknown at the ends of the reach. */
function clipping(reach: DayRange | null) {
  const day = (value: number): number => nearestWithin(value, reach ?? { first: 0, last: 0 })
  return { day, span: <S extends Span>(span: S): S => ({ ...span, first: day(span.first), last: day(span.last) }) }
}

const isOfRead = (negotiation: string, { process }: TimelineQuery): boolean =>
  process.length === 0 || process.includes(negotiation)

/** Whether a span overlaps the days of the filters. */
function isWithin({ first, last }: DayRange, { from, to }: Pick<TimelineQuery, 'from' | 'to'>): boolean {
  return (from === null || last >= numberOfDay(from)) && (to === null || first <= numberOfDay(to))
}

function documentsOf(
  record: NegotiationRecord,
  filters: TimelineQuery,
  hrefOf: (id: string) => string,
): ExplorerDocument[] {
  const { nodes, edges } = documentFamily(new LineageGraph(record))
  const shown = nodes
    .map(({ document }) => ({ document, span: spanOf(document.when, record.calendar) }))
    .filter(
      ({ document, span }) =>
        isOfRead(document.process, filters) &&
        (filters.document.length === 0 || filters.document.includes(document.id)) &&
        isWithin(span, filters),
    )
  const places = new Map(shown.map(({ document }, place) => [document.id, place]))
  const follows = groupBy(edges, ({ to }) => to)
  return shown.map(({ document: { id, shortTitle, when }, span }) => ({
    ...span,
    id,
    href: hrefOf(id),
    title: shortTitle,
    date: dateInWords(when),
    follows: (follows.get(id) ?? []).flatMap(({ from }) => places.get(from) ?? []),
  }))
}

/** The stances by the id of their lane: their actor's or, where that actor has none, the lane of others. */
function stancesOf(
  record: NegotiationRecord,
  filters: TimelineQuery,
  lanes: readonly Lane[],
  hrefOf: (id: string) => string,
): StancesByLane {
  const laneIds = new Set(lanes.map(({ id }) => id))
  const placed = record
    .list('position')
    .filter(position => passes(position, filters))
    .map(position => ({ position, span: spanOf(position.when, record.calendar) }))
    .filter(({ span }) => isWithin(span, filters))
    .sort(
      (a, b) => a.span.first - b.span.first || a.span.last - b.span.last || (a.position.id < b.position.id ? -1 : 1),
    )
  const byLane = groupBy(placed, ({ position: { actor } }) => (laneIds.has(actor) ? actor : OTHERS))
  const toStance = ({ position, span }: (typeof placed)[number]): ExplorerStance => ({
    ...span,
    href: hrefOf(position.id),
    stance: position.stance,
    label: stanceLabel(record, position),
  })
  return new Map([...byLane].map(([lane, found]) => [lane, found.map(toStance)]))
}

/** Only the filters by negotiation, actor, issue and text apply to positions. */
const passes = ({ process, actor, about }: Position, filters: TimelineQuery): boolean =>
  isOfRead(process, filters) &&
  (filters.actor.length === 0 || filters.actor.includes(actor)) &&
  (filters.issue.length === 0 || (about.issue !== undefined && filters.issue.includes(about.issue))) &&
  (filters.document.length === 0 || (about.document !== undefined && filters.document.includes(about.document)))

/** Such as “North: Rejects, point 21 of the first draft”. */
function stanceLabel(
  record: NegotiationRecord,
  { actor, stance, about: { document, point, issue } }: Position,
): string {
  const text = document === undefined ? undefined : (record.find('document', document)?.shortTitle ?? document)
  const about =
    text === undefined
      ? (ownWordsOf(record).issues[issue ?? '']?.label ?? issue)
      : point === undefined
        ? text
        : drawingWords().aPoint(point, text)
  return `${record.find('actor', actor)?.name ?? actor}: ${STANCES[stance].label}, ${about}`
}
