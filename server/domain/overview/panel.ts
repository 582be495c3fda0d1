import { type CalendarUnit, partsOf } from '../dates/day-parts.ts'
import type { DayRange } from '../dates/day-range.ts'
import { binFinder } from './bins.ts'
import type { SameDates } from './events.ts'

/** How many events; `others` match every filter but the dates asked for. */
export interface Tally {
  chosen: number
  others: number
}

/** One stretch of time, drawn to one scale: how many events began when, at which table. */
export interface OverviewPanel {
  readonly range: DayRange
  readonly unit: CalendarUnit
  readonly bins: readonly DayRange[]
  /** By bin. Every event of the stretch is counted once: on its first day, as the list has it. */
  readonly density: readonly Tally[]
  readonly lanes: readonly OverviewLane[]
}

/** A negotiating table that events name, or undefined for those that name none. */
export interface OverviewTable {
  readonly id: string | undefined
  readonly label: string
  /** In the counts of `SameDates`. */
  readonly place: number
}

interface OverviewLane {
  readonly table: OverviewTable
  /** By bin, without the events whose place is not known to the bin: these are in `spans` alone. */
  readonly bins: readonly Tally[]
  /** What reaches from one bin into another, joined where it overlaps. */
  readonly spans: readonly OverviewSpan[]
}

interface OverviewSpan extends DayRange {
  /** Whether it took place at an unknown time between these days; else it lasted from the first to the last. */
  readonly isSoft: boolean
  readonly isChosen: boolean
}

/** Where an event begins for the strip: without a known start, on its last day. */
const startOf = ({ earliest, latest }: SameDates): number => (Number.isFinite(earliest) ? earliest : latest)
const endOf = ({ earliest, latest }: SameDates): number => (Number.isFinite(latest) ? latest : earliest)

export const hasPlace = (dates: SameDates): boolean => Number.isFinite(startOf(dates))

export const countOf = ({ counts }: SameDates): number => counts.reduce((sum, count) => sum + count, 0)

/** A panel with the lanes of these tables. Events without any known day are left out. */
export function overviewPanel(
  dates: readonly SameDates[],
  range: DayRange,
  unit: CalendarUnit,
  tables: readonly OverviewTable[],
): OverviewPanel {
  const bins = partsOf(range, unit)
  const [binOf, endBinOf] = [binFinder(bins), binFinder(bins)]
  const emptyBins = (): Tally[] => bins.map(() => ({ chosen: 0, others: 0 }))
  const density = emptyBins()
  const lanes = tables.map(table => ({
    table,
    bins: emptyBins(),
    reaching: [] as OverviewSpan[],
  }))
  for (const same of dates) {
    const [start, end] = [startOf(same), endOf(same)]
    if (start > range.last || end < range.first || !Number.isFinite(start)) continue
    const { isSoft, isChosen } = same
    const isInside = start >= range.first
    const bin = isInside ? binOf(start) : 0
    const reaches = end > start && (!isInside || endBinOf(Math.min(end, range.last)) !== bin)
    const span = { first: Math.max(start, range.first), last: Math.min(end, range.last), isSoft, isChosen }
    if (isInside) add(density[bin], countOf(same), isChosen)
    for (const lane of lanes) {
      const count = same.counts[lane.table.place] ?? 0
      if (count === 0) continue
      if (reaches) lane.reaching.push(span)
      if (isInside && !(reaches && isSoft)) add(lane.bins[bin], count, isChosen)
    }
  }
  return {
    range,
    unit,
    bins,
    density,
    lanes: lanes.map(({ table, bins, reaching }) => ({ table, bins, spans: joined(reaching) })),
  }
}

function add(tally: Tally | undefined, count: number, isChosen: boolean): void {
  if (!tally) return
  if (isChosen) tally.chosen += count
  else tally.others += count
}

/** Spans of one kind that overlap become one, so that there are no more of them than bins. */
function joined(spans: readonly OverviewSpan[]): OverviewSpan[] {
  const found: OverviewSpan[] = []
  for (const isChosen of [true, false]) {
    for (const isSoft of [true, false]) {
      const alike = spans.filter(span => span.isSoft === isSoft && span.isChosen === isChosen)
      let last: { first: number; last: number; isSoft: boolean; isChosen: boolean } | undefined
      for (const span of alike.sort((a, b) => a.first - b.first)) {
        if (last && span.first <= last.last) last.last = Math.max(last.last, span.last)
        else {
          last = { ...span }
          found.push(last)
        }
      }
    }
  }
  return found
}

/** A stretch of the calendar that is a link to the list of what happened in it. */
export interface OverviewColumn extends DayRange {
  /** How many events that list has: one that lasted into the next column is in both. */
  readonly count: number
  /** By the place of the table. */
  readonly countByTable: readonly number[]
}

export function overviewColumns(dates: readonly SameDates[], stretches: readonly DayRange[]): OverviewColumn[] {
  const [first, last] = [stretches[0]?.first ?? 0, stretches.at(-1)?.last ?? 0]
  const [startColumn, endColumn] = [binFinder(stretches), binFinder(stretches)]
  const noCounts = (dates[0]?.counts ?? []).map(() => 0)
  /** By column: how many begin in it, less those that ended in the one before; by lane. */
  const changes = Array.from({ length: stretches.length + 1 }, () => noCounts.slice())
  for (const { earliest, latest, counts } of dates) {
    if (earliest > last || latest < first) continue
    const start = changes[earliest <= first ? 0 : startColumn(earliest)]
    const end = changes[(latest >= last ? stretches.length - 1 : endColumn(latest)) + 1]
    for (const [lane, count] of counts.entries()) {
      if (start) start[lane] = (start[lane] ?? 0) + count
      if (end) end[lane] = (end[lane] ?? 0) - count
    }
  }
  const running = noCounts.slice()
  return stretches.map((stretch, index) => {
    for (const [lane, change] of changes[index]?.entries() ?? []) running[lane] = (running[lane] ?? 0) + change
    return {
      ...stretch,
      count: running.reduce((sum, count) => sum + count, 0),
      countByTable: running.slice(),
    }
  })
}
