import { reachOf, type Track } from './track.ts'

/** Size of the area in which a mark can be hit, wide and high enough for a finger. */
export const TARGET = 24
/** Width of the count that stands for a cluster. */
export const CLUSTER_WIDTH = 44

/** Room is given out in cells of this many pixels. */
const CELL = 8
/** How much room for its label a mark asks for, by significance; a longer label takes what is free behind it. */
const LABEL_ROOM = [0, 96, 128, 176]
const PIXELS_PER_LETTER = 6.5

/** Takes the place of a row where there is no room in any. */
export const OVERFLOW = 255

/** In pixels, of what is drawn from `start` to `end`: a short span is as wide as a mark. */
export const leftOf = (start: number, end: number): number => Math.min(start, (start + end - TARGET) / 2)
export const rightOf = (start: number, end: number): number => Math.max(end, (start + end + TARGET) / 2)

export function labelRoom(title: string, significance: number): number {
  return Math.min(title.length * PIXELS_PER_LETTER, LABEL_ROOM[significance] ?? 0)
}

const MARK = 1
const LABEL = 2

/** Which cells of which row are taken. It reaches from the track's first mark to its last. */
export class Room {
  readonly #rows: number
  readonly #cells: number
  readonly #origin: number
  readonly #taken: Uint8Array

  constructor({ columns, byTime, rows }: Track, scale: number) {
    const { first, last } = reachOf(columns, byTime)
    const margin = TARGET + Math.max(...LABEL_ROOM)
    this.#rows = rows
    this.#origin = first * scale - margin
    this.#cells = byTime.length === 0 ? 0 : Math.ceil(((last + 1 - first) * scale + 2 * margin) / CELL)
    this.#taken = new Uint8Array(rows * this.#cells)
  }

  /** Whether there is room for the mark at all: asking costs less than reading how long its label is. */
  has(start: number, end: number): boolean {
    const left = this.#firstCell(start, end)
    const right = this.#lastCell(start, end, 0)
    for (let row = 0; row < this.#rows; row++) if (this.#isFree(row, left, right, 0)) return true
    return this.#isFree(this.#rows - 1, left, right, LABEL)
  }

  /**
   * The row in which there is room for the mark, if possible with its label; `OVERFLOW` where there is none. In the last
   * row a mark may stand where another's label would.
   */
  take(start: number, end: number, label: number): number {
    const left = this.#firstCell(start, end)
    const right = this.#lastCell(start, end, 0)
    const labelEnd = this.#lastCell(start, end, label)
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

  #firstCell(start: number, end: number): number {
    return Math.floor((leftOf(start, end) - this.#origin) / CELL)
  }

  #lastCell(start: number, end: number, label: number): number {
    return Math.ceil((rightOf(start, end) + label - this.#origin) / CELL) - 1
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
