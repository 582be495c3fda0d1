import { language } from '../../domain/entries/fields.ts'
import { fold as foldText } from '../../domain/text/folding.ts'

// People name a language; what is stored is its tag (BCP 47), which anybody may type as well.

const fold = (text: string): string => foldText(text).trim()

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

const LETTERS = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index))

/** A tag that was given up leads to another. */
const isCurrent = (tag: string): boolean => Intl.getCanonicalLocales(tag)[0] === tag

/** The languages with a code of two letters. */
const NAMES: ReadonlyMap<string, string> = new Map(
  LETTERS.flatMap(first => LETTERS.map(second => first + second))
    .filter(isCurrent)
    .flatMap(tag => {
      const name = names.of(tag)
      return name ? [[tag, name]] : []
    }),
)

/** As its own speakers call it. */
const ownName = (tag: string): string => new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag

const TAGS: ReadonlyMap<string, string> = new Map(
  [...NAMES].flatMap(([tag, name]) => [ownName(tag), name].map(word => [fold(word), tag] as const)),
)

export const LANGUAGE_NAMES: readonly string[] = [...NAMES.values()].sort((a, b) => a.localeCompare(b, 'en'))

/** The name of a language, or its tag where the tag says more than the name. */
export function languageName(tag: string): string {
  return NAMES.get(tag) ?? tag
}

/** The tag of a language that was named, in English or by its own name, or typed as a tag. */
export function languageTag(typed: string): string | undefined {
  const known = TAGS.get(fold(typed))
  if (known !== undefined) return known
  const parsed = language.safeParse(typed.trim())
  return parsed.success ? Intl.getCanonicalLocales(parsed.data)[0] : undefined
}

/** What was understood, where that does not go without saying; null for what is no language. */
export function languageInWords(typed: string): string | null {
  const tag = typed.trim() === '' ? undefined : languageTag(typed)
  if (tag === undefined) return null
  const name = names.of(tag)
  return name === undefined ? tag : `${name} (${tag})`
}
