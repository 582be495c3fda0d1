import { page, type Route } from '../site/route.ts'
import { herePage } from './here-page.ts'

export const deskRoutes: readonly Route[] = [
  page('/desk/here', herePage, {
    who: 'contributor',
    mayBeCrawled: false,
    ignores: params => [...params.keys()].filter(name => name !== 'at'),
  }),
]
