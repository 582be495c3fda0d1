import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { LineageGraph } from '../documents/lineage-graph.ts'
import { pointKey } from '../documents/lineage-links.ts'
import { recordOf } from '../testing/record-builder.ts'
import { documentsOf, keysOf, refOf, type TextFields } from '../testing/texts-builder.ts'
import { compareDocuments } from './comparison.ts'

// Hundreds of runs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const IDS = ['a', 'b', 'c', 'd', 'e', 'f']
const NUMBERS = ['1', '2', '3', '4']

/** Any texts, their points from any points of earlier ones, some of which are missing; some dropped, some hardly known. */
const texts: fc.Arbitrary<Record<string, TextFields>> = fc
  .tuple(
    ...IDS.map((_id, index) => {
      const earlier = IDS.slice(0, index).flatMap(id => NUMBERS.map(number => `${id}#${number}`))
      const some = (maxLength: number) =>
        earlier.length > 0 ? fc.uniqueArray(fc.constantFrom(...earlier), { maxLength }) : fc.constant([])
      const change = fc.constantFrom('unchanged', 'reworded', 'split', 'restored', 'untraceable')
      const points = fc
        .uniqueArray(fc.constantFrom(...NUMBERS), { maxLength: 3 })
        .chain(numbers =>
          fc.tuple(
            ...numbers.map(number =>
              fc
                .tuple(some(2), change)
                .map(([from, how]) => `${number} < ${from.map(key => `${key}:${how}`).join(' ')}`),
            ),
          ),
        )
      return fc.record({
        points,
        drops: some(2),
        availability: fc.constantFrom('full', 'partial', 'count-only'),
        when: fc.constant(index < 4 ? '2025-01' : '2025-02-03'),
      })
    }),
  )
  .map(all => Object.fromEntries(all.map((text, index) => [IDS[index], text])) as Record<string, TextFields>)

const compared = fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 2, maxLength: 5 })

test('every point of every compared text stands in exactly one row', () => {
  fc.assert(
    fc.property(texts, compared, (all, ids) => {
      const { columns, rows } = compareDocuments(ids, recordOf(...documentsOf(all)))
      const shown = rows.flatMap(({ cells }) => cells.flatMap(({ points }) => keysOf(points.map(({ ref }) => ref))))
      const held = columns.flatMap(({ id, points }) => points.map(({ number }) => `${id}#${number}`))
      expect(shown.toSorted()).toEqual(held.toSorted())
      for (const { cells } of rows) expect(cells.map(({ document }) => document)).toEqual(columns.map(({ id }) => id))
    }),
  )
})

test('two points share a row if and only if ancestors connect them', () => {
  fc.assert(
    fc.property(texts, compared, (all, ids) => {
      const { rows } = compareDocuments(ids, recordOf(...documentsOf(all)))
      const rowOf = new Map(
        rows.flatMap(({ cells }, index) =>
          cells.flatMap(({ points }) => points.map(({ ref }) => [pointKey(ref), index] as const)),
        ),
      )
      const groups = connectedKeys(all)
      for (const [a, rowOfA] of rowOf)
        for (const [b, rowOfB] of rowOf) expect(rowOfA === rowOfB).toBe(groups.get(a) === groups.get(b))
    }),
  )
})

test('the order in which texts are stored and asked for changes nothing', () => {
  const shuffled = texts.chain(all => {
    const documents = documentsOf(all)
    return fc.tuple(fc.constant(documents), fc.shuffledSubarray(documents, { minLength: documents.length }))
  })
  fc.assert(
    fc.property(shuffled, compared, ([documents, others], ids) => {
      const comparison = compareDocuments(ids, recordOf(...documents))
      expect(compareDocuments(ids.toReversed(), recordOf(...others))).toEqual(comparison)
    }),
  )
})

test('successors are ancestors seen from the other side', () => {
  fc.assert(
    fc.property(texts, all => {
      const graph = new LineageGraph(recordOf(...documentsOf(all)))
      const refs = graph.documents().flatMap(({ id, points }) => points.map(({ number }) => refOf(`${id}#${number}`)))
      for (const ref of refs)
        for (const link of graph.ancestors(ref)) expect(graph.successors(link.from)).toContain(link)
    }),
  )
})

/** Key of a point → name of its group, found by naming neighbours alike until nothing changes. */
function connectedKeys(all: Readonly<Record<string, TextFields>>): Map<string, string> {
  const links = documentsOf(all).flatMap(({ entry }) =>
    entry.points.flatMap(({ number, ancestors }) =>
      ancestors.map(ancestor => [`${entry.id}#${number}`, `${ancestor.document}#${ancestor.number}`] as const),
    ),
  )
  const keys = documentsOf(all).flatMap(({ entry }) => entry.points.map(({ number }) => `${entry.id}#${number}`))
  const groups = new Map([...keys, ...links.flat()].map(key => [key, key]))
  for (let isChanging = true; isChanging; ) {
    isChanging = false
    for (const [a, b] of links) {
      const [left, right] = [groups.get(a) ?? a, groups.get(b) ?? b]
      if (left === right) continue
      const [name = left] = [left, right].sort()
      groups.set(a, name)
      groups.set(b, name)
      isChanging = true
    }
  }
  return groups
}
