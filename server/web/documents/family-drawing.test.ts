import { describe, expect, test } from 'vitest'
import { documentFamily, type FamilyEdge } from '../../domain/documents/document-family.ts'
import { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import { seedRecord } from '../../domain/testing/record-builder.ts'
import { drawFamily, wrapped } from './family-drawing.ts'

const text = (id: string, fields = {}) => ({ id, title: `Text ${id}`, facts: 'full text', period: '2025', ...fields })
const edge = (from: string, to: string, relation: FamilyEdge['relation'] = 'based-on'): FamilyEdge => ({
  ...{ from, to, relation, fromWhen: '2025', toWhen: '2025', points: 0 },
})
const lanesOf = (ids: string, ...edges: FamilyEdge[]) => {
  const { nodes } = drawFamily(
    ids.split('').map(id => text(id)),
    edges,
  )
  return nodes.map(({ x }) => (x - 10) / 14)
}

describe('the lane of a text', () => {
  const cases: Record<string, [ids: string, edges: FamilyEdge[], lanes: number[]]> = {
    'alone, one after the other': ['abc', [], [0, 0, 0]],
    'a line of descent': ['abc', [edge('a', 'b'), edge('b', 'c')], [0, 0, 0]],
    'one beside the trunk': ['abc', [edge('a', 'b'), edge('a', 'c')], [0, 1, 0]],
    'one that has nothing to do with the trunk': ['abc', [edge('a', 'c')], [0, 1, 0]],
    'a lane that became free': ['abcd', [edge('a', 'b'), edge('a', 'd')], [0, 1, 1, 0]],
    'two origins': ['abc', [edge('a', 'c'), edge('b', 'c')], [0, 1, 0]],
    'a text that comes before its origin': ['ab', [edge('b', 'a')], [0, 0]],
    'a text that is not drawn': ['a', [edge('x', 'a')], [0]],
  }
  test.each(Object.entries(cases))('%s', (_, [ids, edges, lanes]) => {
    expect(lanesOf(ids, ...edges)).toEqual(lanes)
  })
})

test('no edge passes through a text with which it has nothing to do', () => {
  const { nodes, edges } = documentFamily(new LineageGraph(seedRecord()))
  const drawing = drawFamily(
    nodes.map(({ document }) => text(document.id)),
    edges,
  )
  const places = new Map(drawing.nodes.map(node => [node.id, node]))
  const crossed = edges.flatMap(({ from, to }) => {
    const [start, end] = [places.get(from), places.get(to)]
    if (!start || !end) throw new Error(`${from} or ${to} is not drawn`)
    return drawing.nodes
      .filter(({ x, y }) => x === start.x && y > start.y && y < end.y)
      .map(({ id }) => `${from} ${id}`)
  })
  expect(crossed).toEqual([])
  expect(drawing.textX).toBeLessThanOrEqual(10 + 6 * 14)
})

test('rows do not overlap, and a new year has a heading', () => {
  const long = 'A name that is much longer than one line of a phone'
  const { nodes, periods, height } = drawFamily([text('a', { title: long }), text('b', { period: '2026' })], [])
  expect(periods.map(period => period.text)).toEqual(['2025', '2026'])
  const [first, second] = nodes
  expect(first?.lines.map(line => line.kind)).toEqual(['title', 'title', 'facts'])
  expect(second?.y).toBeGreaterThan(first?.lines.at(-1)?.y ?? Number.POSITIVE_INFINITY)
  expect(height).toBeGreaterThan(second?.lines.at(-1)?.y ?? Number.POSITIVE_INFINITY)
})

test('lines break between words', () => {
  expect(wrapped('UK-France-Ukraine declaration of intent', 20)).toEqual([
    'UK-France-Ukraine',
    'declaration of',
    'intent',
  ])
  expect(wrapped('short', 20)).toEqual(['short'])
})
