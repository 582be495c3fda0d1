import { words } from '../../domain/language/words.ts'

// What the pages are called that are one of a kind, and what each of them answers: said to search engines, in previews and
// on the pictures of the pages. Each is asked for when the page is made, in the language of whoever reads it.

type PageName = keyof ReturnType<typeof words>['pageWords']

const NAMES: readonly PageName[] = [
  'documents',
  'lineages',
  'compare',
  'issues',
  'actors',
  'deadlines',
  'sources',
  'changes',
  'data',
  'about',
  'explore',
]

export const PAGE_WORDS = Object.defineProperties(
  {},
  Object.fromEntries(NAMES.map(name => [name, { enumerable: true, get: () => words().pageWords[name] }])),
) as ReturnType<typeof words>['pageWords']
