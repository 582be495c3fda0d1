import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../entries/entries.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { anActor, anEvent, aSource, documentOf, recordOf, seedEntries } from '../testing/record-builder.ts'
import { parseRecordDocument } from './parse-record-document.ts'
import { recordDocumentChunks, recordDocumentSchema, UNTITLED_RECORD } from './record-document.ts'

const SHIPPED = readFileSync(new URL('../../../data/russia-ukraine-2025.json', import.meta.url), 'utf8')
const written = (record: NegotiationRecord) => [...recordDocumentChunks(record)].join('')
const sortKeys = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sortKeys)
    : value instanceof Object
      ? Object.fromEntries(
          Object.entries(value)
            .sort()
            .map(([key, inner]) => [key, sortKeys(inner)]),
        )
      : value

describe('the document of a record', () => {
  it('is the shipped file again, byte for byte, in whatever order entries and keys come from the journal', () => {
    const shuffled = seedEntries()
      .reverse()
      .map(({ type, entry }) => ({ type, entry: sortKeys(entry) as Entry }) as ReturnType<typeof seedEntries>[number])
    expect(written(recordOf(...shuffled)) === SHIPPED).toBe(true)
  })

  it('has a stand-in for the header of a record that nobody has described', () => {
    const empty = documentOf()
    expect(empty).toMatchObject({ title: UNTITLED_RECORD.title, events: [] })
    expect(recordDocumentSchema.safeParse(empty).success).toBe(true)
    expect(written(recordOf())).toBe(`${JSON.stringify(empty, null, 2)}\n`)
  })

  it('puts events in the order of their dates without the marks of doubt, then of their ids', () => {
    const events = [
      anEvent({ id: 'd', when: '2025-11-23~' }),
      anEvent({ id: 'c', when: '2025-11-23' }),
      anEvent({ id: 'b', when: '2025-11' }),
      anEvent({ id: 'a', when: '2025-12' }),
    ]
    expect(documentOf(...events).events.map(({ id }) => id)).toEqual(['b', 'c', 'd', 'a'])
  })

  it('orders ids by code, not by the language of the machine', () => {
    const actors = ['a-b', 'a', 'a1', 'b'].map(id => anActor({ id }))
    expect(documentOf(...actors).actors.map(({ id }) => id)).toEqual(['a', 'a-b', 'a1', 'b'])
  })

  it('keeps translations, in a stable order', () => {
    const translated = anEvent({
      translations: {
        uk: { made: 'human', reviewed: true, fields: { title: 'Розмова' } },
        de: {
          made: 'machine',
          reviewed: false,
          of: '0123456789ab',
          fields: { title: 'Gespräch', summary: 'Ein Gespräch.' },
        },
      },
    })
    const document = JSON.parse(written(recordOf(translated)))
    expect(document.events[0].translations).toEqual(translated.entry.translations)
    expect(Object.keys(document.events[0].translations)).toEqual(['de', 'uk'])
  })

  it('comes in slices that show one moment', () => {
    const record = recordOf(
      ...Array.from({ length: 1000 }, (_, n) => aSource({ id: `s-${n}`, url: `https://example.org/${n}` })),
    )
    const chunks = recordDocumentChunks(record)
    const first = chunks.next().value
    record.apply({
      ...record.history('s-1')[0],
      seq: 1001,
      type: 'actor',
      id: 'late',
      record: anActor({ id: 'late' }).entry,
    } as never)
    const slices = [first, ...chunks]
    expect(Math.max(...slices.map(slice => slice?.match(/"id":/g)?.length ?? 0))).toBe(50)
    expect(JSON.parse(slices.join(''))).toMatchObject({ actors: [], sources: { length: 1000 } })
  })
})

