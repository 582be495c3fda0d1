import { describe, expect, test } from 'vitest'
import { formatValueChange } from '../documents/point-values.ts'
import { aPoint, seedRecord } from '../testing/record-builder.ts'
import { keysOf, recordOfTexts, type TextFields } from '../testing/texts-builder.ts'
import { type Comparison, compareDocuments } from './comparison.ts'

/** One line a row: its points or state in each text, its kinds; such as `1 | dropped | 2 :: dropped`. */
const rowsOf = ({ rows }: Comparison): string[] =>
  rows.map(({ cells, steps }) => {
    const texts = cells.map(({ state, points }) => points.map(({ point }) => point.number).join('+') || state)
    return `${texts.join(' | ')} :: ${steps.map(({ kinds }) => kinds.join('+') || '-').join(' | ')}`
  })

describe('two to three texts side by side', () => {
  const on = (...basedOn: string[]) => ({ basedOn })
  const count: TextFields = { availability: 'count-only', statedPointCount: 5 }
  const cases: Record<string, [Record<string, TextFields>, string[]]> = {
    'the same': [{ a: { points: ['1'] }, b: { points: ['1 < a#1:unchanged'] } }, ['1 | 1 :: unchanged']],
    renumbered: [
      { a: { points: ['1', '2'] }, b: { points: ['1 < a#2', '2 < a#1'] } },
      ['1 | 2 :: reworded', '2 | 1 :: reworded'],
    ],
    'split, whatever is stated': [
      { a: { points: ['1'] }, b: { points: ['1 < a#1:unchanged', '2 < a#1:unchanged'] } },
      ['1 | 1+2 :: split'],
    ],
    'merged, whatever is stated': [
      { a: { points: ['1', '2'] }, b: { points: ['1 < a#1 a#2:narrowed'] } },
      ['1+2 | 1 :: merged+narrowed+reworded'],
    ],
    'split and merged': [
      { a: { points: ['1', '2'] }, b: { points: ['1 < a#1 a#2', '2 < a#1'] } },
      ['1+2 | 1+2 :: split+merged+reworded'],
    ],
    'a split whose other half is left out': [
      { a: { points: ['1'] }, b: { points: ['1 < a#1', '2 < a#1'] }, c: { points: ['1 < b#1'] } },
      ['1 | 1+2 | 1 :: split+reworded | no-successor+reworded'],
    ],
    'a split whose other half is dropped': [
      { a: { points: ['1'] }, b: { points: ['1 < a#1', '2 < a#1'] }, c: { points: ['1 < b#1'], drops: ['b#2'] } },
      ['1 | 1+2 | 1 :: split+reworded | dropped+reworded'],
    ],
    inserted: [
      { a: { points: ['1', '2'] }, b: { points: ['1 < a#1', '2', '3 < a#2'] } },
      ['1 | 1 :: reworded', 'not-yet | 2 :: inserted', '2 | 3 :: reworded'],
    ],
    'inserted at the beginning': [
      { a: { points: ['1'] }, b: { points: ['1', '2', '3 < a#1'] } },
      ['not-yet | 1 :: inserted', 'not-yet | 2 :: inserted', '1 | 3 :: reworded'],
    ],
    'texts without relation': [
      { a: { points: ['1'] }, b: { points: ['1'] } },
      ['1 | absent :: only-here', 'not-yet | 1 :: only-here'],
    ],
    'dropped, absent and unknown': [
      {
        a: { points: ['1', '2'] },
        b: { ...on('a'), points: ['1'], drops: ['a#1'] },
        c: { ...count, ...on('a'), drops: ['a#1'] },
      },
      [
        '1 | dropped | dropped :: dropped | -',
        '2 | absent | unknown :: no-successor | -',
        'not-yet | 1 | unknown :: inserted | not-comparable',
      ],
    ],
    'some points recorded': [
      { a: { points: ['1'] }, b: { ...on('a'), points: ['1'], statedPointCount: 9 } },
      ['1 | unknown :: not-comparable', 'not-yet | 1 :: inserted'],
    ],
    'a text between of which only the count is known': [
      { a: { points: ['1', '2'] }, b: { ...on('a'), ...count }, c: { ...on('b'), points: ['1 < a#1', '2'] } },
      [
        '1 | unknown | 1 :: not-comparable | reworded',
        'not-yet | unknown | 2 :: - | inserted',
        '2 | unknown | absent :: not-comparable | no-successor',
      ],
    ],
    'new, but the text before is not known': [
      { a: count, b: { ...on('a'), points: ['1'] } },
      ['unknown | 1 :: not-comparable'],
    ],
    'restored by a text that builds on the one without it': [
      { a: { points: ['1'] }, b: { drops: ['a#1'] }, c: { ...on('b'), points: ['1 < a#1'] } },
      ['1 | dropped | 1 :: dropped | restored+reworded'],
    ],
    'kept by a text beside the one that dropped it': [
      { a: { points: ['1'] }, b: { drops: ['a#1'] }, c: { points: ['1 < a#1:narrowed'] } },
      ['1 | dropped | 1 :: dropped | narrowed'],
    ],
    'two answers to one text': [
      {
        a: { points: ['1', '2'] },
        b: { points: ['1 < a#1', '2 < a#2:unchanged'] },
        c: { points: ['1 < a#1', '2 < a#2:unchanged'] },
      },
      ['1 | 1 | 1 :: reworded | related', '2 | 2 | 2 :: unchanged | unchanged'],
    ],
    'wording not seen': [{ a: { points: ['1'] }, b: { points: ['1 < a#1:untraceable'] } }, ['1 | 1 :: untraceable']],
    'points of a text that is not held': [
      { a: { points: ['1 < x#1'] }, b: { points: ['1 < x#1'], drops: ['x#2'] } },
      ['1 | 1 :: related'],
    ],
    'a circle': [
      { a: { points: ['1 < b#1'] }, b: { points: ['1 < a#1'] }, c: { points: ['1 < b#1 c#1'] } },
      ['1 | 1 | 1 :: reworded | reworded'],
    ],
  }
  test.each(Object.entries(cases))('%s', (_name, [texts, expected]) => {
    expect(rowsOf(compareDocuments(Object.keys(texts), recordOfTexts(texts)))).toEqual(expected)
  })

  test('texts between that are not compared count, and so do those to which both go back', () => {
    const record = recordOfTexts({
      a: { points: ['1'] },
      b: { points: ['2 < a#1:unchanged'] },
      c: { points: ['3 < b#2:narrowed:decisive'] },
      d: { points: ['4 < b#2:unchanged'] },
    })
    const skipping = compareDocuments(['a', 'c'], record)
    expect(rowsOf(skipping)).toEqual(['1 | 3 :: narrowed'])
    expect(skipping.rows[0]?.steps[0]?.changes[0]?.links.map(({ change }) => change)).toEqual(['unchanged', 'narrowed'])
    expect(skipping.rows[0]?.significance).toBe('decisive')
    const siblings = compareDocuments(['c', 'd'], record)
    expect(rowsOf(siblings)).toEqual(['3 | 4 :: related'])
    expect(keysOf(siblings.rows[0]?.steps[0]?.commonOrigins ?? [])).toEqual(['b#2'])
  })

  test('the order in which texts are asked for does not matter, missing ones are named', () => {
    const record = recordOfTexts({ a: { points: ['1'] }, b: { points: ['1 < a#1'] } })
    const comparison = compareDocuments(['b', 'x', 'a', 'b'], record)
    expect(comparison.columns.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(comparison.missing).toEqual(['x'])
    expect(comparison).toEqual({ ...compareDocuments(['a', 'b'], record), missing: ['x'] })
    expect(compareDocuments(['x'], record)).toEqual({ columns: [], missing: ['x'], rows: [] })
  })

  test('numbers that differ are a changed value, though the change is stated as none', () => {
    const cap = (number: number) => ({
      values: [{ what: 'Cap', operator: '<=' as const, number, unit: 'personnel', qualifier: null }],
    })
    const record = recordOfTexts({
      a: { points: [aPoint('1', cap(6)), aPoint('2', cap(6))] },
      b: { points: [aPoint('1 < a#1:unchanged', cap(8)), aPoint('2 < a#2:untraceable')] },
    })
    const comparison = compareDocuments(['a', 'b'], record)
    expect(rowsOf(comparison)).toEqual(['1 | 1 :: value-changed', '2 | 2 :: untraceable'])
  })
})

describe('the shipped record', () => {
  const texts = ['us-28-point-2025-11', 'e3-counterproposal-2025-11', 'us-ukraine-20-point-2025-12']
  const comparison = compareDocuments(texts, seedRecord())
  const rowWith = (text: string, number: string) => {
    const row = comparison.rows.find(({ cells }) =>
      cells.some(({ document, points }) => document === text && points.some(({ point }) => point.number === number)),
    )
    if (!row) throw new Error(`No row holds point ${number} of ${text}.`)
    return row
  }

  test('the NATO-enlargement point is dropped by the counter-proposal', () => {
    const row = rowWith('us-28-point-2025-11', '3')
    expect(row.cells.map(({ state }) => state)).toEqual(['present', 'dropped', 'dropped'])
    expect(row.kind).toBe('dropped')
    expect(row.cells[1]?.drops[0]?.note).toContain('NATO')
  })

  test('the cap on the armed forces is raised', () => {
    const row = rowWith('us-28-point-2025-11', '6')
    expect(row.steps.map(({ values }) => values.map(formatValueChange))).toEqual([
      ['Ukrainian armed forces: ≤ 600,000 → ≤ 800,000 personnel, in peacetime'],
      ['Ukrainian armed forces: ≤ 800,000, in peacetime → 800,000 personnel, in peacetime'],
    ])
    expect(row.significance).toBe('decisive')
  })

  test('the open points of the 20-point draft stand beside what they come from', () => {
    const plant = rowWith('us-ukraine-20-point-2025-12', '12')
    const territory = rowWith('us-ukraine-20-point-2025-12', '14')
    const numbers = [plant, territory].map(({ cells }) =>
      cells.map(({ points }) => points.map(({ point }) => point.number)),
    )
    expect(numbers).toEqual([
      [['19'], ['19'], ['12']],
      [['21'], ['21'], ['14']],
    ])
  })

  test('the reconstruction package is split, free trade is inserted after it', () => {
    const split = rowWith('us-28-point-2025-11', '12')
    expect(split.cells[2]?.points.map(({ point }) => point.number)).toEqual(['8', '9'])
    expect(split.kinds).toContain('split')
    const trade = comparison.rows[comparison.rows.indexOf(split) + 1]
    expect(trade?.cells[2]?.points.map(({ point }) => point.number)).toEqual(['10'])
    expect(trade?.kind).toBe('inserted')
  })
})
