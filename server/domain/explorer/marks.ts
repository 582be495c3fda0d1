import { type Arrangement, arrange, clusterAt, daysOfMark } from './arrangement.ts'
import type { Cluster } from './clusters.ts'
import { firstWhere } from './first-where.ts'
import { CLUSTER_WIDTH, TARGET } from './room.ts'
import { isSoftAtEnd, isSoftAtStart, type Track, type TrackColumns } from './track.ts'
import { type ExplorerView, levelOf, scaleOf, scaleOfLevel } from './viewport.ts'

/** What is drawn in one row of a lane, in CSS pixels from the start of the view. */
export interface DrawnMark {
  /** Place in the track's columns; of the first of its events, where it is a cluster. */
  readonly place: number
  readonly cluster: Cluster | null
  readonly count: number
  readonly row: number
  /** Where its sign stands: in the middle, or as near to it as is in view. */
  readonly x: number
  /** From its first to its last day; the same where it is drawn at one point. */
  readonly start: number
  readonly end: number
  /** The area that can be hit: at least `TARGET` wide, and apart from that of other marks. */
  readonly left: number
  readonly right: number
  readonly isSoftAtStart: boolean
  readonly isSoftAtEnd: boolean
  /** How much of the row is free behind it. */
  readonly room: number
}

export interface DrawnLabel {
  /** Place in the track's columns. */
  readonly place: number
  readonly row: number
  readonly x: number
  readonly width: number
  /** The title, cut where it is too long. */
  readonly text: string
  readonly significance: number
}

/** How wide a text is in the type of a label of this significance, in CSS pixels. */
export type Measure = (text: string, significance: number) => number

const KEPT_LEVELS = 6

/** The marks of one lane, at any view. The arrangements of the last levels of zoom are kept. */
export class TrackLayout {
  readonly track: Track
  readonly #arrangements = new Map<number, Arrangement>()

  constructor(track: Track) {
    this.track = track
  }

  marks(view: ExplorerView): DrawnMark[] {
    return marksIn(this.track.columns, this.arrangementAt(scaleOf(view)), view)
  }

  isArranged(level: number): boolean {
    return this.#arrangements.has(level)
  }

