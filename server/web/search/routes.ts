import { parseFindQuery } from '../../domain/finding/find-query.ts'
import { data, page, type Route } from '../site/route.ts'
import { SEARCH } from './search-operation.ts'
import { searchJson, searchPage } from './search-page.ts'

export const searchRoutes: readonly Route[] = [
  page('/search', searchPage, {
    mayBeCrawled: false,
    ignores: params => parseFindQuery(params).unknown,
  }),
  data('/search.json', searchJson, {
    about: 'What is found for words, of every kind',
    example: '?q=ceasefire',
    json: SEARCH,
  }),
]
