import type { DayRange } from '../dates/day-range.ts'
import { isPlainDays } from '../dates/span.ts'
import { numberOfDay, type TimelineDates } from '../dates/timeline-dates.ts'
import type { NegotiatingDocument } from '../entries/document.ts'
import type { TimelineEvent } from '../entries/event.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { hasLinks, significanceOf, tablePlaceOf } from '../timeline/event-traits.ts'
import { type Gap, GapFinder } from '../timeline/gaps.ts'
import { timelineOf } from '../timeline/record-timeline.ts'
import { EVERYTHING, type TimelineQuery, timelineQueryString } from '../timeline/timeline-query.ts'

// What the overview is drawn from. A record may hold 100,000 events: they are gone through once, and those of the same dates
// are counted together.

/** All events of the same dates. */
export interface SameDates {
  /** −∞ and ∞ where the date is open or unknown. */
  readonly earliest: number
  readonly latest: number
  /** Whether they took place at an unknown time between these days; else they lasted from the first to the last. */
  readonly isSoft: boolean
  /** Whether they lie between the days asked for; the others match all the other filters. */
  readonly isChosen: boolean
  /** How many of them, by the place of their table in the index. */
  readonly counts: readonly number[]
}

type SameDatesSoFar = SameDates & { readonly counts: number[] }

/** An event that may get a mark of its own. */
export interface NotedEvent {
  readonly event: TimelineEvent
  readonly dates: TimelineDates
  /** Its place among the chosen events, from 0 for the oldest. */
  readonly place: number
}

export interface OverviewEvents {
  /** Whether other filters than dates and negotiations leave events out. */
  readonly isNarrowed: boolean
  /** In timeline order. */
  readonly dates: readonly SameDates[]
  /** Chosen events by significance; of those that are no landmarks some more than `fewMarks`, if there are so many. */
  readonly noted: Readonly<Record<1 | 2 | 3, readonly NotedEvent[]>>
  readonly deadlines: readonly NotedEvent[]
  /** Those that the events name or, when only dates and negotiations were asked for, all of these. */
  readonly documents: readonly NegotiatingDocument[]
  /** Among the chosen events; the longest first. */
  readonly gaps: readonly (Gap & DayRange)[]
}

const MOST_GAPS = 40

/** All that match the query but for its dates. */
export function overviewEvents(record: NegotiationRecord, query: TimelineQuery, fewMarks: number): OverviewEvents {
  const from = query.from === null ? Number.NEGATIVE_INFINITY : numberOfDay(query.from)
  const to = query.to === null ? Number.POSITIVE_INFINITY : numberOfDay(query.to)
  const groups = new Map<TimelineDates, SameDatesSoFar>()
  const noted: Record<1 | 2 | 3, NotedEvent[]> = { 1: [], 2: [], 3: [] }
  const deadlines: NotedEvent[] = []
  const named = new Set<string>()
  const gaps = new GapFinder()
  let place = 0
  let recent: TimelineDates | undefined
  let group: SameDatesSoFar | undefined
  const noCounts = timelineOf(record).tables.map(() => 0)
  timelineOf(record).visitMatching({ ...query, from: null, to: null }, (event, dates, traits) => {
    if (dates !== recent) {
      recent = dates
      group = groups.get(dates)
      if (!group) {
        const { earliest, latest } = dates
        const isChosen = latest >= from && earliest <= to
        group = { earliest, latest, isSoft: isSoftDate(event.when, dates), isChosen, counts: noCounts.slice() }
        groups.set(dates, group)
      }
      if (group.isChosen) gaps.next(event.id, dates)
    }
    if (!group) return
    const table = tablePlaceOf(traits)
    group.counts[table] = (group.counts[table] ?? 0) + 1
    if (hasLinks(traits)) for (const { document } of event.documents) named.add(document)
    if (!group.isChosen) return
    const significance = significanceOf(traits)
    const alike = noted[significance]
    if (significance === 3 || alike.length <= fewMarks) alike.push({ event, dates, place })
    if (hasLinks(traits) && event.deadline) deadlines.push({ event, dates, place })
    place++
  })
  const isNarrowed = timelineQueryString({ ...query, ...WITHOUT_FILTERS }) !== ''
  return {
    isNarrowed,
    dates: [...groups.values()],
    noted,
    deadlines,
    documents: isNarrowed ? [...named].flatMap(id => record.find('document', id) ?? []) : documentsOf(record, query),
    gaps: longest(gaps.gaps),
  }
}

const { from, to, order, page, context, process } = EVERYTHING
const WITHOUT_FILTERS = { from, to, order, page, context, process }

const documentsOf = (record: NegotiationRecord, { process: read }: TimelineQuery): NegotiatingDocument[] =>
  record.list('document').filter(({ process: of }) => read.length === 0 || read.includes(of))

const longest = (gaps: ReadonlyMap<string, Gap>): OverviewEvents['gaps'] =>
  [...gaps.values()]
    .sort((a, b) => b.days - a.days)
    .slice(0, MOST_GAPS)
    .map(gap => ({ ...gap, first: numberOfDay(gap.from), last: numberOfDay(gap.to) }))

/**
 * The first and the last day that any event of the negotiations that are read has, whatever the other filters, so that all
 * their lists have the same strip; undefined while none has any.
 */
export function reachOfEvents(
  record: NegotiationRecord,
  { context, process: read }: TimelineQuery,
  { isNarrowed, dates: found }: OverviewEvents,
): DayRange | undefined {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const take = (dates: Pick<TimelineDates, 'earliest' | 'latest'>): void => {
    for (const day of knownDays(dates)) {
      if (day < first) first = day
      if (day > last) last = day
    }
  }
  if (isNarrowed)
    timelineOf(record).visitMatching({ ...EVERYTHING, context, process: read }, (_event, dates) => take(dates))
  else found.forEach(take)
  return first <= last ? { first, last } : undefined
}

const knownDays = ({ earliest, latest }: Pick<TimelineDates, 'earliest' | 'latest'>): number[] =>
  [earliest, latest].filter(Number.isFinite)

const isSoftDate = (edtf: string, { earliest, latest }: TimelineDates): boolean =>
  earliest !== latest && !isPlainDays(edtf)

export interface DrawnSpan extends DayRange {
  readonly isSoft: boolean
}

/** Where a date lies in the strip; undefined without any known end. */
export function drawnSpan(edtf: string, dates: TimelineDates, within: DayRange): DrawnSpan | undefined {
  if (!Number.isFinite(dates.earliest) && !Number.isFinite(dates.latest)) return undefined
  const first = Math.max(within.first, dates.earliest)
  const last = Math.min(within.last, dates.latest)
  return first > last ? undefined : { first, last, isSoft: isSoftDate(edtf, dates) }
}
