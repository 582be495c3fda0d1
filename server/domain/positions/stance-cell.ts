import type { TimelineCalendar } from '../dates/timeline-dates.ts'
import { AUTHORITIES, type Position } from '../entries/position.ts'
import { termIds } from '../entries/terms.ts'
import { groupBy } from '../group-by.ts'

// Where one actor stands on one thing, out of all that was said in its name.

export type Stance = Position['stance']

/**
 * `none` no public position, which is not consent · `stance` one stance · `contradictory` this side contradicts itself about
 * the same text, point or issue · `varies` it says yes to one text and no to another: only of an issue, where several texts meet.
 */
export type CellState = 'none' | 'stance' | 'contradictory' | 'varies'

export interface StanceCell {
  readonly state: CellState
  /** One of `stance`; of `contradictory` and `varies` those that oppose each other, the highest authority's first. */
  readonly stances: readonly Stance[]
  /** The positions that stand, the highest authority's first: the first one is the cell's stance. */
  readonly counting: readonly Position[]
  /** All positions, the newest first, those that count among them. */
  readonly history: readonly Position[]
}

export const NO_PUBLIC_POSITION: StanceCell = { state: 'none', stances: [], counting: [], history: [] }

/** From the highest to the lowest. */
const AUTHORITY_ORDER: readonly Position['authority'][] = termIds(AUTHORITIES)

/**
 * Which stances can't both be true of one side. Yes and no contradict each other, with or without conditions; so do a plain
 * yes and an objection, and readiness to talk and "never". Whatever is unclear contradicts nothing, and neither does a
 * reservation: who accepts with conditions may object to a part, and who says no may be open to talk.
 */
const CONTRADICTIONS: Readonly<Record<Stance, readonly Stance[]>> = {
  accepts: ['partly-objects', 'rejects', 'red-line'],
  'accepts-with-conditions': ['rejects', 'red-line'],
  open: ['red-line'],
  unclear: [],
  'partly-objects': ['accepts'],
  rejects: ['accepts', 'accepts-with-conditions'],
  'red-line': ['accepts', 'accepts-with-conditions', 'open'],
}

const contradicts = (a: Stance, b: Stance): boolean => CONTRADICTIONS[a].includes(b)

interface Placed {
  readonly position: Position
  readonly key: string
  /** 0 is the highest authority. */
  readonly rank: number
}

/**
 * The rules, over the positions of one actor on one thing:
 * 1. A position is superseded by a newer one of the same or of a higher authority; the others stand. So a minister's word of
 *    today stands beside the president's of yesterday and does not replace it, and the president's of tomorrow ends both.
 * 2. Newer means a later sort key of `when`. Of positions with the same key neither is the newer: both stand, also when
 *    their authorities differ, since nobody knows which was meant to be the last word of that day.
 * 3. The cell shows the standing position of the highest authority; of two on the same day the one with the later id.
 * 4. It is contradictory when two standing positions on the same text, point or issue contradict each other.
 */
export function stanceCell(positions: readonly Position[], calendar: TimelineCalendar): StanceCell {
  if (positions.length === 0) return NO_PUBLIC_POSITION
  const placed = positions
    .map(position => ({
      position,
      key: calendar.datesOf(position.when).key,
      rank: AUTHORITY_ORDER.indexOf(position.authority),
    }))
    .sort(newestFirst)
  const counting = standing(placed)
  return { ...verdict(counting), counting, history: placed.map(({ position }) => position) }
}

function newestFirst(a: Placed, b: Placed): number {
  if (a.key !== b.key) return a.key > b.key ? -1 : 1
  return a.rank - b.rank || (a.position.id > b.position.id ? -1 : 1)
}

function standing(newestFirst: readonly Placed[]): Position[] {
  const found: Placed[] = []
  let highestSoFar = Number.POSITIVE_INFINITY
  let highestNewer = Number.POSITIVE_INFINITY
  let key: string | undefined
  for (const one of newestFirst) {
    if (one.key !== key) highestNewer = highestSoFar
    key = one.key
    if (one.rank < highestNewer) found.push(one)
    highestSoFar = Math.min(highestSoFar, one.rank)
  }
  // The sort is stable: within an authority the newest stays first.
  return found.sort((a, b) => a.rank - b.rank).map(({ position }) => position)
}

function verdict(counting: readonly Position[]): Pick<StanceCell, 'state' | 'stances'> {
  const byObject = groupBy(counting, ({ about: { document, point } }) => `${document ?? ''} ${point ?? ''}`)
  const contradictory = [...byObject.values()].flatMap(opposed)
  if (contradictory.length > 0) return { state: 'contradictory', stances: [...new Set(contradictory)] }
  const varying = opposed(counting)
  if (varying.length > 0) return { state: 'varies', stances: varying }
  return { state: 'stance', stances: counting.slice(0, 1).map(({ stance }) => stance) }
}

/** The stances that contradict another one among these. */
function opposed(positions: readonly Position[]): Stance[] {
  const stances = [...new Set(positions.map(({ stance }) => stance))]
  return stances.filter(stance => stances.some(other => contradicts(stance, other)))
}
