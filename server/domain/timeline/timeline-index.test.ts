import { describe, expect, test } from 'vitest'
import type { TimelineEvent } from '../entries/event.ts'
import { NegotiationRecord } from '../record/negotiation-record.ts'
import type { Action } from '../revisions/revision.ts'
import {
  aDocument,
  anActor,
  anEvent,
  aSource,
  recordOf,
  revisionOf,
  seedRecord,
  type TypedEntry,
} from '../testing/record-builder.ts'
import { timelineOf } from './record-timeline.ts'
import type { TimelineResult } from './timeline-index.ts'
import { EVERYTHING, type TimelineQuery } from './timeline-query.ts'

const ask = (query: Partial<TimelineQuery>): TimelineQuery => ({ ...EVERYTHING, ...query })
const idsOf = ({ events }: Pick<TimelineResult, 'events'>): string[] => events.map(({ id }) => id)
const timelineWith = (...events: Partial<TimelineEvent>[]) =>
  timelineOf(recordOf(...events.map((fields, index) => anEvent({ id: `e${index}`, ...fields }))))
const counts = (result: TimelineResult, facet: keyof TimelineResult['facets']) =>
  result.facets[facet].map(({ value, count, chosen }) => `${chosen ? '*' : ''}${value} ${count}`)

describe('order', () => {
  const timeline = timelineOf(
    recordOf(
      anEvent({ id: 'open-end', when: '2025-06-15/..' }),
      anEvent({ id: 'b-day', when: '2025-06-15' }),
      anEvent({ id: 'a-day', when: '2025-06-15' }),
      anEvent({ id: 'first-of-day', when: '2025-06-15', order: -1 }),
      anEvent({ id: 'period', when: '2025-06-15/2025-06-20' }),
      anEvent({ id: 'month', when: '2025-06' }),
      anEvent({ id: 'until', when: '/2025-06-15' }),
      anEvent({ id: 'any-time', when: 'XXXX-06-15' }),
      anEvent({ id: 'before-christ', when: '-0044-03-15' }),
      anEvent({ id: 'about', when: '2025-06-14~' }),
    ),
  )
  const oldest = [
    'before-christ',
    'month',
    'about',
    'first-of-day',
    'a-day',
    'b-day',
    'until',
    'period',
    'open-end',
    'any-time',
  ]

  test('is by bounds, then order, then id', () => {
    expect(idsOf(timeline.query(EVERYTHING))).toEqual(oldest)
    expect([...timeline.ordered()].map(({ id }) => id)).toEqual(oldest)
  })

  test('newest first is the exact reverse', () => {
    expect(idsOf(timeline.query(ask({ order: 'newest' })))).toEqual(oldest.toReversed())
    expect(timeline.allMatching(ask({ order: 'newest' })).map(({ id }) => id)).toEqual(oldest.toReversed())
  })
})

