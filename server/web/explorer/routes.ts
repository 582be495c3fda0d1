import { parseExplorerQuery } from '../../domain/explorer/explorer-query.ts'
import { data, page, type Route } from '../site/route.ts'
import { chosenJson, exploreJson, explorePage } from './explore-page.ts'
import { CHOSEN, EXPLORER } from './explorer-operations.ts'

export const explorerRoutes: readonly Route[] = [
  page('/explore', explorePage, {
    limit: 'explorations',
    ignores: params => parseExplorerQuery(params).unknown,
  }),
  data('/explore.json', exploreJson, {
    limit: 'explorations',
    about: 'What the explorer draws, as columns: milestones by table, actor, issue or kind, with texts and positions',
    example: '?by=actor&kind=talks',
    json: EXPLORER,
  }),
  data('/explore/:id.json', chosenJson, { json: CHOSEN }),
]