describe('parseRecordDocument', () => {
  it('takes line breaks of any system and tabs from a table, and leaves what a record can hold as it is', () => {
    const [title, summary] = ['Cell with\r\na\tbreak', 'One\rtwo\tthree < 5 km']
    const kept = { id: 'kept', title: 'Cease\u00adfire\u2028e\u0301' }
    const parsed = parseRecordDocument(documentOf(anEvent({ title, summary }), anEvent(kept)))
    expect(parsed).toMatchObject({ ok: true, rejected: [] })
    if (!parsed.ok) return
    expect(parsed.entries[1]?.entry).toMatchObject({ title: 'Cell with a break', summary: 'One\ntwo three < 5 km' })
    expect(parsed.entries[2]?.entry).toMatchObject(kept)
  })

  const empty = documentOf()
  const source = aSource().entry
  const rejectedIn = (document: unknown) => {
    const parsed = parseRecordDocument(document)
    return parsed.ok ? parsed.rejected.map(({ type: _, ...rejected }) => rejected) : parsed
  }

  it('reads the shipped record, from its text and from its value', () => {
    for (const document of [SHIPPED, JSON.parse(SHIPPED)])
      expect(parseRecordDocument(document)).toMatchObject({ ok: true, entries: { length: 1127 }, rejected: [] })
  })

  it('lists every rejected entry with its place', () => {
    const events = [anEvent().entry, { ...anEvent({ id: 'other' }).entry, kind: '', title: '' }, 7]
    expect(rejectedIn({ ...empty, events, actors: [{ id: '' }] })).toEqual([
      { path: 'actors[0]', id: null, problems: expect.arrayContaining([expect.objectContaining({ path: 'id' })]) },
      {
        path: 'events[1]',
        id: 'other',
        problems: [expect.objectContaining({ path: 'kind' }), expect.objectContaining({ path: 'title' })],
      },
      { path: 'events[2]', id: null, problems: [{ path: '', message: 'Must be an object: {…}.' }] },
    ])
  })

  it('judges the header like an entry', () =>
    expect(rejectedIn({ ...empty, title: ['x'] })).toEqual([
      { path: 'header', id: 'record', problems: [{ path: 'title', message: 'Must be text.' }] },
    ]))

  it('refuses an id that stands twice, also in lists of different types', () => {
    const again = { path: 'id', message: 'The id “source” is used by sources[0] already.' }
    const document = { ...empty, sources: [source, source], events: [anEvent({ id: 'source' }).entry] }
    expect(rejectedIn(document)).toEqual([
      { path: 'sources[1]', id: 'source', problems: [again] },
      { path: 'events[0]', id: 'source', problems: [again] },
    ])
  })

  it.each<[string, unknown, string, RegExp]>([
    ['nothing', '', '', /empty/],
    ['broken text', '{\n"format": "parley-record"\n"version": 1}', 'line 3, column 1', /comma/],
    ['a list', [], '', /a list/],
    ['null', 'null', '', /parley-record/],
    ['something else', '{"type": "FeatureCollection"}', 'format', /GeoJSON/],
    ['a later version', { ...empty, version: 3 }, 'version', /no other version/],
    ['an unknown field', { ...empty, people: [] }, '', /unknown field “people”/],
    ['a list that is none', { ...empty, events: {} }, 'events', /Must be a list/],
    ['a missing list', { ...empty, sources: undefined }, 'sources', /Must be a list/],
    [
      '__proto__ at the top',
      SHIPPED.replace('{', '{"__proto__": {"polluted": true},'),
      '',
      /unknown field “__proto__”/,
    ],
  ])('says what is wrong with the whole: %s', (_, document, path, message) =>
    expect(parseRecordDocument(document)).toEqual({
      ok: false,
      problems: [{ path, message: expect.stringMatching(message) }],
    }),
  )

  it.each<[string, string, string]>([
    ['an entry', '{"__proto__": {"polluted": true}, "id": "source"}', ''],
    ['a translation', '{"id": "source", "translations": {"uk": {"__proto__": "x"}}}', 'translations.uk'],
    ['a list of languages', '{"id": "source", "translations": {"__proto__": {"title": "x"}}}', 'translations'],
  ])('refuses __proto__ in %s', (_, entry, path) => {
    const parsed = rejectedIn({ ...empty, sources: [JSON.parse(entry)] })
    expect(parsed).toMatchObject([{ problems: [{ path, message: 'Has the unknown field “__proto__”.' }] }])
    expect({}).not.toHaveProperty('polluted')
  })

  it('refuses half a character anywhere', () =>
    expect(rejectedIn({ ...empty, sources: [{ ...source, url: 'https://example.org/\ud800' }] })).toMatchObject([
      { problems: [{ path: 'url', message: expect.stringContaining('lone surrogate') }] },
    ]))

  it('refuses what is nested too deeply, without running out of stack', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    const text = JSON.stringify({ ...empty, sources: ['DEEP'], title: 'DEEP' }).replaceAll('"DEEP"', deep)
    expect(rejectedIn(text)).toMatchObject([{ path: 'header' }, { path: 'sources[0]' }])
    const inside = JSON.stringify({ ...empty, sources: [{ ...source, title: 'DEEP' }] }).replaceAll('"DEEP"', deep)
    expect(rejectedIn(inside)).toMatchObject([{ problems: [{ message: expect.stringContaining('levels deep') }] }])
  })
})
