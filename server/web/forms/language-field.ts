import { type Field, text } from './field.ts'
import { languageInWords, languageName, languageTag } from './languages.ts'
import type { Look } from './shown.ts'

export const LANGUAGE_LOOK: Look = { offers: 'languages', understand: languageInWords, width: 'medium' }

export const unknownLanguage = (typed: string): string =>
  `“${typed.trim()}” is no language that is known here. Type its name or its tag, such as es or pt-BR.`

/** A language by its name, stored as its tag. */
export const languageField = <N extends string>(
  name: N,
  label: string,
  look: Look = {},
): Field<{ readonly [K in N]: string }, N> => ({
  ...text(name, label, { ...LANGUAGE_LOOK, ...look }),
  typed: ({ [name]: tag }) => languageName(tag),
  read: (typed, { reader, part }) => {
    const tag = languageTag(typed)
    if (tag === undefined) reader.report(part + name, unknownLanguage(typed))
    return { [name]: tag }
  },
  inWords: ({ [name]: tag }) => languageInWords(tag) ?? tag,
})
