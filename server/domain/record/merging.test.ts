import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openMemoryJournal } from '../../journal/memory-journal.ts'
import type { Entries } from '../entries/entries.ts'
import { referencesOf } from '../entries/references.ts'
import { recordDocumentChunks } from '../exchange/record-document.ts'
import {
  aDocument,
  aHeader,
  anActor,
  anEvent,
  aPoint,
  aPointState,
  aPosition,
  aProcess,
  aSource,
  citing,
  draftOf,
  type TypedEntry,
} from '../testing/record-builder.ts'
import { recordProblems } from './integrity.ts'
import { judgedOn } from './judgement.ts'
import { type MergedType, mergedFrom, mergedInto, planMerge, planUnmerge } from './merging.ts'
import { NegotiationRecord } from './negotiation-record.ts'
import { redirected } from './redirecting.ts'

/** A record over a journal, and what an editor does to it. */
async function opened(entries: readonly TypedEntry[]) {
  const journal = openMemoryJournal({ now: () => new Date('2026-01-01T00:00:00.000Z'), lines: [] })
  await journal.append(entries.map(entry => draftOf(entry)))
  const record = NegotiationRecord.fold(journal.revisions)
  journal.subscribe(revisions => {
    for (const revision of revisions) record.apply(revision)
  })
  const write = async (steps: ReturnType<typeof planMerge>['steps']) => {
    const drafts = steps.map(step => ({
      ...step,
      id: step.record.id,
      by: 'test',
      expected: record.history(step.record.id).at(-1)?.seq ?? 0,
    }))
    await journal.append(drafts, judgedOn(record, drafts))
  }
  const plan = <T extends MergedType>(type: T, kept: string, other: string) =>
    planMerge(record, type, record.find(type, kept) as Entries[T], record.find(type, other) as Entries[T])
  const merge = async (type: MergedType, kept: string, other: string) => {
    const { steps, problems } = plan(type, kept, other)
    expect(problems).toEqual([])
    await write(steps)
  }
  const undo = async (type: MergedType, id: string) => {
    const back = planUnmerge(record, type, id)
    if (back?.ok) await write(back.steps)
    return back
  }
  return { record, plan, merge, undo, write, exported: () => [...recordDocumentChunks(record)].join('') }
}

const source = (id: string, fields: Parameters<typeof aSource>[0] = {}) =>
  aSource({ id, url: `https://example.org/${id}`, title: `Report ${id}`, ...fields })
const BASE = [
  aHeader(),
  source('s'),
  source('t'),
  source('u'),
  anActor({ id: 'a', name: 'Alpha' }),
  anActor({ id: 'b', name: 'Beta' }),
  anActor({ id: 'c', name: 'Gamma' }),
]

describe('a reference is redirected', () => {
  const event = (fields: Parameters<typeof anEvent>[0]) => anEvent(fields).entry

  it('and what then stands twice is dropped, with what it says besides', () => {
    const before = event({
      citations: [
        { source: 's', credibility: 2, note: 'The date' },
        { source: 'u', credibility: 3 },
        { source: 't', credibility: 4, note: 'The place' },
      ],
      accounts: [
        { actor: 'a', text: 'We met.', source: 's' },
        { actor: 'a', text: 'We met.', source: 't' },
        { actor: 'b', text: 'They met.', source: 't' },
      ],
    })
    const { entry, doubles } = redirected('event', before, 't', 's')
    expect(doubles).toBe(2)
    expect(entry).toMatchObject({
      citations: [
        { source: 's', credibility: 2, note: 'The date; The place' },
        { source: 'u', credibility: 3 },
      ],
      accounts: [
        { actor: 'a', text: 'We met.', source: 's' },
        { actor: 'b', text: 'They met.', source: 's' },
      ],
    })
  })

  it('and whoever takes part in two ways still does', () => {
    const before = event({
      participants: [
        { actor: 'a', part: 'party' },
        { actor: 'b', part: 'party', as: 'Minister' },
        { actor: 'b', part: 'speaker' },
      ],
    })
    expect(redirected('event', before, 'b', 'a').entry).toMatchObject({
      participants: [
        { actor: 'a', part: 'party', as: 'Minister' },
        { actor: 'a', part: 'speaker' },
      ],
    })
  })

  it('and translations stay with the texts that they translate', () => {
    const words = (speaker: string, text: string) => ({
      speaker,
      text,
      language: 'en',
      original: null,
      translator: null,
      source: 's',
    })
    const before = event({
      quotes: [words('a', 'Yes.'), words('b', 'Yes.'), words('b', 'No.')],
      translations: {
        fr: {
          made: 'human',
          reviewed: true,
          fields: { title: 'Titre', 'quotes.0.text': 'Oui.', 'quotes.1.text': 'Oui!', 'quotes.2.text': 'Non.' },
        },
      },
    })
    const { entry } = redirected('event', before, 'b', 'a')
    expect(entry).toMatchObject({ quotes: [{ text: 'Yes.' }, { text: 'No.' }] })
    expect(entry.translations?.['fr']?.fields).toEqual({
      title: 'Titre',
      'quotes.0.text': 'Oui.',
      'quotes.1.text': 'Non.',
    })
  })

  it('and the entry itself stays as it was', () => {
    const before = event({ citations: citing('s', 't') })
    const copy = structuredClone(before)
    redirected('event', before, 't', 's')
    expect(before).toEqual(copy)
  })
})

