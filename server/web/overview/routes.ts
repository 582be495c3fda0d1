import { parseTimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { page, type Route } from '../site/route.ts'
import { overviewPage } from './overview-page.ts'

export const overviewRoutes: readonly Route[] = [
  page('/overview', overviewPage, { ignores: params => parseTimelineQuery(params).unknown }),
]
