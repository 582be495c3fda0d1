import { parseComparisonQuery } from '../../domain/comparison/comparison-query.ts'
import { parsePositionsQuery } from '../../domain/positions/positions-query.ts'
import { parseTimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { ignoredByNegotiationLists } from '../lists/negotiations.ts'
import { data, page, type Route } from '../site/route.ts'
import { dialogPage } from './dialog-page.ts'
import { eventPiece, pointPiece } from './entry-pieces.ts'
import { ignoredBeside } from './framed.ts'
import { oembed } from './oembed.ts'
import { OEMBED } from './oembed-operation.ts'
import { comparisonPiece, positionsPiece } from './table-pieces.ts'
import { overviewPiece, statePiece, timelinePiece } from './timeline-pieces.ts'

const byTimeline = (params: URLSearchParams) => parseTimelineQuery(params).unknown

const piece = (
  pattern: string,
  handler: Route['handler'],
  ignores: Route['ignores'] = params => [...params.keys()],
  asked: { readonly hasLimit?: boolean } = {},
): Route => page(pattern, handler, { mayBeFramed: true, ignores: ignoredBeside(ignores, asked) })

/** What is chosen for the code to copy. */
const CHOICES = ['page', 'piece', 'limit', 'theme', 'time', 'height', 'grows']

export const embedRoutes: readonly Route[] = [
  page('/embed', dialogPage, {
    mayBeCrawled: false,
    ignores: params => [...params.keys()].filter(name => !CHOICES.includes(name)),
  }),
  data('/oembed', oembed, { json: OEMBED }),
  piece('/embed/state', statePiece, ignoredByNegotiationLists),
  piece('/embed/timeline', timelinePiece, byTimeline, { hasLimit: true }),
  piece('/embed/overview', overviewPiece, byTimeline),
  piece('/embed/events/:id', eventPiece),
  piece('/embed/compare', comparisonPiece, params => parseComparisonQuery(params).unknown),
  piece('/embed/positions', positionsPiece, params => parsePositionsQuery(params, undefined).unknown),
  piece('/embed/documents/:id/points/:number', pointPiece),
]
