import { ENTRY_TYPES, type Entry, type EntryType } from '../entries/entries.ts'
import { digestOfTexts, isStale, translatableTexts, translationOf } from '../entries/translating.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import type { DocumentEntry } from './parse-record-document.ts'

// The texts of a record beside their translations, a row each: what translators take away and bring back.

export const TRANSLATION_COLUMNS = ['id', 'field', 'source', 'translation', 'made', 'reviewed', 'stale'] as const

/** What comes back of a row; the rest of the columns say how it was. */
export interface TranslatedRow {
  /** Where it stands in the file: `line 12`. */
  readonly place: string
  readonly id: string
  readonly field: string
  readonly source: string
  readonly translation: string
}

export interface TranslatedBy {
  readonly language: string
  readonly made: 'human' | 'machine'
  /** Whether somebody has read the translations, those that are as they were as well. */
  readonly reviewed: boolean
}

interface Translating {
  readonly entries: readonly Pick<DocumentEntry, 'type' | 'entry'>[]
  /** Of rows that can't belong to the record. */
  readonly problems: readonly RowProblem[]
  /** Of rows whose original has changed since: they are left out. */
  readonly stale: readonly RowProblem[]
}

interface RowProblem {
  readonly place: string
  readonly message: string
}

type Read = Pick<NegotiationRecord, 'find' | 'list' | 'typeOf'>

/** Every text that can be translated, in the order of the types and ids. */
export function* translationRows(record: Read, language: string): Generator<string[]> {
  for (const type of ENTRY_TYPES) {
    const entries = [...record.list(type)].sort((a, b) => (a.id < b.id ? -1 : 1))
    for (const entry of entries) {
      const translation = translationOf(entry, language)
      const { made = '', reviewed = '' } = translation ?? {}
      const stale = isStale(entry, language)
      for (const [field, source] of translatableTexts(type, entry)) {
        const text = translation?.fields[field]
        const state = text === undefined ? ['', '', ''] : [made, inWords(reviewed), inWords(stale ?? 'unknown')]
        yield [entry.id, field, source, text ?? '', ...state]
      }
    }
  }
}

const inWords = (said: boolean | string): string => (typeof said === 'string' ? said : said ? 'yes' : 'no')

/** The entries that the rows change, whole. A row without a translation changes nothing. */
export function translatedEntries(rows: readonly TranslatedRow[], record: Read, by: TranslatedBy): Translating {
  const [problems, stale]: [RowProblem[], RowProblem[]] = [[], []]
  const brought = new Map<string, { type: EntryType; entry: Entry; texts: Map<string, string> }>()
  for (const { place, id, field, source, translation } of rows) {
    const type = record.typeOf(id)
    const entry = type && record.find(type, id)
    if (!type || !entry) {
      problems.push({ place, message: `The record has no entry “${id}”.` })
      continue
    }
    const original = translatableTexts(type, entry).find(([path]) => path === field)?.[1]
    const known = brought.get(id) ?? { type, entry, texts: new Map<string, string>() }
    if (original === undefined) problems.push({ place, message: `“${id}” has no text “${field}” to translate.` })
    else if (known.texts.has(field))
      problems.push({ place, message: `“${id}” has “${field}” on another line already.` })
    else if (translation === '') continue
    else if (source !== original)
      stale.push({ place, message: `The original of “${field}” of “${id}” is no longer what was translated.` })
    else brought.set(id, { ...known, texts: known.texts.set(field, translation) })
  }
  const entries = [...brought.values()].flatMap(({ type, entry, texts }) => {
    const changed = withTexts(entry, texts, by)
    return changed === entry ? [] : [{ type, entry: changed } as Pick<DocumentEntry, 'type' | 'entry'>]
  })
  return { entries, problems, stale }
}

function withTexts(entry: Entry, texts: ReadonlyMap<string, string>, { language, made, reviewed }: TranslatedBy) {
  const known = translationOf(entry, language)
  const isOther = (field: string) => texts.get(field) !== known?.fields[field]
  const isChanged = [...texts.keys()].some(isOther)
  if (!isChanged && (known === undefined || !reviewed)) return entry
  const fields = { ...known?.fields, ...Object.fromEntries(texts) }
  // What nobody has looked at since its original changed stays marked: the old digest fits no longer.
  const isSeen = (field: string) => texts.has(field) && (reviewed || isOther(field))
  const isFresh = known === undefined || isStale(entry, language) === false || Object.keys(fields).every(isSeen)
  const of = isFresh ? digestOfTexts(entry, Object.keys(fields)) : known.of
  const translation = {
    made: isChanged ? made : (known?.made ?? made),
    reviewed,
    ...(of !== undefined && { of }),
    fields,
  }
  return { ...entry, translations: { ...('translations' in entry && entry.translations), [language]: translation } }
}
