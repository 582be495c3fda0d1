import { parsePositionsQuery } from '../../domain/positions/positions-query.ts'
import { data, page, type Route } from '../site/route.ts'
import { POSITIONS } from './positions-operation.ts'
import { positionsCsv, positionsJson, positionsPage } from './positions-page.ts'

export const positionRoutes: readonly Route[] = [
  page('/positions', positionsPage, { ignores: params => parsePositionsQuery(params, undefined).unknown }),
  data('/positions.json', positionsJson, {
    about: 'Who stands where on each point; also as .csv, by issue with columns=issues',
    example: '?document={id}',
    json: POSITIONS,
  }),
  data('/positions.csv', positionsCsv),
]
