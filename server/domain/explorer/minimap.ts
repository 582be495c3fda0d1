import type { DayRange } from '../dates/day-range.ts'
import type { ExplorerData } from './explorer-data.ts'
import { type ExplorerView, wholeView, xOf } from './viewport.ts'

/** What a small map of the whole shows: how much there was when. Its range is that of the events. */
interface ExplorerMap {
  readonly whole: ExplorerView
  /** Of each bin, as many CSS pixels wide as `MAP_BIN`. */
  readonly counts: Uint32Array
  readonly landmarks: Uint32Array
  /** Where the texts stand, in CSS pixels. */
  readonly texts: readonly number[]
  /** How many texts are older than the events. They are left out, because a map with room for them would be nearly empty. */
  readonly earlierTexts: number
}

export const MAP_BIN = 3
const LANDMARK = 3
const NARROWEST_WINDOW = 10

export function explorerMap({ events, documents }: ExplorerData, extent: DayRange, width: number): ExplorerMap {
  const whole = wholeView(extent, width)
  const counts = new Uint32Array(Math.ceil(width / MAP_BIN) + 1)
  const landmarks = new Uint32Array(counts.length)
  const { first, last, significance } = events
  for (let place = 0; place < first.length; place++) {
    const bin = Math.floor(xOf(whole, ((first[place] ?? 0) + (last[place] ?? 0) + 1) / 2) / MAP_BIN)
    counts[bin] = (counts[bin] ?? 0) + 1
    if (significance[place] === LANDMARK) landmarks[bin] = (landmarks[bin] ?? 0) + 1
  }
  const texts = documents.map(document => xOf(whole, (document.first + document.last + 1) / 2))
  return { whole, counts, landmarks, texts, earlierTexts: texts.filter(x => x < 0).length }
}

/** Which part of the map a view is, in CSS pixels; at the edge where it lies beyond. */
export function windowOn(whole: ExplorerView, view: ExplorerView): { readonly left: number; readonly width: number } {
  const start = Math.min(Math.max(xOf(whole, view.from), 0), whole.width - NARROWEST_WINDOW)
  const end = Math.min(xOf(whole, view.to), whole.width)
  return { left: start, width: Math.max(NARROWEST_WINDOW, end - start) }
}
