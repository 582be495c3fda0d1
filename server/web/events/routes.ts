import { paths } from '../site/paths.ts'
import { data, page, type Route } from '../site/route.ts'
import { EVENT } from './event-operation.ts'
import { eventJson, eventPage } from './event-page.ts'

export const eventRoutes: readonly Route[] = [
  page('/events', () => (_req, res) => res.redirect(303, paths.home)),
  data('/events/:id.json', eventJson, { about: 'One milestone with its revisions', json: EVENT }),
  page('/events/:id', eventPage),
]
