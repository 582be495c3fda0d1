import { describe, expect, test } from 'vitest'
import { formatValue, formatValueChange, type PlacedValue, type PointValue, valueChanges } from './point-values.ts'

const placed = (number: number, fields: Partial<PointValue> = {}): PlacedValue => ({
  ref: { document: 'a', number: '1' },
  value: { what: 'Armed forces', operator: '<=', number, unit: 'personnel', qualifier: null, ...fields },
})
const peacetime = { qualifier: 'in peacetime' }

describe('what became of the numbers', () => {
  const cases: Record<string, [PlacedValue[], PlacedValue[], string[]]> = {
    'the same': [[placed(600_000)], [placed(600_000)], []],
    'the same, written otherwise': [[placed(6)], [placed(6, { what: 'armed  forces ', qualifier: ' ' })], []],
    'another number': [
      [placed(600_000)],
      [placed(800_000, peacetime)],
      ['Armed forces: ≤ 600,000 → ≤ 800,000 personnel, in peacetime'],
    ],
    'another qualifier': [[placed(8, peacetime)], [placed(8)], ['Armed forces: ≤ 8, in peacetime → ≤ 8 personnel']],
    'another operator': [[placed(8)], [placed(8, { operator: '=' })], ['Armed forces: ≤ 8 → 8 personnel']],
    'another unit is another quantity': [
      [placed(8)],
      [placed(8, { unit: 'brigades' })],
      ['Armed forces: ≤ 8 personnel → no number recorded', 'Armed forces: no number recorded → ≤ 8 brigades'],
    ],
    'several of one quantity': [
      [placed(1), placed(2, peacetime), placed(3)],
      [placed(9), placed(3), placed(7, peacetime)],
      ['Armed forces: ≤ 1 → ≤ 9 personnel', 'Armed forces: ≤ 2, in peacetime → ≤ 7 personnel, in peacetime'],
    ],
  }
  test.each(Object.entries(cases))('%s', (_name, [before, after, expected]) => {
    expect(valueChanges(before, after).map(formatValueChange)).toEqual(expected)
  })
})

test('writes a number out', () => {
  expect(formatValue(placed(1234.5, { operator: '=', unit: 'USD' }).value)).toBe('1,234.5 USD')
})
