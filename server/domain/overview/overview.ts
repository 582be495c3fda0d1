import { type CalendarUnit, MONTH, wholeParts } from '../dates/day-parts.ts'
import { type DayRange, isWithin, lengthOf, reachOfDays } from '../dates/day-range.ts'
import { numberOfDay } from '../dates/timeline-dates.ts'
import { type DeadlineOutcome, outcomeOn } from '../deadlines/deadlines.ts'
import type { NegotiatingDocument } from '../entries/document.ts'
import type { TimelineEvent } from '../entries/event.ts'
import { words } from '../language/words.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { tablesOf } from '../record/own-words.ts'
import { type PhaseSpan, phasesOf } from '../record/phases.ts'
import { timelineOf } from '../timeline/record-timeline.ts'
import type { TimelineResult } from '../timeline/timeline-index.ts'
import type { TimelineQuery } from '../timeline/timeline-query.ts'
import { evenBinsOf, unitFor } from './bins.ts'
import {
  type DrawnSpan,
  drawnSpan,
  type NotedEvent,
  type OverviewEvents,
  overviewEvents,
  reachOfEvents,
} from './events.ts'
import {
  countOf,
  hasPlace,
  type OverviewColumn,
  type OverviewPanel,
  type OverviewTable,
  overviewColumns,
  overviewPanel,
} from './panel.ts'
import { eventDateInWords } from './words.ts'

// The timeline at a glance: the whole record to scale, and the stretch that needs more room enlarged. All of it is bounded,
// however large the record is: bins instead of events, and the most important ones alone as marks.

export interface Overview {
  readonly whole: OverviewPanel
  /** What was asked for or, failing that, where most of it happened; null where the whole shows it well enough. */
  readonly closeUp: (OverviewPanel & { readonly why: 'asked' | 'busiest' }) | null
  /** Landmarks, and all lesser events where these are few; the oldest first. */
  readonly marks: readonly OverviewMark[]
  readonly documents: readonly OverviewDocument[]
  /** How many texts are older than the strip. */
  readonly olderDocuments: number
  readonly deadlines: readonly OverviewDeadline[]
  readonly gaps: OverviewEvents['gaps']
  /** Those of the one negotiation that is read, as far as they reach into the strip. */
  readonly phases: readonly PhaseSpan[]
  /** The days of the entries on this page of the list; null while the list has only one. */
  readonly onPage: DayRange | null
  /** The day at whose end the record is read; null for now. */
  readonly asOf: number | null
  /** Events without any known day. */
  readonly undated: number
  readonly columns: (panel: OverviewPanel, most: number) => OverviewColumn[]
}

export interface OverviewDocument extends DrawnSpan {
  readonly document: NegotiatingDocument
  /** Its date. */
  readonly words: string
}

export interface OverviewMark extends DrawnSpan, NotedEvent {
  /** Its date. */
  readonly words: string
  /** How many later events say that they follow from it. */
  readonly followers: number
}

/** The range is that of the due date. */
export interface OverviewDeadline extends DayRange, NotedEvent {
  readonly set: DayRange
  /** The due date. */
  readonly words: string
  readonly outcome: DeadlineOutcome
}

const MOST_BINS = 160
/** Marks of one panel; and of the whole, when lesser events than landmarks are among them. */
const MOST_MARKS = 48
const FEW_MARKS = 40

/** Undefined while nothing that matches has a date. */
export function overviewOf(
  record: NegotiationRecord,
  query: TimelineQuery,
  { events: onPage, pages }: Pick<TimelineResult, 'events' | 'pages'>,
): Overview | undefined {
  const found = overviewEvents(record, query, FEW_MARKS)
  const reach = reachOfEvents(record, query, found)
  const dated = found.dates.filter(hasPlace)
  if (!reach || dated.length === 0) return undefined
  const range = aligned(reach)
  const tables = tablesDrawn(record, query).filter(({ place }) => dated.some(({ counts }) => (counts[place] ?? 0) > 0))
  const panel = (of: DayRange, unit: CalendarUnit) => overviewPanel(dated, of, unit, tables)
  const whole = panel(range, unitFor(range, MOST_BINS))
  const asked = askedFor(query, range)
  const enlarged = asked ?? busiest(whole)
  const closeUp = enlarged
    ? ({ ...panel(enlarged, unitFor(enlarged, MOST_BINS)), why: asked ? 'asked' : 'busiest' } as const)
    : null
  const parts = closeUp ? [closeUp.range, range] : [range]
  const documents = found.documents.flatMap(document => {
    const span = drawnSpan(document.when, record.calendar.datesOf(document.when), range)
    const words = eventDateInWords(document.when, record.calendar)
    return span ? [{ ...span, document, words }] : []
  })
  return {
    whole,
    closeUp,
    marks: marksOf(record, found, parts),
    documents: thinned(documents.sort(byFirstDay), parts),
    olderDocuments: found.documents.filter(({ when }) => record.calendar.datesOf(when).latest < range.first).length,
    deadlines: thinned(
      found.deadlines.flatMap(one => deadlineOf(record, one, range) ?? []),
      parts,
    ),
    gaps: found.gaps,
    phases: phasesOf(record, query.process).filter(({ first, last }) => first <= range.last && last >= range.first),
    onPage: pages > 1 ? daysOf(record, onPage, range) : null,
    asOf: record.moment.on === undefined ? null : numberOfDay(record.moment.on),
    undated: sum(found.dates.filter(dates => !hasPlace(dates)).map(countOf)),
    columns: ({ range: of }, most) => overviewColumns(found.dates, evenBinsOf(of, unitFor(of, most))),
  }
}

