import { isoDayOf } from '../../domain/dates/day-numbers.ts'
import type { CalendarUnit } from '../../domain/dates/day-parts.ts'
import { type DayRange, isWithin, lengthOf } from '../../domain/dates/day-range.ts'
import type { DeadlineOutcome } from '../../domain/deadlines/deadlines.ts'
import { CERTAINTIES, DEADLINE_OUTCOMES, TABLES } from '../../domain/entries/event.ts'
import { groupBy } from '../../domain/group-by.ts'
import { unitFor } from '../../domain/overview/bins.ts'
import {
  LABEL_OFFSET,
  type LabelRequest,
  type PlacedLabel,
  placeLabels,
  shortTitle,
  textWidth,
} from '../../domain/overview/labels.ts'
import {
  middleOf,
  type Overview,
  type OverviewDeadline,
  type OverviewDocument,
  type OverviewMark,
} from '../../domain/overview/overview.ts'
import type { OverviewPanel, Tally } from '../../domain/overview/panel.ts'
import { rangeInWords, tickWords } from '../../domain/overview/words.ts'
import { milestones } from '../site/count-words.ts'
import { termView } from '../site/small-views.ts'
import type { OverviewLinks } from './links.ts'
import type {
  DrawnColumns,
  DrawnMark,
  DrawnPanel,
  DrawnShape,
  KeyItem,
  OverviewView,
  ShapeKind,
  Tier,
} from './overview-view.ts'

// The overview as shapes. See overview-view.ts for its units.

/** The width from which on each tier is shown, in pixels; as in overview.css. */
const TIER_WIDTHS: Readonly<Record<Tier, number>> = { narrow: 190, middle: 500, wide: 790 }

const TIERS = ['narrow', 'middle', 'wide'] as const

const LABEL_SIZE = 12

const TICK_SIZE = 11

/** How many characters of a title are shown at most. */
const TITLE_LENGTHS: Readonly<Record<Tier, number>> = { narrow: 24, middle: 48, wide: 48 }

// Heights.
const LABEL_ROW = 15

const LABEL_ROWS = { whole: 2, closeUp: 4 } as const

const DENSITY = 30

const LANE = 13

const LANE_MIDDLE = 7

const LANE_BAR = 10

const LEAST_BAR = 3

const TICKS = 18

const PAGE_BAR = 4

const GUIDE = 18

const SPACE = 6

/** A column or a tick has at least this width, where it is also a target. */
const TARGET = 24

export function drawOverview(
  overview: Overview,
  links: OverviewLinks,
): Omit<OverviewView, 'words' | 'explanation' | 'from' | 'to'> {
  const { whole, closeUp } = overview
  const drawnWhole = drawPanel(overview, whole, links, { y: 0, label: 'The whole record', hasDensity: true })
  const guideY = drawnWhole.height
  const drawnCloseUp =
    closeUp &&
    drawPanel(overview, closeUp, links, {
      y: guideY + GUIDE,
      label: `${rangeInWords(closeUp.range)}, enlarged`,
      hasDensity: false,
    })
  const panels = drawnCloseUp ? [drawnWhole, drawnCloseUp] : [drawnWhole]
  return {
    first: isoDayOf(whole.range.first),
    last: isoDayOf(whole.range.last),
    brush: { top: drawnWhole.columnsY, height: drawnWhole.columnsHeight },
    height: panels.reduce((bottom, { y, height }) => Math.max(bottom, y + height), 0),
    panels,
    guide: closeUp && {
      y: guideY,
      height: GUIDE,
      days: lengthOf(whole.range),
      path: guidePath(whole.range, closeUp.range),
    },
    key: keyOf(overview, panels).map(kind => ({ kind, text: KEY_WORDS[kind] })),
  }
}

interface Place {
  readonly y: number
  readonly label: string
  readonly hasDensity: boolean
}

