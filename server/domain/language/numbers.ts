import { INTL_TAGS, type Language } from './languages.ts'
import { readersLanguage } from './reader.ts'

const formats = new Map<Language, Intl.NumberFormat>()

/** Such as “800,000”, as the reader's language groups digits, with every digit that is recorded. */
export function grouped(number: number): string {
  const language = readersLanguage()
  const format = formats.get(language) ?? new Intl.NumberFormat(INTL_TAGS[language], { maximumFractionDigits: 20 })
  formats.set(language, format)
  return format.format(number)
}
