import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { SlotList, SlotSet } from './slot-set.ts'

// Hundreds of runs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const slots = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 60 })
const setOf = (members: Iterable<number>): SlotSet => {
  const set = new SlotSet(0)
  for (const slot of members) set.add(slot)
  return set
}
const ascending = (members: Iterable<number>): number[] => [...new Set(members)].sort((a, b) => a - b)

test('a slot set does what a set does', () => {
  fc.assert(
    fc.property(slots, slots, (a, b) => {
      const set = setOf(a)
      expect([...set]).toEqual(ascending(a))
      expect(set.size).toBe(new Set(a).size)
      expect(b.map(slot => set.has(slot))).toEqual(b.map(slot => a.includes(slot)))
      expect([...set.copy().intersect(setOf(b))]).toEqual(ascending(a.filter(slot => b.includes(slot))))
      expect([...set.copy().subtract(setOf(b))]).toEqual(ascending(a.filter(slot => !b.includes(slot))))
      expect([...set.copy().unite(new SlotList(...ascending(b)))]).toEqual(ascending([...a, ...b]))
      expect(set.countOf(new SlotList(...ascending(b)))).toBe(new Set(b.filter(slot => a.includes(slot))).size)
      for (const slot of b) set.delete(slot)
      expect([...set]).toEqual(ascending(a.filter(slot => !b.includes(slot))))
    }),
  )
})

test('adds runs of slots', () => {
  fc.assert(
    fc.property(slots, slots, fc.integer({ min: 0, max: 4 }), (a, b, word) => {
      const first = word * 32
      const start = () => {
        const set = new SlotSet(512)
        for (const slot of a) set.add(slot)
        return set
      }
      const shifted = b.map(slot => slot + first)
      expect([...addTo(start(), set => set.addOffsets(first, Uint16Array.from(b)))]).toEqual(
        ascending([...a, ...shifted]),
      )
      const bits = new Uint32Array(7)
      for (const slot of b) bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) | (1 << (slot & 31))
      expect([...addTo(start(), set => set.addBits(first, bits))]).toEqual(ascending([...a, ...shifted]))
      const behind = b.filter(slot => slot >= first)
      expect([...addTo(start(), set => set.addFrom(first, setOf(b)))]).toEqual(ascending([...a, ...behind]))
    }),
  )
})

function addTo(set: SlotSet, add: (set: SlotSet) => void): SlotSet {
  add(set)
  return set
}
