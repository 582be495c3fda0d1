// What the explorer draws, in the shape in which it travels: columns instead of rows, because a record may hold 100,000
// events and their names would be repeated as often. The server builds it (and draws from it without JavaScript); the
// browser draws from the same.

export const LANE_KEYS = ['table', 'actor', 'issue', 'kind'] as const
export type LaneKey = (typeof LANE_KEYS)[number]

/** A day as the number of days since 1 January 1970. */
export type DayNumber = number

/** Bits of `ExplorerEvents.softness`: which end of an event's span is not known to the day. */
export const SOFT_START = 1
export const SOFT_END = 2

/** One place in every column for each event, in timeline order. */
export interface ExplorerEvents {
  readonly id: readonly string[]
  readonly title: readonly string[]
  /** First and last day of the span; the same for an event of one day. */
  readonly first: readonly DayNumber[]
  readonly last: readonly DayNumber[]
  readonly softness: readonly number[]
  readonly significance: readonly (1 | 2 | 3)[]
  /** Places in `certainties`. */
  readonly certainty: readonly number[]
}

export interface ExplorerLane {
  readonly id: string
  readonly label: string
  /** Places in the columns of `events`, rising. An event of two actors stands in both of their lanes. */
  readonly events: readonly number[]
  /** In lanes of actors: where the actor took a stand. */
  readonly stances: readonly {
    readonly day: DayNumber
    readonly href: string
    readonly stance: string
    readonly label: string
  }[]
}

export interface ExplorerDocument {
  readonly id: string
  readonly href: string
  readonly title: string
  readonly day: DayNumber
  /** Places in `documents` of the texts that this one builds on. */
  readonly follows: readonly number[]
}

export interface ExplorerData {
  readonly title: string
  /** Such as “Parley, revision 1,234, 5 July 2026”: the source line of an exported picture. */
  readonly source: string
  readonly by: LaneKey
  /** The whole record's reach, over which one may pan. */
  readonly reach: { readonly first: DayNumber; readonly last: DayNumber } | null
  /** The day as of which the record is read, when it is the past; the last day that it covers otherwise. */
  readonly asOf: { readonly day: DayNumber; readonly label: string } | null
  readonly today: DayNumber
  readonly certainties: readonly { readonly id: string; readonly label: string }[]
  readonly events: ExplorerEvents
  readonly lanes: readonly ExplorerLane[]
  readonly documents: readonly ExplorerDocument[]
}