describe('filters', () => {
  const record = recordOf(
    aSource({ publisher: 'Reuters' }),
    anActor({ id: 'ukraine', name: 'Ukraine' }),
    anActor({ id: 'office', name: 'Office of the President', kind: 'body', side: 'ukraine' }),
    anActor({
      id: 'yermak',
      name: 'Yermak',
      kind: 'person',
      side: 'office',
      offices: [{ title: 'Head of the office' }],
    }),
    anActor({ id: 'usa', name: 'America' }),
    aDocument({ id: 'plan' }),
    anEvent({
      id: 'talks',
      when: '2025-11-23',
      significance: 3,
      table: 'us-ukraine',
      title: 'Geneva talks',
      participants: [
        { actor: 'yermak', part: 'head-of-delegation' },
        { actor: 'usa', part: 'party' },
      ],
      documents: [{ document: 'plan', relation: 'discussed' }],
    }),
    anEvent({
      id: 'call',
      kind: 'call',
      when: '2025-11-20/2025-11-22',
      table: 'us-ukraine',
      issues: ['territory', 'sanctions'],
      participants: [{ actor: 'usa', part: 'party' }],
    }),
    anEvent({ id: 'statement', kind: 'statement', when: '2025-11', certainty: 'reported', table: 'domestic' }),
    anEvent({ id: 'war', kind: 'context', when: '2025-11-01/..', table: 'domestic' }),
  )
  const timeline = timelineOf(record)

  const cases: [string, Partial<TimelineQuery>, string[]][] = [
    ['nothing chosen leaves context out', {}, ['statement', 'call', 'talks']],
    ['context on request', { context: true }, ['statement', 'war', 'call', 'talks']],
    ['the kind context asks for context', { kind: ['context'] }, ['war']],
    ['context does not go round the kinds', { kind: ['call'], context: true }, ['call']],
    ['values of one facet are alternatives', { kind: ['call', 'talks'] }, ['call', 'talks']],
    ['facets narrow each other', { kind: ['call', 'talks'], significance: [3] }, ['talks']],
    ['table', { table: ['domestic'] }, ['statement']],
    ['issue', { issue: ['territory', 'justice-amnesty'] }, ['call']],
    ['document', { document: ['plan'] }, ['talks']],
    ['certainty', { certainty: ['reported'] }, ['statement']],
    ['a person', { actor: ['yermak'] }, ['talks']],
    ['those for whom somebody acts', { actor: ['ukraine'] }, ['talks']],
    ['an unknown actor', { actor: ['nobody'] }, []],
    ['a word', { search: 'GENEVA' }, ['talks']],
    ['words begun', { search: 'gen tal' }, ['talks']],
    ['a word of the source', { search: 'reuters', kind: ['call'] }, ['call']],
    ['no such word', { search: 'reuters nothing' }, []],
    ['from the day on which a period ends', { from: '2025-11-22' }, ['statement', 'call', 'talks']],
    ['from the day after', { from: '2025-11-23' }, ['statement', 'talks']],
    ['to the day on which it starts', { to: '2025-11-20' }, ['statement', 'call']],
    ['to the day before', { to: '2025-11-19' }, ['statement']],
    ['a single day', { from: '2025-11-21', to: '2025-11-21' }, ['statement', 'call']],
    ['days after an open end', { from: '2026-05-01', context: true }, ['war']],
    ['days before everything', { to: '2025-10-31', context: true }, []],
  ]
  test.each(cases)('%s', (_, query, expected) => {
    const result = timeline.query(ask(query))
    expect(idsOf(result)).toEqual(expected)
    expect(result.total).toBe(expected.length)
    expect(timeline.allMatching(ask(query)).map(({ id }) => id)).toEqual(expected)
  })

  test('count what they leave out', () => {
    expect(timeline.query(ask({ kind: ['call'] }))).toMatchObject({ total: 1, totalWithoutFilters: 3, contextCount: 0 })
    expect(timeline.query(ask({ context: true }))).toMatchObject({ totalWithoutFilters: 4, contextCount: 1 })
    expect(timeline.query(ask({ table: ['domestic'] }))).toMatchObject({ total: 1, contextCount: 1 })
    expect(timeline.query(ask({ table: ['us-ukraine'] }))).toMatchObject({ total: 2, contextCount: 0 })
    expect(timeline.query(ask({ kind: ['context'] }))).toMatchObject({
      total: 1,
      totalWithoutFilters: 4,
      contextCount: 1,
    })
  })

  test('of a facet leave its own counts alone', () => {
    const result = timeline.query(ask({ kind: ['call'] }))
    expect(counts(result, 'kind')).toEqual(['*call 1', 'context 1', 'statement 1', 'talks 1'])
    expect(counts(result, 'table')).toEqual(['us-ukraine 1'])
    expect(counts(result, 'issue')).toEqual(['sanctions 1', 'territory 1'])
    expect(counts(result, 'actor')).toEqual(['usa 1'])
  })

  test('narrow the counts of the other facets', () => {
    const result = timeline.query(ask({ table: ['us-ukraine'], significance: [3] }))
    expect(counts(result, 'table')).toEqual(['*us-ukraine 1'])
    expect(counts(result, 'significance')).toEqual(['*3 1', '2 1'])
    expect(counts(result, 'actor')).toEqual(['usa 1', 'office 1', 'ukraine 1', 'yermak 1'])
  })

  test('list what is chosen even when nothing has it', () => {
    const result = timeline.query(ask({ actor: ['nobody', 'usa'], kind: ['statement'] }))
    expect(counts(result, 'actor')).toEqual(['*usa 0', '*nobody 0'])
    expect(counts(result, 'kind')).toEqual(['call 1', 'talks 1', '*statement 0'])
  })
})

