import type { DayRange } from '../dates/day-range.ts'
import { drawingWords } from '../language/drawing-words.ts'
import { grouped } from '../language/numbers.ts'
import type { ExplorerData, ExplorerEvents, LaneKey } from './explorer-data.ts'

// The drawing as a table: on the page as the server sends it, and in the browser whenever something else is in view.

export const laneLabel = (key: LaneKey): string => drawingWords().lanes[key]

interface ExplorerTable {
  /** Such as “The first 200 of 10,000 milestones in view”. */
  readonly caption: string
  readonly isCut: boolean
  readonly rows: readonly ExplorerRow[]
}

interface ExplorerRow {
  /** Place in the columns of events. */
  readonly place: number
  /** The labels of its lanes. */
  readonly lanes: string
}

const MOST_ROWS = 200

/** The events of which a day is in view, in timeline order. */
export function explorerTable({ events, lanes }: ExplorerData, days: DayRange | null): ExplorerTable {
  const inView = days ? [...events.id.keys()].filter(isIn(events, days)) : []
  const labels = new Map<number, string[]>(inView.slice(0, MOST_ROWS).map(place => [place, []]))
  for (const lane of lanes) for (const place of lane.events) labels.get(place)?.push(lane.label)
  const { inView: allInView, firstOf, milestones } = drawingWords()
  const all = allInView(milestones(inView.length))
  const isCut = inView.length > MOST_ROWS
  return {
    caption: isCut ? firstOf(grouped(MOST_ROWS), all) : all,
    isCut,
    rows: [...labels].map(([place, own]) => ({ place, lanes: own.join(', ') })),
  }
}

/** Whether what stands at a place of the columns has a day in view. */
export const isIn =
  ({ first, last }: Pick<ExplorerEvents, 'first' | 'last'>, days: DayRange) =>
  (place: number): boolean =>
    (first[place] ?? 0) <= days.last && (last[place] ?? 0) >= days.first

/** Such as “195 milestones in 8 lanes”. */
export function countWords({ events, lanes }: ExplorerData): string {
  const { inLanes, lanesCount, milestones } = drawingWords()
  return inLanes(milestones(events.id.length), lanesCount(lanes.length))
}
