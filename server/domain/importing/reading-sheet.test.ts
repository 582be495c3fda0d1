import { describe, expect, it } from 'vitest'
import type { TimelineEvent } from '../entries/event.ts'
import { inOneGo } from '../in-one-go.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { aHeader, anActor, aProcess, aSource, recordOf, type TypedEntry } from '../testing/record-builder.ts'
import { firstMapping } from './first-mapping.ts'
import { openQuestions } from './open-questions.ts'
import { planningSheet } from './planning-sheet.ts'
import { rejectedRows } from './rejected-rows.ts'
import type { Sheet } from './sheet.ts'
import type { SheetMapping } from './sheet-mapping.ts'

const sheetOf = (columns: readonly string[], ...rows: readonly (readonly string[])[]): Sheet => ({
  format: 'csv',
  columns,
  rows: rows.map((cells, index) => ({ place: `line ${index + 2}`, cells })),
  broken: [],
  phases: [],
  notes: [],
})

const base = [
  aHeader({ issues: [], kinds: [], stages: [] }),
  aProcess({ tables: [] }),
  anActor({ id: 'norland', name: 'Norland', aliases: ['NOR'] }),
  aSource(),
]
const recordWith = (...more: readonly TypedEntry[]) => recordOf(...base, ...more)

function plan(sheet: Sheet, said: Partial<SheetMapping> = {}, record: NegotiationRecord = recordWith()) {
  const mapping = { ...firstMapping(sheet, record, 'sheet.csv'), source: 'source', ...said }
  const planned = inOneGo(planningSheet(sheet, mapping, record, { by: 'import', today: '2025-12-01' }))
  return {
    ...planned,
    mapping,
    events: planned.plan.drafts.flatMap(({ type, record }) => (type === 'event' ? [record as TimelineEvent] : [])),
    problems: planned.plan.rejected.flatMap(({ path, problems }) =>
      problems.map(problem => [path, problem.path, problem.message].filter(Boolean).join(': ')),
    ),
  }
}

/** The record after the import. */
function imported(sheet: Sheet, said: Partial<SheetMapping> = {}, record: NegotiationRecord = recordWith()) {
  const { plan: done } = plan(sheet, said, record)
  const entries = new Map(
    ['record', 'process', 'actor', 'source', 'event', 'phase'].flatMap(type =>
      record.list(type as 'event').map(entry => [entry.id, { type, entry }] as const),
    ),
  )
  for (const { type, id, record: entry } of done.drafts) entries.set(id, { type, entry: entry as never })
  return recordOf(...([...entries.values()] as unknown as TypedEntry[]))
}