describe('pages', () => {
  // e000 … e249, one a day.
  const days = Array.from({ length: 250 }, (_, index) => ({
    id: `e${String(index).padStart(3, '0')}`,
    when: new Date(Date.UTC(2025, 0, 1 + index + (index >= 100 ? 20 : 0))).toISOString().slice(0, 10),
  }))
  const timeline = timelineWith(...days)

  const cases: [TimelineQuery['page'], TimelineQuery['order'], number, string, string, number][] = [
    [1, 'oldest', 1, 'e000', 'e099', 100],
    [2, 'oldest', 2, 'e100', 'e199', 100],
    [3, 'oldest', 3, 'e200', 'e249', 50],
    [4, 'oldest', 3, 'e200', 'e249', 50],
    ['last', 'oldest', 3, 'e200', 'e249', 50],
    [1, 'newest', 1, 'e249', 'e150', 100],
    ['last', 'newest', 3, 'e049', 'e000', 50],
  ]
  test.each(cases)('page %s, %s first', (page, order, expected, first, last, length) => {
    const result = timeline.query(ask({ page, order }))
    expect(result).toMatchObject({ page: expected, pages: 3, pageSize: 100, total: 250 })
    expect([result.events.at(0)?.id, result.events.at(-1)?.id, result.events.length]).toEqual([first, last, length])
  })

  test('a silence between two pages is on the page of the later event', () => {
    const gap = { days: 20, from: '2025-04-11', to: '2025-04-30' }
    expect([...timeline.query(ask({ page: 1 })).gaps]).toEqual([])
    expect([...timeline.query(ask({ page: 2 })).gaps]).toEqual([['e100', gap]])
    expect([...timeline.query(ask({ page: 2, order: 'newest' })).gaps]).toEqual([['e100', gap]])
  })

  test('a silence is one of the filtered list', () => {
    const two = timelineWith({ when: '2025-01-01' }, { when: '2025-01-08', kind: 'call' }, { when: '2025-01-15' })
    expect(two.query(EVERYTHING).gaps.size).toBe(0)
    expect([...two.query(ask({ kind: ['talks'] })).gaps.keys()]).toEqual(['e2'])
    expect([...two.query(ask({ kind: ['talks'], order: 'newest' })).gaps.keys()]).toEqual(['e2'])
  })

  test('an empty timeline has one page', () => {
    expect(timelineWith().query(ask({ page: 'last' }))).toMatchObject({ total: 0, page: 1, pages: 1, events: [] })
  })

  test('an event knows its page', () => {
    expect(timeline.pageOf('e099', EVERYTHING)).toBe(1)
    expect(timeline.pageOf('e100', EVERYTHING)).toBe(2)
    expect(timeline.pageOf('e100', ask({ order: 'newest' }))).toBe(2)
    expect(timeline.pageOf('e249', ask({ order: 'newest' }))).toBe(1)
    expect(timeline.pageOf('e100', ask({ kind: ['call'] }))).toBeUndefined()
    expect(timeline.pageOf('nowhere', EVERYTHING)).toBeUndefined()
  })
})

