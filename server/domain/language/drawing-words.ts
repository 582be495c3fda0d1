import { type Words, words } from './words.ts'

/** What stands around the drawing. In the browser the build puts the one catalogue of the page's language in its place. */
export const drawingWords = (): Words['drawing'] => words().drawing
