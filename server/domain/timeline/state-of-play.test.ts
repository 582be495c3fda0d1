import { describe, expect, it } from 'vitest'
import type { PointState } from '../entries/point-state.ts'
import { NegotiationRecord } from '../record/negotiation-record.ts'
import { reachOf } from '../record/reach.ts'
import { aDocument, anEvent, aPoint, aPointState, aProcess, recordOf, seedRecord } from '../testing/record-builder.ts'
import { isOverdue, stateOfPlay } from './state-of-play.ts'

const points = (...numbers: string[]) => numbers.map(number => aPoint(number))

/** A text of four points and what is recorded of them. */
function textOf(...states: Partial<PointState>[]) {
  const { currentText } = stateOfPlay(
    recordOf(
      aDocument({ points: points('1', '2', '3', '4') }),
      ...states.map((state, index) => aPointState({ id: `state-${index}`, ...state })),
    ),
    '2026-01-01',
  )
  return {
    open: currentText?.open.map(({ point, state }) => `${point} ${state}`),
    agreed: currentText?.agreed.map(({ among, points: numbers }) => `${among.join(' & ')}: ${numbers.join(', ')}`),
    without: currentText?.pointsWithoutState.join(', '),
  }
}

describe('of the shipped record', () => {
  const shipped = seedRecord()
  const state = stateOfPlay(shipped, '2026-07-06')

  it('the latest milestones end with what was said and listed last', () => {
    expect(state.latest.map(({ when }) => when)).toEqual(['2026-07-04', '2026-06-23', '2026-06-05'])
    expect(stateOfPlay(shipped, '2026-07-09').latest[0]?.id).toBe('2026-07-05-ankara-meeting-planned')
  })

  it('an editor has written where it stands, for the day and for earlier ones', () => {
    const briefOn = (on: string) => stateOfPlay(shipped.asOf({ on }), '2026-07-06').brief
    expect(state.brief?.when).toBe('2025-12-26')
    expect(briefOn('2025-12-25')?.when).toBe('2025-12-24')
    expect(briefOn('2025-11-23')?.when).toBe('2025-11-21')
    expect(briefOn('2025-11-20')).toEqual({
      when: null,
      text: expect.stringMatching(/^No settlement\. Current text: /),
    })
  })

  it('the current text is the 20-point plan: 12 and 14 contested, 18 agreed between Ukraine and the United States alone', () => {
    expect(state.currentText?.document.id).toBe('us-ukraine-20-point-2025-12')
    expect(state.currentText?.open.map(({ point, state: of }) => `${point} ${of}`)).toEqual([
      '12 contested',
      '14 contested',
    ])
    expect(state.currentText?.agreed).toHaveLength(1)
    expect(state.currentText?.agreed[0]?.among).toEqual(['ukraine', 'united-states'])
    expect(state.currentText?.agreed[0]?.points).toHaveLength(18)
    expect(state.currentText?.pointsWithoutState).toEqual([])
  })

  it('no deadline runs', () => expect(state.runningDeadlines).toEqual([]))

  it('the meeting in Ankara is to come, and what was announced for days that have passed is not', () =>
    expect(state.toCome.map(({ id }) => id)).toEqual(['2026-07-05-ankara-meeting-planned']))

  it('the process says how far the record goes', () => expect(state.process?.coverage.to).toBe('2026-07-05'))

  it('on 25 November 2025 the 28-point plan was on the table', () => {
    const then = stateOfPlay(shipped.asOf({ on: '2025-11-25' }), '2026-07-06')
    expect(then.currentText?.document.id).toBe('us-28-point-2025-11')
    expect(then.latest).toHaveLength(3)
    for (const { when } of then.latest) expect(when <= '2025-11-25').toBe(true)
    for (const { when } of then.currentText?.open ?? []) expect(when <= '2025-11-25').toBe(true)
  })

  it('before the first text there is none', () =>
    expect(stateOfPlay(shipped.asOf({ on: '2014-01-01' }), '2026-07-06').currentText).toBeUndefined())
})

