import { describe, expect, it } from 'vitest'
import { anEvent, recordOf } from '../../domain/testing/record-builder.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import { toMonths } from './months.ts'

function monthsOf(dates: readonly string[], order: 'oldest' | 'newest' = 'oldest') {
  const record = recordOf(...dates.map((when, index) => anEvent({ id: `e${index}`, title: when, when })))
  const query = { ...EVERYTHING, order }
  return toMonths(timelineOf(record).query(query), record.calendar, ({ title }) => title)
}

const listed = (dates: readonly string[], order?: 'newest') =>
  monthsOf(dates, order).map(({ title, days }) => [title, days.flatMap(day => day.entries.map(({ event }) => event))])

const notes = (dates: readonly string[], order?: 'newest') =>
  monthsOf(dates, order).flatMap(({ days }) => days.flatMap(day => day.entries.map(({ note }) => note)))

describe('a list of events', () => {
  const dates = [
    ...['199X', '1998-40', '1999', '1999-03', '1999-21', '../1999-03-02', '[1999-03-02,1999-03-03]', '1999-03-03~'],
    ...['[1999-03-03..]', '1999-03-03/..', '1999-04-01'],
  ]
  const headed = [
    ['1990s', ['199X']],
    ['first half of 1998', ['1998-40']],
    ['1999, month not known', ['1999']],
    ['spring 1999', ['1999-21']],
    [
      'March 1999',
      ['1999-03', '../1999-03-02', '[1999-03-02,1999-03-03]', '1999-03-03~', '[1999-03-03..]', '1999-03-03/..'],
    ],
    ['April 1999', ['1999-04-01']],
  ]

  it('has one heading for each month, and before it what is not known to the month', () =>
    expect(listed(dates)).toEqual(headed))

  it('has the same headings the other way round', () =>
    expect(listed(dates, 'newest')).toEqual(
      headed.toReversed().map(([title, events]) => [title, [...(events ?? [])].reverse()]),
    ))

  it('has no id twice', () => {
    const ids = monthsOf(dates).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('says where the day at the venue hides which came first', () => {
    const clocks = ['2024-03-20T23:30:00-04:00', '2024-03-21T05:00:00+02:00']
    expect(notes(clocks)).toEqual([null, expect.stringMatching(/^Earlier than the milestone above/)])
    expect(notes(clocks, 'newest')).toEqual([null, expect.stringMatching(/^Later than the milestone above/)])
    expect(notes(['2024-03-20T23:30:00', '2024-03-21T05:00:00+02:00'])).toEqual([null, null])
    expect(notes(['2024-03-20T10:00:00Z', '2024-03-21T05:00:00Z'])).toEqual([null, null])
  })
})
