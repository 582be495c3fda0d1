import { daysInWords } from '../../domain/dates/day-numbers.ts'
import { type DayRange, isWithin, lengthOf } from '../../domain/dates/day-range.ts'
import { axisParts } from '../../domain/explorer/axis.ts'
import { certaintyAt, dateTextOf, type ExplorerData, type ExplorerLane } from '../../domain/explorer/explorer-data.ts'
import { isIn } from '../../domain/explorer/table.ts'
import { spanColumns } from '../../domain/explorer/track.ts'
import { type ExplorerView, xOf } from '../../domain/explorer/viewport.ts'
import { drawingWords } from '../../domain/language/drawing-words.ts'
import { grouped } from '../../domain/language/numbers.ts'
import { type ColumnsInView, clipped, drawTrack, percentOf, ROW } from './still-track.ts'
import type { StillBand, StillDrawing, StillLane, StillPart } from './still-view.ts'

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
const LANE_FOOT = 8
const MOST_ROWS = 4
/** With more marks than this, lanes get fewer rows and more clusters. */
const MOST_MARKS = 420
/** Of marks in a crowded row, in CSS pixels, with the room that labels and clusters take. */
const USUAL_DISTANCE = 80
const TEXT_ROWS = 4
const PIXELS_PER_PART = 40

interface DrawingOptions {
  /** The view. */
  readonly days: DayRange
  /** CSS pixels, the least that the drawing will have: in a wider one the same marks stand further apart. */
  readonly width: number
  readonly addresses: DrawingAddresses
  /** Id of the event that is pointed out, if it is among them. */
  readonly selected: string | null
}

export function drawExplorer(data: ExplorerData, options: DrawingOptions): StillDrawing {
  const { days, width, addresses } = options
  const air = Math.max(0.5, lengthOf(days) * 0.015)
  const view: ExplorerView = { from: days.first - air, to: days.last + 1 + air, width }
  const selected = options.selected === null ? -1 : data.events.id.indexOf(options.selected)
  const scene: StillScene = { data, columns: clipped(data.events, days), days, view, addresses, selected }
  const { texts, lineage } = drawTexts(scene, AXIS)
  const top = texts ? texts.y + texts.height : AXIS
  const lanes = drawLanes(scene, top)
  return {
    height: lanes.reduce((bottom, { height }) => bottom + height, top),
    top,
    axis: axisOf(scene),
    phases: phasesOf(scene),
    texts,
    lineage,
    lanes,
    days: daysOf(data)
      .filter(({ day }) => isWithin(day, days))
      .map(({ day, ...rest }) => ({ ...rest, x: percentOf(view, xOf(view, day + 0.5)) })),
  }
}

interface StillScene {
  readonly data: ExplorerData
  /** Of the events, as far as they are in view. */
  readonly columns: ColumnsInView
  readonly days: DayRange
  readonly view: ExplorerView
  readonly addresses: DrawingAddresses
  /** Place of the chosen event; −1 for none. */
  readonly selected: number
}

function axisOf({ view, days, addresses }: StillScene): StillPart[] {
  return axisParts(days, view.width / PIXELS_PER_PART).map(part => {
    const [start, end] = [xOf(view, part.first), xOf(view, part.last + 1)]
    const isWhole = part.first === days.first && part.last === days.last
    return {
      x: percentOf(view, start),
      label: end - start < PIXELS_PER_PART / 2 ? null : part.label,
      above: part.above,
      words: daysInWords(part),
      href: part.first === part.last || isWhole ? addresses.list(part) : addresses.view(part),
    }
  })
}

function phasesOf({ data, view, days }: StillScene): StillDrawing['phases'] {
  const shown = data.phases.filter(({ first, last }) => first <= days.last && last >= days.first)
  return shown.map(({ title, date, first, last }) => {
    const [start, end] = [Math.max(0, xOf(view, first)), Math.min(view.width, xOf(view, last + 1))]
    return { x: percentOf(view, start), width: percentOf(view, end - start), text: title, words: `${title}, ${date}` }
  })
}

const daysOf = ({ today, asOf }: ExplorerData) => [
  { kind: 'today', label: drawingWords().today, day: today } as const,
  ...(asOf ? [{ kind: 'as-of', ...asOf } as const] : []),
]

function drawLanes(scene: StillScene, top: number): StillLane[] {
  const { data, days, view } = scene
  const inView = data.lanes.map(lane => ({ ...lane, events: lane.events.filter(isIn(data.events, days)) }))
  const rows = rowsFor(inView, view.width)
  let y = top
  return inView.map(lane => {
    const drawn = drawLane(scene, lane, rows, y)
    y += drawn.height
    return drawn
  })
}