describe('a merge', () => {
  it('carries over names, offices, ids and what is left open', async () => {
    const id = (value: string) => ({ scheme: 'A set', value })
    const { record, merge } = await opened([
      ...BASE,
      anActor({ id: 'kept', name: 'Envoy', kind: 'person', aliases: ['E.'], note: 'Known.', externalIds: [id('1')] }),
      anActor({
        id: 'other',
        name: 'Ambassador Envoy',
        kind: 'person',
        aliases: ['e.', 'ENVOY', 'Посол'],
        side: 'a',
        offices: [{ title: 'Ambassador' }],
        wikidata: 'Q42',
        note: 'Unknown.',
        externalIds: [id('1'), id('2')],
      }),
    ])
    await merge('actor', 'kept', 'other')
    expect(record.find('actor', 'kept')).toEqual({
      id: 'kept',
      name: 'Envoy',
      kind: 'person',
      aliases: ['E.', 'Ambassador Envoy', 'Посол'],
      side: 'a',
      offices: [{ title: 'Ambassador' }],
      wikidata: 'Q42',
      note: 'Known.',
      externalIds: [id('1'), id('2')],
    })
    expect(mergedInto(record, 'actor', 'other')).toBe('kept')
    expect(mergedFrom(record, 'kept').map(retraction => retraction.id)).toEqual(['other'])
  })

  it('gives a book the address of the same report on the web, and its date', async () => {
    const { record, merge } = await opened([
      ...BASE,
      source('kept', { url: undefined, locator: 'p. 3', published: 'XXXX' }),
      source('other', { archiveUrl: 'https://archive.example/other', published: '1998-03' }),
    ])
    await merge('source', 'kept', 'other')
    expect(record.find('source', 'kept')).toMatchObject({
      url: 'https://example.org/other',
      locator: 'p. 3',
      archiveUrl: 'https://archive.example/other',
      published: '1998-03',
    })
  })

  it.each<[string, TypedEntry[], MergedType, string, string, string | RegExp]>([
    [
      'of somebody and their side',
      [anActor({ id: 'p', name: 'Pi', side: 'a' })],
      'actor',
      'a',
      'p',
      '“Pi” speaks for “Alpha”: they can’t be the same. Change that first.',
    ],
    [
      'of a side and somebody who speaks for it in an office',
      [anActor({ id: 'p', name: 'Pi', offices: [{ title: 'Envoy', for: 'a' }] })],
      'actor',
      'p',
      'a',
      /speaks for “Alpha”/,
    ],
    [
      'that closes a circle',
      [anActor({ id: 'mid', side: 'a' }), anActor({ id: 'p', side: 'mid' })],
      'actor',
      'a',
      'p',
      /Closes a circle/,
    ],
    [
      'after which nobody else is left to agree',
      [
        aDocument({ id: 'plan', points: [aPoint('1')] }),
        aPointState({
          id: 'agreed',
          document: 'plan',
          state: 'agreed-between',
          among: ['a', 'b'],
          assertedBy: 'c',
          citations: citing('s'),
        }),
      ],
      'actor',
      'a',
      'b',
      /at least two/,
    ],
  ])('%s is refused', async (_, more, type, kept, other, message) => {
    const { plan } = await opened([...BASE, aProcess(), ...more])
    const [problem] = plan(type, kept, other).problems
    expect(problem?.message).toMatch(message)
  })
})

