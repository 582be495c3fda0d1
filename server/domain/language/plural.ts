import { INTL_TAGS, type Language } from './languages.ts'

/** The forms that a noun has behind numbers, by the categories of Unicode CLDR. */
interface Categories {
  en: 'one' | 'other'
  uk: 'one' | 'few' | 'many' | 'other'
  ru: 'one' | 'few' | 'many' | 'other'
  ar: 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
}

export type Forms<L extends Language> = Readonly<Record<Categories[L], string>>

/** Such as “1,203 texts”: `#` in a form is where the number stands, if it is said at all. */
export type Counted = (count: number) => string

export function plural<L extends Language>(language: L, forms: Forms<L>): Counted {
  const rules = new Intl.PluralRules(INTL_TAGS[language])
  const numbers = new Intl.NumberFormat(INTL_TAGS[language])
  return count => forms[rules.select(count) as Categories[L]].replaceAll('#', numbers.format(count))
}