describe('a row', () => {
  it('becomes a milestone', () => {
    const sheet = sheetOf(
      ['Date', 'Title', 'Text', 'Type', 'Place', 'Country', 'Participants', 'Roles', 'Tags', 'Link', 'Publisher'],
      [
        '23 Nov 2025',
        'Talks',
        'They met.',
        'talks',
        'Geneva',
        'CHE',
        'Norland; Sudland',
        'mediator; party',
        'Ceasefire',
        'https://example.org/a',
        'Gazette',
      ],
    )
    const { events, plan: done, problems } = plan(sheet)
    expect(problems).toEqual([])
    expect(events).toMatchObject([
      {
        title: 'Talks',
        summary: 'They met.',
        when: '2025-11-23',
        kind: 'talks',
        places: [{ name: 'Geneva', country: 'CH' }],
        participants: [
          { actor: 'norland', part: 'mediator' },
          { actor: 'sudland', part: 'party' },
        ],
        issues: ['ceasefire'],
        occurrence: 'occurred',
        certainty: 'reported',
      },
    ])
    expect(done.terms).toEqual([{ list: 'issues', id: 'ceasefire', label: 'Ceasefire', process: null }])
    expect(done.drafts.filter(({ type }) => type !== 'event').map(({ type, record }) => [type, record])).toMatchObject([
      ['record', { issues: [{ id: 'ceasefire' }] }],
      ['actor', { name: 'Sudland', kind: 'unidentified' }],
      ['source', { url: 'https://example.org/a', publisher: 'Gazette', reliability: 'F', published: 'XXXX' }],
    ])
  })

  it.each<[string, string[], string[], string]>([
    ['one column', ['Date'], ['November 2025'], '2025-11'],
    ['two columns', ['Start', 'End'], ['2025-11-20', '2025-11-22'], '2025-11-20/2025-11-22'],
    ['its parts', ['Year', 'Month', 'Day'], ['2025', '11', '3'], '2025-11-03'],
    ['its parts, the last of them empty', ['Year', 'Month', 'Day'], ['2025', '11', ''], '2025-11'],
    ['a month in words', ['Year', 'Month', 'Day'], ['2025', 'November', '3'], '2025-11-03'],
    ['a day and a time', ['Date', 'Time'], ['2025-11-03', '14:30'], '2025-11-03T14:30:00'],
    ['digits alone', ['Date'], ['20251103'], '2025-11-03'],
  ])('has its date from %s', (_, columns, cells, when) => {
    const { events, problems } = plan(sheetOf([...columns, 'Title'], [...cells, 'Talks']))
    expect([problems, events[0]?.when]).toEqual([[], when])
  })

  it.each<[string, string, string, string]>([
    ['Date', '', 'column A “Date”', 'Enter a date'],
    ['Date', '2025-02-30', 'column A “Date”', 'There is no 30 February 2025'],
    ['Date', '45984', 'column A “Date”', 'as spreadsheets keep it'],
    ['Latitude', '4612', 'column C “Latitude”', 'from −90 to 90'],
    ['Significance', 'huge', 'column C “Significance”', 'none of: Minor, Notable, Landmark'],
    ['Country', 'Nowhereland', 'column C “Country”', 'no country'],
    ['Link', 'see above', 'column C “Link”', 'no address'],
    ['Text', 'a\u0007b', 'column C “Text”', 'control character'],
    ['Follows', 'nothing', 'column C “Follows”', 'no milestone “nothing”'],
  ])('whose %s says %j is refused at its line and column', (column, cell, at, message) => {
    const columns = column === 'Date' ? ['Date', 'Title'] : ['Date', 'Title', column]
    const { problems, events } = plan(
      sheetOf(columns, column === 'Date' ? [cell, 'Bad'] : ['2025-11-20', 'Bad', cell], ['2025-11-21', 'Good']),
    )
    expect(problems).toEqual([expect.stringContaining(`line 2: ${at}: `)])
    expect(problems[0]).toContain(message)
    expect(events.map(({ title }) => title)).toEqual(['Good'])
  })

  it('that cites nothing stays out where nothing is said for all rows', () => {
    const { problems } = plan(sheetOf(['Date', 'Title', 'Sources'], ['2025', 'Talks', '']), { source: '' })
    expect(problems).toEqual([
      'line 2: column C “Sources”: Cite a source here, or say what rows rest on that cite none.',
    ])
  })

  it('with an address that is none is told that alone', () =>
    expect(
      plan(sheetOf(['Date', 'Title', 'Link'], ['2025', 'Talks', 'see above']), { source: '' }).problems,
    ).toHaveLength(1))

  it('twice in the sheet is taken once', () =>
    expect(plan(sheetOf(['Date', 'Title'], ['2025', 'Talks'], ['2025', 'talks'])).problems).toEqual([
      'line 3: column B “Title”: Has the date and the title of line 2. Leave one of them out, or tell them apart in the title.',
    ]))

  it('dated after today has not taken place', () =>
    expect(plan(sheetOf(['Date', 'Title'], ['2026-01', 'Talks'])).events[0]?.occurrence).toBe('scheduled'))
})

