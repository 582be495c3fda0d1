import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entries } from '../entries/entries.ts'
import type { TimelineEvent } from '../entries/event.ts'
import { draftProblems } from '../record/integrity.ts'
import { NegotiationRecord } from '../record/negotiation-record.ts'
import type { Revision } from '../revisions/revision.ts'
import {
  aDocument,
  aHeader,
  anActor,
  anEvent,
  aPoint,
  aPosition,
  aProcess,
  aSource,
  citing,
  documentOf,
  recordOf,
  revisionOf,
  type TypedEntry,
} from '../testing/record-builder.ts'
import type { ImportChoices } from './import-choices.ts'
import { type ImportPlan, planImport } from './import-plan.ts'
import { parseRecordDocument } from './parse-record-document.ts'

type Row = Readonly<Record<string, unknown>>
const EMPTY = NegotiationRecord.fold([])

/** A data set whose header knows no words at all. */
const dataSet = (...events: readonly Row[]) => ({
  ...documentOf(aHeader({ issues: [] }), aProcess({ id: 'lake-talks', tables: [] }), aSource()),
  events,
})
const row = (fields: Row = {}): Row => ({
  ...anEvent({ process: 'lake-talks', issues: [] }).entry,
  table: undefined,
  ...fields,
})

function plan(document: unknown, record = EMPTY, choices: ImportChoices = {}): ImportPlan {
  const parsed = parseRecordDocument(JSON.stringify(document), choices)
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
  return planImport(parsed, record, { by: 'import', ...choices })
}

function carriedOut({ drafts }: ImportPlan, before: readonly Revision[] = []): Revision[] {
  return [
    ...before,
    ...drafts.map((draft, index) => ({
      ...revisionOf({ type: draft.type, entry: draft.record } as TypedEntry, before.length + index + 1, draft.action),
      id: draft.id,
    })),
  ]
}

const recordAfter = (first: ImportPlan) => NegotiationRecord.fold(carriedOut(first))
const reasonsOf = ({ rejected }: ImportPlan) =>
  rejected.flatMap(({ problems }) => problems.map(({ message }) => message))

function eventOf(planned: ImportPlan, id = 'event'): TimelineEvent {
  expect(reasonsOf(planned)).toEqual([])
  return planned.drafts.find(draft => draft.id === id)?.record as TimelineEvent
}

describe('a row of a data set is taken', () => {
  it.each<[string, Row, Partial<TimelineEvent>]>([
    ['with a long title', { title: 'x'.repeat(500) }, { title: 'x'.repeat(500) }],
    ['with line breaks and tabs in its cells', { title: 'A\r\ncell\twith' }, { title: 'A cell with' }],
    ['with a sign that is no markup', { title: 'Fewer than < 5 km, <2 h' }, { title: 'Fewer than < 5 km, <2 h' }],
    ['without an issue', { issues: [] }, { issues: [] }],
    [
      'with the three letters of a country',
      { places: [{ name: 'Lakeland', country: 'UKR' }] },
      { places: [{ name: 'Lakeland', country: 'UA' }] },
    ],
    [
      'with coordinates alone',
      {
        places: [
          { name: '', latitude: 48.1, longitude: 37.9 },
          { latitude: -1.23456789, longitude: -0.5 },
        ],
      },
      {
        places: [
          { name: '48.1° N, 37.9° E', latitude: 48.1, longitude: 37.9 },
          { name: '1.2346° S, 0.5° W', latitude: -1.23456789, longitude: -0.5 },
        ],
      },
    ],
    ['with a stage of its own', { stage: 'pre-negotiation' }, { stage: 'pre-negotiation' }],
    ['with a kind of its own', { kind: 'consultation' }, { kind: 'other', subkind: 'consultation' }],
    ['with words of its own', { table: 'Inter-village / local' }, { table: 'inter-village-local' }],
    ['with issues of its own', { issues: ['Water rights', 'water-rights'] }, { issues: ['water-rights'] }],
    ['with a status of its own', { status: 'Signed, not in force' }, { status: 'Signed, not in force' }],
  ])('%s', (_, given, expected) => expect(eventOf(plan(dataSet(row(given))))).toMatchObject(expected))

  it.each<[string, Row, RegExp]>([
    ['without a date', { when: undefined }, /^Enter a date/],
    ['without a source', { citations: [] }, /^Cite at least one source/],
    ['without sense', { title: ' ', kind: 'talks' }, /^Must not be empty/],
    ['with a title of more than 500 characters', { title: 'x'.repeat(501) }, /^Has 501 characters; at most 500/],
  ])('but not %s', (_, given, message) =>
    expect(reasonsOf(plan(dataSet(row(given))))).toEqual([expect.stringMatching(message)]),
  )

  it('a source of which the day is not known, and one in a book', () => {
    const { published: _, url: __, ...known } = aSource().entry
    const sources = [
      { ...known, url: 'https://example.org/undated' },
      { ...known, id: 'book', locator: 'p. 32–35', access: 'print' },
      { ...known, id: 'nowhere' },
    ]
    const planned = plan({ ...dataSet(), sources })
    expect(planned.drafts.filter(({ type }) => type === 'source').map(({ record }) => record)).toMatchObject([
      { id: 'source', published: 'XXXX' },
      { id: 'book', published: 'XXXX' },
    ])
    expect(reasonsOf(planned)).toEqual([expect.stringMatching(/^Enter its address, or say where it can be found/)])
  })
})

