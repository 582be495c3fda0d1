import { inTimeOrder } from '../dates/time-order.ts'
import type { Citation } from '../entries/citation.ts'
import type { NegotiatingDocument } from '../entries/document.ts'
import type { PointState } from '../entries/point-state.ts'
import { groupBy } from '../group-by.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { unconfirmedBy } from './agreement-claim.ts'

// How far each point of a text has come, and among whom: agreement of some is never agreement of all.

export interface StateOfPoint {
  readonly number: string
  /** Undefined when nothing is recorded of the point, which says nothing about it. */
  readonly newest: PointState | undefined
  /** The newest first; of one date the one with the later id. */
  readonly history: readonly PointState[]
}

/** Points of one text on which one and the same actor said on one day that the same actors agree. */
export interface AgreedGroup {
  readonly among: readonly string[]
  readonly points: readonly string[]
  readonly assertedBy: string
  /** EDTF. */
  readonly when: string
  /** The sources of the first point. */
  readonly citations: readonly Citation[]
  /** Of those among whom it is said to be agreed, who is not recorded to have said so of one of the points. */
  readonly unconfirmedBy: readonly string[]
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
    agreed: agreedGroups(record, newest),
    open: newest.filter(({ state }) => state !== 'agreed-between' && state !== 'withdrawn'),
    withoutState: points.filter(({ history }) => history.length === 0).map(({ number }) => number),
  }
}

function agreedGroups(record: NegotiationRecord, states: readonly PointState[]): AgreedGroup[] {
  const agreed = states.filter(({ state }) => state === 'agreed-between')
  const key = ({ among, assertedBy, when }: PointState) => [assertedBy, when, ...new Set(among.toSorted())].join(' ')
  return [...groupBy(agreed, key).values()].flatMap(group => {
    const [first] = group
    if (!first) return []
    const { among, assertedBy, when, citations } = first
    return {
      among: [...new Set(among)].sort(),
      points: group.map(({ point }) => point),
      assertedBy,
      when,
      citations,
      unconfirmedBy: [...new Set(group.flatMap(state => unconfirmedBy(record, state)))].sort(),
    }
  })
}
