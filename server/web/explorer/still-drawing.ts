import { daysInWords } from '../../domain/dates/day-numbers.ts'
import { type DayRange, lengthOf, overlap, SOFT_END, SOFT_START, type Span } from '../../domain/dates/day-range.ts'
import { TARGET, type TrackColumns, trackOf } from '../../domain/explorer/arrangement.ts'
import { axisParts } from '../../domain/explorer/axis.ts'
import { dateTextOf, type ExplorerData, type ExplorerLane } from '../../domain/explorer/explorer-data.ts'
import {
  type DrawnMark,
  type DrawnLabel as FittedLabel,
  labelsOf,
  type Measure,
  TrackLayout,
} from '../../domain/explorer/marks.ts'
import { isIn } from '../../domain/explorer/table.ts'
import { type ExplorerView, xOf } from '../../domain/explorer/viewport.ts'

// The explorer without a script: lanes as a drawing of links. Heights are CSS pixels and places in time are percentages, so
// that the drawing has the width of its page and its words the size of the other words. It is arranged for the narrowest
// width in which it is shown; in a wider one the same marks stand further apart.

export interface ExplorerDrawing {
  readonly height: number
  readonly axis: readonly AxisMark[]
  readonly texts: DrawnBand | null
  readonly lanes: readonly (DrawnBand & {
    readonly label: string
    readonly href: string | null
    readonly count: string
  })[]
  /** Today and the day to which the record reaches, where they are in view. */
  readonly days: readonly { readonly kind: 'today' | 'as-of'; readonly label: string; readonly x: number }[]
  /** From which text to which. */
  readonly lineage: readonly { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }[]
  /** How high the head of the drawing is. */
  readonly top: number
}

interface AxisMark {
  readonly x: number
  readonly label: string | null
  readonly above: string | null
  readonly words: string
  readonly href: string
}

export interface DrawnBand {
  readonly y: number
  readonly height: number
  readonly bars: readonly DrawnBar[]
  readonly marks: readonly DrawnLink[]
  /** Middle of the row of stances; null where there is none. */
  readonly positionsY: number | null
}

interface DrawnBar {
  readonly x: number
  readonly width: number
  readonly y: number
  /** Class of its colour. */
  readonly tone: string
  readonly soft: 'start' | 'end' | 'both' | null
}

export interface DrawnLink {
  readonly href: string
  /** All that it says: date, title, certainty. */
  readonly words: string
  readonly x: number
  readonly y: number
  /** Id of the sign to be drawn; null for a cluster. */
  readonly sign: string | null
  /** Class of its colour. */
  readonly tone: string
  /** Whether its day is only about that day. */
  readonly isSoft: boolean
  readonly isSelected: boolean
  /** What a cluster holds. */
  readonly count: string | null
  readonly label: DrawnLabel | null
}

interface DrawnLabel {
  readonly text: string
  readonly x: number
  /** CSS pixels from there. */
  readonly dx: number
  readonly isLandmark: boolean
}

export interface DrawingAddresses {
  readonly event: (id: string) => string
  /** The explorer with a narrower view. */
  readonly view: (days: DayRange) => string
  /** The timeline with the events of these days; of one lane, where one is given. */
  readonly list: (days: DayRange, lane?: string) => string
  readonly documents: string
  readonly positions: string
}

const AXIS = 44
const LANE_HEAD = 26
const ROW = 26
const LANE_FOOT = 8
const MOST_ROWS = 4
/** So many marks can be drawn before they are gathered more tightly. */
const MOST_MARKS = 420
/** In a crowded row, where labels and clusters take their room as well. */
const USUAL_DISTANCE = 80
const TEXT_ROWS = 4
const PIXELS_PER_PART = 40

interface DrawingOptions {
  /** The view. */
  readonly days: DayRange
  /** CSS pixels, the least that the drawing will have. */
  readonly width: number
  readonly addresses: DrawingAddresses
  /** Id of the event that is pointed out, if it is among them. */
  readonly selected: string | null
}