describe('of several negotiations', () => {
  const record = recordOf(
    aProcess({ id: 'river', title: 'River talks', coverage: { from: '2019', to: '2021', note: '' } }),
    aProcess({ id: 'forest', title: 'Forest talks', coverage: { from: '2024', to: '2024', note: '' } }),
    anEvent({ id: 'r1', process: 'river', when: '2019-05-02' }),
    anEvent({
      id: 'r2',
      process: 'river',
      when: '2020',
      deadline: { due: '2030', setBy: 'actor', outcome: 'open', note: null },
    }),
    anEvent({ id: 'f1', process: 'forest', when: '2024-05-02' }),
    anEvent({ id: 'f2', process: 'forest', when: '2027', occurrence: 'scheduled' }),
    aDocument({ id: 'river-text', process: 'river', points: points('1') }),
    aDocument({ id: 'forest-text', process: 'forest', when: '2026', points: points('1') }),
  )
  const of = (id: string) => {
    const state = stateOfPlay(record, '2026-01-01', record.find('process', id))
    const ids = (events: readonly { readonly id: string }[]) => events.map(event => event.id).join(' ')
    return [ids(state.latest), ids(state.runningDeadlines), ids(state.toCome), state.currentText?.document.id]
  }

  it('each is that of its own milestones and texts', () => {
    expect(of('river')).toEqual(['r2 r1', 'r2', '', 'river-text'])
    expect(of('forest')).toEqual(['f1', '', 'f2', 'forest-text'])
  })

  it('together they have neither a brief nor a negotiation', () => {
    const { process, brief, latest } = stateOfPlay(record, '2026-01-01')
    expect([process, brief]).toEqual([undefined, undefined])
    expect(latest.map(({ id }) => id)).toEqual(['f1', 'r2', 'r1'])
  })

  it('the record reaches as far as the one that is covered longest, or those that are read', () => {
    expect([reachOf(record), reachOf(record, ['river'])]).toEqual(['2024', '2021'])
    expect(reachOf(record.asOf({ on: '2020-03-01' }))).toBe('2020-03-01')
  })
})

it('of an empty record is nothing, without complaint', () =>
  expect(stateOfPlay(NegotiationRecord.fold([]), '2026-01-01')).toEqual({
    brief: undefined,
    latest: [],
    runningDeadlines: [],
    currentText: undefined,
    toCome: [],
    process: undefined,
  }))

describe('the latest milestones', () => {
  const latest = (...events: Parameters<typeof anEvent>[0][]) =>
    stateOfPlay(
      recordOf(...events.map((event, index) => anEvent({ id: `e${index}`, ...event }))),
      '2026-01-01',
    ).latest.map(({ id }) => id)

  it.each<[string, Parameters<typeof anEvent>[0][], string[]]>([
    [
      'the last one first, in whatever order they were recorded',
      [{ when: '2025-12-01' }, { when: '2025-11-01' }],
      ['e0', 'e1'],
    ],
    ['three at most', [1, 2, 3, 4].map(day => ({ when: `2025-11-0${day}` })), ['e3', 'e2', 'e1']],
    ['not what is still to come', [{ when: '2025-11-01' }, { when: '2026-01-01', occurrence: 'scheduled' }], ['e0']],
    ['also what was planned for a day that has passed', [{ when: '2025-12-31', occurrence: 'scheduled' }], ['e0']],
    ['not what is only context', [{ when: '2025-11-01' }, { when: '2025-12-01', kind: 'context' }], ['e0']],
    ['none', [], []],
  ])('%s', (_, events, expected) => expect(latest(...events)).toEqual(expected))
})

describe('a fixed date that is over', () => {
  const record = recordOf(anEvent({ when: '2025-07-07/2025-07-08', occurrence: 'scheduled' }))
  const [planned] = record.list('event')
  const isOver = (read: NegotiationRecord, today: string, event = planned) => event && isOverdue(read, event, today)
  it.each([
    ['on the day after', '2025-07-09', true],
    ['not on its last day', '2025-07-08', false],
  ] as const)('%s', (_, today, expected) => expect(isOver(record, today)).toBe(expected))
  it('was not over on the day that is read', () =>
    expect(isOver(record.asOf({ on: '2025-07-08' }), '2026-01-01')).toBe(false))
  it('is nothing of what took place or was called off', () => {
    for (const occurrence of ['occurred', 'cancelled', 'announced'] as const)
      expect(isOver(record, '2026-01-01', planned && { ...planned, occurrence })).toBe(false)
  })
})

