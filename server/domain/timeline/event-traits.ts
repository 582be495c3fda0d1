import { TABLES, type TimelineEvent } from '../entries/event.ts'
import { termIds } from '../entries/terms.ts'

// A few traits of an event in one byte. Counting over 100,000 events, most of the time would go into fetching each event from
// memory, so what is counted is kept together in an array.

/** The tables in the order of the vocabulary. */
export const TABLES_IN_ORDER = termIds(TABLES)
const PLACES: Readonly<Record<string, number>> = Object.fromEntries(
  TABLES_IN_ORDER.map((table, place) => [table, place]),
)

const SIGNIFICANCE = 0b11
const HAS_LINKS = 0b100
const TABLE_SHIFT = 3

export const traitsOf = ({ significance, deadline, documents, table }: TimelineEvent): number =>
  significance | (deadline || documents.length > 0 ? HAS_LINKS : 0) | ((PLACES[table] ?? 0) << TABLE_SHIFT)

/** The place of its table in `TABLES_IN_ORDER`. */
export const tablePlaceOf = (traits: number): number => traits >> TABLE_SHIFT
export const significanceOf = (traits: number): 1 | 2 | 3 => (traits & SIGNIFICANCE) as 1 | 2 | 3
/** Whether it sets a deadline or names a text. */
export const hasLinks = (traits: number): boolean => (traits & HAS_LINKS) !== 0
