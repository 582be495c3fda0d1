import fc from 'fast-check'
import { expect, it } from 'vitest'
import { slicesInOrder } from './slices-in-order.ts'

const keyOf = (item: number): string => String(item).padStart(5, '0')
const ascending = (a: number, b: number): number => a - b

it('holds all items in order, in slices of the size asked for', () =>
  fc.assert(
    fc.property(fc.array(fc.nat(99), { maxLength: 300 }), fc.integer({ min: 1, max: 40 }), (items, size) => {
      const slices = [...slicesInOrder(items, keyOf, size)]
      expect(slices.flat()).toEqual(items.toSorted(ascending))
      expect(slices.slice(0, -1).every(({ length }) => length === size)).toBe(true)
    }),
  ))

it('sorts as well what is sorted in several runs, and pauses between them', () => {
  const items = Array.from({ length: 9_001 }, (_, index) => (index * 7919) % 9_001)
  const slices = [...slicesInOrder(items, keyOf, 100)]
  expect(slices.flat()).toEqual(items.toSorted(ascending))
  expect(slices.filter(({ length }) => length === 0)).toHaveLength(4)
})