export function drawExplorer(data: ExplorerData, options: DrawingOptions): ExplorerDrawing {
  const { days, width, addresses } = options
  const selected = options.selected === null ? -1 : data.events.id.indexOf(options.selected)
  const air = Math.max(0.5, lengthOf(days) * 0.015)
  const view: ExplorerView = { from: days.first - air, to: days.last + 1 + air, width }
  const percent = (x: number): number => Math.round((Math.min(Math.max(x, 0), width) / width) * 10_000) / 100
  const pen: Pen = { data, columns: clipped(data.events, days), days, view, percent, addresses, selected }

  const inView = data.lanes.map(lane => ({ ...lane, events: lane.events.filter(isIn(data.events, days)) }))
  const texts = drawTexts(pen, AXIS)
  const top = texts.band ? texts.band.y + texts.band.height : AXIS
  const { lanes, bottom } = drawLanes(pen, inView, top)
  return {
    height: bottom,
    top,
    axis: axisOf(pen),
    texts: texts.band,
    lineage: texts.lineage,
    lanes,
    days: daysOf(data, days).map(({ day, ...rest }) => ({ ...rest, x: percent(xOf(view, day + 0.5)) })),
  }
}

interface Pen {
  readonly data: ExplorerData
  /** Of the events, as far as they are in view. */
  readonly columns: ColumnsInView
  readonly days: DayRange
  readonly view: ExplorerView
  readonly percent: (x: number) => number
  readonly addresses: DrawingAddresses
  /** Place of the chosen event; −1 for none. */
  readonly selected: number
}

function axisOf({ view, days, percent, addresses }: Pen): AxisMark[] {
  return axisParts(days, view.width / PIXELS_PER_PART).map(part => {
    const [start, end] = [xOf(view, part.first), xOf(view, part.last + 1)]
    const isWhole = part.first === days.first && part.last === days.last
    return {
      x: percent(start),
      label: end - start < PIXELS_PER_PART / 2 ? null : part.label,
      above: part.above,
      words: daysInWords(part),
      href: part.first === part.last || isWhole ? addresses.list(part) : addresses.view(part),
    }
  })
}

function daysOf({ today, asOf }: ExplorerData, { first, last }: DayRange) {
  const lines = [
    { kind: 'today', label: 'Today', day: today } as const,
    ...(asOf ? [{ kind: 'as-of', ...asOf } as const] : []),
  ]
  return lines.filter(({ day }) => day >= first && day <= last)
}

function drawLanes(pen: Pen, lanes: readonly ExplorerLane[], top: number) {
  const rows = rowsFor(lanes, pen.view.width)
  let y = top
  const drawn = lanes.map(lane => {
    const band = drawLane(pen, lane, rows, y)
    y += band.height
    return band
  })
  return { lanes: drawn, bottom: y }
}

/** The most rows of a lane with which the drawing is expected to stay within bounds: the more marks, the tighter. */
function rowsFor(lanes: readonly ExplorerLane[], width: number): number {
  const marksOf = (rows: number): number =>
    lanes.reduce((sum, { events }) => sum + Math.min(events.length, (rows * width) / USUAL_DISTANCE), 0)
  for (let rows = MOST_ROWS; rows > 1; rows--) if (marksOf(rows) <= MOST_MARKS) return rows
  return 1
}

function drawLane(pen: Pen, lane: ExplorerLane, rows: number, y: number): ExplorerDrawing['lanes'][number] {
  const { data, days, addresses } = pen
  const { events } = data
  const eventBand = drawTrack(pen, pen.columns, lane.events, rows, y + LANE_HEAD, {
    selected: pen.selected,
    link: place => ({
      href: addresses.event(events.id[place] ?? ''),
      words: eventWords(data, place),
      sign: `mark-${certaintyOf(data, place)}-${events.significance[place] ?? 1}`,
      tone: `certainty-${certaintyOf(data, place)}`,
    }),
    cluster: (span, count) => ({
      href: hrefOfCluster(pen, span, lane.id),
      words: `${count} milestones, ${daysInWords(span)}`,
      tone: 'many',
    }),
  })
  const shown = lane.stances.filter(span => overlap(span, days))
  const stanceBand = drawTrack(
    pen,
    columnsOf(shown, days),
    [...shown.keys()],
    1,
    y + LANE_HEAD + eventBand.rows * ROW,
    {
      link: place => {
        const { href = '', label: words = '', stance = '' } = shown[place] ?? {}
        return { href, words, sign: `mark-${stance}`, tone: `stance-${stance}` }
      },
      cluster: (span, count) => ({
        href: isNarrower(pen, span) ? addresses.view(span) : addresses.positions,
        words: `${count} positions, ${daysInWords(span)}`,
        tone: 'stances',
      }),
    },
  )
  return {
    label: lane.label,
    href: lane.href,
    count: lane.events.length.toLocaleString('en'),
    y,
    height: LANE_HEAD + (eventBand.rows + stanceBand.rows) * ROW + LANE_FOOT,
    bars: [...eventBand.bars, ...stanceBand.bars],
    positionsY: stanceBand.rows === 0 ? null : y + LANE_HEAD + eventBand.rows * ROW + ROW / 2,
    marks: [...eventBand.marks, ...stanceBand.marks.map(mark => ({ ...mark, label: null }))],
  }
}

