import { parseListQuery } from '../lists/list-query.ts'
import { data, page, type Route } from '../site/route.ts'
import { SOURCE_LIST_FACETS } from './found-sources.ts'
import { sourcesCsv, sourcesJson, sourcesPage } from './source-list-page.ts'
import { SOURCE, SOURCES } from './source-operations.ts'
import { sourceJson, sourcePage } from './source-page.ts'
import { parseSourceQuery } from './source-query.ts'
import { referenceRoutes } from './source-references.ts'

export const sourceRoutes: readonly Route[] = [
  data('/sources/:id.json', sourceJson, { about: 'One source and what rests on it', json: SOURCE }),
  page('/sources/:id', sourcePage, { ignores: params => parseSourceQuery(params).unknown }),
]

const LIST = 'Sources with what rests on them; the filters of the page'

export const sourceListRoutes: readonly Route[] = [
  page('/sources', sourcesPage, { ignores: params => parseListQuery(SOURCE_LIST_FACETS, params).unknown }),
  data('/sources.json', sourcesJson, { about: LIST, example: '?show=single-source', json: SOURCES }),
  data('/sources.csv', sourcesCsv, { about: LIST }),
  ...referenceRoutes,
]
