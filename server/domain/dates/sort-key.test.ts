import { describe, expect, test } from 'vitest'
import { parseEdtf } from './fuzzy-date.ts'
import { headingOf } from './heading.ts'
import { momentOf, sortKey } from './sort-key.ts'
import { inTimeOrder } from './time-order.ts'
import { TimelineCalendar } from './timeline-dates.ts'

const keyOf = (edtf: string): string => {
  const parsed = parseEdtf(edtf)
  if (!parsed.ok) throw new Error(parsed.message)
  return sortKey(parsed.date, headingOf(parsed.date))
}

test('what is not known to the month stands before it, the wider first; days go by start, then by end', () => {
  const inOrder = [
    ...['Y-170000002', '-0100', '19XX', '199X', '1999', '1999-01-02', '1999-21', '1999-03-01', '1999-03', '1999-03-02'],
    ...['2024', '2025-11-19', '2025-11-20', '../2025-11-20', '2025-11-20/2025-11-25', '2025-11-20/..', '2025-11-21'],
    ...['/2025-12', '2026', '9999', 'Y10000', 'XXXX'],
  ]
  expect(inOrder.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))).toEqual(inOrder)
})

test('dates with the same bounds have the same key', () => {
  expect(keyOf('2025-11-23')).toBe(keyOf('2025-11-23T10:00:00Z'))
  expect(keyOf('2025-11')).toBe(keyOf('2025-11-XX'))
})

describe('within a day', () => {
  const calendar = new TimelineCalendar()
  const ordered = (...entries: (readonly [id: string, when: string, order?: number])[]): string[] =>
    inTimeOrder(
      entries.map(([id, when, order = 0]) => ({ id, when, order })),
      calendar,
    ).map(({ id }) => id)

  test.each<[string, (readonly [id: string, when: string, order?: number])[], string[]]>([
    [
      'the time of day decides, whatever the ids',
      [
        ['closing', '2024-03-14T18:00:00+02:00'],
        ['midday', '2024-03-14T12:00:00+02:00'],
        ['opens', '2024-03-14T09:00:00+02:00'],
      ],
      ['opens', 'midday', 'closing'],
    ],
    [
      'an order that was set decides before the time',
      [
        ['a', '2024-03-14T09:00:00Z', 2],
        ['b', '2024-03-14T18:00:00Z', 1],
      ],
      ['b', 'a'],
    ],
    [
      'and where one has no time',
      [
        ['a', '2024-03-14', 1],
        ['b', '2024-03-14T18:00:00Z'],
      ],
      ['b', 'a'],
    ],
    [
      'instants count, not clocks',
      [
        ['washington', '2024-03-14T09:00:00-04:00'],
        ['kyiv', '2024-03-14T10:00:00+02:00'],
      ],
      ['kyiv', 'washington'],
    ],
    [
      'across midnight the day at the venue does',
      [
        ['b', '2024-03-21T05:00:00+02:00'],
        ['a', '2024-03-20T23:30:00-04:00'],
      ],
      ['a', 'b'],
    ],
    [
      'a meeting that lasted goes by its start',
      [
        ['b', '2024-03-14T12:00:00Z/2024-03-14T13:00:00Z'],
        ['a', '2024-03-14T10:00:00Z'],
      ],
      ['a', 'b'],
    ],
    [
      'of the same time the id',
      [
        ['b', '2024-03-14T10:00:00Z'],
        ['a', '2024-03-14T12:00+02:00'],
      ],
      ['a', 'b'],
    ],
  ])('%s', (_, entries, expected) => expect(ordered(...entries)).toEqual(expected))
})

test.each([
  ['2024-03-14', ''],
  ['2024-03-14/2024-03-14T12:00:00Z', ''],
  ['2024-03-14T00:30:00+02:00', momentOf('2024-03-13T22:30:00Z')],
  ['0000-01-01T00:30:00+02:00', momentOf('-0001-12-31T22:30:00Z')],
])('the moment of %s', (edtf, moment) => expect(momentOf(edtf)).toBe(moment))
