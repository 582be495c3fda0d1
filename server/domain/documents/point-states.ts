import { inTimeOrder } from '../dates/time-order.ts'
import type { NegotiatingDocument } from '../entries/document.ts'
import type { PointState } from '../entries/point-state.ts'
import { groupBy } from '../group-by.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'

// How far each point of a text has come, and among whom: agreement of some is never agreement of all.

export interface StateOfPoint {
  readonly number: string
  /** Undefined when nothing is recorded of the point, which says nothing about it. */
  readonly newest: PointState | undefined
  /** The newest first; of one date the one with the later id. */
  readonly history: readonly PointState[]
}

/** Points of one text on which the same actors are said to agree. */
export interface AgreedGroup {
  readonly among: readonly string[]
  readonly points: readonly string[]
}

export interface PointStates {
  /** Every point of the text, in its order. */
  readonly points: readonly StateOfPoint[]
  /** By the newest state alone, in the order of the first point of each group. */
  readonly agreed: readonly AgreedGroup[]
  /** The newest states that are neither agreement nor withdrawal. */
  readonly open: readonly PointState[]
  readonly withoutState: readonly string[]
}

export function pointStates(record: NegotiationRecord, document: NegotiatingDocument): PointStates {
  const states = inTimeOrder(record.referrers(document.id, 'pointState'), record.calendar).reverse()
  const byPoint = groupBy(states, ({ point }) => point)
  const points = document.points.map(({ number }): StateOfPoint => {
    const history = byPoint.get(number) ?? []
    return { number, newest: history[0], history }
  })
  const newest = points.flatMap(({ newest: state }) => state ?? [])
  return {
    points,
    agreed: agreedGroups(newest),
    open: newest.filter(({ state }) => state !== 'agreed-between' && state !== 'withdrawn'),
    withoutState: points.filter(({ history }) => history.length === 0).map(({ number }) => number),
  }
}

function agreedGroups(states: readonly PointState[]): AgreedGroup[] {
  const agreed = states.filter(({ state }) => state === 'agreed-between')
  return [...groupBy(agreed, ({ among }) => [...new Set(among)].sort().join(' '))].map(([among, group]) => ({
    among: among.split(' '),
    points: group.map(({ point }) => point),
  }))
}
