import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberOfDay } from '../dates/timeline-dates.ts'
import { axisParts } from './axis.ts'

const range = (first: string, last: string) => ({ first: numberOfDay(first), last: numberOfDay(last) })
const words = (first: string, last: string, most: number) =>
  axisParts(range(first, last), most).map(({ label, above }) => (above ? `${label} (${above})` : label))

describe('the parts of the axis', () => {
  it.each<[string, string, number, string[]]>([
    ['2025-11-29', '2025-12-02', 10, ['29 (November 2025)', '30', '1 (December 2025)', '2']],
    ['2025-11-01', '2025-11-30', 8, ['1 (November 2025)', '3', '10', '17', '24']],
    ['2025-11-20', '2026-02-10', 8, ['Nov (2025)', 'Dec', 'Jan (2026)', 'Feb']],
    ['2025-02-01', '2026-07-05', 8, ['Feb (2025)', 'Apr', 'Jul', 'Oct', 'Jan (2026)', 'Apr', 'Jul']],
    ['2014-09-05', '2026-07-05', 8, ['2014', '2016', '2018', '2020', '2022', '2024', '2026']],
    ['0000-01-01', '9999-12-31', 12, ['1 BC', '1000', '2000', '3000', '4000', '5000', '6000', '7000', '8000', '9000']],
    ['-3500-01-01', '-0500-12-31', 5, ['3501 BC', '3001 BC', '2001 BC', '1001 BC']],
    ['2025-11-23', '2025-11-23', 2, ['23 (November 2025)']],
  ])('from %s to %s in at most %i', (first, last, most, expected) => expect(words(first, last, most)).toEqual(expected))

  it('cover every day once, and are no more than asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -800_000, max: 3_000_000 }),
        fc.integer({ min: 0, max: 4_000_000 }),
        fc.integer({ min: 4, max: 40 }),
        (first, length, most) => {
          const parts = axisParts({ first, last: first + length }, most)
          expect(parts.length).toBeLessThanOrEqual(most + 1)
          expect(parts[0]?.first).toBe(first)
          expect(parts.at(-1)?.last).toBe(first + length)
          for (const [index, part] of parts.entries()) {
            expect(part.last).toBeGreaterThanOrEqual(part.first)
            if (index > 0) expect(part.first).toBe((parts[index - 1]?.last ?? 0) + 1)
          }
        },
      ),
    )
  })
})