describe('words that nobody has defined', () => {
  const used = [
    row({ id: 'a', table: 'Inter-village', kind: 'consultation', stage: 'Pre-negotiation', issues: ['water'] }),
    row({ id: 'b', table: 'Inter-village', kind: 'talks', subkind: 'proximity' }),
    row({ id: 'c', kind: 'mediation', subkind: 'proximity' }),
  ]

  it('come into the lists of the record and of its negotiation, and are told', () => {
    const planned = plan(dataSet(...used))
    expect(reasonsOf(planned)).toEqual([])
    const [header, process] = planned.drafts.map(({ record }) => record)
    expect(header).toMatchObject({
      issues: [{ id: 'water', label: 'Water', definition: '' }],
      stages: [{ id: 'pre-negotiation', label: 'Pre-negotiation' }],
      kinds: [
        { id: 'consultation', label: 'Consultation', base: 'other' },
        { id: 'proximity', label: 'Proximity', base: 'talks' },
        { id: 'proximity-2', label: 'Proximity', base: 'mediation' },
      ],
    })
    expect(process).toMatchObject({ tables: [{ id: 'inter-village', label: 'Inter-village', definition: '' }] })
    expect(planned.terms.map(({ list, id, process: of }) => [list, id, of])).toEqual([
      ['issues', 'water', null],
      ['kinds', 'consultation', null],
      ['kinds', 'proximity', null],
      ['kinds', 'proximity-2', null],
      ['stages', 'pre-negotiation', null],
      ['tables', 'inter-village', 'A negotiation'],
    ])
  })

  it('of points and positions too', () => {
    const document = aDocument({ process: 'lake-talks', points: [aPoint('1', { issues: ['tolls'] })] }).entry
    const position = aPosition({ process: 'lake-talks', about: { issue: 'fishing' } }).entry
    const actors = [anActor().entry]
    const planned = plan({ ...dataSet(), actors, documents: [document], positions: [position] })
    expect(planned.terms.map(({ id }) => id)).toEqual(['tolls', 'fishing'])
  })

  it('keep what an editor has made of them', () => {
    const first = plan(dataSet(...used))
    const revisions = carriedOut(first)
    const worded = [{ id: 'water', label: 'Water and fish', definition: 'Who may use the lake.' }]
    const header = { ...(first.drafts[0]?.record as Entries['record']), issues: worded }
    const edited = { ...revisionOf({ type: 'record', entry: header }, revisions.length + 1, 'change') }
    const again = plan(dataSet(...used), NegotiationRecord.fold([...revisions, edited]))
    expect(again).toMatchObject({ added: [], changed: [], rejected: [], terms: [], drafts: [] })
  })

  it('take nothing out of what is there', () => {
    const here = recordOf(aHeader(), aProcess({ id: 'lake-talks' }), aSource(), anEvent({ process: 'lake-talks' }))
    const planned = plan(dataSet(...used), here)
    expect(reasonsOf(planned)).toEqual([])
    const [header, process] = planned.drafts.map(({ record }) => record as never)
    expect(header).toMatchObject({ issues: [...aHeader().entry.issues, { id: 'water' }] })
    expect(process).toMatchObject({ tables: [...aProcess().entry.tables, { id: 'inter-village' }] })
  })

  it('come into a negotiation that only the record has', () => {
    const here = recordOf(aHeader({ issues: [] }), aProcess({ id: 'lake-talks', tables: [] }), aSource())
    const planned = plan({ ...dataSet(...used), processes: [] }, here)
    expect(reasonsOf(planned)).toEqual([])
    expect(planned.changed).toMatchObject([
      { id: 'record', fields: ['issues', 'kinds', 'stages'] },
      { id: 'lake-talks', fields: ['tables'] },
    ])
  })
})

