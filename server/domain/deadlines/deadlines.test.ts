import { describe, expect, it } from 'vitest'
import { TimelineCalendar } from '../dates/timeline-dates.ts'
import type { TimelineEvent } from '../entries/event.ts'
import { anEvent, aProcess, recordOf, seedRecord } from '../testing/record-builder.ts'
import { stateOfPlay } from '../timeline/state-of-play.ts'
import { deadlines, outcomeOn } from './deadlines.ts'

type Outcome = NonNullable<TimelineEvent['deadline']>['outcome']

const covered = aProcess({ coverage: { from: '2025-01-01', to: '2025-12-31', note: 'The year.' } })
const demand = (id: string, due: string, fields: Partial<TimelineEvent> = {}, outcome: Outcome = 'missed') =>
  anEvent({ id, when: '2025-06-01', deadline: { due, setBy: 'actor', outcome, note: null }, ...fields })
const follower = (id: string, when: string, fields: Partial<TimelineEvent> = {}) =>
  anEvent({ id, when, follows: ['demand'], ...fields })

describe('the ledger', () => {
  it('is in the order of the due dates', () =>
    expect(
      deadlines(
        recordOf(demand('c', '2025-08'), demand('a', '2025-08-02'), demand('b', '2025-07-30'), anEvent({ id: 'none' })),
      ).map(({ setIn }) => setIn.id),
    ).toEqual(['b', 'c', 'a']))

  it.each<[string, string, { fewest: number; most: number } | undefined]>([
    ['2025-06-01', '2025-06-11', { fewest: 10, most: 10 }],
    ['2025-06-01', '2025-06-01', { fewest: 0, most: 0 }],
    ['2025-06-01/2025-06-02', '2025-06-11', { fewest: 9, most: 10 }],
    ['2025-06-01', '2025-07', { fewest: 30, most: 60 }],
    ['2025-06-01', '2025-07-01/..', undefined],
  ])('set on %s, due on %s: %o days', (when, due, expected) =>
    expect(deadlines(recordOf(demand('demand', due, { when })))[0]?.daysGiven).toEqual(expected),
  )

  it.each<[string, ReturnType<typeof anEvent>[], string | undefined]>([
    ['nothing', [], undefined],
    ['what follows without a date of its own', [follower('talks', '2025-06-20')], undefined],
    ['a later date', [demand('next', '2025-08-01', { when: '2025-06-20', follows: ['demand'] })], 'next true'],
    ['an earlier date', [demand('next', '2025-06-25', { when: '2025-06-20', follows: ['demand'] })], 'next false'],
    [
      'the first of several',
      [
        demand('second', '2025-09-01', { when: '2025-06-21', follows: ['demand'] }),
        demand('next', '2025-08-01', { when: '2025-06-20', follows: ['demand'] }),
      ],
      'next true',
    ],
  ])('is replaced by %s', (_, events, expected) => {
    const { replacedBy } = deadlines(recordOf(demand('demand', '2025-07-01'), ...events)).find(
      ({ setIn }) => setIn.id === 'demand',
    ) as ReturnType<typeof deadlines>[number]
    expect(replacedBy && `${replacedBy.event.id} ${replacedBy.isLater}`).toBe(expected)
  })
})

