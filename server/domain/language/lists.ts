import { INTL_TAGS, SOURCE_LANGUAGE } from './languages.ts'
import { readersLanguage } from './reader.ts'

/** Such as “North, South and the mediator”. */
export const listInWords = (names: readonly string[], type: Intl.ListFormatType = 'conjunction'): string =>
  new Intl.ListFormat(INTL_TAGS[readersLanguage()], { type }).format(names)

/** Such as “1–11, 13 and 15”: in English without a comma before the last. */
export const shortList = (items: readonly string[]): string => {
  const language = readersLanguage()
  return new Intl.ListFormat(language === SOURCE_LANGUAGE ? 'en-GB' : INTL_TAGS[language]).format(items)
}