function drawPanel(overview: Overview, panel: OverviewPanel, links: OverviewLinks, place: Place): DrawnPanel {
  const { range } = panel
  const lanes = place.hasDensity
    ? panel.lanes
    : panel.lanes.filter(({ bins, spans }) => spans.length > 0 || bins.some(hasAny))
  const isInner = panel === overview.closeUp || overview.closeUp === null
  const belongs = (day: number) =>
    isWithin(day, range) && (isInner || !(overview.closeUp && isWithin(day, overview.closeUp.range)))
  const marks = overview.marks.filter(mark => belongs(middleOf(mark)))
  const documents = overview.documents.filter(one => belongs(middleOf(one)))
  const deadlines = overview.deadlines.filter(({ last }) => belongs(last))

  const placed = placesOf(marks.map(middleOf), range)
  const labels = labelsOf(marks, placed, place.hasDensity ? LABEL_ROWS.whole : LABEL_ROWS.closeUp)
  const rowsOfLabels = Math.max(0, ...labels.flatMap(tier => tier.placed.map(({ row }) => row + 1)))

  const densityY = rowsOfLabels * LABEL_ROW + (rowsOfLabels > 0 ? SPACE : 0)
  const lanesY = densityY + (place.hasDensity ? DENSITY + SPACE : 0)
  const documentsY = lanesY + lanes.length * LANE
  const deadlinesY = documentsY + (documents.length > 0 ? LANE : 0)
  const bottom = deadlinesY + (deadlines.length > 0 ? LANE : 0) + 3
  const laneY = new Map(lanes.map(({ table }, index) => [table, lanesY + index * LANE]))
  const documentPlaces = placesOf(documents.map(middleOf), range)

  return {
    label: place.label,
    y: place.y,
    height: bottom + PAGE_BAR + TICKS,
    columns: columnsOf(overview, panel, links, bottom + PAGE_BAR + TICKS - 5),
    days: lengthOf(range),
    columnsY: densityY,
    columnsHeight: bottom - densityY,
    rowLabels: [
      ...lanes.map(({ table }, index) => ({ text: TABLES[table].label, y: lanesY + index * LANE + LANE - 3 })),
      ...(documents.length > 0 ? [{ text: 'Texts', y: documentsY + LANE - 3 }] : []),
      ...(deadlines.length > 0 ? [{ text: 'Deadlines', y: deadlinesY + LANE - 3 }] : []),
    ],
    ground: groundShapes(overview, panel, { top: densityY, bottom }),
    shapes: [
      ...frameShapes(overview, panel, { top: densityY, bottom }),
      ...(place.hasDensity ? densityShapes(panel, densityY) : []),
      ...laneShapes({ ...panel, lanes }, lanesY),
    ],
    marks: marks.map((mark, index): DrawnMark => {
      const y = (laneY.get(mark.event.table) ?? 0) + LANE_MIDDLE
      return {
        href: links.event(mark),
        title: titleOf(mark),
        isLandmark: mark.event.significance === 3,
        isHollow: mark.event.occurrence !== 'occurred' && mark.event.occurrence !== 'under-way',
        x: percent(placed[index] ?? 0),
        y,
        labels: labels.flatMap(({ tiers, placed: found }) =>
          found
            .filter(({ request }) => request.mark === mark)
            .map(({ request, row, anchor }) => ({
              tiers,
              text: request.text,
              anchor,
              textX: anchor === 'start' ? LABEL_OFFSET : -LABEL_OFFSET,
              textY: (rowsOfLabels - 1 - row) * LABEL_ROW + LABEL_SIZE - y,
            })),
        ),
      }
    }),
    documents: documents.map((one, index) => ({
      href: links.document(one.document.id),
      title: documentWords(one),
      x: percent(documentPlaces[index] ?? 0),
      y: documentsY + 2,
    })),
    deadlines: deadlines.map(deadline => ({
      href: links.event(deadline),
      title: deadlineWords(deadline),
      x: percent(endOfDay(deadline.last, range)),
      from: percent(Math.max(0, startOfDay(deadline.set.first, range))),
      y: deadlinesY + LANE_MIDDLE,
      path: OUTCOME_PATHS[deadline.outcome],
    })),
  }
}

