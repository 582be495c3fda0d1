import { expect, test } from 'vitest'
import { aPoint } from '../testing/record-builder.ts'
import { recordOfTexts } from '../testing/texts-builder.ts'
import { compareDocuments } from './comparison.ts'
import { ALL_ROWS, countRows, filterComparison } from './filter.ts'

const comparison = compareDocuments(
  ['a', 'b'],
  recordOfTexts({
    a: { points: ['1', aPoint('2', { issues: ['territory', 'sanctions'] }), '3', '4'] },
    b: {
      points: ['1 < a#1:unchanged:editorial', '2 < a#2:narrowed:decisive', '3 < a#4:untraceable'],
      drops: ['a#3'],
    },
  }),
)

test.each([
  ['everything', {}, '1 2 3 4'],
  ['by kind', { kinds: ['dropped', 'unchanged'] }, '1 3'],
  ['by significance', { significances: ['decisive'] }, '2'],
  ['what is not graded', { significances: ['decisive', 'ungraded'] }, '2 3 4'],
  ['by issue', { issues: ['sanctions'] }, '2'],
  ['only differences', { onlyDifferences: true }, '2 3 4'],
  ['all together', { kinds: ['narrowed', 'dropped'], issues: ['sanctions'] }, '2'],
  ['nothing fits', { kinds: ['split'] }, ''],
])('%s', (_name, wanted, expected) => {
  const sets = Object.fromEntries(
    Object.entries(wanted).map(([key, on]) => [key, Array.isArray(on) ? new Set(on) : on]),
  )
  const { rows } = filterComparison(comparison, { ...ALL_ROWS, ...sets })
  expect(rows.map(({ first }) => first.number).join(' ')).toBe(expected)
})

test('counts the rows of each choice', () => {
  expect(countRows(comparison.rows)).toEqual({
    kinds: [
      { id: 'dropped', rows: 1 },
      { id: 'narrowed', rows: 1 },
      { id: 'untraceable', rows: 1 },
      { id: 'unchanged', rows: 1 },
    ],
    significances: [
      { id: 'editorial', rows: 1 },
      { id: 'decisive', rows: 1 },
      { id: 'ungraded', rows: 2 },
    ],
    issues: [
      { id: 'process', rows: 4 },
      { id: 'sanctions', rows: 1 },
      { id: 'territory', rows: 1 },
    ],
  })
})
