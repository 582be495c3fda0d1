import { describe, expect, it } from 'vitest'
import type { EntryType } from './domain/entries/entries.ts'
import { isStale, textAt, translatableTexts, translationOf } from './domain/entries/translating.ts'
import { TRANSLATION_COLUMNS, translatedEntries, translationRows } from './domain/exchange/translation-table.ts'
import { seedEntries, seedRecord, type TypedEntry } from './domain/testing/record-builder.ts'
import { csvText } from './formats/csv.ts'
import { readCsv } from './formats/reading/csv.ts'

// The record that is shipped can be read in Ukrainian and Russian throughout, and in Arabic as far as its names and titles go.

const ENTRIES = seedEntries().filter(({ type }) => type !== 'source')
const LANGUAGES = ['uk', 'ru', 'ar'] as const

/** Every text of an entry that stands in a translation: `type/id language path`, and the text. */
const TRANSLATED = ENTRIES.flatMap(({ type, entry }) =>
  LANGUAGES.flatMap(language =>
    Object.entries(translationOf(entry, language)?.fields ?? {}).map(([path, text]) => ({
      type,
      entry,
      language,
      path,
      text,
      where: `${type}/${entry.id} ${language} ${path}`,
    })),
  ),
)

/** What is read in Arabic. */
const IN_ARABIC: Partial<Record<EntryType, RegExp>> = {
  record: /^(title|issues\.\d+\.(label|definition))$/,
  process: /^(title|tables\.\d+\.(label|definition)|briefs\.\d+\.text)$/,
  actor: /^(name|offices\.\d+\.title)$/,
  document: /^(title|shortTitle)$/,
}
const LANDMARKS_IN_ARABIC = /^(title|shortTitle|places\.\d+\.name)$/

function isWanted({ type, entry }: TypedEntry, language: string, path: string): boolean {
  if (language !== 'ar') return true
  const wanted = type === 'event' && entry.significance === 3 ? LANDMARKS_IN_ARABIC : IN_ARABIC[type]
  return wanted?.test(path) ?? false
}

/** But those that belong to a name, such as that of a group of states. */
const NUMBER = /(?<![A-Za-z\d])\d+/g
const ungrouped = (text: string): string => text.replace(/(?<=\d)[, \u00a0](?=\d{3}(?!\d))/g, '')

describe.each(LANGUAGES)('the translation of the shipped record into %s', language => {
  const texts = TRANSLATED.filter(one => one.language === language)

  it('leaves nothing out', () => {
    const wanted = ENTRIES.flatMap(one =>
      translatableTexts(one.type, one.entry).flatMap(([path]) =>
        isWanted(one, language, path) ? [`${one.type}/${one.entry.id} ${language} ${path}`] : [],
      ),
    )
    expect(wanted.length).toBeGreaterThan(400)
    expect(texts.map(({ where }) => where).toSorted()).toEqual(wanted.toSorted())
  })

  it('belongs to the texts as they are', () => {
    const stale = ENTRIES.filter(({ entry }) => translationOf(entry, language) && isStale(entry, language) !== false)
    expect(stale.map(({ entry }) => entry.id)).toEqual([])
  })

  it('says that a machine made it and nobody has read it', () => {
    const made = ENTRIES.flatMap(({ entry }) => translationOf(entry, language) ?? [])
    expect(new Set(made.map(one => `${one.made} ${one.reviewed}`))).toEqual(new Set(['machine false']))
  })

  it('is written in the letters and quotation marks of its language', () => {
    const foreign = { uk: /[ыэъё"“”„]/iu, ru: /[іїєґ"“”„]/iu, ar: /[,;?"“”٠-٩۰-۹]/u }[language]
    expect(texts.filter(({ text }) => foreign.test(text)).map(({ where }) => where)).toEqual([])
    const unbalanced = texts.filter(({ text }) => !/^[^«»]*(«[^«»]*»[^«»]*)*$/u.test(text))
    expect(unbalanced.map(({ where }) => where)).toEqual([])
  })

  it('keeps the numbers of the original', () => {
    const changed = texts.filter(({ entry, path, text }) => {
      const numbers = ungrouped(textAt(entry, path) ?? '').match(NUMBER) ?? []
      return numbers.some(number => !ungrouped(text).includes(number))
    })
    expect(changed.map(({ where, text }) => `${where} ${text}`)).toEqual([])
  })

  it('goes to translators as a table and comes back as it was', async () => {
    const record = seedRecord()
    const table = csvText([TRANSLATION_COLUMNS, ...translationRows(record, language)])
    const read = await readCsv(table, ',', async () => {})
    if (!read.ok) throw new Error(read.message)
    const rows = read.sheet.rows.map(({ place, cells }) => {
      const [id = '', field = '', source = '', translation = ''] = cells
      return { place, id, field, source, translation }
    })
    expect(rows.filter(({ translation }) => translation !== '')).toHaveLength(texts.length)
    const nothing = { entries: [], problems: [], stale: [] }
    expect(translatedEntries(rows, record, { language, made: 'human', reviewed: false })).toEqual(nothing)
  })
})