describe('days and months', () => {
  const sheet = (...dates: string[]) =>
    sheetOf(['Date', 'Title'], ...dates.map((date, index) => [date, `Talks ${index}`]))

  it('in either order are asked for once', () => {
    const { ambiguous, mapping, problems } = plan(sheet('03/04/2025', '05/06/2025', '2025-01-01'))
    expect([ambiguous, problems.length, mapping.dateOrder]).toEqual([2, 2, null])
    expect(openQuestions(mapping, sheet(), ambiguous).map(({ about }) => about)).toEqual(['dateOrder'])
  })

  it.each([
    ['day-first', ['2025-04-03', '2025-04-03/2025-04-05', '2025-04-25']],
    ['month-first', ['2025-03-04', '2025-03-04/2025-05-04', '2025-04-25']],
  ] as const)('are read as was said: %s', (dateOrder, read) =>
    expect(
      plan(sheet('03/04/2025', '03/04/2025 - 05/04/2025', '25/04/2025'), { dateOrder }).events.map(({ when }) => when),
    ).toEqual(read),
  )

  it('are told by those that can be read in one way only', () => {
    expect(plan(sheet('03/04/2025', '25/04/2025')).mapping.dateOrder).toBe('day-first')
    expect(plan(sheet('03/04/2025', '04/25/2025')).mapping.dateOrder).toBe('month-first')
    expect(plan(sheet('25/04/2025', '04/25/2025')).mapping.dateOrder).toBeNull()
  })
})

describe('the second import', () => {
  const columns = ['Key', 'Date', 'Title', 'Kind', 'Participants', 'Link']
  const first = sheetOf(
    columns,
    ['12', '2025-11-20', 'Talks', 'Shuttle', 'Norland; Sudland', 'https://example.org/a'],
    ['13', '2025-11-21', 'More talks', 'talks', '', ''],
  )

  it('of the same sheet changes nothing', () => {
    const { plan: again } = plan(first, {}, imported(first))
    expect([again.added, again.changed, again.rejected]).toEqual([[], [], []])
  })

  it('finds a row by its key, also where its date and title are others now', () => {
    const second = sheetOf(columns, [
      '12',
      '2025-11-19',
      'Talks, put right',
      'Shuttle',
      'Norland',
      'https://example.org/a',
    ])
    const { plan: again } = plan(second, {}, imported(first))
    expect(again.added).toEqual([])
    expect(again.changed).toMatchObject([{ fields: ['title', 'when'] }])
  })

  it('finds one without a key by its date and title, also where the record has put them right', () => {
    const plain = sheetOf(['Date', 'Title'], ['2025-11-20', 'Talks'])
    const record = imported(plain)
    const [event] = record.list('event')
    const corrected = recordOf(...base, {
      type: 'event',
      entry: { ...(event as TimelineEvent), certainty: 'confirmed', summary: 'Put right.', order: 3 },
    })
    const { plan: again } = plan(plain, {}, corrected)
    expect([again.added, again.changed]).toEqual([[], []])
  })

  it('takes nothing away that an editor has added', () => {
    const record = imported(first)
    const [event] = record.list('event').filter(({ title }) => title === 'Talks')
    const richer = {
      ...(event as TimelineEvent),
      issues: [],
      citations: [...(event?.citations ?? []), { source: 'source', credibility: 2 }],
    }
    const corrected = recordOf(
      ...base,
      ...record
        .list('actor')
        .filter(({ id }) => id !== 'norland')
        .map(entry => ({ type: 'actor', entry }) as const),
      ...record
        .list('source')
        .filter(({ id }) => id !== 'source')
        .map(entry => ({ type: 'source', entry }) as const),
      aHeader({ issues: [], kinds: record.find('record', 'record')?.kinds ?? [], stages: [] }),
      { type: 'event', entry: richer },
    )
    const { plan: again } = plan(first, {}, corrected)
    expect(again.changed).toEqual([])
  })

  it('of another data set with the same keys is another matter', () =>
    expect(plan(first, { dataSet: 'Another' }, imported(first)).plan.added.length).toBeGreaterThan(0))
})

