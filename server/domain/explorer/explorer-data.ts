import { daysInWords } from '../dates/day-numbers.ts'
import type { DayNumber, DayRange, Span } from '../dates/day-range.ts'

// What the explorer draws, in the shape in which it travels: columns instead of rows, because a record may hold 100,000
// events and their names would be repeated as often. The server makes it in building.ts and draws the version without
// JavaScript from it; the browser fetches it and draws the rest.

export const LANE_KEYS = ['table', 'actor', 'issue', 'kind'] as const
export type LaneKey = (typeof LANE_KEYS)[number]

/** One place in every column for each event, in timeline order. */
export interface ExplorerEvents {
  readonly id: readonly string[]
  readonly title: readonly string[]
  readonly first: readonly DayNumber[]
  readonly last: readonly DayNumber[]
  readonly softness: readonly number[]
  /** Places in `dates`; −1 for dates known to the day, whose words follow from `first` and `last`. */
  readonly date: readonly number[]
  readonly significance: readonly (1 | 2 | 3)[]
  /** Places in `certainties`. */
  readonly certainty: readonly number[]
}

export interface ExplorerStance extends Span {
  readonly href: string
  /** Id of the stance. */
  readonly stance: string
  /** Such as “North rejects: Territory”. */
  readonly label: string
}

export interface ExplorerLane {
  readonly id: string
  readonly label: string
  /** The page about the actor or issue; null where there is none. */
  readonly href: string | null
  /** Places in the columns of `events`, rising. An event of two actors stands in both of their lanes. */
  readonly events: readonly number[]
  /** In lanes of actors: where the actor took a stand, the earliest first. */
  readonly stances: readonly ExplorerStance[]
}

export interface ExplorerDocument extends Span {
  readonly id: string
  readonly href: string
  readonly title: string
  /** Its date in words. */
  readonly date: string
  /** Places in `documents` of the texts that this one builds on, all before it. */
  readonly follows: readonly number[]
}

export interface ExplorerPhase extends DayRange {
  readonly title: string
  /** Its dates in words. */
  readonly date: string
}

export interface ExplorerData {
  readonly title: string
  /** Such as “Parley, revision 1,234, 5 July 2026”: the source line of an exported picture. */
  readonly source: string
  readonly by: LaneKey
  /** Address of an event's page, with `:id` where its id goes. */
  readonly eventHref: string
  /** Address of the `ChosenEvent` of an event, with `:id` likewise; '' where there is none. */
  readonly chosenHref: string
  /** From the first to the last day of the events; null when there are none. What is shown unless a view is chosen. */
  readonly extent: DayRange | null
  /** The extent with documents, positions and what the record covers, over which one may pan. */
  readonly reach: DayRange | null
  /** The day as of which the record is read, when it is the past; the last day that it covers otherwise. */
  readonly asOf: { readonly day: DayNumber; readonly label: string } | null
  readonly today: DayNumber
  readonly certainties: readonly { readonly id: string; readonly label: string }[]
  /** In words: the dates that are not known to the day. */
  readonly dates: readonly string[]
  readonly events: ExplorerEvents
  readonly lanes: readonly ExplorerLane[]
  readonly documents: readonly ExplorerDocument[]
  /** Eras of the negotiation that is read, the earliest first; empty where several are. */
  readonly phases: readonly ExplorerPhase[]
}

/** What is fetched about the chosen event in addition to the columns. */
export interface ChosenEvent {
  readonly paragraphs: readonly string[]
  readonly participants: readonly NamedPage[]
  readonly documents: readonly NamedPage[]
}

export interface NamedPage {
  readonly text: string
  readonly href: string | null
}

export const certaintyAt = ({ certainties, events }: Pick<ExplorerData, 'certainties' | 'events'>, place: number) =>
  certainties[events.certainty[place] ?? 0]

/** The date in words of the event at a place in the columns. */
export function dateTextOf({ events, dates }: Pick<ExplorerData, 'events' | 'dates'>, place: number): string {
  const [first = 0, last = 0, date = -1] = [events.first[place], events.last[place], events.date[place]]
  return dates[date] ?? daysInWords({ first, last })
}
