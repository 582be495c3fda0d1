import { expect, test } from 'vitest'
import type { LineageValueSeries } from '../../domain/documents/lineage-values.ts'
import { valueChart } from './value-chart.ts'

const series = (unit: string, ...numbers: number[]): LineageValueSeries => ({
  what: 'Forces',
  unit,
  values: numbers.map((number, index) => ({
    ref: { document: `text-${index}`, number: '1' },
    when: '2025',
    value: { what: 'Forces', operator: '<=', number, unit, qualifier: null },
  })),
})

test('numbers stand on a scale from zero', () => {
  const chart = valueChart(series('personnel', 600_000, 800_000, 0))
  expect(chart?.rows.map(({ percent, words }) => [percent, words])).toEqual([
    [73.5, '≤ 600,000 personnel'],
    [98, '≤ 800,000 personnel'],
    [0, '≤ 0 personnel'],
  ])
  expect(chart).toMatchObject({ from: '0', to: '800,000', beginsAtZero: true })
})

test('years and numbers below zero do not', () => {
  expect(valueChart(series('year', 2027, 2030))).toMatchObject({ from: '2027', to: '2030', beginsAtZero: false })
  expect(valueChart(series('degrees', -5, 5))?.rows.map(({ percent }) => percent)).toEqual([0, 98])
  expect(valueChart(series('degrees', 0, 0))?.rows.map(({ percent }) => percent)).toEqual([0, 0])
})

test('one number is no development', () => expect(valueChart(series('personnel', 1))).toBeUndefined())
