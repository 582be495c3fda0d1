import { isoDayOf } from '../../domain/dates/day-numbers.ts'
import type { DayRange } from '../../domain/dates/day-range.ts'
import type { NotedEvent } from '../../domain/overview/events.ts'
import type { TimelineResult } from '../../domain/timeline/timeline-index.ts'
import type { TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { eventAnchor, type Paths } from '../site/paths.ts'

export interface OverviewLinks {
  /** To its place in the list, on whichever page that is. */
  readonly event: (noted: NotedEvent) => string
  readonly document: (id: string) => string
  readonly documents: string
  readonly deadlines: string
  /** To the list of a stretch of time, with the other filters; null for years that no filter can name. */
  readonly stretch: (range: DayRange) => string | null
}

export function overviewLinks(
  paths: Paths,
  query: TimelineQuery,
  { order, pageSize, total }: Pick<TimelineResult, 'order' | 'pageSize' | 'total'>,
): OverviewLinks {
  return {
    event: ({ event, place }) => {
      const placeInList = order === 'oldest' ? place : total - 1 - place
      const itsPage = Math.floor(placeInList / pageSize) + 1
      return `${paths.timeline({ ...query, page: itsPage })}#${eventAnchor(event.id)}`
    },
    document: paths.document,
    documents: paths.documents,
    deadlines: paths.deadlines(),
    stretch: ({ first, last }) => {
      const [from, to] = [isoDayOf(first), isoDayOf(last)]
      if (![from, to].every(day => /^-?\d{4}-/.test(day))) return null
      return `${paths.timeline({ ...query, from, to, page: 1 })}#timeline`
    },
  }
}
