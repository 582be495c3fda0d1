import { parseTimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { page, type Route } from '../site/route.ts'
import { printPage } from './print-page.ts'

export const printRoutes: readonly Route[] = [
  page('/print', printPage, {
    limit: 'prints',
    ignores: params => parseTimelineQuery(params).unknown,
  }),
]
