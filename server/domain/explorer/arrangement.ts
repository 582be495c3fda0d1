import type { DayRange } from '../dates/day-range.ts'
import { type Cluster, type Gathered, gather } from './clusters.ts'
import { labelRoom, OVERFLOW, Room } from './room.ts'
import { extentOf, type Track, type TrackColumns } from './track.ts'

// Where the marks of one lane stand, decided for one scale and valid for every larger one. The most significant are placed
// first, with room for their label where there is some; what finds no room is gathered in clusters in the last row.

/** Marks by their start, a column for each property. */
export interface Arrangement {
  readonly length: number
  /** Where it begins and ends, in days; the same for what is drawn at one point. */
  readonly start: Float64Array
  readonly end: Float64Array
  readonly row: Uint8Array
  /** Place in the track's columns; for a cluster −1 − its place in `clusters`. */
  readonly subject: Int32Array
  /** The next mark in the row; −1 for the last. */
  readonly next: Int32Array
  /** The last day of all marks up to here and the first of all from here on: both rise, so a view's marks are found fast. */
  readonly latestSoFar: Float64Array
  readonly earliestFromHere: Float64Array
  readonly clusters: readonly Cluster[]
}

/** @param scale CSS pixels of a day */
export function arrange(track: Track, scale: number): Arrangement {
  const { columns, byTime, byWeight } = track
  const rowOf = new Uint8Array(byTime.length).fill(OVERFLOW)
  const room = new Room(track, scale)
  for (const index of byWeight) {
    const place = byTime[index] ?? 0
    const [start, end] = extentOf(columns, place)
    if (!room.has(start * scale, end * scale)) continue
    const wanted = labelRoom(columns.title[place] ?? '', columns.significance[place] ?? 1)
    rowOf[index] = room.take(start * scale, end * scale, wanted)
  }
  return columnsOf(track, rowOf, gather(track, scale, rowOf))
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
      const { places } = next.cluster
      put(next.start, next.end, rows - 1, places.length === 1 ? (places[0] ?? 0) : -1 - cluster)
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