describe('neighbours', () => {
  const timeline = timelineWith(
    { when: '2025-01-01' },
    { when: '2025-01-02', kind: 'context' },
    { when: '2025-01-03', kind: 'context' },
    { when: '2025-01-04' },
  )
  test.each([
    ['e0', undefined, 'e3'],
    ['e3', 'e0', undefined],
    ['e1', 'e0', 'e2'],
    ['e2', 'e1', 'e3'],
    ['nowhere', undefined, undefined],
  ])('of %s are %s and %s', (id, previous, next) => {
    const found = timeline.neighbours(id)
    expect([found.previous?.id, found.next?.id]).toEqual([previous, next])
  })
})

describe('changes', () => {
  const start = (...entries: TypedEntry[]) => {
    const record = recordOf(...entries)
    timelineOf(record).query(EVERYTHING)
    let seq = entries.length
    const apply = (entry: TypedEntry, action: Action = 'change') => {
      seq++
      record.apply(revisionOf(entry, seq, action))
    }
    return { record, apply, ids: (query: Partial<TimelineQuery> = {}) => idsOf(timelineOf(record).query(ask(query))) }
  }

  test('of an event move it', () => {
    const { apply, ids } = start(anEvent({ id: 'a', when: '2025-01-01' }), anEvent({ id: 'b', when: '2025-01-02' }))
    apply(anEvent({ id: 'a', when: '2025-01-03', title: 'Later' }))
    expect(ids()).toEqual(['b', 'a'])
    expect(ids({ search: 'later' })).toEqual(['a'])
    expect(ids({ search: 'meet' })).toEqual(['b'])
    apply(anEvent({ id: 'c', when: '2025-01-02', order: 1 }), 'create')
    expect(ids()).toEqual(['b', 'c', 'a'])
  })

  test('retracting and restoring take it out and bring it back', () => {
    const { apply, ids, record } = start(anEvent({ id: 'a' }), anEvent({ id: 'b' }))
    apply(anEvent({ id: 'a' }), 'retract')
    expect(ids()).toEqual(['b'])
    expect(timelineOf(record).query(EVERYTHING).totalWithoutFilters).toBe(1)
    apply(anEvent({ id: 'a' }), 'restore')
    expect(ids()).toEqual(['a', 'b'])
  })

  test('of a name are found', () => {
    const { apply, ids } = start(
      anActor({ name: 'Turkey' }),
      aSource({ title: 'Old title' }),
      aDocument({ shortTitle: 'Draft' }),
      anEvent({
        participants: [{ actor: 'actor', part: 'host' }],
        documents: [{ document: 'document', relation: 'tabled' }],
      }),
    )
    expect(ids({ search: 'turkey old draft' })).toEqual(['event'])
    apply(anActor({ name: 'Türkiye' }))
    apply(aSource({ title: 'New title' }))
    apply(aDocument({ shortTitle: 'Paper' }))
    expect(ids({ search: 'turkiye new paper' })).toEqual(['event'])
    expect(ids({ search: 'turkey' })).toEqual([])
    expect(ids({ search: 'old' })).toEqual([])
    apply(anActor({ name: 'Türkiye' }), 'retract')
    expect(ids({ search: 'turkiye' })).toEqual([])
  })

  test('of a side reach those who speak for whoever speaks for it', () => {
    const { apply, ids } = start(
      anActor({ id: 'body', kind: 'body', side: 'russia' }),
      anActor({ id: 'person', kind: 'person', side: 'body', offices: [{ title: 'Head' }] }),
      anEvent({ participants: [{ actor: 'person', part: 'party' }] }),
    )
    expect(ids({ actor: ['russia'] })).toEqual(['event'])
    apply(anActor({ id: 'body', kind: 'body', side: 'ukraine' }))
    expect(ids({ actor: ['russia'] })).toEqual([])
    expect(ids({ actor: ['ukraine'] })).toEqual(['event'])
    apply(anActor({ id: 'ukraine', side: 'person' }), 'create')
    expect(ids({ actor: ['ukraine', 'body'] })).toEqual(['event'])
  })

  test('by the thousand leave no trace', () => {
    const { record, apply, ids } = start(anEvent({ id: 'a' }), anEvent({ id: 'b', when: '2025-01-01' }))
    for (let round = 0; round < 3000; round++) apply(anEvent({ id: 'a', title: `Round ${round}` }))
    expect(ids()).toEqual(['b', 'a'])
    expect(ids({ search: 'round 2999' })).toEqual(['a'])
    expect(ids({ search: '2998' })).toEqual([])
    expect(timelineOf(record).words.backlog).toBeLessThan(1500)
  })
})

