import { INTL_TAGS } from './languages.ts'
import { readersLanguage } from './reader.ts'

/** Such as “North, South and the mediator”. */
export const listInWords = (names: readonly string[], type: Intl.ListFormatType = 'conjunction'): string =>
  new Intl.ListFormat(INTL_TAGS[readersLanguage()], { type }).format(names)
