import { describe, expect, test } from 'vitest'
import { aPoint, seedRecord } from '../testing/record-builder.ts'
import { firstPointsOf, graphOfTexts, keysOf, refOf, type TextFields } from '../testing/texts-builder.ts'
import { lineageOf } from './lineage.ts'
import { LineageGraph } from './lineage-graph.ts'

const pointsOf = (key: string, graph: LineageGraph) =>
  keysOf(lineageOf(refOf(key), graph)?.points.map(({ ref }) => ref) ?? [])

describe('a lineage is all that ancestors connect', () => {
  const cases: Record<string, [TextFields[], string, string[]]> = {
    'a point alone': [[{ points: ['1', '2'] }], 'a#1', ['a#1']],
    'a renumbered point': [[{ points: ['1', '2'] }, { points: ['1 < a#2'] }], 'b#1', ['a#2', 'b#1']],
    'a split': [[{ points: ['1'] }, { points: ['2 < a#1', '1 < a#1'] }], 'b#1', ['a#1', 'b#2', 'b#1']],
    'a merger': [[{ points: ['1', '2'] }, { points: ['1 < a#2 a#1'] }], 'a#2', ['a#1', 'a#2', 'b#1']],
    'what skips a text': [[{ points: ['1'] }, {}, { points: ['4 < a#1'] }], 'a#1', ['a#1', 'c#4']],
    'two answers to one text': [
      [{ points: ['1'] }, { points: ['1 < a#1'] }, { points: ['1 < a#1'] }],
      'c#1',
      ['a#1', 'b#1', 'c#1'],
    ],
    'a missing text between': [[{ points: ['1 < x#1'] }, { points: ['1 < x#1'] }], 'a#1', ['a#1', 'b#1']],
    'a missing point': [[{ points: ['1'] }, { points: ['1 < a#9'] }], 'b#1', ['b#1']],
    'no such point': [[{ points: ['1'] }], 'a#7', []],
    'no such text': [[{ points: ['1'] }], 'x#1', []],
    'a circle': [[{ points: ['1 < b#1'] }, { points: ['1 < a#1'] }], 'a#1', ['a#1', 'b#1']],
    'a point that comes from itself': [[{ points: ['1 < a#1'] }], 'a#1', ['a#1']],
  }
  test.each(Object.entries(cases))('%s', (_name, [texts, key, expected]) => {
    const named = Object.fromEntries(texts.map((text, index) => ['abc'[index] ?? '', text]))
    expect(pointsOf(key, graphOfTexts(named))).toEqual(expected)
  })
})

test('links count splits and mergers, whatever the change says', () => {
  const graph = graphOfTexts({
    a: { points: ['1', '2', '3'] },
    b: { points: ['1 < a#1:split', '2 < a#2:reworded', '3 < a#2:unchanged a#3:reworded'] },
    c: { points: ['1 < a#1:reworded'] },
  })
  const links = ['b#1', 'b#2', 'b#3', 'c#1'].flatMap(key => graph.ancestors(refOf(key)))
  expect(links.map(({ from, to, splits, merges }) => [keysOf([from, to]).join(' → '), splits, merges])).toEqual([
    ['a#1 → b#1', false, false],
    ['a#2 → b#2', true, false],
    ['a#2 → b#3', true, true],
    ['a#3 → b#3', false, true],
    ['a#1 → c#1', false, false],
  ])
  expect(keysOf(graph.successors(refOf('a#1')).map(({ to }) => to))).toEqual(['b#1', 'c#1'])
})

describe('the order of the texts', () => {
  const orderOf = (texts: Record<string, TextFields>) =>
    graphOfTexts(texts)
      .documents()
      .map(({ id }) => id)
      .join('')
  const cases: [string, Record<string, TextFields>, string][] = [
    ['by date', { b: { when: '2025-03' }, a: { when: '2025-04-01' }, c: { when: '2025-02-28' } }, 'cba'],
    ['then by id', { b: { when: '2025-03' }, a: { when: '2025-03' } }, 'ab'],
    ['what builds on it after it', { a: { when: '2025-03', basedOn: ['b'] }, b: { when: '2025-03' } }, 'ba'],
    [
      'over a text between that is dated vaguely',
      { a: { when: '2025-03-05', basedOn: ['b'] }, b: { when: '2025-03', basedOn: ['c'] }, c: { when: '2025-03-20' } },
      'cba',
    ],
    ['without a date last', { b: { when: '../..' }, c: { when: '2025' }, a: { when: '../..' } }, 'cab'],
    ['in a circle, by id', { b: { when: '2025', basedOn: ['a'] }, a: { when: '2025', basedOn: ['b'] } }, 'ab'],
  ]
  test.each(cases)('%s', (_name, texts, expected) => {
    expect(orderOf(texts)).toBe(expected)
  })
})

test('a lineage has the label of its newest point whose wording is known, all issues and its numbers in time', () => {
  const cap = (number: number, what = 'Armed forces') => ({
    values: [{ what, operator: '<=' as const, number, unit: 'personnel', qualifier: null }],
  })
  const graph = graphOfTexts({
    a: { points: [aPoint('1', { label: 'Cap', issues: ['territory'], ...cap(600) })] },
    b: { points: [aPoint('1 < a#1', { label: 'Higher cap', issues: ['sovereignty'], ...cap(800, ' armed  Forces') })] },
    c: { points: [aPoint('1 < b#1:untraceable', { label: 'Wording not seen' })] },
  })
  const lineage = lineageOf(refOf('c#1'), graph)
  expect(lineage).toMatchObject({
    first: refOf('a#1'),
    label: 'Higher cap',
    issues: ['process', 'sovereignty', 'territory'],
    versions: 3,
  })
  expect(lineage?.series).toMatchObject([
    {
      what: 'Armed forces',
      unit: 'personnel',
      values: [{ value: { number: 600 }, when: '2025-01-01' }, { value: { number: 800 } }],
    },
  ])
})

describe('the shipped record', () => {
  const shipped = seedRecord()
  const graph = new LineageGraph(shipped)

  test('point 13 of the 28-point plan goes on in the counter-proposal and nowhere else', () => {
    expect(pointsOf('us-28-point-2025-11#13', graph)).toEqual([
      'us-28-point-2025-11#13',
      'e3-counterproposal-2025-11#13',
    ])
    expect(graph.drops(refOf('us-28-point-2025-11#13')).map(({ by }) => by)).toEqual(['us-ukraine-20-point-2025-12'])
  })

  test('every point is in one lineage', () => {
    const all = firstPointsOf(shipped).flatMap(({ document, number }) => pointsOf(`${document}#${number}`, graph))
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBe(graph.documents().flatMap(({ points }) => points).length)
  })

  test('the cap on the armed forces is a series', () => {
    const lineage = lineageOf(refOf('us-28-point-2025-11#6'), graph)
    expect(lineage?.series.map(({ values }) => values.map(({ value }) => value.number))).toEqual([
      [600_000, 800_000, 800_000],
    ])
  })
})
