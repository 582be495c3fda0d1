import { translated } from '../../domain/entries/translating.ts'
import type { Language } from '../../domain/language/languages.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { languageOfTexts } from './record-names.ts'

/**
 * The record in each language that it has translations in, made for the first reader and kept beside the original from then on.
 * A language without any costs nothing: it is the original that is read.
 */
export function createTranslations(record: NegotiationRecord): (language: Language) => NegotiationRecord {
  const kept = new Map<Language, NegotiationRecord>()
  const spoken = new Set<string>()
  let read = 0

  const readLanguages = () => {
    for (; read < record.head.seq; read++) {
      const entry = record.revision(read + 1)?.record
      for (const language of Object.keys((entry && 'translations' in entry && entry.translations) || {}))
        spoken.add(language)
    }
  }
  const follow = () =>
    record.onChange(() => {
      const revision = record.revision(record.head.seq)
      if (revision) for (const one of kept.values()) one.apply(revision)
    })
  return language => {
    const original = languageOfTexts(record)
    if (language === original) return record
    readLanguages()
    if (!spoken.has(language)) return record
    const found = kept.get(language)
    if (found) return found
    if (kept.size === 0) follow()
    const made = record.shownAs((_type, entry) => translated(entry, { language, original }))
    kept.set(language, made)
    return made
  }
}