const hasAny = ({ chosen, others }: Tally): boolean => chosen + others > 0

const startOfDay = (day: number, range: DayRange): number => (day - range.first) / lengthOf(range)

const endOfDay = (day: number, range: DayRange): number => startOfDay(day + 1, range)

const percent = (part: number): string => `${tenth(part * 100)}%`

/** A day in the space of the shapes, which is as wide as the range has days. */
const inPlot = (day: number, range: DayRange): number => Math.min(lengthOf(range), Math.max(0, day - range.first))

/** Kept, broken, still running; what another date took the place of, or was given up, just ends. */
const OUTCOME_PATHS: Readonly<Record<DeadlineOutcome, string>> = {
  met: 'M-3 0 0 3 4-4',
  missed: 'M-3.5-3.5 3.5 3.5M3.5-3.5-3.5 3.5',
  open: 'M0-4 4 0 0 4-4 0z',
  extended: 'M0-5V5M-3-3 0 0-3 3',
  dropped: 'M0-5V5',
}

/** Side by side within their day, where several have the same. */
function placesOf(days: readonly number[], range: DayRange): number[] {
  const groups = groupBy([...days.entries()], ([, day]) => String(day))
  const places: number[] = []
  for (const group of groups.values()) {
    for (const [order, [index, day]] of group.entries()) {
      places[index] = startOfDay(day + (order + 0.5) / group.length, range)
    }
  }
  return places
}

const documentWords = ({ words, document }: OverviewDocument): string => `${words}: ${document.shortTitle} (text)`

export const titleOf = ({ words, event }: OverviewMark): string =>
  `${words}: ${event.title} (${termView(CERTAINTIES, event.certainty).label.toLowerCase()})`

const deadlineWords = ({ words, event, outcome }: OverviewDeadline): string =>
  `Due ${words}: ${event.title} (${termView(DEADLINE_OUTCOMES, outcome).label.toLowerCase()})`

// Labels

interface TitleRequest extends LabelRequest {
  readonly mark: OverviewMark
  readonly text: string
}

/** The wide tier has the labels of the middle one where they are, and more. */
function labelsOf(marks: readonly OverviewMark[], places: readonly number[], rows: number) {
  const requests = (tier: Tier): TitleRequest[] =>
    [...marks.entries()]
      .flatMap(([index, mark]) => {
        const text = shortTitle(mark.event.title, TITLE_LENGTHS[tier])
        return text === null ? [] : [{ mark, text, at: places[index] ?? 0, textWidth: textWidth(text, LABEL_SIZE) }]
      })
      .sort(
        (a, b) =>
          b.mark.event.significance - a.mark.event.significance ||
          b.mark.followers - a.mark.followers ||
          a.mark.place - b.mark.place,
      )
  const width = TIER_WIDTHS
  const narrow = placeLabels(requests('narrow'), { width: width.narrow, rows })
  const wideRequests = requests('wide')
  const middle = placeLabels(wideRequests, { width: width.middle, rows })
  const wide = placeLabels(wideRequests, { width: width.wide, rows }, middle)
  const tier = (tiers: readonly Tier[], placed: readonly PlacedLabel<TitleRequest>[]) => ({ tiers, placed })
  return [tier(['narrow'], narrow), tier(['middle', 'wide'], middle), tier(['wide'], wide.slice(middle.length))]
}

// Columns

