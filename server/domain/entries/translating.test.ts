import { expect, it } from 'vitest'
import type { Entries } from './entries.ts'
import { digestOfTexts, isStale, translatableTexts, translated } from './translating.ts'

const FIELDS = {
  title: 'Переговори в Женеві',
  'quotes.0.text': '«Чудово»',
  'places.0.name': 'Женева',
  'places.1.name': 'Берн',
  'quotes.length': '7',
  kind: 'переговори',
  'custody.0.status': 'отримано',
  'constructor.name': 'x',
}
const EVENT = {
  id: 'a',
  kind: 'talks',
  custody: [{ status: 'received' }],
  title: 'Talks in Geneva',
  summary: 'They met.',
  places: [{ name: 'Geneva', country: 'CH' }],
  quotes: [{ speaker: 'b', text: 'Tremendous', language: 'en' }],
  translations: { uk: { made: 'machine', reviewed: false, fields: FIELDS } },
} as unknown as Entries['event']
const IN_UKRAINIAN = { language: 'uk', original: 'en' }

it('an entry reads in another language where it is translated, and as it is where not', () => {
  const { kind: _kind, 'custody.0.status': _status, ...texts } = FIELDS
  const entry = { ...EVENT, translations: { uk: { made: 'machine', reviewed: false, fields: texts } } } as typeof EVENT
  const read = translated<'event'>(entry, IN_UKRAINIAN)
  expect(read).toMatchObject({
    id: 'a',
    title: 'Переговори в Женеві',
    summary: 'They met.',
    places: [{ name: 'Женева', country: 'CH' }],
    quotes: [{ speaker: 'b', text: '«Чудово»' }],
  })
  // It is found by the original still.
  expect(read.translations?.['en']?.fields).toEqual({
    title: 'Talks in Geneva',
    'quotes.0.text': 'Tremendous',
    'places.0.name': 'Geneva',
  })
  expect(entry.title).toBe('Talks in Geneva')
})

it('a translation replaces no word by which the program knows something', () =>
  expect(translated<'event'>(EVENT, IN_UKRAINIAN)).toMatchObject({ kind: 'talks', custody: [{ status: 'received' }] }))

it('what can be translated are the words for people, wherever they stand', () => {
  expect(translatableTexts('event', EVENT)).toEqual([
    ['title', 'Talks in Geneva'],
    ['summary', 'They met.'],
    ['places.0.name', 'Geneva'],
    ['quotes.0.text', 'Tremendous'],
  ])
  expect(translatableTexts('source', EVENT)).toEqual([])
})

it.each(['en', 'ru'])('stays the very same in %s, which is its own language or has no translation', language =>
  expect(translated<'event'>(EVENT, { language, original: 'en' })).toBe(EVENT),
)

it('is stale when one of its texts has changed since', () => {
  const of = digestOfTexts(EVENT, ['title', 'quotes.0.text'])
  const fields = { title: 'Переговори в Женеві', 'quotes.0.text': '«Чудово»' }
  const entry = { ...EVENT, translations: { uk: { made: 'machine', reviewed: false, of, fields } } } as typeof EVENT
  expect(isStale(entry, 'uk')).toBe(false)
  expect(isStale({ ...entry, title: 'Talks at Geneva' }, 'uk')).toBe(true)
  expect(isStale({ ...entry, summary: 'They met again.' }, 'uk')).toBe(false)
  expect(isStale(EVENT, 'uk')).toBeNull()
  // A journal keeps the fields in another order.
  const { title, ...others } = fields
  const kept = { made: 'machine', reviewed: false, of, fields: { ...others, title } } as const
  expect(isStale({ ...entry, translations: { uk: kept } }, 'uk')).toBe(false)
})