describe('keys of their own', () => {
  const keyed = (fields: Row = {}) => ({
    ...dataSet(
      row({
        id: 'LK_0012',
        process: 'Lake Talks',
        participants: [{ actor: 'UN/1', part: 'mediator' }],
        citations: citing('S.1'),
      }),
      row({ id: 'LK 12', process: 'Lake Talks', follows: ['LK_0012'], citations: citing('S.1') }),
    ),
    processes: [{ ...aProcess({ tables: [] }).entry, id: 'Lake Talks', mediators: ['UN/1'] }],
    actors: [{ ...anActor().entry, id: 'UN/1' }],
    sources: [{ ...aSource().entry, id: 'S.1' }],
    ...fields,
  })

  it('become ids, are kept, and whatever refers to them follows', () => {
    const planned = plan(keyed())
    expect(eventOf(planned, 'lk-12')).toMatchObject({ process: 'lake-talks', follows: ['lk-0012'] })
    expect(eventOf(planned, 'lk-0012')).toMatchObject({
      externalIds: [{ scheme: 'id', value: 'LK_0012' }],
      participants: [{ actor: 'un-1' }],
      citations: [{ source: 's-1' }],
    })
    expect(draftProblems(planned.drafts, EMPTY).size).toBe(0)
  })

  it.each<[string, readonly string[], readonly string[]]>([
    ['are told apart from ids that are there', ['LK_1', 'lk-1'], ['lk-1-2', 'lk-1']],
    ['are told apart from each other', ['LK_1', 'LK.1', 'LK 1'], ['lk-1', 'lk-1-2', 'lk-1-3']],
    ['are written in Latin letters', ['Угода № 5'], ['ugoda-no-5']],
    ['may have nothing of which an id can be made', ['—'], ['entry']],
    ['may be too long for an id', ['a'.repeat(120)], ['a'.repeat(80)]],
  ])('%s', (_, given, expected) => {
    const planned = plan(dataSet(...given.map(id => row({ id }))))
    expect(planned.drafts.filter(({ type }) => type === 'event').map(({ id }) => id)).toEqual(expected)
  })

  it('never change another entry that has such an id here', () => {
    const here = recordOf(aHeader({ issues: [] }), aSource({ id: 'lk-0012', url: 'https://example.org/other' }))
    const first = plan(keyed(), here)
    expect(reasonsOf(first)).toEqual([])
    expect(eventOf(first, 'lk-0012-2')).toMatchObject({ externalIds: [{ scheme: 'id', value: 'LK_0012' }] })
    expect(eventOf(first, 'lk-12')).toMatchObject({ follows: ['lk-0012-2'] })
  })

  it('find the same entries again, also those that were given another id, and those to which only references lead', () => {
    const moved = anEvent({
      id: 'first-meeting',
      process: 'lake-talks',
      issues: [],
      externalIds: [{ scheme: 'id', value: 'LK_0012' }],
    })
    const here = recordOf(aHeader({ issues: [] }), aProcess({ id: 'lake-talks' }), aSource(), moved)
    const planned = plan(
      dataSet(row({ id: 'LK_0012', title: 'Renamed' }), row({ id: 'LK_0013', follows: ['LK_0012'] })),
      here,
    )
    expect(planned.changed).toMatchObject([{ id: 'first-meeting', fields: ['title', 'table'] }])
    expect(eventOf(planned, 'lk-0013')).toMatchObject({ follows: ['first-meeting'] })
    const alone = plan(dataSet(row({ id: 'LK_0014', follows: ['LK_0012'] })), here)
    expect(eventOf(alone, 'lk-0014')).toMatchObject({ follows: ['first-meeting'] })
  })

  it('find entries that have ids of ours by what else they are called', () => {
    const externalIds = [{ scheme: 'PA-X', value: '312' }]
    const here = recordOf(
      aHeader({ issues: [] }),
      aProcess({ id: 'lake-talks' }),
      aSource({ id: 'known', externalIds }),
    )
    const sources = [{ ...aSource({ externalIds }).entry, id: 'renamed', title: 'Another title' }]
    const planned = plan({ ...dataSet(row({ citations: citing('renamed') })), sources }, here)
    expect(planned.changed).toMatchObject([{ id: 'known', fields: ['title'] }])
    expect(eventOf(planned)).toMatchObject({ citations: [{ source: 'known' }] })
  })

  it('find what was retracted here', () => {
    const revisions = carriedOut(plan(dataSet(row({ id: 'LK_0012' }))))
    const last = revisions.at(-1) as Revision
    const record = NegotiationRecord.fold([...revisions, { ...last, seq: last.seq + 1, action: 'retract' }])
    expect(reasonsOf(plan(dataSet(row({ id: 'LK_0012' })), record))).toEqual([
      expect.stringMatching(/^Was retracted here/),
    ])
  })

  it('are refused when they stand twice', () =>
    expect(reasonsOf(plan(dataSet(row({ id: 'LK_1' }), row({ id: 'LK_1' }))))).toEqual([
      'The id “lk-1” is used by events[0] already.',
    ]))
})