function columnsOf(overview: Overview, panel: OverviewPanel, links: OverviewLinks, tickY: number): DrawnColumns[] {
  const most = (tier: Tier) => Math.floor(TIER_WIDTHS[tier] / TARGET)
  const byUnit = groupBy(TIERS, tier => JSON.stringify(unitFor(panel.range, most(tier))))
  return [...byUnit.values()].map((tiers): DrawnColumns => {
    const narrowest = tiers[0] as Tier
    const unit = unitFor(panel.range, most(narrowest))
    const columns = overview.columns(panel, most(narrowest))
    return {
      tiers,
      columns: columns.map(column => ({
        x: column.first - panel.range.first,
        width: lengthOf(column),
        href: column.count > 0 ? links.stretch(column) : null,
        title: columnWords(column),
      })),
      ticks: ticksOf(columns, unit, panel.range, TIER_WIDTHS[narrowest]).map(tick => ({ ...tick, y: tickY })),
    }
  })
}

const columnWords = ({ count, ...range }: DayRange & { readonly count: number }): string =>
  `${rangeInWords(range)}: ${count === 0 ? 'no milestone' : milestones(count)}`

/** What fits beside the words before it; years come before what is in them. */
function ticksOf(columns: readonly DayRange[], unit: CalendarUnit, range: DayRange, width: number) {
  const ticks = columns.map((column, index) => {
    const text = tickWords(column, unit, index === 0)
    const at = startOfDay(column.first, range)
    return { text, at, start: at * width, end: at * width + textWidth(text, TICK_SIZE) + 2 }
  })
  const isYear = ({ text }: { readonly text: string }) => /\d{4}/.test(text)
  const shown: typeof ticks = []
  for (const tick of [...ticks.filter(isYear), ...ticks.filter(one => !isYear(one))]) {
    const fits = shown.every(other => tick.end <= other.start || tick.start >= other.end)
    if (fits && tick.end <= width + TICK_SIZE) shown.push(tick)
  }
  return shown.sort((a, b) => a.at - b.at).map(({ text, at }) => ({ text, x: percent(at) }))
}

// Shapes

const shape = (kind: ShapeKind, path: string, width: number | null = null): DrawnShape[] =>
  path === '' ? [] : [{ kind, path, width }]

const box = (span: DayRange, range: DayRange, top: number, bottom: number): string => {
  const [start, end] = [inPlot(span.first, range), inPlot(span.last + 1, range)]
  return end > start ? `M${start} ${top}h${end - start}v${bottom - top}h${start - end}z` : ''
}

interface Frame {
  readonly top: number
  readonly bottom: number
}

function groundShapes({ closeUp, gaps }: Overview, { range }: OverviewPanel, { top, bottom }: Frame): DrawnShape[] {
  const isWhole = range !== closeUp?.range
  return [
    ...(isWhole && closeUp ? shape('close-up', box(closeUp.range, range, top, bottom + PAGE_BAR + TICKS)) : []),
    ...shape('gap', gaps.map(gap => box(gap, range, top, bottom)).join('')),
  ]
}

function frameShapes({ onPage, asOf }: Overview, { range }: OverviewPanel, { top, bottom }: Frame): DrawnShape[] {
  return [
    ...(onPage ? shape('page', box(onPage, range, bottom, bottom + PAGE_BAR)) : []),
    ...(asOf !== null && isWithin(asOf, range) ? shape('as-of', `M${inPlot(asOf + 1, range)} ${top}V${bottom}`) : []),
  ]
}

/** Three quarters of what a bin has room for, in days. */
const barWidth = ({ bins }: OverviewPanel): number =>
  Math.round(lengthOf(bins[bins.length >> 1] as DayRange) * 75) / 100

/** Upright strokes, each from where the last one stood: a row of them is the same few characters again and again. */
class Bars {
  #path = ''
  #x = 0
  #y = 0
  readonly #panel: OverviewPanel

  constructor(panel: OverviewPanel) {
    this.#panel = panel
  }

  add(index: number, base: number, height: number): void {
    const { bins, range } = this.#panel
    const bin = bins[index] as DayRange
    const x = (bin.first + bin.last + 1) / 2 - range.first
    this.#path += `m${x - this.#x} ${base - this.#y}v${-height}`
    this.#x = x
    this.#y = base - height
  }

  get path(): string {
    return this.#path
  }
}

const tenth = (length: number): number => Math.round(length * 10) / 10

