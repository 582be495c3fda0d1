import { currentText } from '../documents/current-text.ts'
import { type AgreedGroup, pointStates } from '../documents/point-states.ts'
import type { NegotiatingDocument } from '../entries/document.ts'
import type { PointState } from '../entries/point-state.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'

/** The text that is negotiated, and how far its points have come. */
export interface CurrentText {
  readonly document: NegotiatingDocument
  /** Newest recorded state of each point that is neither agreed nor withdrawn. */
  readonly open: readonly PointState[]
  readonly agreed: readonly AgreedGroup[]
  readonly pointsWithoutState: readonly string[]
}

export function currentTextOf(record: NegotiationRecord, negotiation?: string): CurrentText | undefined {
  const document = currentText(record, negotiation)
  if (!document) return undefined
  const { open, agreed, withoutState } = pointStates(record, document)
  return { document, open, agreed, pointsWithoutState: withoutState }
}