describe('a search index', () => {
  const words = (index: number) => `alpha${index % 7} beta${index % 11} gamma${index}`
  const record = NegotiationRecord.fold(
    Array.from({ length: 2000 }, (_, index) =>
      revisionOf(anEvent({ id: `e${index}`, title: words(index), kind: index % 5 ? 'talks' : 'context' }), index + 1),
    ),
  )
  const searches = ['alpha1', 'alpha1 beta2', 'gamma19', 'a', 'changed', 'changed alpha', 'none']
  const answers = (of: NegotiationRecord) => searches.map(search => timelineOf(of).allMatching(ask({ search })))

  test('finds what a scan finds, while it is built, after it and after changes', () => {
    const before = answers(record)
    const steps = timelineOf(record).buildSearch()
    steps.next()
    for (let index = 0; index < 50; index++) {
      record.apply(
        revisionOf(anEvent({ id: `e${index * 3}`, title: `Changed ${words(index)}` }), 2001 + index, 'change'),
      )
      steps.next()
    }
    for (const _ of steps);
    expect(timelineOf(record).words.backlog).toBeLessThan(100)
    const after = answers(record)
    expect(after).not.toEqual(before)
    expect(after).toEqual(answers(record.asOf({})))
    expect(timelineOf(record).query(ask({ search: 'changed' })).total).toBe(50)
  })
})

test('a search index that is being built when the slots are renumbered is built again', () => {
  const record = recordOf(
    ...Array.from({ length: 1200 }, (_, index) => anEvent({ id: `e${index}`, title: `t${index}` })),
  )
  const steps = timelineOf(record).buildSearch()
  steps.next()
  for (let round = 0; round < 1300; round++) {
    record.apply(revisionOf(anEvent({ id: `e${round % 1200}`, title: `again${round}x` }), 1201 + round, 'change'))
  }
  for (const _ of steps);
  expect(timelineOf(record).words.backlog).toBeLessThan(200)
  expect(timelineOf(record).query(ask({ search: 'again' })).total).toBe(1200)
  expect(timelineOf(record).query(ask({ search: 'again1250x' })).total).toBe(1)
  expect(timelineOf(record).query(ask({ search: 'again50x' })).total).toBe(0)
})

describe('the real record', () => {
  const timeline = timelineOf(seedRecord())

  test('has every event in order', () => {
    const { total, contextCount } = timeline.query(EVERYTHING)
    expect(total + contextCount).toBe(200)
    expect(timeline.query(ask({ context: true, page: 'last' }))).toMatchObject({ total: 200, page: 2 })
  })

  test('finds the Geneva talks in every way', () => {
    const geneva = '2025-11-23-geneva-talks'
    for (const query of [
      { search: 'geneva rubio yermak' },
      { actor: ['marco-rubio'] },
      { actor: ['united-states'], table: ['us-ukraine' as const] },
      { from: '2025-11-23', to: '2025-11-23', kind: ['talks' as const] },
      { document: ['us-28-point-2025-11'] },
    ]) {
      expect(timeline.allMatching(ask(query)).map(({ id }) => id)).toContain(geneva)
    }
  })
})
