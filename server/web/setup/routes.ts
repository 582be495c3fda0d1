import type { Writing } from '../editing/writing.ts'
import { page, type Route, write } from '../site/route.ts'
import { setUp, setUpAgain, setUpPage } from './setup-page.ts'

export const setUpRoutes: readonly Route<Writing>[] = [
  page('/setup', setUpPage, { who: 'administrator', mayBeCrawled: false }),
  write('/setup', setUp, { who: 'administrator', again: setUpAgain }),
]
