import { INTL_TAGS, LANGUAGES } from '../../domain/language/languages.ts'
import { readersLanguage } from '../../domain/language/reader.ts'
import { words } from '../../domain/language/words.ts'

const NUMBERS = new Map(LANGUAGES.map(language => [language, new Intl.NumberFormat(INTL_TAGS[language])]))

/** Such as “1,203”, as whoever reads is used to. */
export const format = (count: number): string => NUMBERS.get(readersLanguage())?.format(count) ?? String(count)

/** Such as “1 text” or “1,203 texts”. */
export const counted = (count: number, one: string, many: string): string =>
  `${format(count)} ${count === 1 ? one : many}`

export const milestones = (count: number): string => words().site.milestones(count)
