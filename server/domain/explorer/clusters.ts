import type { DayRange } from '../dates/day-range.ts'
import { firstWhere } from './first-where.ts'
import { CLUSTER_WIDTH, leftOf, OVERFLOW, rightOf } from './room.ts'
import { extentOf, reachOf, type Track } from './track.ts'

export interface Cluster extends DayRange {
  /** Places in the columns, by first day. */
  readonly places: readonly number[]
}

/** What stands in the last row because it found no room elsewhere; a cluster of one is drawn as a mark. */
export interface Gathered {
  readonly cluster: Cluster
  /** In days. */
  readonly start: number
  readonly end: number
}

type Box = readonly [left: number, right: number]

/**
 * Gathers what found no room, and what stands in the last row where a cluster will be; its row is `OVERFLOW` then. Clusters
 * stand in the middle of bins of whole days, which are the same wherever one pans.
 */
export function gather({ columns, byTime, rows }: Track, scale: number, rowOf: Uint8Array): Gathered[] {
  const days = Math.ceil((CLUSTER_WIDTH + 4) / scale)
  const boxOf = (index: number): Box => {
    const [start, end] = extentOf(columns, byTime[index] ?? 0)
    return [leftOf(start * scale, end * scale), rightOf(start * scale, end * scale)]
  }
  const bins = new Bins(days * scale, boxOf)
  for (const [index, row] of rowOf.entries()) {
    if (row !== OVERFLOW) continue
    const [left, right] = boxOf(index)
    bins.add(Math.floor((left + right) / 2 / scale / days), index)
  }
  if (bins.isEmpty) return []
  const lastRow: number[] = []
  for (const [index, row] of rowOf.entries()) {
    if (row !== rows - 1) continue
    const bin = bins.firstIn(boxOf(index))
    if (bin === undefined) lastRow.push(index)
    else {
      rowOf[index] = OVERFLOW
      bins.add(bin, index)
    }
  }
  // A cluster that comes about this way may overlap another single event.
  while (bins.joinSingles(lastRow, rowOf));
  return bins.inOrder.map(([bin, members]) => {
    const places = members.sort((a, b) => a - b).map(index => byTime[index] ?? 0)
    const middle = (bin + 0.5) * days
    const [start, end] = places.length === 1 ? extentOf(columns, places[0] ?? 0) : [middle, middle]
    return { cluster: { places, ...reachOf(columns, places) }, start, end }
  })
}

/** What is gathered, by place in the track's order of time: a bin with several members is a cluster. */
class Bins {
  readonly #members = new Map<number, number[]>()
  /** In pixels. */
  readonly #width: number
  readonly #boxOf: (index: number) => Box

  constructor(width: number, boxOf: (index: number) => Box) {
    this.#width = width
    this.#boxOf = boxOf
  }

  get isEmpty(): boolean {
    return this.#members.size === 0
  }

  get inOrder(): (readonly [bin: number, members: number[]])[] {
    return [...this.#members].sort(([a], [b]) => a - b)
  }

  add(bin: number, index: number): void {
    const members = this.#members.get(bin)
    if (members) members.push(index)
    else this.#members.set(bin, [index])
  }

  /** The first bin that overlaps a box and has members. */
  firstIn([left, right]: Box): number | undefined {
    const last = Math.floor(right / this.#width)
    for (let bin = Math.floor(left / this.#width); bin <= last; bin++) if (this.#members.has(bin)) return bin
    return undefined
  }

  /**
   * A single event is drawn at its own place, not in the middle of its bin. Where it overlaps others there, they become one
   * cluster. Returns whether any did.
   */
  joinSingles(lastRow: readonly number[], rowOf: Uint8Array): boolean {
    let hasJoined = false
    for (const [bin, members] of this.inOrder) {
      const [single] = members
      if (single === undefined || members.length > 1 || this.#members.get(bin) !== members) continue
      const box = this.#boxOf(single)
      for (const index of this.#overlapping(lastRow, box)) {
        if (rowOf[index] === OVERFLOW) continue
        rowOf[index] = OVERFLOW
        members.push(index)
      }
      if (members.length > 1 || this.#joinNeighbour(bin, single, box)) hasJoined = true
    }
    return hasJoined
  }

  /** Moves the single member of a bin to a bin near by whose mark it overlaps. */
  #joinNeighbour(bin: number, single: number, [left, right]: Box): boolean {
    const width = this.#width
    for (let other = Math.floor(left / width) - 1; other <= Math.floor(right / width) + 1; other++) {
      const neighbours = this.#members.get(other)
      if (other === bin || !neighbours) continue
      const middle = (other + 0.5) * width
      const [start, end] =
        neighbours.length > 1
          ? [middle - CLUSTER_WIDTH / 2, middle + CLUSTER_WIDTH / 2]
          : this.#boxOf(neighbours[0] ?? 0)
      if (start >= right || end <= left) continue
      neighbours.push(single)
      this.#members.delete(bin)
      return true
    }
    return false
  }

  /** Of marks in one row, by time, those that overlap a box. They do not overlap each other. */
  #overlapping(row: readonly number[], [left, right]: Box): readonly number[] {
    const start = firstWhere(row.length, index => this.#boxOf(row[index] ?? 0)[1] > left)
    let end = start
    while (end < row.length && this.#boxOf(row[end] ?? 0)[0] < right) end++
    return row.slice(start, end)
  }
}