/** A cluster opens: in a view of its days or, where that would show the same again, in the list. */
function hrefOfCluster(pen: Pen, span: DayRange, lane: string): string {
  return isNarrower(pen, span) ? pen.addresses.view(span) : pen.addresses.list(span, lane)
}

const isNarrower = ({ days }: Pen, { first, last }: DayRange): boolean =>
  last > first && last - first < (days.last - days.first) * 0.8

const certaintyOf = ({ events, certainties }: ExplorerData, place: number): string =>
  certainties[events.certainty[place] ?? 0]?.id ?? ''

/** Such as “23 November 2025: Talks in Geneva (confirmed)”. */
function eventWords(data: ExplorerData, place: number): string {
  const certainty = data.certainties[data.events.certainty[place] ?? 0]?.label.toLowerCase()
  return `${dateTextOf(data, place)}: ${data.events.title[place]} (${certainty})`
}

function drawTexts(pen: Pen, y: number): { band: DrawnBand | null; lineage: ExplorerDrawing['lineage'] } {
  const { data, days, addresses } = pen
  const shown = data.documents.filter(span => overlap(span, days))
  if (shown.length === 0) return { band: null, lineage: [] }
  const places = new Map<string, { x: number; y: number }>()
  const band = drawTrack(pen, columnsOf(shown, days), [...shown.keys()], TEXT_ROWS, y + LANE_HEAD, {
    link: place => {
      const { href = '', title = '', date = '' } = shown[place] ?? {}
      return { href, words: `${date}: ${title}`, sign: 'mark-text', tone: 'text' }
    },
    cluster: (span, count) => ({
      href: isNarrower(pen, span) ? addresses.view(span) : addresses.documents,
      words: `${count} texts, ${daysInWords(span)}`,
      tone: 'texts',
    }),
    placed: (place, at) => places.set(shown[place]?.id ?? '', at),
  })
  const lineage = shown.flatMap(({ id, follows }) =>
    follows.flatMap(base => {
      const [from, to] = [places.get(data.documents[base]?.id ?? ''), places.get(id)]
      return from && to && (from.x !== to.x || from.y !== to.y) ? [{ x1: from.x, y1: from.y, x2: to.x, y2: to.y }] : []
    }),
  )
  const height = LANE_HEAD + band.rows * ROW + LANE_FOOT
  return { band: { y, height, bars: band.bars, marks: band.marks, positionsY: null }, lineage }
}

interface Subjects {
  readonly link: (place: number) => Pick<DrawnLink, 'href' | 'words' | 'sign' | 'tone'>
  readonly cluster: (days: DayRange, count: string) => Pick<DrawnLink, 'href' | 'words' | 'tone'>
  /** Place of the one that is chosen. */
  readonly selected?: number
  readonly placed?: (place: number, at: { readonly x: number; readonly y: number }) => void
}

