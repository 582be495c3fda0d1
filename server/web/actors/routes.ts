import { parseListQuery } from '../lists/list-query.ts'
import { data, page, type Route } from '../site/route.ts'
import { actorsJson, actorsPage } from './actor-list-page.ts'
import { ACTOR, ACTORS } from './actor-operations.ts'
import { actorJson, actorPage } from './actor-page.ts'
import { parseActorQuery } from './actor-query.ts'
import { ACTOR_FACETS } from './found-actors.ts'

export const actorRoutes: readonly Route[] = [
  data('/actors/:id.json', actorJson, {
    about: 'One actor: people, offices, meetings, words, positions',
    json: ACTOR,
  }),
  page('/actors/:id', actorPage, { ignores: params => parseActorQuery(params).unknown }),
]

export const actorListRoutes: readonly Route[] = [
  page('/actors', actorsPage, { ignores: params => parseListQuery(ACTOR_FACETS, params).unknown }),
  data('/actors.json', actorsJson, {
    about: 'Actors, with the number of their milestones',
    example: '?kind=person&q=',
    json: ACTORS,
  }),
]
