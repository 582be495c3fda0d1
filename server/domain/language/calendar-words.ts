import type { Language } from './languages.ts'
import { readersLanguage } from './reader.ts'
import { type Words, wordsIn } from './words.ts'

/** Months and years. In the browser the build puts the one catalogue of the page's language in its place. */
export const calendarWords = (language: Language = readersLanguage()): Words['calendar'] => wordsIn(language).calendar