  arrangementAt(scale: number): Arrangement {
    const level = levelOf(scale)
    const kept = this.#arrangements.get(level)
    this.#arrangements.delete(level)
    const arrangement = kept ?? arrange(this.track, scaleOfLevel(level))
    this.#arrangements.set(level, arrangement)
    for (const oldest of this.#arrangements.keys()) {
      if (this.#arrangements.size <= KEPT_LEVELS) break
      this.#arrangements.delete(oldest)
    }
    return arrangement
  }
}

function marksIn(columns: TrackColumns, arrangement: Arrangement, view: ExplorerView): DrawnMark[] {
  const scale = scaleOf(view)
  const earliest = view.from - CLUSTER_WIDTH / scale
  const latest = view.to + CLUSTER_WIDTH / scale
  const marks: DrawnMark[] = []
  const { length, latestSoFar, earliestFromHere } = arrangement
  const end = firstWhere(length, index => (earliestFromHere[index] ?? 0) >= latest)
  for (let index = firstWhere(length, at => (latestSoFar[at] ?? 0) >= earliest - 1); index < end; index++) {
    const { first, last } = daysOfMark(arrangement, columns, index)
    if (first < latest && last + 1 > earliest) marks.push(markAt(columns, arrangement, index, view))
  }
  return marks
}

function markAt(columns: TrackColumns, arrangement: Arrangement, index: number, view: ExplorerView): DrawnMark {
  const box = boxAt(arrangement, index, view)
  const cluster = clusterAt(arrangement, index)
  const place = cluster?.places[0] ?? arrangement.subject[index] ?? 0
  const next = arrangement.next[index] ?? -1
  const softness = cluster ? 0 : (columns.softness[place] ?? 0)
  return {
    ...box,
    place,
    cluster,
    count: cluster ? cluster.places.length : 1,
    row: arrangement.row[index] ?? 0,
    x: signOf(box, view.width),
    isSoftAtStart: isSoftAtStart(softness),
    isSoftAtEnd: isSoftAtEnd(softness),
    room: (next < 0 ? Number.POSITIVE_INFINITY : boxAt(arrangement, next, view).left) - box.right,
  }
}

interface Box {
  readonly start: number
  readonly end: number
  readonly left: number
  readonly right: number
}

function boxAt(arrangement: Arrangement, index: number, view: ExplorerView): Box {
  const scale = scaleOf(view)
  const start = ((arrangement.start[index] ?? 0) - view.from) * scale
  const end = ((arrangement.end[index] ?? 0) - view.from) * scale
  const middle = (start + end) / 2
  const half = ((arrangement.subject[index] ?? 0) < 0 ? CLUSTER_WIDTH : TARGET) / 2
  return { start, end, left: Math.min(start, middle - half), right: Math.max(end, middle + half) }
}

/** The middle of a span; where that is out of view, the place in view that is nearest to it. */
function signOf({ start, end }: Box, width: number): number {
  const middle = (start + end) / 2
  const half = TARGET / 2
  if (end - start <= TARGET || end < 0 || start > width) return middle
  const inView = Math.min(Math.max(middle, half), width - half)
  return Math.min(Math.max(inView, start + half), end - half)
}

const LABEL_GAP = 2
const LONGEST_LABEL = 320
const SHORTEST_LABEL = 56

/**
 * The titles of marks whose sign is in view, each in the free room behind its mark, so that none overlaps a mark or another
 * label. Who has room was decided by significance when the marks were placed. What is too long is cut, what would be too
 * short left out.
 */
export function labelsOf(
  marks: readonly DrawnMark[],
  columns: TrackColumns,
  width: number,
  measure: Measure,
): DrawnLabel[] {
  const labels: DrawnLabel[] = []
  for (const { place, cluster, row, x: sign, right, room } of marks) {
    const x = right + LABEL_GAP
    const free = Math.min(room - 2 * LABEL_GAP, LONGEST_LABEL, width - x)
    if (cluster || free < SHORTEST_LABEL || sign < 0) continue
    const significance = columns.significance[place] ?? 1
    const fitting = fitted(columns.title[place] ?? '', free, text => measure(text, significance))
    if (fitting) labels.push({ place, row, x, ...fitting, significance })
  }
  return labels
}

const ELLIPSIS = '…'
/** A title that would be cut to fewer letters is left out. */
const FEWEST_LETTERS = 12
const NARROWEST_LETTER = 2

/** As much of a text as there is room for, cut after a whole word where that does not cost much. */
function fitted(
  title: string,
  room: number,
  measure: (text: string) => number,
): { text: string; width: number } | null {
  // Even the narrowest letters would not fit beyond this, so the rest need not be measured.
  const longest = Math.ceil(room / NARROWEST_LETTER)
  const whole = title.length <= longest ? title : title.slice(0, longest)
  const width = measure(whole)
  if (width <= room && whole === title) return { text: title, width }
  let [fits, tooLong] = [0, whole.length]
  let guess = Math.floor((whole.length * room) / width)
  while (fits < tooLong - 1) {
    const middle = Math.min(tooLong - 1, Math.max(fits + 1, guess))
    if (measure(whole.slice(0, middle) + ELLIPSIS) <= room) fits = middle
    else tooLong = middle
    guess = (fits + tooLong) >>> 1
  }
  const cut = whole.slice(0, fits)
  const space = cut.lastIndexOf(' ')
  const kept = cut.slice(0, space >= FEWEST_LETTERS && space > fits * 0.6 ? space : fits).replace(/[\s,;:–—-]+$/, '')
  const text = kept + ELLIPSIS
  return kept.length >= FEWEST_LETTERS ? { text, width: measure(text) } : null
}
