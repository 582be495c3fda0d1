import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TimelineEvent } from '../entries/event.ts'
import { liftFromVersion1 } from '../entries/lifting.ts'
import { NegotiationRecord } from '../record/negotiation-record.ts'
import { RECORD_JOURNAL } from '../revisions/journal-kind.ts'
import { prepareDraft, readRevisionLine, revisionLine, sealRevision } from '../revisions/revision.ts'
import {
  aDocument,
  aHeader,
  anActor,
  anEvent,
  aPosition,
  aProcess,
  aSource,
  documentOf,
  draftOf,
  recordOf,
  seedEntries,
  type TypedEntry,
} from '../testing/record-builder.ts'
import { planImport } from './import-plan.ts'
import { parseRecordDocument } from './parse-record-document.ts'
import { DOCUMENT_LISTS, LIST_NAMES, type RecordDocument, recordDocumentChunks } from './record-document.ts'

type Fields = Record<string, unknown>
type Translations = NonNullable<TimelineEvent['translations']>

const ADDED: Readonly<Record<string, readonly string[]>> = {
  record: ['language', 'masthead', 'order', 'issues', 'kinds', 'stages'],
  process: ['tables', 'briefs'],
  actor: ['aliases'],
  document: ['brief', 'readAt'],
}

const textsInVersion1 = ({ 'places.0.name': placeName, ...texts }: Fields): Fields =>
  placeName === undefined ? texts : { ...texts, placeName }

/** An entry as version 1 of the format had it. */
function asInVersion1(type: string, entry: object): Fields {
  const { offices, places, translations, about, externalIds: _, firstRecorded: __, ...rest } = entry as Fields
  const texts = Object.entries((translations ?? {}) as Record<string, { fields: Fields }>)
  const on = about as { document?: string; point?: string; issue?: string } | undefined
  const old: Fields = {
    ...rest,
    ...(Array.isArray(offices) && offices.length > 0 && { role: offices.at(-1).title }),
    ...(Array.isArray(places) && places.length > 0 && { place: places[0] }),
    ...(on && { about: { ...on, issue: on.issue ?? 'process' } }),
    ...(texts.length > 0 && {
      translations: Object.fromEntries(texts.map(([language, { fields }]) => [language, textsInVersion1(fields)])),
    }),
  }
  for (const field of ADDED[type] ?? []) delete old[field]
  return old
}

function version1(document: RecordDocument): Fields {
  const { language: _, masthead: __, order: ___, issues, kinds, stages, phases, ...rest } = document
  const lists = LIST_NAMES.filter(name => name !== 'phases').map(name => [
    name,
    document[name].map(entry => asInVersion1(DOCUMENT_LISTS[name], entry)),
  ])
  return { ...rest, ...Object.fromEntries(lists), version: 1 }
}

/** Of more texts, into more languages. */
const withOneMore = (translations: Translations = {}): Translations => ({
  ...Object.fromEntries(
    Object.entries(translations).map(([language, one]) => [language, { ...one, fields: { ...one.fields, more: 'x' } }]),
  ),
  de: { made: 'human', reviewed: true, fields: { title: 'Treffen' } },
})

const readOf = (document: unknown) => {
  const parsed = parseRecordDocument(document)
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
  return parsed
}

const textOf = (entries: readonly object[]): string =>
  [...recordDocumentChunks(recordOf(...(entries as TypedEntry[])))].join('')

