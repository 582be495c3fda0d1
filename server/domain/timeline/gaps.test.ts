import { describe, expect, test } from 'vitest'
import { TimelineCalendar } from '../dates/timeline-dates.ts'
import { GapFinder } from './gaps.ts'

const calendar = new TimelineCalendar()

describe('silences', () => {
  const cases: [string, string[], Record<number, [days: number, from: string, to: string]>][] = [
    ['none before the first event', ['2025-06-01'], {}],
    ['ten days are none', ['2025-06-01', '2025-06-12'], {}],
    ['eleven days are one', ['2025-06-01', '2025-06-13'], { 1: [11, '2025-06-02', '2025-06-12'] }],
    ['over a month and a leap day', ['2024-02-20', '2024-03-05'], { 1: [13, '2024-02-21', '2024-03-04'] }],
    ['a long period covers its days', ['2025-06-01/2025-06-30', '2025-06-05', '2025-07-05'], {}],
    [
      'and ends where it ends',
      ['2025-06-01/2025-06-30', '2025-06-05', '2025-07-15'],
      { 2: [14, '2025-07-01', '2025-07-14'] },
    ],
    ['a month covers its days', ['2025-06-01', '2025-06', '2025-07-05'], {}],
    ['an approximate day counts as written', ['2025-06-01~', '2025-06-15~'], { 1: [13, '2025-06-02', '2025-06-14'] }],
    ['none after an end that is open', ['2025-06-01/..', '2025-09-01', '2025-12-01'], {}],
    ['none after an end that is unknown', ['2025-06-01/', '2025-09-01'], {}],
    ['none before a start that is unknown', ['2025-06-01', '/2025-09-01'], {}],
    [
      'not even earlier, but afterwards',
      ['2025-01-01', '2025-03-01', '/2025-06-01', '2025-07-01'],
      { 3: [29, '2025-06-02', '2025-06-30'] },
    ],
    ['none beside an event that may have been at any time', ['2025-01-01', '2025-06-01', 'XXXX-06-01'], {}],
  ]
  test.each(cases)('%s', (_, dates, expected) => {
    const finder = new GapFinder()
    for (const [index, when] of dates.entries()) finder.next(String(index), calendar.datesOf(when))
    expect(Object.fromEntries(finder.gaps)).toEqual(
      Object.fromEntries(Object.entries(expected).map(([id, [days, from, to]]) => [id, { days, from, to }])),
    )
  })

  test('are named only for the events asked for', () => {
    const finder = new GapFinder()
    finder.next(null, calendar.datesOf('2025-01-01'))
    finder.next(null, calendar.datesOf('2025-02-01'))
    finder.next('c', calendar.datesOf('2025-03-01'))
    expect([...finder.gaps.keys()]).toEqual(['c'])
  })
})
