import { expect, test } from 'vitest'
import { seedRecord } from '../testing/record-builder.ts'
import { graphOfTexts } from '../testing/texts-builder.ts'
import { documentFamily } from './document-family.ts'
import { LineageGraph } from './lineage-graph.ts'

test('who builds on whom', () => {
  const { nodes, edges } = documentFamily(
    graphOfTexts({
      a: { points: ['1'] },
      b: { basedOn: ['a'], kind: 'counter-proposal', points: ['1 < a#1', '2 < a#1', '3'] },
      c: { points: ['1 < a#1'] },
      d: { basedOn: ['b', 'a', 'x'] },
      e: {},
    }),
  )
  expect(nodes.map(({ document, generation, family, missing }) => [document.id, generation, family, missing])).toEqual([
    ['a', 0, 'a', []],
    ['b', 1, 'a', []],
    ['c', 1, 'a', []],
    ['d', 2, 'a', ['x']],
    ['e', 0, 'e', []],
  ])
  expect(edges.map(({ from, to, relation, points }) => [from, to, relation, points])).toEqual([
    ['a', 'b', 'answers', 2],
    ['a', 'c', 'points', 1],
    ['a', 'd', 'based-on', 0],
    ['b', 'd', 'based-on', 0],
  ])
})

test('a circle is drawn, not run', () => {
  const { nodes, edges } = documentFamily(graphOfTexts({ a: { basedOn: ['b'] }, b: { basedOn: ['a'] } }))
  expect(nodes.map(({ generation }) => generation)).toEqual([0, 1])
  expect(edges).toHaveLength(2)
})

test('the shipped record: the 20-point draft is two steps from the 28-point plan', () => {
  const { nodes } = documentFamily(new LineageGraph(seedRecord()))
  const draft = nodes.find(({ document }) => document.id === 'us-ukraine-20-point-2025-12')
  expect(draft).toMatchObject({ generation: 2, family: 'us-28-point-2025-11' })
})
