import { type DayRange, nearestWithin, SOFT_END, SOFT_START } from '../../domain/dates/day-range.ts'
import { clusterWords } from '../../domain/explorer/mark-words.ts'
import { type DrawnMark, type DrawnLabel as FittedLabel, labelsOf, TrackLayout } from '../../domain/explorer/marks.ts'
import { TARGET } from '../../domain/explorer/room.ts'
import type { BandKind } from '../../domain/explorer/stack.ts'
import { type TrackColumns, trackOf } from '../../domain/explorer/track.ts'
import type { ExplorerView } from '../../domain/explorer/viewport.ts'
import { grouped } from '../../domain/language/numbers.ts'
import { labelWidth } from './label-width.ts'
import type { StillBar, StillLabel, StillMark } from './still-view.ts'

export const ROW = 26

/** What is drawn of what stands at the places of the columns. */
interface Subjects {
  readonly kind: BandKind
  readonly columns: ColumnsInView
  readonly places: Iterable<number>
  readonly mostRows: number
  readonly link: (place: number) => Pick<StillMark, 'href' | 'words' | 'sign' | 'tone'>
  readonly clusterHref: (days: DayRange) => string
  /** Place of the one that is chosen. */
  readonly selected?: number
}

interface StillTrack {
  readonly rows: number
  readonly bars: readonly StillBar[]
  readonly marks: readonly StillMark[]
  /** Which places of the columns are drawn where. */
  readonly spots: readonly (Pick<StillMark, 'x' | 'y'> & { readonly places: readonly number[] })[]
}

/** One band of rows from `top` down; rows that nothing stands in are left out. */
export function drawTrack(view: ExplorerView, top: number, subjects: Subjects): StillTrack {
  const { kind, columns } = subjects
  const drawn = new TrackLayout(trackOf(columns, subjects.places, subjects.mostRows)).marks(view)
  const used = [...new Set(drawn.map(({ row }) => row))].sort((a, b) => a - b)
  const labels = new Map(labelsOf(drawn, columns, view.width, labelWidth).map(label => [label.place, label]))
  const bars: StillBar[] = []
  const spots: StillTrack['spots'][number][] = []
  const marks = drawn.map((mark): StillMark => {
    const { place, cluster } = mark
    const spot = { x: percentOf(view, mark.x), y: top + used.indexOf(mark.row) * ROW + ROW / 2 }
    const held = cluster?.places ?? [place]
    spots.push({ ...spot, places: held })
    const common = { ...spot, isSelected: (subjects.selected ?? -1) >= 0 && held.includes(subjects.selected ?? -1) }
    if (cluster) {
      return {
        ...common,
        href: subjects.clusterHref(cluster),
        words: clusterWords(kind, cluster),
        tone: kind === 'milestones' ? 'many' : kind,
        sign: null,
        isSoft: false,
        count: grouped(mark.count),
        label: null,
      }
    }
    const link = subjects.link(place)
    const soft = SOFT_ENDS[columns.softness[place] ?? 0] ?? null
    const isSpan = mark.end - mark.start > 1
    if (isSpan) bars.push({ ...barOf(view, mark, columns.cut[place] ?? 0), y: spot.y, tone: link.tone, soft })
    const label = labels.get(place)
    return {
      ...link,
      ...common,
      isSoft: !isSpan && soft !== null,
      count: null,
      label: label && kind !== 'stances' ? labelOf(view, label, mark) : null,
    }
  })
  return { rows: used.length, bars, marks, spots }
}

const SOFT_ENDS = [null, 'start', 'end', 'both'] as const

export const percentOf = ({ width }: ExplorerView, x: number): number =>
  Math.round((Math.min(Math.max(x, 0), width) / width) * 10_000) / 100

function barOf(view: ExplorerView, mark: DrawnMark, cut: number): Pick<StillBar, 'x' | 'width'> {
  const start = cut & SOFT_START ? 0 : percentOf(view, mark.start)
  const end = cut & SOFT_END ? 100 : percentOf(view, mark.end)
  return { x: start, width: Math.round((end - start) * 100) / 100 }
}

/** In a wider drawing a label moves along with what it stands behind: the end of a span, or the sign. */
function labelOf(view: ExplorerView, label: FittedLabel, mark: DrawnMark): StillLabel {
  const anchor = mark.end - mark.x > TARGET / 2 ? mark.end : mark.x
  return {
    text: label.text,
    x: percentOf(view, anchor),
    dx: Math.round(label.x - anchor),
    isLandmark: label.significance === 3,
  }
}

export interface ColumnsInView extends TrackColumns {
  /** Bits as of softness: which end lies beyond the view. */
  readonly cut: readonly number[]
}

/** The columns with nothing reaching beyond the view: what is not seen needs no room, and is not soft where it is cut. */
export function clipped(columns: TrackColumns, days: DayRange): ColumnsInView {
  const cut = columns.first.map(
    (day, place) => (day < days.first ? SOFT_START : 0) | ((columns.last[place] ?? 0) > days.last ? SOFT_END : 0),
  )
  return {
    ...columns,
    cut,
    first: columns.first.map(day => nearestWithin(day, days)),
    last: columns.last.map(day => nearestWithin(day, days)),
    softness: columns.softness.map((softness, place) => softness & ~(cut[place] ?? 0)),
  }
}
