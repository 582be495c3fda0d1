import { ENTRY_TYPES, type EntryType } from '../../domain/entries/entries.ts'
import { isStale, translationOf } from '../../domain/entries/translating.ts'
import { isLanguage, type Language, SOURCE_LANGUAGE } from '../../domain/language/languages.ts'
import { readersLanguage } from '../../domain/language/reader.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { inLanguage } from '../http/readers-language.ts'
import type { SureLink } from './links.ts'
import { languageOfTexts } from './record-names.ts'
import type { Moments } from './time-travel.ts'

// Who translated what is read. A page says it once of the record, or more exactly of the one entry that it is about.

type Read = { readonly moments: Moments }

/** Of one entry. */
export interface TranslationNote {
  readonly says: string
  /** The same page in the language in which the entry was written; null where it is read in that. */
  readonly original: OriginalLink | null
}

type OriginalLink = SureLink & { readonly language: Language }

/** Null where the entry is read in its own language, and where nothing of the record is translated. `path` is that of the page. */
export function translationNote({ moments }: Read, type: EntryType, id: string, path: string): TranslationNote | null {
  const language = readersLanguage()
  const entry = moments.current.find(type, id)
  if (!entry || moments.at({}) === moments.current) return null
  const { translations } = words()
  const translation = translationOf(entry, language)
  if (!translation) return { says: translations.notYet, original: null }
  const { made, reviewed } = translation
  const by = translations[reviewed ? (`${made}Reviewed` as const) : made]
  return {
    says: isStale(entry, language) ? `${by} ${translations.stale}` : by,
    original: { text: translations.showOriginal, ...originalOf(moments.current, path) },
  }
}

/** Of all that is read on a page. */
export interface RecordTranslation {
  /** Whether a machine, or nobody knows who, has made any of it, and nobody has reviewed that. */
  readonly isByMachine: boolean
  readonly original: Omit<OriginalLink, 'text'>
}

export function recordTranslation({ moments }: Read, path: string): RecordTranslation | null {
  const { current } = moments
  if (moments.at({}) === current) return null
  return { isByMachine: isByMachine(current, readersLanguage()), original: originalOf(current, path) }
}

const originalOf = (record: NegotiationRecord, path: string): Omit<OriginalLink, 'text'> => {
  const original = languageOfTexts(record)
  const language = isLanguage(original) ? original : SOURCE_LANGUAGE
  return { href: inLanguage(path, language), language }
}

interface Known {
  readonly sequence: number
  readonly isByMachine: boolean
}

/** Until the record changes. */
const known = new WeakMap<NegotiationRecord, Map<Language, Known>>()

function isByMachine(record: NegotiationRecord, language: Language): boolean {
  const ofRecord = known.get(record) ?? new Map<Language, Known>()
  known.set(record, ofRecord)
  const sequence = record.head.seq
  const before = ofRecord.get(language)
  if (before?.sequence === sequence) return before.isByMachine
  const found = ENTRY_TYPES.some(type =>
    record.list(type).some(entry => {
      const translation = translationOf(entry, language)
      return translation !== undefined && translation.made !== 'human' && !translation.reviewed
    }),
  )
  ofRecord.set(language, { sequence, isByMachine: found })
  return found
}
