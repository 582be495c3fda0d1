import { data, page, type Route } from '../site/route.ts'
import { actorsJson, actorsPage } from './actor-list-page.ts'
import { actorJson, actorPage } from './actor-page.ts'

export const actorRoutes: readonly Route[] = [
  data('/actors/:id.json', actorJson, { about: 'One actor: people, offices, meetings, words, positions' }),
  page('/actors/:id', actorPage),
]

export const actorListRoutes: readonly Route[] = [
  page('/actors', actorsPage),
  data('/actors.json', actorsJson, {
    about: 'Actors, with the number of their milestones',
    example: '?kind=person&q=',
  }),
]
