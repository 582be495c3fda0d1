import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LANGUAGES } from '../language/languages.ts'
import { readingIn } from '../testing/reading-in.ts'
import { dayNumber } from './calendar.ts'
import { dayOfNumber, daysInWords, isoDayOf } from './day-numbers.ts'
import { dateInWords } from './words.ts'

const FIRST = dayNumber({ year: 1000, month: 1, day: 1 })
const LAST = dayNumber({ year: 9999, month: 12, day: 31 })

it.each<[number, string]>([
  [0, '1970-01-01'],
  [-1, '1969-12-31'],
  [20415, '2025-11-23'],
  [19782, '2024-02-29'],
  [-719529, '-0001-12-31'],
])('day %i is %s', (number, day) => expect(isoDayOf(number)).toBe(day))

it('finds the day of every number', () => {
  fc.assert(
    fc.property(fc.integer({ min: -400_000_000, max: 400_000_000 }), number => {
      expect(dayNumber(dayOfNumber(number))).toBe(number)
    }),
  )
})

it.each(LANGUAGES)('says days as dates are said everywhere, in %s', language => {
  fc.assert(
    fc.property(fc.integer({ min: FIRST, max: LAST - 1000 }), fc.integer({ min: 0, max: 1000 }), (first, length) => {
      const last = first + length
      const edtf = length === 0 ? isoDayOf(first) : `${isoDayOf(first)}/${isoDayOf(last)}`
      expect(readingIn(language, () => daysInWords({ first, last }))).toBe(dateInWords(edtf, language))
    }),
  )
})