describe('words that the record does not know', () => {
  const sheet = sheetOf(
    ['Date', 'Title', 'Kind', 'Participants', 'Negotiation'],
    ['2025', 'Talks', 'Shuttle', 'Sudland, NOR', ''],
    ['2025', 'Others', 'shuttle', 'Sudland', ''],
  )

  it('are named once each, with how many rows have them', () =>
    expect(plan(sheet).unknown).toEqual([
      { list: 'kinds', word: 'Shuttle', rows: 2, as: '' },
      { list: 'actors', word: 'Sudland', rows: 2, as: '' },
    ]))

  it('mean what was said', () => {
    const words = [
      { list: 'kinds', word: 'Shuttle', as: 'mediation' },
      { list: 'actors', word: 'Sudland', as: '-' },
    ] as const
    const { events, plan: done } = plan(sheet, { words: [...words] })
    expect(
      events.map(({ kind, subkind, participants }) => [kind, subkind, participants.map(({ actor }) => actor)]),
    ).toEqual([
      ['mediation', undefined, ['norland']],
      ['mediation', undefined, []],
    ])
    expect(done.terms).toEqual([])
  })

  it('name no negotiation that nobody has described', () => {
    const other = sheetOf(['Date', 'Title', 'Negotiation'], ['2025', 'Talks', 'Forest talks'])
    expect(plan(other).problems[0]).toContain('The record has no negotiation “Forest talks”')
    const words = [{ list: 'negotiations' as const, word: 'Forest talks', as: 'process' }]
    expect(plan(other, { words }).problems).toEqual([])
  })
})

describe('known data sets', () => {
  it('ACLED has its own columns', () => {
    const columns = [
      'event_id_cnty',
      'event_date',
      'year',
      'event_type',
      'sub_event_type',
      'actor1',
      'actor2',
      'country',
      'location',
      'latitude',
      'longitude',
      'source',
      'notes',
    ]
    const { events, problems } = plan(
      sheetOf(columns, [
        'LAK12',
        '12 March 2023',
        '2023',
        'Strategic developments',
        'Agreement',
        'Norland',
        'Sudland',
        'Switzerland',
        'Geneva',
        '46.2',
        '6.15',
        'Gazette',
        'Two sides agree to meet. More follows.',
      ]),
    )
    expect(problems).toEqual([])
    expect(events).toMatchObject([
      {
        when: '2023-03-12',
        title: 'Two sides agree to meet.',
        kind: 'agreement',
        places: [{ name: 'Geneva', country: 'CH', latitude: 46.2, longitude: 6.15 }],
        citations: [{ source: 'source', credibility: 6, note: 'Gazette' }],
        externalIds: [{ scheme: 'ACLED', value: 'LAK12' }],
      },
    ])
  })

  it('PA-X has agreements, with stages and processes of their own', () => {
    const columns = ['Con', 'PPName', 'Reg', 'AgtId', 'Agt', 'Dat', 'Status', 'Stage', 'Part', 'ThrdPart']
    const {
      events,
      problems,
      plan: done,
    } = plan(
      sheetOf(columns, [
        'Lakeland',
        'Lake process',
        'Europe',
        '7',
        'Lake agreement',
        '1999-05-02',
        'Signed',
        'Cea',
        'For the lake: A. Fisher',
        '',
      ]),
    )
    expect(problems).toEqual([])
    expect(events).toMatchObject([
      {
        kind: 'agreement',
        title: 'Lake agreement',
        stage: 'cea',
        table: 'lake-process',
        status: 'Signed',
        summary: 'For the lake: A. Fisher',
        externalIds: [{ scheme: 'PA-X', value: '7' }],
      },
    ])
    expect(done.terms.map(({ list, label }) => [list, label])).toEqual([
      ['stages', 'Cea'],
      ['tables', 'Lake process'],
    ])
  })
})

it('rows that stay out are given back as they were, with the reason behind them', () => {
  const sheet = {
    ...sheetOf(['Date', 'Title'], ['soon', 'Bad'], ['2025', 'Good']),
    broken: [{ place: 'line 4', cells: ['"open'], message: 'Never closed.' }],
  }
  expect(rejectedRows(sheet, plan(sheet).plan.rejected)).toEqual([
    ['Date', 'Title', 'What is to be mended'],
    ['soon', 'Bad', expect.stringMatching(/^line 2: column A “Date”: /)],
    ['"open', '', 'line 4: Never closed.'],
  ])
})
