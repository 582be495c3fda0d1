import { type Words, words } from './words.ts'

/** What is said of passkeys. In the browser the build puts the one catalogue of the page's language in its place. */
export const passkeysWords = (): Words['passkeys'] => words().passkeys
