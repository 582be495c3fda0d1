import { ar } from './ar/catalogue.ts'
import { en } from './en/catalogue.ts'
import type { Language } from './languages.ts'
import { readersLanguage } from './reader.ts'
import { ru } from './ru/catalogue.ts'
import type { Texts } from './texts.ts'
import { uk } from './uk/catalogue.ts'

/** Every sentence of the site's own, by subject. English is the source. */
export type Words = Texts<typeof en>

const CATALOGUES: Readonly<Record<Language, Words>> = { en, uk, ru, ar }

export const wordsIn = (language: Language): Words => CATALOGUES[language]

/** What the site says to whoever reads. */
export const words = (): Words => wordsIn(readersLanguage())
