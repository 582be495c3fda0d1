import { type Words, words } from './words.ts'

/** What scripts say. In the browser the build puts the one catalogue of the page's language in its place. */
export const scriptWords = (): Words['script'] => words().script
