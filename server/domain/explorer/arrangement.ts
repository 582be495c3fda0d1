import { type DayNumber, type DayRange, SOFT_END, SOFT_START } from '../dates/day-range.ts'

// Where the marks of one lane stand, decided for one scale and valid for every larger one. The most significant are placed
// first, with room for their label where there is some; what finds no room is gathered in clusters in the last row.

/** Every mark can be hit with a finger: none is closer than this to its neighbour in the row, and rows are as high. */
export const TARGET = 24
/** Room of a cluster's count. */
export const CLUSTER_WIDTH = 44

/** What is arranged, a column each. Days are whole; `first` equals `last` for what happened on one day. */
export interface TrackColumns {
  readonly title: readonly string[]
  readonly first: readonly DayNumber[]
  readonly last: readonly DayNumber[]
  readonly softness: readonly number[]
  readonly significance: readonly number[]
  /** Smaller is surer. */
  readonly certainty: readonly number[]
}

/** Those of one lane, sorted once for all scales. */
export interface Track {
  readonly columns: TrackColumns
  readonly rows: number
  /** Places in the columns by first day. */
  readonly byTime: Int32Array
  /** Places in `byTime` in the order in which they choose their room. */
  readonly byWeight: Int32Array
}

export interface Cluster {
  /** Places in the columns, by first day. */
  readonly places: readonly number[]
  readonly first: DayNumber
  readonly last: DayNumber
}

/** Marks by their start, a column each. */
export interface Arrangement {
  readonly length: number
  /** Where it begins and ends, in days; the same for what is drawn at one point. */
  readonly start: Float64Array
  readonly end: Float64Array
  readonly row: Uint8Array
  /** Place in the track's columns; of the cluster, as −1 − its place, where it is one. */
  readonly subject: Int32Array
  /** The next mark in the row; −1 for the last. */
  readonly next: Int32Array
  /** The last day up to here, and the first from here on, of all events: what a view leaves out at both ends. */
  readonly latestSoFar: Float64Array
  readonly earliestFromHere: Float64Array
  readonly clusters: readonly Cluster[]
}

const SIGNIFICANCES = 3
const CERTAINTIES = 8

export function trackOf(columns: TrackColumns, places: readonly number[], rows: number): Track {
  const byTime = Int32Array.from(places)
  const first = (place: number): number => columns.first[place] ?? 0
  if (!isRising(byTime, first)) byTime.sort((a, b) => first(a) - first(b) || a - b)
  return { columns, rows: Math.max(1, rows), byTime, byWeight: orderByWeight(columns, byTime) }
}

function isRising(places: Int32Array, keyOf: (place: number) => number): boolean {
  for (let index = 1; index < places.length; index++) {
    if (keyOf(places[index - 1] ?? 0) > keyOf(places[index] ?? 0)) return false
  }
  return true
}

/** By significance, then certainty, then time. Counted rather than compared: there may be 100,000. */
function orderByWeight(columns: TrackColumns, byTime: Int32Array): Int32Array {
  const weightOf = (place: number): number => {
    const significance = Math.min(SIGNIFICANCES, Math.max(1, columns.significance[place] ?? 1))
    return (SIGNIFICANCES - significance) * CERTAINTIES + Math.min(CERTAINTIES - 1, columns.certainty[place] ?? 0)
  }
  const starts = new Int32Array(SIGNIFICANCES * CERTAINTIES + 1)
  for (const place of byTime) {
    const weight = weightOf(place) + 1
    starts[weight] = (starts[weight] ?? 0) + 1
  }
  for (let weight = 1; weight < starts.length; weight++)
    starts[weight] = (starts[weight] ?? 0) + (starts[weight - 1] ?? 0)
  const ordered = new Int32Array(byTime.length)
  for (let index = 0; index < byTime.length; index++) {
    const weight = weightOf(byTime[index] ?? 0)
    const at = starts[weight] ?? 0
    ordered[at] = index
    starts[weight] = at + 1
  }
  return ordered
}

