import type { Writing } from '../editing/writing.ts'
import { page, type Route, write } from '../site/route.ts'
import { BROUGHT } from './capture-form.ts'
import { captureAgain, capturePage, lookThrough } from './capture-page.ts'

export const captureRoutes: readonly Route<Writing>[] = [
  page('/capture', capturePage, {
    who: 'contributor',
    mayBeCrawled: false,
    ignores: params => [...params.keys()].filter(name => !BROUGHT.includes(name)),
  }),
  write('/capture', lookThrough, { again: captureAgain }),
]