describe('the silence since', () => {
  const silence = (event: ReturnType<typeof anEvent>, ...others: ReturnType<typeof anEvent>[]) => {
    const [found] = deadlines(recordOf(covered, event, ...others)).map(one => one.silence)
    return found && `${found.since} ${found.days} ${found.lastWord?.id ?? '-'}`
  }
  const due = (date: string, outcome: Outcome = 'missed') => demand('demand', date, {}, outcome)

  it.each<[string, string | undefined, string | undefined]>([
    ['runs from the due date to the end of what is covered', silence(due('2025-12-01')), '2025-12-01 30 -'],
    ['is none on the last day', silence(due('2025-12-31')), '2025-12-31 0 -'],
    ['has not begun where the date lies beyond', silence(due('2026-01-01')), undefined],
    ['begins at the end of a month', silence(due('2025-11')), '2025-11-30 31 -'],
    ['is broken by what follows', silence(due('2025-12-01'), follower('talks', '2025-12-11')), '2025-12-11 20 talks'],
    [
      'not by what came before the date',
      silence(due('2025-12-01'), follower('talks', '2025-11-11')),
      '2025-12-01 30 -',
    ],
    ['not by what is still to come', silence(due('2025-12-01'), follower('talks', '2026-01-11')), '2025-12-01 30 -'],
    [
      'not by what follows from what follows',
      silence(due('2025-12-01'), follower('talks', '2025-12-11'), anEvent({ when: '2025-12-20', follows: ['talks'] })),
      '2025-12-11 20 talks',
    ],
    [
      'goes by the last',
      silence(due('2025-12-01'), follower('b', '2025-12-11'), follower('a', '2025-12-12')),
      '2025-12-12 19 a',
    ],
    [
      'is over while something goes on',
      silence(due('2025-12-01'), follower('talks', '2025-12-11/..')),
      '2025-12-31 0 talks',
    ],
    ['is none where it was met', silence(due('2025-12-01', 'met')), undefined],
    [
      'is none where another date took its place',
      silence(due('2025-12-01'), demand('next', '2026-02-01', { when: '2025-12-02', follows: ['demand'] })),
      undefined,
    ],
  ])('%s', (_, found, expected) => expect(found).toBe(expected))

  it('ends with the day of the record', () => {
    const then = recordOf(covered, due('2025-12-01'), follower('talks', '2025-12-11')).asOf({ on: '2025-12-06' })
    expect(deadlines(then)[0]?.silence).toEqual({ since: '2025-12-01', days: 5, lastWord: undefined })
  })
})

describe('the outcome on a day', () => {
  const calendar = new TimelineCalendar()
  it.each<[string, Outcome, string, Outcome]>([
    ['2025-11-27', 'dropped', '2025-11-26', 'open'],
    ['2025-11-27', 'dropped', '2025-11-27', 'dropped'],
    ['2025-11-27', 'met', '2025-11-01', 'open'],
    ['2025-06', 'missed', '2025-06-29', 'open'],
    ['2025-06', 'missed', '2025-06-30', 'missed'],
    ['2025-06-01/..', 'missed', '2025-05-31', 'open'],
    ['2025-06-01/..', 'missed', '2025-06-01', 'missed'],
  ])('due %s and %s: on %s it was %s', (due, recordedOutcome, on, expected) =>
    expect(outcomeOn({ dueDates: calendar.datesOf(due), recordedOutcome }, on)).toBe(expected),
  )
})

describe('of the shipped record', () => {
  const shipped = seedRecord()

  it('are five, with what became of them', () =>
    expect(
      deadlines(shipped).map(({ setIn, due, outcome, replacedBy, silence }) =>
        [setIn.id, due, outcome, replacedBy?.event.id ?? '-', silence?.days ?? '-'].join(' '),
      ),
    ).toEqual([
      '2025-05-10-kyiv-ceasefire-call 2025-05-12 missed - 419',
      '2025-08-06-witkoff-putin-india-tariff 2025-08-08 missed - 324',
      '2025-07-14-trump-50-days 2025-09-02 dropped 2025-08-06-witkoff-putin-india-tariff -',
      '2025-11-21-trump-thanksgiving-deadline 2025-11-27 dropped - 220',
      '2026-02-07-june-deadline 2026-06 missed - 5',
    ]))

  it('on 22 November 2025 Thanksgiving was running, and only that', () => {
    const then = shipped.asOf({ on: '2025-11-22' })
    expect(stateOfPlay(then, '2026-07-06').runningDeadlines.map(({ id }) => id)).toEqual([
      '2025-11-21-trump-thanksgiving-deadline',
    ])
    expect(stateOfPlay(shipped.asOf({ on: '2025-11-28' }), '2026-07-06').runningDeadlines).toEqual([])
  })
})