function drawTrack(
  { view, percent }: Pen,
  columns: ColumnsInView,
  places: readonly number[],
  mostRows: number,
  top: number,
  subjects: Subjects,
) {
  const drawn = new TrackLayout(trackOf(columns, places, mostRows)).marks(view)
  // Among the rows some may have stayed empty.
  const used = [...new Set(drawn.map(({ row }) => row))].sort((a, b) => a - b)
  const yOf = (row: number): number => top + used.indexOf(row) * ROW + ROW / 2
  const labels = new Map(labelsOf(drawn, columns, view.width, measure).map(label => [label.place, label]))
  const bars: DrawnBar[] = []
  const marks = drawn.map((mark): DrawnLink => {
    const [x, y] = [percent(mark.x), yOf(mark.row)]
    const held = mark.cluster?.places ?? [mark.place]
    for (const place of held) subjects.placed?.(place, { x, y })
    const isSelected = subjects.selected !== undefined && held.includes(subjects.selected)
    if (mark.cluster) {
      const count = mark.count.toLocaleString('en')
      return {
        ...subjects.cluster(mark.cluster, count),
        x,
        y,
        sign: null,
        isSoft: false,
        isSelected,
        count,
        label: null,
      }
    }
    const link = subjects.link(mark.place)
    const soft = softEnds(columns.softness[mark.place] ?? 0)
    const isSpan = mark.end - mark.start > 1
    if (isSpan) {
      const cut = columns.cut[mark.place] ?? 0
      const start = cut & SOFT_START ? 0 : percent(mark.start)
      const end = cut & SOFT_END ? 100 : percent(mark.end)
      bars.push({ x: start, width: Math.round((end - start) * 100) / 100, y, tone: link.tone, soft })
    }
    const label = labels.get(mark.place)
    return {
      ...link,
      x,
      y,
      isSoft: !isSpan && soft !== null,
      isSelected,
      count: null,
      label: label ? labelOf(label, mark, percent) : null,
    }
  })
  return { rows: used.length, bars, marks }
}

/** In a wider drawing a label moves along with what it stands behind: the end of a span, or the sign. */
function labelOf(label: FittedLabel, mark: DrawnMark, percent: Pen['percent']): DrawnLabel {
  const anchor = mark.end - mark.x > TARGET / 2 ? mark.end : mark.x
  return {
    text: label.text,
    x: percent(anchor),
    dx: Math.round(label.x - anchor),
    isLandmark: label.significance === 3,
  }
}

function softEnds(softness: number): DrawnBar['soft'] {
  return ([null, 'start', 'end', 'both'] as const)[softness] ?? null
}

interface ColumnsInView extends TrackColumns {
  /** Bits as of softness: which end lies beyond the view. */
  readonly cut: readonly number[]
}

/** The columns with nothing reaching beyond the view: what is not seen needs no room, and is not soft where it is cut. */
function clipped(columns: TrackColumns, { first, last }: DayRange): ColumnsInView {
  const cut = columns.first.map(
    (day, place) => (day < first ? SOFT_START : 0) | ((columns.last[place] ?? 0) > last ? SOFT_END : 0),
  )
  return {
    ...columns,
    cut,
    first: columns.first.map(day => Math.min(Math.max(day, first), last)),
    last: columns.last.map(day => Math.max(Math.min(day, last), first)),
    softness: columns.softness.map((softness, place) => softness & ~(cut[place] ?? 0)),
  }
}

function columnsOf(spans: readonly (Span & { readonly title?: string; readonly label?: string })[], days: DayRange) {
  return clipped(
    {
      title: spans.map(({ title, label }) => title ?? label ?? ''),
      first: spans.map(({ first }) => first),
      last: spans.map(({ last }) => last),
      softness: spans.map(({ softness }) => softness),
      significance: spans.map(() => 2),
      certainty: spans.map(() => 0),
    },
    days,
  )
}

/** CSS pixels of the letters of the sans at 12 px. */
const LETTERS: readonly (readonly [RegExp, number])[] = [
  [/[ijlI.,:;'’|! ]/u, 3.6],
  [/[frt()/1-]/u, 4.9],
  [/[mwMW—…@%ЖШЩЮ]/u, 11],
  [/[A-Z]/u, 8.7],
  [/[0-9]/u, 7.6],
  [/[a-z]/u, 6.9],
  [/\p{Script=Cyrillic}/u, 7.6],
  [/[\p{Script=Latin}\p{Script=Greek}\p{Script=Arabic}“”–]/u, 8],
]
const WIDEST_LETTER = 12

/** Rather too wide than too narrow: the letters are set in the reader's browser. */
const measure: Measure = (text, significance) => {
  let width = 0
  for (const letter of text) width += LETTERS.find(([letters]) => letters.test(letter))?.[1] ?? WIDEST_LETTER
  return width * (significance === 3 ? 1.05 : 1)
}
