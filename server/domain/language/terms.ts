import { terms as ar } from './ar/terms.ts'
import { type Language, SOURCE_LANGUAGE } from './languages.ts'
import { terms as ru } from './ru/terms.ts'
import type { SameTerms, TermText } from './term-text.ts'
import { terms as uk } from './uk/terms.ts'

// The words of the vocabularies in other languages than that of the source, which stands where the vocabularies do. None may
// have a term that another lacks.

const first: SameTerms<typeof ru> & SameTerms<typeof ar> = uk
const others: Readonly<Record<'ru' | 'ar', SameTerms<typeof uk>>> = { ru, ar }

export type VocabularyName = keyof typeof uk
export type TermId<Name extends VocabularyName> = keyof (typeof uk)[Name]

type Terms = Readonly<Record<string, Readonly<Record<string, TermText>>>>

const TERMS: Readonly<Record<Exclude<Language, typeof SOURCE_LANGUAGE>, Terms>> = { ...others, uk: first }

/** Undefined in the language of the source. */
export const termText = (language: Language, vocabulary: VocabularyName, id: string): TermText | undefined =>
  language === SOURCE_LANGUAGE ? undefined : TERMS[language][vocabulary]?.[id]
