import type { TimelineEvent } from '../entries/event.ts'

// A few traits of an event in one number. Counting over 100,000 events, most of the time would go into fetching each event
// from memory, so what is counted is kept together in an array.

const SIGNIFICANCE = 0b11
const HAS_LINKS = 0b100
const TABLE_SHIFT = 3

export const traitsOf = ({ significance, deadline, documents }: TimelineEvent, tablePlace: number): number =>
  significance | (deadline || documents.length > 0 ? HAS_LINKS : 0) | (tablePlace << TABLE_SHIFT)

/** The place of its table among those that the index has met. */
export const tablePlaceOf = (traits: number): number => traits >> TABLE_SHIFT
export const significanceOf = (traits: number): 1 | 2 | 3 => (traits & SIGNIFICANCE) as 1 | 2 | 3
/** Whether it sets a deadline or names a text. */
export const hasLinks = (traits: number): boolean => (traits & HAS_LINKS) !== 0
