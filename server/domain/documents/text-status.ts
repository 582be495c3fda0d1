import { inTimeOrder } from '../dates/time-order.ts'
import { dateInWords } from '../dates/words.ts'
import type { NegotiatingDocument } from '../entries/document.ts'
import { words } from '../language/words.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { currentText } from './current-text.ts'

// What has become of a text is not written into it: on an earlier day it had not happened yet. It is told from the texts
// that the record of that day holds.

/** Texts that lay terms down, and so can take the place of others; statements and letters speak about them, annexes go with them. */
const TERMS: ReadonlySet<NegotiatingDocument['kind']> = new Set(['plan', 'framework', 'agreement', 'memorandum'])

interface TextStatus {
  /** Whether it is the text on the table. */
  readonly isCurrent: boolean
  /** Counter-proposals to it, the oldest first. */
  readonly answeredBy: readonly NegotiatingDocument[]
  /** Later texts that lay down terms on the basis of it, the oldest first. */
  readonly takenFurtherIn: readonly NegotiatingDocument[]
}

/** What the record, at the time that is read, tells of a text besides what is true of it for ever. */
export function textStatus(
  record: NegotiationRecord,
  document: NegotiatingDocument,
  current = currentText(record, document.process),
): TextStatus {
  const later = record.referrers(document.id, 'document').filter(({ basedOn }) => basedOn.includes(document.id))
  const inOrder = inTimeOrder(later, record.calendar)
  return {
    isCurrent: current?.id === document.id,
    answeredBy: inOrder.filter(({ kind }) => kind === 'counter-proposal'),
    takenFurtherIn: inOrder.filter(({ kind }) => TERMS.has(kind)),
  }
}

/** Such as “leaked draft; answered by the counter-proposal (23 November 2025); followed by the second draft (24 December 2025)”. */
export function statusInWords(
  record: NegotiationRecord,
  document: NegotiatingDocument,
  current = currentText(record, document.process),
): string {
  const { isCurrent, answeredBy, takenFurtherIn } = textStatus(record, document, current)
  const { status } = words().documents
  const named = (texts: readonly NegotiatingDocument[]) =>
    texts.map(({ shortTitle, when }) => `${shortTitle} (${dateInWords(when)})`).join(words().pages.comma)
  return [
    document.status,
    ...(answeredBy.length > 0 ? [status.answeredIn(named(answeredBy))] : []),
    ...(takenFurtherIn.length > 0 ? [status.followedIn(named(takenFurtherIn))] : []),
    ...(isCurrent ? [status.current] : []),
  ].join(words().pages.semicolon)
}