describe('deadlines and what is to come', () => {
  const due = (date: string, outcome: 'open' | 'met' | 'dropped' = 'open') => ({
    deadline: { due: date, setBy: 'actor', outcome, note: null },
  })
  const state = stateOfPlay(
    recordOf(
      aProcess({ coverage: { from: '2025-01-01', to: '2025-12-31', note: 'The year.' } }),
      anEvent({ id: 'later', ...due('2026-03-01') }),
      anEvent({ id: 'nearer', ...due('2026-02') }),
      anEvent({ id: 'met', ...due('2026-01-01', 'met') }),
      anEvent({ id: 'dropped', ...due('2026-01-02', 'dropped') }),
      anEvent({ id: 'summit', when: '2026-05-01', occurrence: 'scheduled' }),
      anEvent({ id: 'vote', when: '2026-04', occurrence: 'announced' }),
      anEvent({ id: 'last-day', when: '2025-12-31', occurrence: 'announced' }),
      anEvent({ id: 'across-the-end', when: '2025-12-30/2026-01-02', occurrence: 'scheduled' }),
      anEvent({ id: 'passed', when: '2025-12-30', occurrence: 'scheduled' }),
      anEvent({ id: 'postponed', when: '2026-06-01', occurrence: 'postponed' }),
    ),
    '2025-12-31',
  )

  it('only open deadlines run, the nearest first', () =>
    expect(state.runningDeadlines.map(({ id }) => id)).toEqual(['nearer', 'later']))

  it('what is announced or scheduled is to come, the nearest first, unless its days have passed', () =>
    expect(state.toCome.map(({ id }) => id)).toEqual(['across-the-end', 'last-day', 'vote', 'summit']))
})

describe('the current text', () => {
  it('is the newest on whose points something is recorded', () => {
    const record = recordOf(
      aDocument({ id: 'old', when: '2025-01-01', points: points('1') }),
      aDocument({ id: 'discussed', when: '2025-02-01', points: points('1') }),
      aDocument({ id: 'untouched', when: '2025-03-01', points: points('1') }),
      aDocument({ id: 'without-points', when: '2025-04-01' }),
      aPointState({ id: 'a', document: 'old', when: '2025-05-01' }),
      aPointState({ id: 'b', document: 'discussed', when: '2025-02-02' }),
    )
    expect(stateOfPlay(record, '2026-01-01').currentText?.document.id).toBe('discussed')
  })

  it('is the newest with points where nothing is recorded of any', () => {
    const record = recordOf(
      aDocument({ id: 'newer', when: '2025-03-01', points: points('1', '2') }),
      aDocument({ id: 'older', when: '2025-02-01', points: points('1') }),
    )
    expect(stateOfPlay(record, '2026-01-01').currentText).toMatchObject({
      document: { id: 'newer' },
      open: [],
      agreed: [],
      pointsWithoutState: ['1', '2'],
    })
  })

  it('has, of each point, the newest state alone', () =>
    expect(
      textOf(
        { point: '1', state: 'agreed-between', among: ['a', 'b'], when: '2025-06-20' },
        { point: '1', state: 'contested', when: '2025-06-22' },
        { point: '1', state: 'tabled', when: '2025-06-21' },
        { point: '2', state: 'contested', when: '2025-06-20' },
        { point: '2', state: 'agreed-between', among: ['a', 'b'], when: '2025-06-30' },
      ),
    ).toEqual({ open: ['1 contested'], agreed: ['a & b: 2'], without: '3, 4' }))

  it('counts a withdrawn point neither as open nor as agreed nor as unknown', () =>
    expect(textOf({ point: '1', state: 'withdrawn' })).toEqual({ open: [], agreed: [], without: '2, 3, 4' }))

  it('keeps those apart among whom it is agreed, whatever the order in which they are named', () =>
    expect(
      textOf(
        { point: '1', state: 'agreed-between', among: ['ukraine', 'united-states'] },
        { point: '2', state: 'agreed-between', among: ['united-states', 'ukraine'] },
        { point: '3', state: 'agreed-between', among: ['russia', 'united-states'] },
        { point: '4', state: 'agreed-between', among: ['russia', 'ukraine', 'united-states'] },
      ),
    ).toEqual({
      open: [],
      agreed: ['ukraine & united-states: 1, 2', 'russia & united-states: 3', 'russia & ukraine & united-states: 4'],
      without: '',
    }))

  it('names open points in the order of the text', () =>
    expect(
      textOf(
        { point: '4', state: 'deferred', when: '2025-06-01' },
        { point: '2', state: 'narrowed', when: '2025-06-02' },
        { point: '3', state: 'under-discussion', when: '2025-06-03' },
      ).open,
    ).toEqual(['2 narrowed', '3 under-discussion', '4 deferred']))

  it('passes over states of other texts', () => {
    const record = recordOf(
      aDocument({ id: 'this', when: '2025-02-01', points: points('1') }),
      aDocument({ id: 'other', when: '2025-01-01', points: points('1') }),
      aPointState({ id: 'a', document: 'this', state: 'tabled', when: '2025-02-02' }),
      aPointState({ id: 'b', document: 'other', state: 'contested', when: '2025-09-01' }),
    )
    expect(stateOfPlay(record, '2026-01-01').currentText?.open.map(({ id }) => id)).toEqual(['a'])
  })
})
