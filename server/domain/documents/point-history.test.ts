import { describe, expect, test } from 'vitest'
import { seedRecord } from '../testing/record-builder.ts'
import { graphOfTexts, keysOf, refOf, type TextFields } from '../testing/texts-builder.ts'
import { LineageGraph } from './lineage-graph.ts'
import { pointHistory } from './point-history.ts'

const laterOf = (graph: LineageGraph, key: string) =>
  pointHistory(refOf(key), graph)?.later.map(({ document, fate, points, isSplit, mergedWith, isRestored, gap }) =>
    [
      `${document.id}: ${fate}`,
      ...keysOf(points),
      ...(isSplit ? ['split'] : []),
      ...keysOf(mergedWith).map(other => `with ${other}`),
      ...(isRestored ? ['restored'] : []),
      ...(gap ? [gap] : []),
    ].join(' '),
  )

describe('what became of point 1 of a', () => {
  const a: TextFields = { points: ['1', '2'] }
  const on = { basedOn: ['a'] }
  const cases: Record<string, [Record<string, TextFields>, string[]]> = {
    'no later text': [{ a, b: { points: ['1'] } }, []],
    renumbered: [{ a, b: { points: ['7 < a#1'] } }, ['b: continued b#7']],
    split: [{ a, b: { points: ['1 < a#1', '2 < a#1'] } }, ['b: continued b#1 b#2 split']],
    merged: [{ a, b: { points: ['1 < a#1 a#2'] } }, ['b: continued b#1 with a#2']],
    'merged two versions on': [
      { a, b: { points: ['1 < a#1', '2 < a#2'] }, c: { points: ['1 < b#1 b#2'] } },
      ['b: continued b#1', 'c: continued c#1 with a#2'],
    ],
    dropped: [{ a, b: { drops: ['a#1'] } }, ['b: dropped']],
    absent: [{ a, b: { ...on, points: ['1 < a#2'] } }, ['b: absent']],
    'only a part is public': [
      { a, b: { ...on, availability: 'partial', points: ['1'] } },
      ['b: unknown partly-public'],
    ],
    'only the count is known': [
      { a, b: { ...on, availability: 'count-only', statedPointCount: 2 } },
      ['b: unknown count-only'],
    ],
    'not all points recorded': [{ a, b: { ...on, points: ['1'], statedPointCount: 2 } }, ['b: unknown some-points']],
    'a statement without points': [{ a, b: on }, []],
    'skips a text': [{ a, b: { ...on, points: ['1'] }, c: { points: ['3 < a#1'] } }, ['b: absent', 'c: continued c#3']],
    'restored after it was dropped': [
      { a, b: { drops: ['a#1'] }, c: { basedOn: ['b'], points: ['1 < a#1:reworded'] } },
      ['b: dropped', 'c: continued c#1 restored'],
    ],
    'dropped by a rival text only': [
      { a, b: { drops: ['a#1'] }, c: { points: ['1 < a#1'] } },
      ['b: dropped', 'c: continued c#1'],
    ],
    'said to be restored': [{ a, b: { points: ['1 < a#1:restored'] } }, ['b: continued b#1 restored']],
    'dropped after it was reworded': [
      { a, b: { points: ['1 < a#1'] }, c: { drops: ['b#1'] } },
      ['b: continued b#1', 'c: dropped'],
    ],
    'a circle': [{ a: { points: ['1 < b#1'] }, b: { points: ['1 < a#1'] } }, ['b: continued b#1']],
  }
  test.each(Object.entries(cases))('%s', (_name, [texts, expected]) => {
    expect(laterOf(graphOfTexts(texts), 'a#1')).toEqual(expected)
  })
})

describe('what a point was before', () => {
  const graph = graphOfTexts({
    a: { points: ['1', '2', '3'] },
    b: { points: ['1 < a#1', '2 < a#1'] },
    c: { points: ['1 < b#1 b#2', '2 < x#4', '3', '4 < b#2'] },
  })
  test.each([
    [
      'c#1',
      [
        ['a', 'a#1'],
        ['b', 'b#1', 'b#2'],
      ],
      null,
    ],
    ['c#2', [[undefined, 'x#4']], null],
    ['c#3', [], 'inserted'],
    ['a#1', [], 'first'],
  ])('%s', (key, expected, novelty) => {
    const history = pointHistory(refOf(key), graph)
    expect(history?.earlier.map(({ document, points }) => [document?.id, ...keysOf(points)])).toEqual(expected)
    expect(history?.novelty).toBe(novelty)
  })

  test('tells with which points it shares its origin', () => {
    const [origin] = pointHistory(refOf('b#1'), graph)?.earlier ?? []
    expect(keysOf(origin?.splitWith ?? [])).toEqual(['b#2'])
  })

  test('of a missing point nothing', () => {
    expect(pointHistory(refOf('x#4'), graph)).toBeUndefined()
  })
})

test('the shipped record: point 13 of the 28-point plan, to its successor and back', () => {
  const graph = new LineageGraph(seedRecord())
  const e3 = 'e3-counterproposal-2025-11'
  expect(laterOf(graph, 'us-28-point-2025-11#13')).toEqual([
    `${e3}: continued ${e3}#13`,
    'geneva-framework-2025-11: unknown count-only',
    'us-ukraine-20-point-2025-12: dropped',
  ])
  const back = pointHistory(refOf(`${e3}#13`), graph)?.earlier ?? []
  expect(back.map(({ points }) => keysOf(points))).toEqual([['us-28-point-2025-11#13']])
  expect(back[0]?.paths[0]?.links[0]).toMatchObject({ change: 'reworded', significance: 'substantive' })
})
