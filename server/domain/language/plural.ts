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
  // Made when they are needed: that takes a browser longer than all else that its script does at the start.
  let made: { readonly rules: Intl.PluralRules; readonly numbers: Intl.NumberFormat } | undefined
  return count => {
    const tag = INTL_TAGS[language]
    made ??= { rules: new Intl.PluralRules(tag), numbers: new Intl.NumberFormat(tag) }
    return forms[made.rules.select(count) as Categories[L]].replaceAll('#', made.numbers.format(count))
  }
}
