import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { hasSeveral, negotiationsOf } from '../../domain/record/negotiations.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { stateOfPlay } from '../../domain/timeline/state-of-play.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import { milestones } from '../site/count-words.ts'
import type { SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { type StateOfPlayView, toStateView } from './state-view.ts'

/** Where one of several negotiations stands, and the way to its timeline. */
export interface NegotiationView {
  readonly id: string
  readonly link: SureLink
  readonly state: StateOfPlayView
  /** Such as “25 milestones”. */
  readonly countText: string
}

/** The one that began last stands first; empty in a record of one negotiation. */
export function toNegotiations(record: NegotiationRecord, today: string): NegotiationView[] {
  if (!hasSeveral(record)) return []
  const paths = pathsAt(record.moment)
  return negotiationsOf(record)
    .reverse()
    .map(process => ({
      id: `negotiation-${process.id}`,
      link: { text: process.title, href: paths.negotiation(process.id) },
      state: toStateView(record, stateOfPlay(record, today, process), today),
      countText: milestones(timelineOf(record).countMatching({ ...EVERYTHING, process: [process.id] })),
    }))
}
