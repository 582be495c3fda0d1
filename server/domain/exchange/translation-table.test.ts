import { describe, expect, it } from 'vitest'
import type { TimelineEvent } from '../entries/event.ts'
import { digestOfTexts, isStale, translationOf } from '../entries/translating.ts'
import { aHeader, anActor, anEvent, aProcess, aSource, recordOf } from '../testing/record-builder.ts'
import { type TranslatedBy, translatedEntries, translationRows } from './translation-table.ts'

const BY_MACHINE: TranslatedBy = { language: 'uk', made: 'machine', reviewed: false }
const BY_HAND: TranslatedBy = { language: 'uk', made: 'human', reviewed: false }

const plain = anEvent({ places: [{ name: 'Geneva' }] }).entry
const fields = { summary: 'Вони зустрілися.', title: 'Зустріч двох сторін' }
const of = digestOfTexts(plain, Object.keys(fields))
const translated = { ...plain, translations: { uk: { made: 'machine' as const, reviewed: false, of, fields } } }
const holding = (event: TimelineEvent) => recordOf(aHeader(), aProcess(), anActor(), aSource(), anEvent(event))

const tableOf = (event: TimelineEvent) =>
  [...translationRows(holding(event), 'uk')].map(([id = '', field = '', source = '', translation = ''], index) => ({
    place: `line ${index + 2}`,
    id,
    field,
    source,
    translation,
  }))

/** What an event becomes by a table of which some translations were changed. */
function broughtBack(event: TimelineEvent, changed: Readonly<Record<string, string>>, by: TranslatedBy) {
  const rows = tableOf(event).map(row =>
    row.id === event.id ? { ...row, translation: changed[row.field] ?? row.translation } : row,
  )
  const { entries, problems } = translatedEntries(rows, holding(event), by)
  expect(problems).toEqual([])
  return entries[0]?.entry
}

describe('the table for translators', () => {
  it('has every text beside its translation, and says how that was made', () =>
    expect([...translationRows(holding(translated), 'uk')].filter(([id]) => id === 'event')).toEqual([
      ['event', 'title', 'Two sides meet', 'Зустріч двох сторін', 'machine', 'no', 'no'],
      ['event', 'summary', 'They met.', 'Вони зустрілися.', 'machine', 'no', 'no'],
      ['event', 'places.0.name', 'Geneva', '', '', '', ''],
    ]))

  it('changes nothing as long as nobody has changed it', () => {
    expect(broughtBack(translated, {}, BY_HAND)).toBeUndefined()
    expect(broughtBack(plain, {}, BY_HAND)).toBeUndefined()
  })

  it('brings what is new, and who made it', () => {
    const entry = broughtBack(translated, { 'places.0.name': 'Женева' }, BY_HAND)
    const all = { ...fields, 'places.0.name': 'Женева' }
    expect(entry).toEqual({
      ...plain,
      translations: { uk: { made: 'human', reviewed: false, of: digestOfTexts(plain, Object.keys(all)), fields: all } },
    })
  })

  it('says that somebody has read it, which makes nobody else the translator', () =>
    expect(broughtBack(translated, {}, { ...BY_HAND, reviewed: true })).toEqual({
      ...plain,
      translations: { uk: { made: 'machine', reviewed: true, of, fields } },
    }))

  describe('of an original that has changed since', () => {
    const changed = { ...translated, summary: 'They met twice.' }

    it('says so', () =>
      expect([...translationRows(holding(changed), 'uk')].find(([id]) => id === 'event')?.at(-1)).toBe('yes'))

    it.each<[string, Record<string, string>, TranslatedBy, boolean]>([
      ['another text is translated anew', { title: 'Зустріч' }, BY_MACHINE, true],
      ['all of them are', { title: 'Зустріч', summary: 'Вони зустрілися двічі.' }, BY_MACHINE, false],
      ['somebody has read them', {}, { ...BY_MACHINE, reviewed: true }, false],
    ])('when %s', (_, texts, by, stays) => {
      const entry = broughtBack(changed, texts, by)
      expect(entry && translationOf(entry, 'uk')?.fields).toMatchObject(texts)
      expect(entry && isStale(entry, 'uk')).toBe(stays)
    })

    it('leaves out what was translated from the text before', () => {
      const rows = tableOf(translated).map(row => ({ ...row, translation: `${row.translation}…` }))
      const { entries, stale } = translatedEntries(rows, holding(changed), BY_HAND)
      expect(stale).toEqual([
        {
          place: rows.find(({ field, id }) => id === 'event' && field === 'summary')?.place,
          message: expect.stringContaining('“summary” of “event”'),
        },
      ])
      const event = entries.find(({ type }) => type === 'event')?.entry
      expect(event && translationOf(event, 'uk')?.fields).toMatchObject({
        title: 'Зустріч двох сторін…',
        summary: fields.summary,
      })
      expect(event && isStale(event, 'uk')).toBe(true)
    })
  })

  it.each([
    [{ id: 'nobody' }, 'The record has no entry “nobody”.'],
    [{ field: 'kind' }, '“event” has no text “kind” to translate.'],
    [{ field: 'places.1.name' }, '“event” has no text “places.1.name” to translate.'],
    [{ id: 'source', field: 'title' }, '“source” has no text “title” to translate.'],
  ])('with %j is refused', (change, message) => {
    const row = {
      place: 'line 7',
      id: 'event',
      field: 'title',
      source: 'Two sides meet',
      translation: 'Зустріч',
      ...change,
    }
    const { problems, entries } = translatedEntries([row], holding(plain), BY_HAND)
    expect([problems, entries]).toEqual([[{ place: 'line 7', message }], []])
  })

  it('that has a text twice is refused', () => {
    const [row] = tableOf(translated).filter(({ id }) => id === 'event')
    if (!row) throw new Error('There is a row.')
    const { problems } = translatedEntries([row, { ...row, place: 'line 9' }], holding(translated), BY_HAND)
    expect(problems).toEqual([{ place: 'line 9', message: '“event” has “title” on another line already.' }])
  })
})
