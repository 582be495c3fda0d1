import { describe, expect, it } from 'vitest'
import type { NegotiatingDocument } from '../entries/document.ts'
import type { PointState } from '../entries/point-state.ts'
import {
  aDocument,
  anActor,
  aPoint,
  aPointState,
  aPosition,
  recordOf,
  seedRecord,
  type TypedEntry,
} from '../testing/record-builder.ts'
import { unconfirmedBy } from './agreement-claim.ts'
import { pointStates } from './point-states.ts'

const text = aDocument({ points: ['1', '2', '3'].map(number => aPoint(number)) })
const statesOf = (...states: Partial<PointState>[]) =>
  pointStates(recordOf(text, ...states.map((state, index) => aPointState({ id: `s${index}`, ...state }))), text.entry)

describe('the states of the points of a text', () => {
  it.each<[string, Partial<PointState>[], string, string]>([
    ['none', [], '', ''],
    [
      'the newest in time, in whatever order they were recorded',
      [
        { when: '2025-06-21', state: 'contested' },
        { when: '2025-06-20', state: 'tabled' },
      ],
      's0',
      's0 s1',
    ],
    ['of one date the later id', [{ state: 'tabled' }, { state: 'contested' }], 's1', 's1 s0'],
    ['a day after its month', [{ when: '2025-06-03' }, { when: '2025-06' }], 's0', 's0 s1'],
    ['not those of another text', [{ document: 'other' }], '', ''],
  ])('%s', (_, states, newest, history) => {
    const [first] = statesOf(...states).points
    expect(first?.newest?.id ?? '').toBe(newest)
    expect(first?.history.map(({ id }) => id).join(' ')).toBe(history)
  })

  it('are given for every point, also for those of which nothing is recorded', () => {
    const states = statesOf({ point: '2' }, { point: 'gone' })
    expect(states.points.map(({ number, newest }) => [number, newest?.id])).toEqual([
      ['1', undefined],
      ['2', 's0'],
      ['3', undefined],
    ])
    expect(states.withoutState).toEqual(['1', '3'])
  })

  it('are open unless agreed or withdrawn', () => {
    const { open } = statesOf(
      { point: '1', state: 'agreed-between', among: ['a', 'b'] },
      { point: '2', state: 'withdrawn' },
      { point: '3', state: 'deferred' },
    )
    expect(open.map(({ point }) => point)).toEqual(['3'])
  })
})

const ABOUT = { document: 'document', point: '1', issue: 'process' } as const
const agreeing = (id: string, assertedBy: string) =>
  aPointState({ id, assertedBy, state: 'agreed-between', among: ['a', 'b', 'c'] })

describe('agreement', () => {
  it('of some is not agreement of others', () =>
    expect(
      statesOf(
        { point: '1', state: 'agreed-between', among: ['b', 'a', 'a'] },
        { point: '2', state: 'agreed-between', among: ['a', 'b', 'c'] },
        { point: '3', state: 'agreed-between', among: ['a', 'b'] },
      ).agreed,
    ).toMatchObject([
      { among: ['a', 'b'], points: ['1', '3'] },
      { among: ['a', 'b', 'c'], points: ['2'] },
    ]))

  it('is the word of one who says so on one day', () =>
    expect(
      statesOf(
        { point: '1', state: 'agreed-between', among: ['a', 'b'], assertedBy: 'a' },
        { point: '2', state: 'agreed-between', among: ['a', 'b'], assertedBy: 'b' },
        { point: '3', state: 'agreed-between', among: ['a', 'b'], assertedBy: 'a', when: '2025-06-21' },
      ).agreed,
    ).toMatchObject([
      { points: ['1'], assertedBy: 'a', when: '2025-06-20', unconfirmedBy: ['b'] },
      { points: ['2'], assertedBy: 'b', unconfirmedBy: ['a'] },
      { points: ['3'], assertedBy: 'a', when: '2025-06-21', unconfirmedBy: ['b'] },
    ]))

  it.each<[string, TypedEntry[], string]>([
    ['only one of them', [], 'b c'],
    ['another, through a minister', [agreeing('m', 'minister')], 'c'],
    ['another, by accepting the point', [aPosition({ id: 'p', actor: 'c', about: ABOUT })], 'b'],
    [
      'nobody else, who accepts another point',
      [aPosition({ id: 'p', actor: 'c', about: { ...ABOUT, point: '2' } })],
      'b c',
    ],
    ['nobody else, who has conditions', [aPosition({ id: 'p', actor: 'c', about: ABOUT, stance: 'open' })], 'b c'],
  ])('has been confirmed by %s', (_, more, expected) => {
    const minister = anActor({ id: 'minister', kind: 'person', side: 'b' })
    const record = recordOf(text, ...['a', 'b', 'c'].map(id => anActor({ id })), minister, agreeing('s', 'a'), ...more)
    const state = record.find('pointState', 's') as PointState
    expect(unconfirmedBy(record, state).join(' ')).toBe(expected)
  })

  it('ends with the next state', () =>
    expect(
      statesOf(
        { point: '1', state: 'agreed-between', among: ['a', 'b'], when: '2025-06-20' },
        { point: '1', state: 'contested', when: '2025-06-21' },
      ).agreed,
    ).toEqual([]))

  it('in the shipped record is between Ukraine and the United States, on 18 of the 20 points, from 24 December', () => {
    const shipped = seedRecord()
    const document = shipped.find('document', 'us-ukraine-20-point-2025-12') as NegotiatingDocument
    const { agreed, open, points: all } = pointStates(shipped, document)
    expect(agreed.map(({ among, points: numbers }) => [among.join(), numbers.length])).toEqual([
      ['ukraine,united-states', 18],
    ])
    expect(open.map(({ point }) => point)).toEqual(['12', '14'])
    expect(all.find(({ number }) => number === '14')?.history).toHaveLength(4)
    const before = pointStates(shipped.asOf({ on: '2025-12-23' }), document)
    expect(before.agreed).toEqual([])
    expect(before.withoutState).toHaveLength(20)
  })
})