/** Heights count events: those that were asked for below, the others on top of them. */
function densityShapes(panel: OverviewPanel, top: number): DrawnShape[] {
  const most = Math.max(1, ...panel.density.map(({ chosen, others }) => chosen + others))
  const base = top + DENSITY
  const height = (events: number) => (events === 0 ? 0 : Math.max(1, Math.round((events / most) * DENSITY)))
  const [bars, faint] = [new Bars(panel), new Bars(panel)]
  for (const [index, { chosen, others }] of panel.density.entries()) {
    if (chosen > 0) bars.add(index, base, height(chosen))
    if (others > 0) faint.add(index, base - height(chosen), height(others))
  }
  return [...shape('bar', bars.path, barWidth(panel)), ...shape('bar-faint', faint.path, barWidth(panel))]
}

/** One event is plain to see; more make the bar higher, up to the height of the lane. */
function laneShapes(panel: OverviewPanel, top: number): DrawnShape[] {
  const shown = ({ chosen, others }: Tally) => chosen || others
  const most = Math.max(2, ...panel.lanes.flatMap(({ bins }) => bins.map(shown)))
  const [bars, faint] = [new Bars(panel), new Bars(panel)]
  const spanPaths = { span: '', soft: '', 'span-faint': '' }
  for (const [lane, { bins, spans }] of panel.lanes.entries()) {
    const base = top + lane * LANE + LANE - 2
    for (const [index, tally] of bins.entries()) {
      const events = shown(tally)
      if (events === 0) continue
      const height = Math.round(LEAST_BAR + ((LANE_BAR - LEAST_BAR) * (events - 1)) / (most - 1))
      if (tally.chosen > 0) bars.add(index, base, height)
      else faint.add(index, base, height)
    }
    for (const span of spans) {
      const kind = !span.isChosen ? 'span-faint' : span.isSoft ? 'soft' : 'span'
      spanPaths[kind] += `M${inPlot(span.first, panel.range)} ${base - 1.5}h${lengthOf(span)}`
    }
  }
  return [
    ...shape('bar', bars.path, barWidth(panel)),
    ...shape('bar-faint', faint.path, barWidth(panel)),
    ...shape('span', spanPaths.span),
    ...shape('soft', spanPaths.soft),
    ...shape('span-faint', spanPaths['span-faint']),
  ]
}

function guidePath(whole: DayRange, part: DayRange): string {
  return `M${inPlot(part.first, whole)} 0L0 ${GUIDE}H${lengthOf(whole)}L${inPlot(part.last + 1, whole)} 0z`
}

const KEY_WORDS: Readonly<Record<KeyItem, string>> = {
  landmark: 'Landmark',
  milestone: 'Other milestone',
  document: 'Text',
  deadline: 'Deadline, from its setting',
  span: 'Lasted so long',
  soft: 'Some time in these days',
  gap: 'No milestone for over 10 days',
  page: 'This page of the list',
  'as-of': 'The day that is read',
}

function keyOf({ gaps, onPage, asOf, marks }: Overview, panels: readonly DrawnPanel[]): KeyItem[] {
  const hasShape = (kind: ShapeKind) => panels.some(({ shapes }) => shapes.some(one => one.kind === kind))
  return [
    ...(marks.some(({ event }) => event.significance === 3) ? (['landmark'] as const) : []),
    ...(marks.some(({ event }) => event.significance !== 3) ? (['milestone'] as const) : []),
    ...(panels.some(({ documents }) => documents.length > 0) ? (['document'] as const) : []),
    ...(panels.some(({ deadlines }) => deadlines.length > 0) ? (['deadline'] as const) : []),
    ...(hasShape('span') ? (['span'] as const) : []),
    ...(hasShape('soft') ? (['soft'] as const) : []),
    ...(gaps.length > 0 ? (['gap'] as const) : []),
    ...(onPage ? (['page'] as const) : []),
    ...(asOf !== null ? (['as-of'] as const) : []),
  ]
}
