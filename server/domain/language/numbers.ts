import { INTL_TAGS, type Language } from './languages.ts'
import { readersLanguage } from './reader.ts'

const made = new Map<Language, Intl.NumberFormat>()

/** Such as “1,203”, as the reader's language groups digits. */
export function grouped(count: number): string {
  const language = readersLanguage()
  const format = made.get(language) ?? new Intl.NumberFormat(INTL_TAGS[language])
  made.set(language, format)
  return format.format(count)
}
