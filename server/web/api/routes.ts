import { data, page, type Route } from '../site/route.ts'
import { DESCRIPTION } from './description-operation.ts'
import { type Describing, interfacePage, openApiJson } from './description-page.ts'

export const apiRoutes: readonly Route<Describing>[] = [
  page('/api', interfacePage, { limit: 'explorations' }),
  data('/api/openapi.json', openApiJson, {
    limit: 'explorations',
    about: 'What all these addresses take and answer (OpenAPI 3.1)',
    json: DESCRIPTION,
  }),
]
