import { inTimeOrder } from '../dates/time-order.ts'
import type { NegotiatingDocument } from '../entries/document.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'

/** The newest text on whose points something is recorded; without any, the newest text with points. */
export function currentText(record: NegotiationRecord): NegotiatingDocument | undefined {
  const withPoints = inTimeOrder(
    record.list('document').filter(({ points }) => points.length > 0),
    record.calendar,
  )
  return withPoints.findLast(({ id }) => record.referrers(id, 'pointState').length > 0) ?? withPoints.at(-1)
}