describe('choices of an import', () => {
  const without = row({ citations: [] })

  it('one source for all that cites none, named by the document or by whoever imports', () => {
    const byFile = plan({
      ...dataSet(without, row({ id: 'own', citations: citing('source') })),
      defaultSource: 'source',
    })
    expect(eventOf(byFile).citations).toEqual([{ source: 'source', credibility: 6 }])
    expect(eventOf(byFile, 'own').citations).toEqual(citing('source'))
    const here = recordOf(aSource({ id: 'set', url: 'https://example.org/set' }))
    expect(eventOf(plan(dataSet(without), here, { defaultSource: 'set' })).citations).toMatchObject([{ source: 'set' }])
  })

  it('a default source that nobody has is a mistake of each row', () =>
    expect(reasonsOf(plan(dataSet(without), EMPTY, { defaultSource: 'nowhere' }))).toEqual([
      'Refers to the source “nowhere”, which does not exist.',
    ]))

  const twice = {
    ...dataSet(
      row({ citations: [...citing('source'), ...citing('again')] }),
      row({ id: 'other', citations: citing('again') }),
    ),
    sources: [aSource().entry, aSource({ id: 'again', title: 'The same' }).entry],
  }

  it('offers to merge two sources of one address, and rejects the second until somebody wants that', () => {
    const planned = plan(twice)
    expect(planned.mergeable).toEqual([{ path: 'sources[1]', id: 'again', into: 'source' }])
    expect(planned.rejected.map(({ id }) => id)).toContain('again')
    const merging = plan(twice, EMPTY, { mergesSources: true })
    expect(merging).toMatchObject({ merged: planned.mergeable, mergeable: [] })
    expect(eventOf(merging).citations).toEqual(citing('source'))
    expect(eventOf(merging, 'other').citations).toEqual(citing('source'))
    expect(plan(twice, recordAfter(merging), { mergesSources: true })).toMatchObject({
      added: [],
      changed: [],
      drafts: [],
    })
  })

  it('merges into a source that is here', () => {
    const here = recordOf(aSource({ id: 'known' }))
    const planned = plan(dataSet(row()), here, { mergesSources: true })
    expect(planned.merged).toMatchObject([{ id: 'source', into: 'known' }])
    expect(eventOf(planned).citations).toMatchObject([{ source: 'known' }])
  })
})

it('whatever a data set calls things: taken once, it changes nothing the second time', () => {
  const key = fc.oneof(
    fc.constantFrom('LK_1', 'lk-1', 'LK 1', 'Угода 1', 'a_b', 'record', '1', '—', 'É'),
    fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter(text => !/[\p{C}<]/u.test(text)),
  )
  const word = fc.oneof(fc.constantFrom('talks', 'Talks', 'mediation', 'own', 'Own word', 'other'), key)
  const anyRow = fc.record(
    { table: word, stage: word, kind: word, issues: fc.uniqueArray(word, { maxLength: 3 }) },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(
      fc.uniqueArray(key, { minLength: 2, maxLength: 6 }),
      fc.array(anyRow, { maxLength: 5 }),
      (keys, rows) => {
        const [source = '', ...ids] = keys
        const document = {
          ...dataSet(
            ...ids.map((id, index) =>
              row({
                ...rows[index],
                id,
                citations: citing(source),
                follows: index === 0 ? [] : [ids[index - 1]],
              }),
            ),
          ),
          sources: [{ ...aSource().entry, id: source }],
        }
        const first = plan(document)
        expect(draftProblems(first.drafts, EMPTY).size).toBe(0)
        const second = plan(document, recordAfter(first))
        expect(second).toMatchObject({ added: [], changed: [], drafts: [], terms: [] })
        expect(second.unchanged).toHaveLength(first.added.length)
      },
    ),
    { numRuns: 150 },
  )
})