describe('the way back', () => {
  const entries = [...BASE, aProcess({ parties: ['a', 'b'] }), anEvent({ id: 'talks', citations: citing('s', 't') })]

  it('is barred by a later change of what the merge has changed, and open again without it', async () => {
    const { record, merge, undo, write, exported } = await opened(entries)
    const before = exported()
    await merge('source', 's', 't')
    const merged = record.find('event', 'talks') as Entries['event']
    const change = (title: string) =>
      write([{ action: 'change', type: 'event', record: { ...merged, title }, reason: null, material: true }])
    await change('Changed since')
    expect(await undo('source', 't')).toEqual({
      ok: false,
      problem: { type: 'event', id: 'talks', message: 'It was changed after the merge.' },
    })
    await change(merged.title)
    expect(await undo('source', 't')).toMatchObject({ ok: true, into: 's' })
    expect(exported()).toBe(before)
    expect(mergedInto(record, 'source', 't')).toBeUndefined()
    expect(mergedFrom(record, 's')).toEqual([])
  })

  it('leads from the last of several merges to the first', async () => {
    const { merge, undo, exported } = await opened(entries)
    const before = exported()
    await merge('actor', 'a', 'b')
    await merge('actor', 'a', 'c')
    expect(await undo('actor', 'b')).toMatchObject({ ok: false, problem: { id: 'a' } })
    expect(await undo('actor', 'c')).toMatchObject({ ok: true })
    expect(await undo('actor', 'b')).toMatchObject({ ok: true })
    expect(exported()).toBe(before)
  })

  it('is none for what was retracted otherwise', async () => {
    const { record, write } = await opened(entries)
    const entry = record.find('actor', 'c') as Entries['actor']
    await write([{ action: 'retract', type: 'actor', record: entry, reason: 'A mistake', material: true }])
    expect(planUnmerge(record, 'actor', 'c')).toBeUndefined()
  })
})

const actor = fc.constantFrom('a', 'b', 'c')
const cited = fc.subarray(['s', 't', 'u'], { minLength: 1 }).map(sources => citing(...sources))
const one = fc.constantFrom('s', 't', 'u')
const quote = fc.record({ speaker: actor, text: fc.constantFrom('Yes.', 'No.'), source: one }).map(words => ({
  ...words,
  language: 'en',
  original: null,
  translator: null,
}))
const anyEvent = fc.record({
  participants: fc.array(fc.record({ actor, part: fc.constantFrom('party' as const, 'host' as const) }), {
    maxLength: 4,
  }),
  quotes: fc.array(quote, { maxLength: 3 }),
  accounts: fc.array(fc.record({ actor, text: fc.constant('So it was.'), source: one }), { maxLength: 3 }),
  citations: cited,
})
const anyDocument = fc.record({
  parties: fc.subarray(['a', 'b', 'c']),
  authors: fc.array(fc.record({ actor, basis: fc.constant('stated' as const), note: fc.constant(null), source: one }), {
    maxLength: 3,
  }),
  citations: cited,
  points: fc
    .array(cited, { maxLength: 2 })
    .map(all => all.map((citations, index) => aPoint(String(index + 1), { citations }))),
})
const anyRecord = fc
  .record({
    events: fc.array(anyEvent, { maxLength: 4 }),
    documents: fc.array(anyDocument, { maxLength: 2 }),
    positions: fc.array(fc.record({ actor, speaker: actor, quote, citations: cited }), { maxLength: 3 }),
    parties: fc.subarray(['a', 'b', 'c']),
    side: fc.option(actor, { nil: undefined }),
    brief: cited,
  })
  .map(({ events, documents, positions, parties, side, brief }): TypedEntry[] => [
    ...BASE,
    aProcess({ parties, briefs: [{ when: '2025-06-01', text: 'So it stands.', citations: brief }] }),
    anActor({ id: 'person', name: 'Delta', kind: 'person', ...(side && { side }) }),
    ...events.map((fields, index) => anEvent({ id: `event-${index}`, ...fields })),
    ...documents.map((fields, index) => aDocument({ id: `document-${index}`, ...fields })),
    ...positions.map((fields, index) => aPosition({ id: `position-${index}`, ...fields })),
  ])

it.each([
  ['actor', 'a', 'b'],
  ['source', 's', 't'],
] as const)('any merge of %ss leaves a record that is in order, and its undo the same as before', (type, kept, other) =>
  fc.assert(
    fc.asyncProperty(anyRecord, async entries => {
      const { record, merge, undo, exported } = await opened(entries)
      const before = exported()
      await merge(type, kept, other)
      expect(recordProblems(record)).toEqual(new Map())
      for (const of of ['process', 'actor', 'event', 'document', 'position'] as const)
        for (const entry of record.list(of)) {
          const ids = referencesOf(of, entry).map(({ id }) => id)
          expect(ids).not.toContain(other)
          if ('citations' in entry)
            expect(new Set(entry.citations.map(one => one.source)).size).toBe(entry.citations.length)
        }
      expect(record.find(type, other)).toBeUndefined()
      expect(await undo(type, other)).toMatchObject({ ok: true })
      expect(exported()).toBe(before)
    }),
    { numRuns: 60 },
  ),
)