/** In the order of the record's own lists, those without one last. */
function tablesDrawn(record: NegotiationRecord, { process }: TimelineQuery): OverviewTable[] {
  const terms = tablesOf(record, process)
  const listed = Object.keys(terms)
  const rank = (id: string | undefined): number => (id === undefined ? listed.length : listed.indexOf(id))
  return timelineOf(record)
    .tables.map((id, place) => ({
      id,
      place,
      label: id === undefined ? words().overview.tableNotNamed : (terms[id]?.label ?? id),
    }))
    .sort((a, b) => rank(a.id) - rank(b.id))
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

const byFirstDay = (a: Pick<DayRange, 'first'>, b: Pick<DayRange, 'first'>): number => a.first - b.first

/** Whole months, or whole years of a long record, so that the ends of the strip are ends of the calendar. */
function aligned(reach: DayRange): DayRange {
  const unit = unitFor(reach, 36)
  return wholeParts(reach, 'days' in unit ? MONTH : unit)
}

/** The days asked for, where enlarging them shows more. */
function askedFor({ from, to }: TimelineQuery, range: DayRange): DayRange | undefined {
  if (from === null && to === null) return undefined
  const first = Math.max(range.first, from === null ? range.first : numberOfDay(from))
  const last = Math.min(range.last, to === null ? range.last : numberOfDay(to))
  const asked = { first, last }
  return first <= last && lengthOf(asked) * 2 <= lengthOf(range) ? asked : undefined
}

const BUSY_PART = 20
const FEWEST_BUSY_BINS = 4
/** A stretch is busy if it has this many times the average number of events, and at least so many. */
const BUSY_TIMES = 4
const FEWEST_BUSY_EVENTS = 20

/** The twentieth of the strip with the most events, if it is busy. */
function busiest({ bins, density }: OverviewPanel): DayRange | undefined {
  const width = Math.max(FEWEST_BUSY_BINS, Math.round(bins.length / BUSY_PART))
  const counts = density.map(({ chosen }) => chosen)
  let [inWidth, most, at] = [0, 0, 0]
  for (const [index, events] of counts.entries()) {
    inWidth += events - (counts[index - width] ?? 0)
    if (inWidth > most) [most, at] = [inWidth, Math.max(0, index - width + 1)]
  }
  const isBusy = most >= FEWEST_BUSY_EVENTS && most / width >= (BUSY_TIMES * sum(counts)) / bins.length
  const [first, last] = [bins[at], bins[Math.min(bins.length, at + width) - 1]]
  return isBusy && first && last && width * 3 < bins.length ? { first: first.first, last: last.last } : undefined
}

function marksOf(record: NegotiationRecord, { noted }: OverviewEvents, parts: readonly DayRange[]): OverviewMark[] {
  const range = parts.at(-1) as DayRange
  let marked: readonly NotedEvent[] = noted[3]
  for (const lesser of [noted[2], noted[1]]) {
    if (marked.length + lesser.length > FEW_MARKS) break
    marked = [...marked, ...lesser]
  }
  const shown = thinned(
    marked.map(one => ({ one, first: one.dates.earliest })).sort((a, b) => a.one.place - b.one.place),
    parts,
  )
  return shown.flatMap(({ one }) => {
    const { id, when } = one.event
    const span = drawnSpan(when, one.dates, range)
    if (!span) return []
    const followers = record.referrers(id, 'event').filter(({ follows }) => follows.includes(id)).length
    return [{ ...span, ...one, words: eventDateInWords(when, record.calendar), followers }]
  })
}

function deadlineOf(record: NegotiationRecord, one: NotedEvent, range: DayRange): OverviewDeadline | undefined {
  const { when, deadline } = one.event
  const set = drawnSpan(when, one.dates, range)
  if (!set || !deadline) return undefined
  const dueDates = record.calendar.datesOf(deadline.due)
  const { on } = record.moment
  return {
    ...one,
    set,
    // What is due after the end of the strip is drawn up to that end.
    ...(drawnSpan(deadline.due, dueDates, range) ?? { first: range.last, last: range.last }),
    words: eventDateInWords(deadline.due, record.calendar),
    outcome: on === undefined ? deadline.outcome : outcomeOn({ dueDates, recordedOutcome: deadline.outcome }, on),
  }
}

/** The place of a mark, for its panel: what is not known to the day stands in the middle of its time. */
export const middleOf = ({ first, last, isSoft }: DrawnSpan): number => (isSoft ? (first + last) / 2 : first)

/** At most so many marks in each part; of those that crowd each other the earliest. */
function thinned<Mark extends Pick<DayRange, 'first'>>(marks: readonly Mark[], parts: readonly DayRange[]): Mark[] {
  const left = parts.map(part => ({ part, marks: [] as Mark[] }))
  for (const mark of marks) (left.find(({ part }) => isWithin(mark.first, part)) ?? left.at(-1))?.marks.push(mark)
  const kept = left.flatMap(({ part, marks }) => {
    if (marks.length <= MOST_MARKS) return marks
    const slots = new Map<number, Mark>()
    for (const mark of marks) {
      const slot = Math.max(0, Math.floor(((mark.first - part.first) / lengthOf(part)) * MOST_MARKS))
      if (!slots.has(slot)) slots.set(slot, mark)
    }
    return [...slots.values()]
  })
  return kept.sort(byFirstDay)
}

function daysOf(record: NegotiationRecord, events: readonly TimelineEvent[], range: DayRange): DayRange | null {
  const days = reachOfDays(events.map(({ when }) => record.calendar.datesOf(when).earliest))
  return days && { first: Math.max(days.first, range.first), last: Math.min(days.last, range.last) }
}
