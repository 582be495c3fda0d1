import { parseEdtf } from '../dates/fuzzy-date.ts'
import type { TimelineEvent } from '../entries/event.ts'
import { isId } from '../parameters/readings.ts'

// A page of the timeline that begins after an entry, or ends before one, whatever was added or retracted in the meantime: it
// names the entry's place in time, so that the page is the same when the entry has moved or gone.

type Side = 'after' | 'before'
export type PageBeside = `${Side} ${string}`
type Place = Pick<TimelineEvent, 'id' | 'order' | 'when'>

export const pageBeside = (side: Side, { id, order, when }: Place): PageBeside => `${side} ${id} ${order} ${when}`

/** Null for what is no such page. */
export function readPageBeside(text: string): { readonly side: Side; readonly place: Place } | null {
  const [, side, id = '', order, when = ''] = /^(after|before) (\S+) (-?\d{1,4}) (.{1,100})$/.exec(text) ?? []
  if ((side !== 'after' && side !== 'before') || !isId(id) || !parseEdtf(when).ok) return null
  return { side, place: { id, order: Number(order), when } }
}
