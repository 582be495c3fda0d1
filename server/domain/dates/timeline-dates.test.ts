import { describe, expect, test } from 'vitest'
import { parseEdtf } from './fuzzy-date.ts'
import { headingOf } from './heading.ts'
import { sortKey } from './sort-key.ts'
import { numberOfDay, TimelineCalendar } from './timeline-dates.ts'

const calendar = new TimelineCalendar()

describe('dates of the timeline', () => {
  test.each([
    '2025-11-23',
    '2025-11-23/2025-11-25',
    '2025-11',
    '2025',
    '2025-11-16~',
    '2025-11-23/..',
    '/2025-11-23',
    'XXXX-12-25',
    '-0044-03-15',
    'Y170000002',
  ])('%s is sorted as the record sorts it', when => {
    const parsed = parseEdtf(when)
    expect(parsed.ok).toBe(true)
    if (!parsed.ok) return
    expect(calendar.datesOf(when)).toMatchObject({
      key: sortKey(parsed.date, headingOf(parsed.date)),
      firstDay: parsed.date.earliest,
      lastDay: parsed.date.latest,
    })
  })

  test('are remembered', () => {
    expect(calendar.datesOf('2025-11-23')).toBe(calendar.datesOf('2025-11-23'))
  })

  test('go last when they cannot be read', () => {
    expect(calendar.datesOf('soon').key > calendar.datesOf('9999-12-31').key).toBe(true)
  })

  test('are numbered by day', () => {
    expect(numberOfDay('2024-03-01') - numberOfDay('2024-02-28')).toBe(2)
    expect(numberOfDay('0000-01-01') - numberOfDay('-0001-12-31')).toBe(1)
  })
})
