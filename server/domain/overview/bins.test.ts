import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoDayOf } from '../dates/day-numbers.ts'
import { partsOf } from '../dates/day-parts.ts'
import { numberOfDay } from '../dates/timeline-dates.ts'
import { binFinder, evenBinsOf, unitFor } from './bins.ts'
import { rangeInWords, tickWords } from './words.ts'

const range = (first: string, last: string) => ({ first: numberOfDay(first), last: numberOfDay(last) })
const inIso = (bins: readonly { first: number; last: number }[]) =>
  bins.map(({ first, last }) => `${isoDayOf(first)}/${isoDayOf(last)}`)

const ranges = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 2_000_000 }))
  .map(([first, length]) => ({ first, last: first + length }))
const mosts = fc.integer({ min: 4, max: 200 })

describe('unitFor', () => {
  it.each([
    ['2025-11-01', '2025-11-30', 30, { days: 1 }],
    ['2025-11-01', '2025-11-30', 20, { days: 7 }],
    ['2025-01-01', '2026-07-31', 160, { days: 7 }],
    ['2025-01-01', '2026-07-31', 20, { months: 1 }],
    ['2025-01-01', '2026-07-31', 7, { months: 3 }],
    ['1994-01-01', '2026-12-31', 40, { months: 12 }],
    ['1014-01-01', '2026-12-31', 160, { months: 120 }],
  ])('from %s to %s in at most %i', (first, last, most, unit) => {
    expect(unitFor(range(first, last), most)).toEqual(unit)
  })

  it('never needs more bins than allowed', () => {
    fc.assert(
      fc.property(ranges, mosts, (days, most) => {
        expect(partsOf(days, unitFor(days, most)).length).toBeLessThanOrEqual(most)
      }),
    )
  })
})

describe('parts and bins', () => {
  it('cover every day of the range once', () => {
    fc.assert(
      fc.property(ranges, mosts, fc.boolean(), (days, most, even) => {
        const bins = (even ? evenBinsOf : partsOf)(days, unitFor(days, most))
        expect(bins[0]?.first).toBe(days.first)
        expect(bins.at(-1)?.last).toBe(days.last)
        for (const [index, bin] of bins.entries()) {
          expect(bin.last).toBeGreaterThanOrEqual(bin.first)
          if (index > 0) expect(bin.first).toBe((bins[index - 1]?.last ?? Number.NaN) + 1)
        }
      }),
    )
  })

  it('join what is cut off to its neighbour', () => {
    expect(inIso(evenBinsOf(range('2025-10-01', '2026-04-30'), { months: 3 }))).toEqual([
      '2025-10-01/2025-12-31',
      '2026-01-01/2026-04-30',
    ])
  })

  it('find the bin of every day', () => {
    fc.assert(
      fc.property(ranges, mosts, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (days, most, parts) => {
        const bins = partsOf(days, unitFor(days, most))
        const binOf = binFinder(bins)
        for (const part of parts) {
          const day = days.first + Math.floor(part * (days.last - days.first))
          const bin = bins[binOf(day)]
          expect(bin && bin.first <= day && day <= bin.last).toBe(true)
        }
      }),
    )
  })
})

describe('rangeInWords', () => {
  it.each([
    ['2025-11-01', '2025-11-30', 'November 2025'],
    ['2026-04-01', '2026-07-31', 'April–July 2026'],
    ['2025-12-01', '2026-01-31', 'December 2025 – January 2026'],
    ['2025-01-01', '2025-12-31', '2025'],
    ['1990-01-01', '1999-12-31', '1990–1999'],
    ['2025-11-17', '2025-11-23', '17–23 November 2025'],
    ['2025-11-21', '2025-11-21', '21 November 2025'],
  ])('%s to %s', (first, last, words) => {
    expect(rangeInWords(range(first, last))).toBe(words)
  })
})

describe('tickWords', () => {
  it.each([
    ['2025-01-01', { months: 1 }, true, '2025'],
    ['2025-03-01', { months: 1 }, true, 'Mar 2025'],
    ['2025-03-01', { months: 1 }, false, 'Mar'],
    ['2026-01-01', { months: 3 }, false, '2026'],
    ['2025-11-17', { days: 7 }, false, '17 Nov'],
    ['2025-11-18', { days: 1 }, false, '18'],
    ['2025-12-01', { days: 1 }, false, '1 Dec'],
    ['1990-01-01', { months: 120 }, false, '1990'],
  ] as const)('%s', (first, unit, isFirst, words) => {
    expect(tickWords(range(first, first), unit, isFirst)).toBe(words)
  })
})