/** Room is given out in cells of as many pixels. */
const CELL = 8
/** How much room for its label a mark asks for; a longer label takes what is free behind it. */
const LABEL_ROOM = [0, 96, 128, 176]
const PIXELS_PER_LETTER = 6.5
const OVERFLOW = 255

/** @param scale CSS pixels of a day */
export function arrange(track: Track, scale: number): Arrangement {
  const { columns, byTime, byWeight } = track
  const rowOf = new Uint8Array(byTime.length).fill(OVERFLOW)
  const room = new Room(track, scale)
  for (const index of byWeight) {
    const place = byTime[index] ?? 0
    const [start, end] = extentOf(columns, place)
    const length = (columns.title[place] ?? '').length * PIXELS_PER_LETTER
    const wanted = Math.min(length, LABEL_ROOM[columns.significance[place] ?? 1] ?? 0)
    rowOf[index] = room.take(start * scale, end * scale, wanted)
  }
  return columnsOf(track, rowOf, gather(track, scale, rowOf))
}

const MARK = 1
const LABEL = 2

/** Which cells of which row are taken. It reaches from the track's first mark to its last. */
class Room {
  readonly #rows: number
  readonly #cells: number
  readonly #origin: number
  readonly #taken: Uint8Array

  constructor({ columns, byTime, rows }: Track, scale: number) {
    let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const place of byTime) {
      first = Math.min(first, columns.first[place] ?? 0)
      last = Math.max(last, columns.last[place] ?? 0)
    }
    const margin = TARGET + Math.max(...LABEL_ROOM)
    this.#rows = rows
    this.#origin = first * scale - margin
    this.#cells = byTime.length === 0 ? 0 : Math.ceil(((last + 1 - first) * scale + 2 * margin) / CELL)
    this.#taken = new Uint8Array(rows * this.#cells)
  }

  /**
   * The row in which there is room for the mark, if possible with its label; `OVERFLOW` where there is none. In the last
   * row a mark may stand where another's label would.
   */
  take(start: number, end: number, label: number): number {
    const left = Math.floor((leftOf(start, end) - this.#origin) / CELL)
    const right = Math.ceil((rightOf(start, end) - this.#origin) / CELL) - 1
    const labelEnd = Math.ceil((rightOf(start, end) + label - this.#origin) / CELL) - 1
    let withoutLabel = OVERFLOW
    for (let row = 0; row < this.#rows; row++) {
      if (!this.#isFree(row, left, right, 0)) continue
      if (withoutLabel === OVERFLOW) withoutLabel = row
      if (!this.#isFree(row, right + 1, labelEnd, 0)) continue
      this.#occupy(row, right + 1, labelEnd, LABEL)
      return this.#occupy(row, left, right, MARK)
    }
    if (withoutLabel === OVERFLOW && this.#isFree(this.#rows - 1, left, right, LABEL)) withoutLabel = this.#rows - 1
    return withoutLabel === OVERFLOW ? OVERFLOW : this.#occupy(withoutLabel, left, right, MARK)
  }

  #isFree(row: number, first: number, last: number, passing: number): boolean {
    const base = row * this.#cells
    for (let cell = base + first; cell <= base + last; cell++) {
      const taken = this.#taken[cell]
      if (taken !== 0 && taken !== passing) return false
    }
    return true
  }

  #occupy(row: number, first: number, last: number, by: number): number {
    const base = row * this.#cells
    this.#taken.fill(by, base + first, base + last + 1)
    return row
  }
}

/** In pixels, of what is drawn from `start` to `end`: a short span is as wide as a mark. */
const leftOf = (start: number, end: number): number => Math.min(start, (start + end - TARGET) / 2)
const rightOf = (start: number, end: number): number => Math.max(end, (start + end + TARGET) / 2)

/** A day is drawn at its noon. */
function extentOf(columns: TrackColumns, place: number): readonly [number, number] {
  const first = columns.first[place] ?? 0
  const last = columns.last[place] ?? 0
  return last > first ? [first, last + 1] : [first + 0.5, first + 0.5]
}

/** What stands in the last row because it found no room elsewhere. */
interface Gathered {
  readonly cluster: Cluster
  /** In days. */
  readonly start: number
  readonly end: number
}

/**
 * Gathers what found no room, and what stands in the last row where a cluster will be; its row is `OVERFLOW` then. Clusters
 * stand in the middle of bins of whole days, which are the same wherever one pans.
 */
function gather({ columns, byTime, rows }: Track, scale: number, rowOf: Uint8Array): Gathered[] {
  const days = Math.ceil((CLUSTER_WIDTH + 4) / scale)
  const boxes = { columns, byTime, scale }
  const bins = new Map<number, number[]>()
  const add = (bin: number, index: number): void => {
    const members = bins.get(bin)
    if (members) members.push(index)
    else bins.set(bin, [index])
  }
  for (let index = 0; index < rowOf.length; index++) {
    if (rowOf[index] !== OVERFLOW) continue
    const [left, right] = boxOf(boxes, index)
    add(Math.floor((left + right) / 2 / scale / days), index)
  }
  if (bins.size === 0) return []
  const full = new Set(bins.keys())
  const left = new Int32Array(rowOf.length)
  let leftCount = 0
  for (let index = 0; index < rowOf.length; index++) {
    if (rowOf[index] !== rows - 1) continue
    const bin = firstOf(full, boxOf(boxes, index), scale * days)
    if (bin === null) left[leftCount++] = index
    else {
      rowOf[index] = OVERFLOW
      add(bin, index)
    }
  }
  // A cluster that comes about may be in the way of one who was alone.
  while (joinTheLonely(boxes, bins, days, left.subarray(0, leftCount), rowOf));
  return [...bins]
    .sort(([a], [b]) => a - b)
    .map(([bin, members]) => {
      const places = members.sort((a, b) => a - b).map(index => byTime[index] ?? 0)
      const [alone, ...others] = places
      const middle = (bin + 0.5) * days
      const [start, end] = others.length === 0 ? extentOf(columns, alone ?? 0) : [middle, middle]
      return { cluster: clusterOf(columns, places), start, end }
    })
}

interface Boxes {
  readonly columns: TrackColumns
  readonly byTime: Int32Array
  readonly scale: number
}

/** Where the room of a mark begins and ends, in pixels. */
function boxOf({ columns, byTime, scale }: Boxes, index: number): readonly [number, number] {
  const [start, end] = extentOf(columns, byTime[index] ?? 0)
  return [leftOf(start * scale, end * scale), rightOf(start * scale, end * scale)]
}

function firstOf(bins: ReadonlySet<number>, [left, right]: readonly [number, number], width: number): number | null {
  const last = Math.floor(right / width)
  for (let bin = Math.floor(left / width); bin <= last; bin++) if (bins.has(bin)) return bin
  return null
}

/** What is alone in its bin is drawn where it belongs; where something is in its way there, the two become a cluster. */
function joinTheLonely(
  boxes: Boxes,
  bins: Map<number, number[]>,
  days: number,
  lastRow: Int32Array,
  rowOf: Uint8Array,
): boolean {
  const width = days * boxes.scale
  let hasJoined = false
  for (const [bin, members] of [...bins].sort(([a], [b]) => a - b)) {
    const [alone, ...others] = members
    if (alone === undefined || others.length > 0 || bins.get(bin) !== members) continue
    const [left, right] = boxOf(boxes, alone)
    for (const index of inTheWay(boxes, lastRow, left, right)) {
      if (rowOf[index] === OVERFLOW) continue
      rowOf[index] = OVERFLOW
      members.push(index)
    }
    if (members.length > 1) {
      hasJoined = true
      continue
    }
    for (let other = Math.floor(left / width) - 1; other <= Math.floor(right / width) + 1; other++) {
      const neighbours = bins.get(other)
      if (other === bin || neighbours === undefined) continue
      const [first = 0, ...rest] = neighbours
      const middle = (other + 0.5) * width
      const box = rest.length > 0 ? [middle - CLUSTER_WIDTH / 2, middle + CLUSTER_WIDTH / 2] : boxOf(boxes, first)
      if ((box[0] ?? 0) >= right || (box[1] ?? 0) <= left) continue
      neighbours.push(alone)
      bins.delete(bin)
      hasJoined = true
      break
    }
  }
  return hasJoined
}

/** Of marks in one row, by time, those that overlap a stretch. They do not overlap each other. */
function inTheWay(boxes: Boxes, row: Int32Array, left: number, right: number): Int32Array {
  let [low, high] = [0, row.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (boxOf(boxes, row[middle] ?? 0)[1] <= left) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < row.length && boxOf(boxes, row[end] ?? 0)[0] < right) end++
  return row.subarray(low, end)
}

function clusterOf(columns: TrackColumns, places: readonly number[]): Cluster {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const place of places) {
    first = Math.min(first, columns.first[place] ?? 0)
    last = Math.max(last, columns.last[place] ?? 0)
  }
  return { places, first, last }
}

function columnsOf({ columns, byTime, rows }: Track, rowOf: Uint8Array, gathered: readonly Gathered[]): Arrangement {
  let length = gathered.length
  for (const row of rowOf) if (row !== OVERFLOW) length++
  const arrangement = {
    length,
    start: new Float64Array(length),
    end: new Float64Array(length),
    row: new Uint8Array(length),
    subject: new Int32Array(length),
    next: new Int32Array(length).fill(-1),
    latestSoFar: new Float64Array(length),
    earliestFromHere: new Float64Array(length),
    clusters: gathered.map(({ cluster }) => cluster),
  }
  const lastInRow = new Int32Array(rows).fill(-1)
  let at = 0
  const put = (start: number, end: number, row: number, subject: number): void => {
    arrangement.start[at] = start
    arrangement.end[at] = end
    arrangement.row[at] = row
    arrangement.subject[at] = subject
    const before = lastInRow[row] ?? -1
    if (before >= 0) arrangement.next[before] = at
    lastInRow[row] = at
    at++
  }
  let cluster = 0
  const putGatheredUntil = (day: number): void => {
    for (let next = gathered[cluster]; next && next.start <= day; next = gathered[++cluster]) {
      const [alone, ...others] = next.cluster.places
      put(next.start, next.end, rows - 1, others.length === 0 && alone !== undefined ? alone : -1 - cluster)
    }
  }
  for (let index = 0; index < rowOf.length; index++) {
    const row = rowOf[index] ?? OVERFLOW
    if (row === OVERFLOW) continue
    const place = byTime[index] ?? 0
    const [start, end] = extentOf(columns, place)
    putGatheredUntil(start)
    put(start, end, row, place)
  }
  putGatheredUntil(Number.POSITIVE_INFINITY)
  let latest = Number.NEGATIVE_INFINITY
  for (let index = 0; index < length; index++) {
    latest = Math.max(latest, daysOfMark(arrangement, columns, index).last)
    arrangement.latestSoFar[index] = latest
  }
  let earliest = Number.POSITIVE_INFINITY
  for (let index = length - 1; index >= 0; index--) {
    earliest = Math.min(earliest, daysOfMark(arrangement, columns, index).first)
    arrangement.earliestFromHere[index] = earliest
  }
  return arrangement
}

export function clusterAt({ subject, clusters }: Arrangement, index: number): Cluster | null {
  const own = subject[index] ?? 0
  return own < 0 ? (clusters[-1 - own] ?? null) : null
}

/** The days for which a mark stands, also where it is not drawn as wide. */
export function daysOfMark(arrangement: Arrangement, columns: TrackColumns, index: number): DayRange {
  const place = arrangement.subject[index] ?? 0
  return clusterAt(arrangement, index) ?? { first: columns.first[place] ?? 0, last: columns.last[place] ?? 0 }
}

export const isSoftAtStart = (softness: number): boolean => (softness & SOFT_START) !== 0
export const isSoftAtEnd = (softness: number): boolean => (softness & SOFT_END) !== 0
