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

interface Gathering {
  /** Places in the track's order of time, by bin: several in one bin are a cluster. */
  readonly bins: Map<number, number[]>
  /** Of a bin, in pixels. */
  readonly width: number
  readonly boxOf: (index: number) => Box
}

/**
 * Gathers what found no room, and what stands in the last row where a cluster will be; its row is `OVERFLOW` then. Clusters
 * stand in the middle of bins of whole days, which are the same wherever one pans.
 */
export function gather({ columns, byTime, rows }: Track, scale: number, rowOf: Uint8Array): Gathered[] {
  const days = Math.ceil((CLUSTER_WIDTH + 4) / scale)
  const bins = new Map<number, number[]>()
  const boxOf = (index: number): Box => {
    const [start, end] = extentOf(columns, byTime[index] ?? 0)
    return [leftOf(start * scale, end * scale), rightOf(start * scale, end * scale)]
  }
  const gathering: Gathering = { bins, width: days * scale, boxOf }
  for (const [index, row] of rowOf.entries()) {
    if (row !== OVERFLOW) continue
    const [left, right] = boxOf(index)
    const bin = Math.floor((left + right) / 2 / scale / days)
    const members = bins.get(bin)
    if (members) members.push(index)
    else bins.set(bin, [index])
  }
  if (bins.size === 0) return []
  const lastRow: number[] = []
  for (const [index, row] of rowOf.entries()) {
    if (row !== rows - 1) continue
    const members = membersIn(gathering, boxOf(index))
    if (members) {
      rowOf[index] = OVERFLOW
      members.push(index)
    } else lastRow.push(index)
  }
  // A cluster that comes about this way may overlap another single event.
  while (joinSingles(gathering, lastRow, rowOf));
  return inOrder(bins).map(([bin, members]) => {
    const places = members.sort((a, b) => a - b).map(index => byTime[index] ?? 0)
    const middle = (bin + 0.5) * days
    const [start, end] = places.length === 1 ? extentOf(columns, places[0] ?? 0) : [middle, middle]
    return { cluster: { places, ...reachOf(columns, places) }, start, end }
  })
}

const inOrder = (bins: Gathering['bins']) => [...bins].sort(([a], [b]) => a - b)

/** Of the first bin with members that overlaps a box. */
function membersIn({ bins, width }: Gathering, [left, right]: Box): number[] | undefined {
  const last = Math.floor(right / width)
  for (let bin = Math.floor(left / width); bin <= last; bin++) if (bins.has(bin)) return bins.get(bin)
  return undefined
}

/**
 * A single event is drawn at its own place, not in the middle of its bin. Where it overlaps others there, they become one
 * cluster. Returns whether any did.
 */
function joinSingles(gathering: Gathering, lastRow: readonly number[], rowOf: Uint8Array): boolean {
  const { bins, boxOf } = gathering
  let hasJoined = false
  for (const [bin, members] of inOrder(bins)) {
    const [single] = members
    if (single === undefined || members.length > 1 || bins.get(bin) !== members) continue
    const box = boxOf(single)
    for (const index of overlapping(gathering, lastRow, box)) {
      if (rowOf[index] === OVERFLOW) continue
      rowOf[index] = OVERFLOW
      members.push(index)
    }
    if (members.length > 1 || joinNeighbour(gathering, bin, single, box)) hasJoined = true
  }
  return hasJoined
}

/** Of marks in one row, by time, those that overlap a box. They do not overlap each other. */
function overlapping({ boxOf }: Gathering, row: readonly number[], [left, right]: Box): readonly number[] {
  const start = firstWhere(row.length, at => boxOf(row[at] ?? 0)[1] > left)
  let end = start
  while (end < row.length && boxOf(row[end] ?? 0)[0] < right) end++
  return row.slice(start, end)
}

/** Moves the single member of a bin to a bin near by whose mark it overlaps. */
function joinNeighbour({ bins, width, boxOf }: Gathering, bin: number, single: number, [left, right]: Box): boolean {
  for (let other = Math.floor(left / width) - 1; other <= Math.floor(right / width) + 1; other++) {
    const neighbours = bins.get(other)
    if (other === bin || !neighbours) continue
    const middle = (other + 0.5) * width
    const [start, end] =
      neighbours.length > 1 ? [middle - CLUSTER_WIDTH / 2, middle + CLUSTER_WIDTH / 2] : boxOf(neighbours[0] ?? 0)
    if (start >= right || end <= left) continue
    neighbours.push(single)
    bins.delete(bin)
    return true
  }
  return false
}
