import { type Words, words } from './words.ts'

/** What is said under a date while it is typed. In the browser the build puts the one catalogue of the page's language in its place. */
export const typingWords = (): Words['typing'] => words().typing