/** The most rows of a lane with which the drawing is expected to stay within bounds: the more marks, the tighter. */
function rowsFor(lanes: readonly ExplorerLane[], width: number): number {
  const marksOf = (rows: number): number =>
    lanes.reduce((sum, { events }) => sum + Math.min(events.length, (rows * width) / USUAL_DISTANCE), 0)
  for (let rows = MOST_ROWS; rows > 1; rows--) if (marksOf(rows) <= MOST_MARKS) return rows
  return 1
}

function drawLane(scene: StillScene, lane: ExplorerLane, mostRows: number, y: number): StillLane {
  const { columns, days, view, addresses, selected } = scene
  const milestones = drawTrack(view, y + LANE_HEAD, {
    kind: 'milestones',
    columns,
    places: lane.events,
    mostRows,
    selected,
    link: place => eventLink(scene, place),
    clusterHref: opened(scene, span => addresses.list(span, lane.id)),
  })
  const stancesTop = y + LANE_HEAD + milestones.rows * ROW
  const stanceColumns = spanColumns(lane.stances, ({ label }) => label, 2)
  const stances = drawTrack(view, stancesTop, {
    kind: 'stances',
    columns: clipped(stanceColumns, days),
    places: [...lane.stances.keys()].filter(isIn(stanceColumns, days)),
    mostRows: 1,
    link: place => {
      const { href = '', label: words = '', stance = '' } = lane.stances[place] ?? {}
      return { href, words, sign: `mark-${stance}`, tone: `stance-${stance}` }
    },
    clusterHref: opened(scene, () => addresses.positions),
  })
  return {
    label: lane.label,
    href: lane.href,
    count: grouped(lane.events.length),
    y,
    height: LANE_HEAD + (milestones.rows + stances.rows) * ROW + LANE_FOOT,
    bars: [...milestones.bars, ...stances.bars],
    positionsY: stances.rows === 0 ? null : stancesTop + ROW / 2,
    marks: [...milestones.marks, ...stances.marks],
  }
}

/** Where a cluster leads: to a view of its days or, where that would show the same again, to a list. */
const opened =
  ({ days, addresses }: StillScene, list: (span: DayRange) => string) =>
  ({ first, last }: DayRange): string =>
    last > first && last - first < (days.last - days.first) * 0.8
      ? addresses.view({ first, last })
      : list({ first, last })

/** In words such as “23 November 2025: Talks in Vienna (confirmed)”. */
function eventLink({ data, addresses }: StillScene, place: number) {
  const { id: certainty = '', label = '' } = certaintyAt(data, place) ?? {}
  const { id, title, significance } = data.events
  return {
    href: addresses.event(id[place] ?? ''),
    words: `${dateTextOf(data, place)}: ${title[place]} (${label.toLowerCase()})`,
    sign: `mark-${certainty}-${significance[place] ?? 1}`,
    tone: `certainty-${certainty}`,
  }
}

function drawTexts(scene: StillScene, y: number): { texts: StillBand | null; lineage: StillDrawing['lineage'] } {
  const { days, view, addresses } = scene
  const { documents } = scene.data
  const columns = spanColumns(documents, ({ title }) => title, 2)
  const places = [...documents.keys()].filter(isIn(columns, days))
  if (places.length === 0) return { texts: null, lineage: [] }
  const { rows, bars, marks, spots } = drawTrack(view, y + LANE_HEAD, {
    kind: 'texts',
    columns: clipped(columns, days),
    places,
    mostRows: TEXT_ROWS,
    link: place => {
      const { href = '', title = '', date = '' } = documents[place] ?? {}
      return { href, words: `${date}: ${title}`, sign: 'mark-text', tone: 'text' }
    },
    clusterHref: opened(scene, () => addresses.documents),
  })
  const spotOf = new Map(spots.flatMap(({ places: own, x, y }) => own.map(place => [place, { x, y }] as const)))
  const lineage = documents.flatMap(({ follows }, place) =>
    follows.flatMap(base => {
      const [from, to] = [spotOf.get(base), spotOf.get(place)]
      return from && to && (from.x !== to.x || from.y !== to.y) ? [{ x1: from.x, y1: from.y, x2: to.x, y2: to.y }] : []
    }),
  )
  return {
    texts: { y, height: LANE_HEAD + rows * ROW + LANE_FOOT, bars, marks, positionsY: null },
    lineage,
  }
}
