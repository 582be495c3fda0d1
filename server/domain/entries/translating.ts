import { createHash } from 'node:crypto'
import type { Entries, EntryType } from './entries.ts'

// An entry in another language: its own texts are replaced by those of its translation, field by field. What is not translated
// stays as it is, and the original stands among the translations, so that a search still finds it.

type Entry = Entries[EntryType]
type Translation = NonNullable<Extract<Entry, { translations?: unknown }>['translations']>[string]

export const translationOf = (entry: Entry, language: string): Translation | undefined =>
  'translations' in entry ? entry.translations?.[language] : undefined

/** The entry as it reads in a language; the same entry where it has no translation. `original` is the language of its texts. */
export function translated<T extends EntryType>(
  entry: Entries[T],
  { language, original }: { readonly language: string; readonly original: string },
): Entries[T] {
  const translation = translationOf(entry, language)
  if (translation === undefined || language === original) return entry
  const read: Entry = structuredClone(entry)
  const fields: Record<string, string> = {}
  for (const [path, text] of Object.entries(translation.fields)) {
    const before = replaceText(read, path, text)
    if (before !== undefined) fields[path] = before
  }
  return { ...read, translations: { ...translationsOf(entry), [original]: { ...AS_WRITTEN, fields } } } as Entries[T]
}

const AS_WRITTEN = { made: 'human', reviewed: true } as const

const translationsOf = (entry: Entry) => ('translations' in entry ? entry.translations : undefined)

/** The fields that hold words for people; by all others the program knows what something is. */
const IN_WORDS: ReadonlySet<string> = new Set([
  'as',
  'definition',
  'description',
  'label',
  'masthead',
  'name',
  'note',
  'qualifier',
  'scope',
  'shortTitle',
  'status',
  'summary',
  'text',
  'title',
  'what',
])

/** An entry's own status is in words; that of a part of it is one of the program's. */
const isInWords = (path: string, field: string): boolean =>
  IN_WORDS.has(field) && (field !== 'status' || path === 'status')

/**
 * Every text of an entry that can be translated, with its path, in the order of the entry. A source is called what its
 * publisher calls it, in any language.
 */
export function translatableTexts(type: EntryType, entry: object): (readonly [path: string, text: string])[] {
  return type === 'source' ? [] : [...textsWithin(entry, '')]
}

function* textsWithin(part: object, above: string): Generator<readonly [path: string, text: string]> {
  for (const [field, value] of Object.entries(part)) {
    const path = `${above}${field}`
    if (typeof value === 'string') {
      if (value !== '' && isInWords(path, field)) yield [path, value]
    } else if (typeof value === 'object' && value !== null && path !== 'translations')
      yield* textsWithin(value, `${path}.`)
  }
}

/** Answers the text that stood there; undefined, and nothing is replaced, where none did. */
function replaceText(entry: object, path: string, text: string): string | undefined {
  const steps = path.split('.')
  const last = steps.pop() as string
  let within: unknown = entry
  for (const step of steps) within = ownField(within, step)
  const before = ownField(within, last)
  if (typeof before !== 'string' || !isInWords(path, last)) return undefined
  ;(within as Record<string, unknown>)[last] = text
  return before
}

/** The text at the path of a translated field; undefined where there is none. */
export function textAt(entry: object, path: string): string | undefined {
  let found: unknown = entry
  for (const step of path.split('.')) found = ownField(found, step)
  return typeof found === 'string' ? found : undefined
}

const ownField = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null && Object.hasOwn(of, name) ? (of as Record<string, unknown>)[name] : undefined

/**
 * Of the texts that a translation was made from: the first 12 digits of SHA-256 over the JSON of an object with the texts of the
 * translated fields, in the order of their paths: a journal keeps no other.
 */
export function digestOfTexts(entry: object, fields: readonly string[]): string {
  const texts = Object.fromEntries(fields.toSorted().map(field => [field, textAt(entry, field)]))
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 12)
}

/** Whether the original has changed since the translation was made; null where nobody can tell. */
export function isStale(entry: Entry, language: string): boolean | null {
  const translation = translationOf(entry, language)
  if (translation?.of === undefined) return null
  return translation.of !== digestOfTexts(entry, Object.keys(translation.fields)).slice(0, translation.of.length)
}
