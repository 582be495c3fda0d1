import type { Language } from '../language/languages.ts'
import { askReadersLanguageOf } from '../language/reader.ts'

/** What somebody gets who reads in a language. Other tests of the same process read on as before. */
export function readingIn<T>(language: Language, act: () => T): T {
  const before = askReadersLanguageOf(() => language)
  try {
    return act()
  } finally {
    askReadersLanguageOf(before)
  }
}