describe('a journal that holds version 1', () => {
  const entries: TypedEntry[] = [
    aHeader(),
    anActor({ offices: [{ title: 'King' }] }),
    aSource(),
    aProcess(),
    aDocument(),
    aPosition({ about: { document: 'document' } }),
    anEvent({
      places: [{ name: 'Geneva', country: 'CH' }],
      translations: {
        uk: { made: 'unknown', reviewed: false, fields: { title: 'Зустріч', 'places.0.name': 'Женева' } },
      },
    }),
  ]
  const old = entries
    .map(entry => draftOf(entry))
    .map((draft, index) =>
      sealRevision(
        prepareDraft({ ...draft, record: asInVersion1(draft.type, draft.record) as never }, RECORD_JOURNAL),
        {
          seq: index + 1,
          at: '2026-01-01T00:00:00.000Z',
          batchEnd: index + 1,
          previous: '0'.repeat(64),
        },
      ),
    )
  const record = NegotiationRecord.fold(old.map(({ revision }) => revision))

  it('folds to entries of the present shape', () => {
    for (const { type, entry } of entries) expect(record.find(type, entry.id)).toEqual(entry)
    expect(record.history('process')[0]?.record).toMatchObject({ briefs: [] })
  })

  it('keeps its lines, byte for byte', () => {
    for (const { revision, line } of old) {
      expect(revisionLine(revision)).toBe(line)
      expect(readRevisionLine(line, RECORD_JOURNAL)).toMatchObject({ ok: true, canonical: true })
      expect(line).not.toMatch(/"(briefs?|offices|places|tables)"/)
    }
  })
})

describe('a document of version 1', () => {
  const seedDocument = documentOf(...seedEntries())
  const lifted = readOf(version1(seedDocument))

  it('is read without a loss', () => {
    expect(lifted.rejected).toEqual([])
    const old = version1(seedDocument)
    for (const [name, type] of Object.entries(DOCUMENT_LISTS).filter(([list]) => list !== 'phases')) {
      const now = lifted.entries.filter(one => one.type === type).map(({ entry }) => asInVersion1(type, entry))
      expect(now).toEqual(old[name])
    }
  })

  it('is written as version 2, which reads back as itself', () => {
    const text = textOf(lifted.entries)
    expect(JSON.parse(text)).toMatchObject({ version: 2, order: 'oldest', language: 'en' })
    expect(textOf(readOf(text).entries) === text).toBe(true)
  })

  it('takes nothing away that version 1 could not say', () => {
    const known = seedEntries().map(({ type, entry }) => {
      const more: Fields = { ...entry, firstRecorded: '2025-11-25' }
      if (type === 'actor' && entry.offices[0])
        more['offices'] = [
          { title: 'Earlier office', to: '2020' },
          { ...entry.offices[0], from: '2021' },
        ]
      if (type === 'event' && entry.places[0]) more['places'] = [...entry.places, { name: 'Elsewhere' }]
      if (type === 'event') more['translations'] = withOneMore(entry.translations)
      return { type, entry: more } as unknown as TypedEntry
    })
    const plan = planImport(lifted, recordOf(...known), { by: 'import' })
    expect(plan).toMatchObject({ added: [], changed: [], rejected: [], drafts: [] })
  })

  it('brings what it says otherwise', () => {
    const old = version1(documentOf(aHeader(), aProcess(), anActor({ offices: [{ title: 'Queen' }] })))
    const record = recordOf(aHeader(), aProcess(), anActor({ offices: [{ title: 'King', from: '2020' }] }))
    const { changed, drafts } = planImport(readOf(old), record, { by: 'import' })
    expect(changed).toMatchObject([{ id: 'actor', fields: ['offices'] }])
    expect(drafts[0]?.record).toMatchObject({ offices: [{ title: 'Queen' }] })
  })

  it('is a fixed point once it is read, whatever stands in it', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/)
    const entry = fc.record(
      {
        role: word,
        place: fc.record({ name: word }),
        about: fc.record(
          {
            document: fc.constant('document'),
            point: fc.constant('1'),
            issue: fc.constantFrom('process', 'territory'),
          },
          { requiredKeys: [] },
        ),
        translations: fc.dictionary(fc.constantFrom('uk', 'de'), fc.dictionary(word, word, { maxKeys: 2 })),
        kept: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    const types = fc.constantFrom('record', 'process', 'actor', 'source', 'event', 'document', 'position', 'pointState')
    fc.assert(
      fc.property(types, entry, (type, fields) => {
        const once = liftFromVersion1(type as 'event', fields)
        expect(liftFromVersion1(type as 'event', once)).toBe(once)
        expect('kept' in fields ? once['kept'] : undefined).toEqual('kept' in fields ? fields.kept : undefined)
        const said = JSON.stringify(once)
        for (const value of [type === 'actor' && fields.role, type === 'event' && fields.place?.name])
          if (typeof value === 'string') expect(said).toContain(JSON.stringify(value))
      }),
    )
  })
})
