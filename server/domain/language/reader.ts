import { type Language, SOURCE_LANGUAGE } from './languages.ts'

// In which language whoever reads is answered. Every sentence depends on it, as it would on a locale of the whole program, so
// it is asked for where a word is chosen and not handed through all that lies between. Who it is, is told from outside: by the
// request that is answered, or by the document in which a script runs. Where nobody tells, it is the language of the source.

let told: () => Language | undefined = () => undefined

export const readersLanguage = (): Language => told() ?? SOURCE_LANGUAGE

/** Gives back who told before. */
export function askReadersLanguageOf(teller: () => Language | undefined): () => Language | undefined {
  const before = told
  told = teller
  return before
}
