import { isoDayOf } from '../../domain/dates/day-numbers.ts'
import { type CalendarUnit, partsOf, wholeParts } from '../../domain/dates/day-parts.ts'
import type { DayRange } from '../../domain/dates/day-range.ts'
import { binFinder, unitFor } from '../../domain/overview/bins.ts'
import { rangeInWords, tickWords } from '../../domain/overview/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { titleOfRecord } from '../../domain/record/set-up.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import type { TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import type { Card, StripFigure } from '../../formats/cards/card.ts'
import { counted } from '../site/count-words.ts'
import { filtersInWords } from '../timeline/filters.ts'
import { negotiationOfSeveral, withinRead } from '../timeline/read-negotiation.ts'
import { cardOf, kicker } from './card-base.ts'

/** The whole timeline, or as much of it as filters leave. */
export function timelineCard(record: NegotiationRecord, query: TimelineQuery): Card {
  const read = negotiationOfSeveral(record, query)
  const filters = filtersInWords(record, withinRead(record, query))
  const { total, period, figure } = densityOf(record, query)
  const card = {
    kicker: kicker('Timeline', ...filters),
    title: read?.title ?? titleOfRecord(record),
    facts: [{ text: total === 0 ? 'No milestone' : counted(total, 'milestone', 'milestones') }, { text: period }],
    figure,
  }
  return cardOf(record, card, query.process)
}

/** More columns would be as thin as lines. */
const MOST_BINS = 48
/** With fewer, the card has words alone. */
const FEWEST = { bins: 3, milestones: 4 }

interface Density {
  readonly total: number
  /** From the first day to the last, in words; empty when no date is known. */
  readonly period: string
  readonly figure: StripFigure | null
}

/** How many milestones there are, and when: each is counted once, on its first day, as the list has it. */
export function densityOf(record: NegotiationRecord, query: TimelineQuery): Density {
  const starts: { readonly day: number; readonly isLandmark: boolean }[] = []
  let last = Number.NEGATIVE_INFINITY
  let total = 0
  timelineOf(record).visitMatching(query, ({ significance }, { earliest, latest }) => {
    total++
    const day = Number.isFinite(earliest) ? earliest : latest
    if (!Number.isFinite(day)) return
    starts.push({ day, isLandmark: significance === 3 })
    last = Math.max(last, Number.isFinite(latest) ? latest : day)
  })
  const first = starts.reduce((least, { day }) => Math.min(least, day), Number.POSITIVE_INFINITY)
  if (first > last) return { total, period: '', figure: null }
  const range = { first, last }
  const unit = unitFor(range, MOST_BINS)
  const bins = partsOf(wholeParts(range, unit), unit)
  const counts = bins.map(() => ({ count: 0, landmarks: 0 }))
  const binOf = binFinder(bins)
  for (const { day, isLandmark } of starts) {
    const bin = counts[binOf(day)]
    if (!bin) continue
    bin.count++
    if (isLandmark) bin.landmarks++
  }
  const columns = bins.map((bin, index) => ({
    words: rangeInWords(bin),
    tick: tickOf(bin, unit, index === 0),
    count: counts[index]?.count ?? 0,
    landmarks: counts[index]?.landmarks ?? 0,
  }))
  return {
    total,
    period: rangeInWords(range),
    figure: columns.length < FEWEST.bins || total < FEWEST.milestones ? null : { kind: 'strip', columns },
  }
}

/** Of months and longer stretches only the years are named. */
const tickOf = (bin: DayRange, unit: CalendarUnit, isFirst: boolean): string | null =>
  'days' in unit || isFirst || isoDayOf(bin.first).endsWith('-01-01') ? tickWords(bin, unit, isFirst) : null
