import { LANGUAGES, type Language, SOURCE_LANGUAGE } from '../language/languages.ts'
import { readersLanguage } from '../language/reader.ts'
import { type TermId, termText, type VocabularyName } from '../language/terms.ts'

// The closed word lists of the record: every term with the label people see and a one-line definition.
// A term is never deleted: exports and journals of other people hold it.

/** In the language of whoever reads. What is kept for readers of all languages is made of `inSource`. */
export interface Term {
  readonly label: string
  readonly definition: string
}

type Vocabulary = Readonly<Record<string, Term>>

/** The ids of a vocabulary, in the order in which it is written here. */
export function termIds<V extends Vocabulary>(vocabulary: V): [keyof V & string, ...(keyof V & string)[]] {
  return Object.keys(vocabulary) as [keyof V & string, ...(keyof V & string)[]]
}

/** In English, as it is written beside what it is for. */
export const term = (label: string, definition: string): Term => ({ label, definition })

/** A list of terms that read as whoever reads calls them. One that English or the first of the translations lacks does not compile. */
export function vocabulary<Name extends VocabularyName>(
  name: Name,
  terms: Readonly<Record<TermId<Name>, Term>>,
): Readonly<Record<TermId<Name>, Term>> {
  const spoken = Object.entries<Term>(terms).map(([id, source]) => [id, spokenTerm(name, id, source)] as const)
  return Object.fromEntries(spoken) as unknown as Readonly<Record<TermId<Name>, Term>>
}

const spokenTerms = new WeakMap<Term, (language: Language) => Term>()

function spokenTerm(name: VocabularyName, id: string, source: Term): Term {
  const inLanguage = (language: Language): Term => {
    const text = termText(language, name, id)
    return text === undefined ? source : term(...text)
  }
  const spoken: Term = {
    get label() {
      return inLanguage(readersLanguage()).label
    },
    get definition() {
      return inLanguage(readersLanguage()).definition
    },
  }
  spokenTerms.set(spoken, inLanguage)
  return spoken
}

/** The term in English, whoever reads. The record's own terms are what they are. */
export const inSource = (one: Term): Term => spokenTerms.get(one)?.(SOURCE_LANGUAGE) ?? one

/** What the term is called in any language. */
export const labelsOf = (one: Term): string[] => {
  const inLanguage = spokenTerms.get(one)
  return inLanguage === undefined ? [one.label] : LANGUAGES.map(language => inLanguage(language).label)
}
