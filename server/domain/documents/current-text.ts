import { inTimeOrder } from '../dates/time-order.ts'
import type { NegotiatingDocument } from '../entries/document.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'

/** The newest text of a negotiation on whose points something is recorded; without any, its newest text with points. */
export function currentText(record: NegotiationRecord, negotiation?: string): NegotiatingDocument | undefined {
  const isOfIt = ({ process }: NegotiatingDocument) => negotiation === undefined || process === negotiation
  const withPoints = inTimeOrder(
    record.list('document').filter(document => document.points.length > 0 && isOfIt(document)),
    record.calendar,
  )
  return withPoints.findLast(({ id }) => record.referrers(id, 'pointState').length > 0) ?? withPoints.at(-1)
}
