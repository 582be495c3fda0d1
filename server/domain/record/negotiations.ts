import { inTimeOrder } from '../dates/time-order.ts'
import type { Process } from '../entries/process.ts'
import type { NegotiationRecord } from './negotiation-record.ts'

// Which of the negotiations of a record is read.

type Told = Pick<NegotiationRecord, 'find' | 'list'>

/** The one that began first stands first. */
export const negotiationsOf = (record: NegotiationRecord): Process[] =>
  inTimeOrder(record.list('process'), record.calendar, ({ began }) => began)

/** With one alone nothing is said of it beside its entries: all of them are of it. */
export const hasSeveral = (record: Told): boolean => record.list('process').length > 1

/** The one that is asked for; of a record with one alone that one. Undefined where several are read at once. */
export function negotiationRead(record: Told, asked: readonly string[] = []): Process | undefined {
  const [id, ...others] = asked
  if (id !== undefined) return others.length === 0 ? record.find('process', id) : undefined
  const all = record.list('process')
  return all.length === 1 ? all[0] : undefined
}
