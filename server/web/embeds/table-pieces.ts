import { parseComparisonQuery } from '../../domain/comparison/comparison-query.ts'
import { comparisonReport } from '../../domain/comparison/report.ts'
import { parsePositionsQuery } from '../../domain/positions/positions-query.ts'
import { inOrder, missingTexts } from '../comparison/compared-texts.ts'
import { type ComparePage, toComparePage } from '../comparison/comparison-view.ts'
import { askedOfPage } from '../http/asked-query.ts'
import { BadRequestError, NotFoundError } from '../http/http-error.ts'
import { expectNegotiation } from '../lists/negotiations.ts'
import { type PositionsPage, toPositionsPage } from '../positions/positions-view.ts'
import { shownPositions, whyMissing } from '../positions/shown-positions.ts'
import { pathsAt } from '../site/paths.ts'
import { template } from '../site/template.ts'
import { framed } from './framed.ts'

interface ComparisonPiece {
  readonly comparison: ComparePage
  readonly homeHref: string
}

export const COMPARISON_PIECE = template<ComparisonPiece>('embeds/comparison', { frame: 'tables' })

/** `GET /embed/compare`: texts side by side, point by point. */
export const comparisonPiece = framed(COMPARISON_PIECE, ({ record, params }) => {
  const { query: asked, asksForTexts, problems } = parseComparisonQuery(params)
  if (!asksForTexts) throw new BadRequestError('A comparison needs texts: name them as “documents”.')
  askedOfPage({ query: asked, problems }, { message: 'What is to be compared could not be read.' })
  const [missing] = missingTexts(asked, record)
  if (missing !== undefined) throw new NotFoundError(missing)
  const query = { ...inOrder(asked, record), show: null }
  const href = pathsAt(record.moment).compare(query)
  const comparison = toComparePage(comparisonReport(record, query), query, { record, problems: [], citation: '' })
  return {
    title: comparison.title,
    home: { href, text: 'The whole comparison' },
    page: { comparison, homeHref: href },
  }
})

interface PositionsPiece {
  readonly positions: Omit<PositionsPage, 'addHref'>
  readonly homeHref: string
}

export const POSITIONS_PIECE = template<PositionsPiece>('embeds/positions', { frame: 'tables' })

/** `GET /embed/positions`: who stands where, on the points of a text or on the issues. */
export const positionsPiece = framed(POSITIONS_PIECE, ({ site, record, params }) => {
  const read = askedOfPage(parsePositionsQuery(params, record.moment.on), {
    message: 'What positions to show could not be read.',
  })
  expectNegotiation(record, read.process)
  const query = { ...read, since: null }
  const shown = shownPositions(record, query, null)
  if (!shown) throw new NotFoundError(whyMissing(site.moments.current, record, query).text)
  const href = pathsAt(record.moment).positions(query)
  const positions = toPositionsPage(record, query, shown, null)
  return {
    title: positions.title,
    home: { href, text: 'All statements behind this table' },
    page: { positions, homeHref: href },
  }
})
