import { inTimeOrder } from '../dates/time-order.ts'
import { deadlines } from '../deadlines/deadlines.ts'
import { currentText } from '../documents/current-text.ts'
import { type AgreedGroup, pointStates } from '../documents/point-states.ts'
import type { NegotiatingDocument } from '../entries/document.ts'
import type { TimelineEvent } from '../entries/event.ts'
import type { PointState } from '../entries/point-state.ts'
import type { Process } from '../entries/process.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { timelineOf } from './record-timeline.ts'
import { EVERYTHING } from './timeline-query.ts'

interface CurrentText {
  readonly document: NegotiatingDocument
  /** Newest recorded state of each point that is neither agreed nor withdrawn. */
  readonly open: readonly PointState[]
  readonly agreed: readonly AgreedGroup[]
  readonly pointsWithoutState: readonly string[]
}

/** Where the negotiation stands, as far as the record goes: derived, never typed in. */
export interface StateOfPlay {
  readonly latestLandmark: TimelineEvent | undefined
  /** Demands or promises whose date is open, the nearest first. */
  readonly runningDeadlines: readonly TimelineEvent[]
  readonly currentText: CurrentText | undefined
  /** What the record lists as still to come, the nearest first. */
  readonly toCome: readonly TimelineEvent[]
  readonly process: Process | undefined
}

export function stateOfPlay(record: NegotiationRecord): StateOfPlay {
  const process = inTimeOrder(record.list('process'), record.calendar, ({ began }) => began).at(-1)
  return {
    latestLandmark: timelineOf(record).findLatest(
      ({ significance, occurrence }) => significance === 3 && (occurrence === 'occurred' || occurrence === 'under-way'),
    ),
    runningDeadlines: deadlines(record)
      .filter(({ outcome }) => outcome === 'open')
      .map(({ setIn }) => setIn),
    currentText: currentTextOf(record),
    toCome: process ? toCome(record, process) : [],
    process,
  }
}

/** What is scheduled or announced for the last day that the record covers, or later. */
function toCome(record: NegotiationRecord, { coverage }: Process): TimelineEvent[] {
  const from = record.calendar.datesOf(coverage.to).lastDay
  return timelineOf(record)
    .allMatching({ ...EVERYTHING, context: true, from })
    .filter(({ occurrence }) => occurrence === 'scheduled' || occurrence === 'announced')
}

function currentTextOf(record: NegotiationRecord): CurrentText | undefined {
  const document = currentText(record)
  if (!document) return undefined
  const { open, agreed, withoutState } = pointStates(record, document)
  return { document, open, agreed, pointsWithoutState: withoutState }
}
