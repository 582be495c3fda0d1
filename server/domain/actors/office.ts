import { inTimeOrder } from '../dates/time-order.ts'
import type { Actor } from '../entries/actor.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'

/**
 * The office that somebody held on the day that is read: as the newest milestone until then names it. The office of the
 * actor's own entry bears no date, so on another day it is told as what it is.
 */
export function officeInWords(record: NegotiationRecord, { id, kind, role }: Actor): string | undefined {
  if (record.moment.on === undefined || kind !== 'person') return role
  for (const { participants } of inTimeOrder(record.referrers(id, 'event'), record.calendar).toReversed()) {
    const named = participants.find(({ actor, as }) => actor === id && as !== undefined)
    if (named) return named.as
  }
  return role && `${role} (office as recorded now)`
}
