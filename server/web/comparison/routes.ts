import { parseComparisonQuery } from '../../domain/comparison/comparison-query.ts'
import { data, page, type Route } from '../site/route.ts'
import { COMPARISON } from './comparison-operation.ts'
import { comparisonPage } from './comparison-page.ts'
import { comparisonExport } from './exports.ts'

export const comparisonRoutes: readonly Route[] = [
  page('/compare', comparisonPage, {
    ignores: params => parseComparisonQuery(params).unknown.filter(name => name !== 'choose'),
  }),
  data('/compare.json', ({ site }) => comparisonExport({ site, format: 'json' }), {
    about: 'Two to five texts side by side; also as .csv, .docx and bracketed .txt',
    example: '?documents={id},{id}',
    json: COMPARISON,
  }),
  data('/compare.csv', ({ site }) => comparisonExport({ site, format: 'csv' })),
  data('/compare.docx', ({ site }) => comparisonExport({ site, format: 'docx' })),
  data('/compare.txt', ({ site }) => comparisonExport({ site, format: 'txt' })),
]
