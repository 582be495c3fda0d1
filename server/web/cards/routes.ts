import { filesBelow, type Route } from '../site/route.ts'
import { cardPages } from './card-pages.ts'

export const cardRoutes: readonly Route<Parameters<typeof cardPages>[0]>[] = [
  filesBelow('/cards', cardPages, { limit: 'cards' }),
]
