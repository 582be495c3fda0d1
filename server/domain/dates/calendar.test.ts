import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter, dayBefore, dayNumber, daysInMonth, isoDay, sortableDay, weekdayOf } from './calendar.ts'

// `Date` in UTC is an independent count of the same calendar, for the years it reaches.
const EARLIEST = Math.ceil(Date.UTC(-200_000, 0, 1) / 86_400_000)
const LATEST = Math.floor(Date.UTC(200_000, 0, 1) / 86_400_000)
const dates = fc.integer({ min: EARLIEST, max: LATEST }).map(number => new Date(number * 86_400_000))
const dayOf = (date: Date) => ({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() })

describe('the calendar', () => {
  test('counts days and weekdays as UTC does', () => {
    fc.assert(
      fc.property(dates, date => {
        expect(dayNumber(dayOf(date))).toBe(date.getTime() / 86_400_000)
        expect(weekdayOf(dayOf(date))).toBe(date.getUTCDay())
      }),
    )
  })

  test('steps from day to day without a gap', () => {
    fc.assert(
      fc.property(dates, date => {
        const day = dayOf(date)
        expect(dayNumber(dayAfter(day))).toBe(dayNumber(day) + 1)
        expect(dayBefore(dayAfter(day))).toEqual(day)
      }),
    )
  })

  test.each([
    [2025, 28],
    [2024, 29],
    [1900, 28],
    [2000, 29],
    [0, 29],
    [-4, 29],
    [-100, 28],
  ])('February of the year %i has %i days', (year, days) => {
    expect(daysInMonth(year, 2)).toBe(days)
  })

  test('sorts days as text in every era', () => {
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        const [x, y] = [sortableDay(isoDay(dayOf(a))), sortableDay(isoDay(dayOf(b)))]
        expect(Math.sign(a.getTime() - b.getTime())).toBe(x < y ? -1 : x > y ? 1 : 0)
      }),
    )
  })
})
