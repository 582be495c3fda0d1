import { overviewOf } from '../../domain/overview/overview.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { TimelineResult } from '../../domain/timeline/timeline-index.ts'
import type { TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { pathsAt } from '../site/paths.ts'
import { template } from '../site/template.ts'
import { drawOverview } from './drawing.ts'
import { overviewLinks } from './links.ts'
import type { OverviewView } from './overview-view.ts'
import { explanationOf, overviewWords } from './words.ts'

interface OverviewPage {
  /** Null while nothing that matches has a date. */
  readonly overview: OverviewView | null
  readonly timelineHref: string
}

export const OVERVIEW_TEMPLATE = template<OverviewPage>('overview/overview-page')

/** A page of the timeline in lanes; null while nothing that matches has a date. */
export function toOverview(
  record: NegotiationRecord,
  query: TimelineQuery,
  result: TimelineResult,
): OverviewView | null {
  const overview = overviewOf(record, query, result)
  if (!overview) return null
  const links = overviewLinks(pathsAt(record.moment), query, result)
  return {
    ...drawOverview(overview, links),
    from: query.from ?? '',
    to: query.to ?? '',
    explanation: explanationOf(overview),
    words: overviewWords(overview, links),
  }
}
