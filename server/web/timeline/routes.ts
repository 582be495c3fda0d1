import { parseTimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { data, page, type Route } from '../site/route.ts'
import { filtersPage } from './filters-page.ts'
import { timelineDataPage } from './timeline-data-page.ts'
import { timelineFeedRoutes } from './timeline-feeds.ts'
import { timelineFileRoutes } from './timeline-files.ts'
import { timelineJson } from './timeline-json.ts'
import { NEGOTIATION, TIMELINE } from './timeline-operations.ts'
import { negotiationJson, negotiationPage, timelinePage } from './timeline-page.ts'

export const timelineRoutes: readonly Route[] = [
  page('/', timelinePage, { ignores: params => parseTimelineQuery(params).unknown }),
  data('/negotiations/:id.json', negotiationJson, {
    about: 'One negotiation: its parties, phases and reach',
    json: NEGOTIATION,
  }),
  page('/negotiations/:id', negotiationPage, { ignores: params => parseTimelineQuery(params).unknown }),
  page('/filters', filtersPage, { ignores: params => parseTimelineQuery(params).unknown }),
  data('/timeline.json', timelineJson, {
    about: 'Milestones, with the filters of the timeline',
    example: '?kind=talks&order=newest',
    json: TIMELINE,
  }),
  ...timelineFileRoutes,
  ...timelineFeedRoutes,
  page('/data/timeline', timelineDataPage, { ignores: params => parseTimelineQuery(params).unknown }),
]
