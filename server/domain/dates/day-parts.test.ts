import { expect, test } from 'vitest'
import { isoDayOf } from './day-numbers.ts'
import { type CalendarUnit, partCount, partsOf, wholeParts } from './day-parts.ts'
import { numberOfDay } from './timeline-dates.ts'

test.each<[CalendarUnit, string, string, string[], whole: string]>([
  [{ days: 1 }, '2024-02-28', '2024-03-01', ['02-28/02-28', '02-29/02-29', '03-01/03-01'], '02-28/03-01'],
  [{ days: 7 }, '2025-11-20', '2025-12-02', ['11-20/11-23', '11-24/11-30', '12-01/12-02'], '11-17/12-07'],
  [{ months: 1 }, '2025-01-22', '2025-02-08', ['01-22/01-31', '02-01/02-08'], '01-01/02-28'],
  [{ months: 3 }, '-0001-03-31', '-0001-04-01', ['03-31/03-31', '04-01/04-01'], '01-01/06-30'],
])('parts of %j from %s to %s', (unit, first, last, parts, whole) => {
  const range = { first: numberOfDay(first), last: numberOfDay(last) }
  const inWords = (one: typeof range) => `${isoDayOf(one.first).slice(-5)}/${isoDayOf(one.last).slice(-5)}`
  expect(partsOf(range, unit).map(inWords)).toEqual(parts)
  expect(partCount(range, unit)).toBe(parts.length)
  expect(inWords(wholeParts(range, unit))).toBe(whole)
})
