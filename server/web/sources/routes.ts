import { data, page, type Route } from '../site/route.ts'
import { sourcesCsv, sourcesJson, sourcesPage } from './source-list-page.ts'
import { sourceJson, sourcePage } from './source-page.ts'

export const sourceRoutes: readonly Route[] = [
  data('/sources/:id.json', sourceJson, { about: 'One source and what rests on it' }),
  page('/sources/:id', sourcePage),
]

const LIST = 'Sources with what rests on them; the filters of the page'

export const sourceListRoutes: readonly Route[] = [
  page('/sources', sourcesPage),
  data('/sources.json', sourcesJson, { about: LIST, example: '?show=single-source' }),
  data('/sources.csv', sourcesCsv, { about: LIST }),
]
