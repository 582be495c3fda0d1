import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { wordsOf } from '../text/folding.ts'
import { SearchIndex } from './search-index.ts'
import { buildSegment } from './segment.ts'
import { SlotSet } from './slot-set.ts'
import type { Term } from './spellings.ts'

// Hundreds of runs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const drive = (steps: Generator<void, unknown>): number => {
  let count = 0
  while (!steps.next().done) count++
  return count
}

const finish = <Result>(steps: Generator<void, Result>): Result => {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

const all = (count: number): SlotSet => {
  const set = new SlotSet(count)
  for (let slot = 0; slot < count; slot++) set.add(slot)
  return set
}

const naive = (texts: readonly string[], words: readonly string[]): number[] =>
  texts.flatMap((text, slot) =>
    words.every(word => wordsOf(text).some(other => other.startsWith(word))) ? [slot] : [],
  )

const indexOf = (texts: readonly string[]): SearchIndex => {
  const index = new SearchIndex(slot => texts[slot] ?? '')
  index.grow(texts.length)
  return index
}

const termsOf = (words: readonly string[]): Term[] => words.map(word => [word])

const word = fc.oneof(
  fc.stringMatching(/^[ab]{1,3}$/),
  fc.constantFrom('жар', 'жа', '28', '𐌰𐌱', '𐌰', 'zulu', 'zu', 'zeta', 'ω'),
)
const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', '-', '\n', '. ')), { maxLength: 8 })
  .map(pairs => pairs.flat().join(''))

describe('a segment', () => {
  test('finds what reading finds', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 80 }), fc.array(word, { minLength: 1, maxLength: 6 }), (texts, words) => {
        const segment = finish(buildSegment(64, 64 + texts.length, slot => texts[slot - 64] ?? ''))
        for (const prefix of words) {
          const found = new SlotSet(200)
          segment.addMatches(prefix, found)
          expect([...found].map(slot => slot - 64)).toEqual(naive(texts, [prefix]))
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('the search index', () => {
  test('gives the same before, during and after it is built, and for what comes later', () => {
    const texts = fc.array(text, { minLength: 30, maxLength: 60 })
    const search = fc.uniqueArray(word, { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(texts, search, fc.array(fc.nat(2999)), (few, words, gone) => {
        const many = Array.from({ length: 3000 }, (_, slot) => few[(slot * 7) % few.length] ?? '')
        const candidates = all(3000)
        for (const slot of gone) candidates.delete(slot)
        const expected = naive(few, words)
        const expectedSlots = [...candidates].filter(slot => expected.includes((slot * 7) % few.length))
        const index = new SearchIndex(slot => many[slot] ?? '')
        const check = (count: number) => {
          const found = index.matching(termsOf(words), all(count).intersect(candidates))
          expect([...found]).toEqual(expectedSlots.filter(slot => slot < count))
        }
        index.grow(1500)
        check(1500)
        const steps = index.build()
        steps.next()
        index.grow(1700)
        check(1700)
        drive(steps)
        // What came while the segment was built is too little for another one.
        expect(index.backlog).toBe(1700 - 1472)
        check(1700)
        index.grow(3000)
        check(3000)
        drive(index.build())
        expect(index.backlog).toBe(3000 % 32)
        check(3000)
      }),
      { numRuns: 30 },
    )
  })

  test('joins segments', () => {
    const texts = Array.from({ length: 40_000 }, (_, slot) => `number ${slot} ${slot % 3 === 0 ? 'fizz' : ''}`)
    const index = indexOf(texts)
    expect(drive(index.build())).toBeGreaterThan(10)
    expect(index.backlog).toBe(0)
    expect([...index.matching(termsOf(['1638']), all(40_000))]).toEqual([
      1638,
      ...Array.from({ length: 10 }, (_, n) => 16380 + n),
    ])
    expect(index.matching(termsOf(['fizz', 'num']), all(40_000)).size).toBe(13_334)
    expect(index.matching(termsOf(['fizz', 'nothing']), all(40_000)).size).toBe(0)
  })

  test.each([
    ['indexed', 5000, 0],
    ['read each time', 500, 500],
  ])('finds any spelling of a term, and words with one error: %s', (_, count, backlog) => {
    const index = indexOf(
      Array.from({ length: count }, (_, slot) => ['kyiv', 'kiev calling', 'geneva'][slot % 3] ?? ''),
    )
    drive(index.build())
    expect(index.backlog).toBe(backlog || count % 32)
    expect(index.matching([['kyiv', 'kiev']], all(count)).size).toBe(Math.ceil(count / 3) + Math.ceil((count - 1) / 3))
    expect([index.holds(['киів', 'kie']), index.holds(['київ'])]).toEqual([true, false])
    expect([...index.wordsLike('genvea')]).toEqual(['geneva'])
    expect([...index.wordsLike('egneva')]).toEqual(['geneva'])
  })

  test('does not index a few', () => {
    const index = indexOf(['a', 'b'])
    expect(drive(index.build())).toBe(0)
    expect(index.backlog).toBe(2)
  })

  test('is built by one at a time, and again after one gave up', () => {
    const index = indexOf(Array.from({ length: 5000 }, (_, slot) => `word${slot}`))
    const first = index.build()
    first.next()
    expect(drive(index.build())).toBe(0)
    expect(index.backlog).toBe(5000)
    first.return(undefined)
    drive(index.build())
    expect(index.backlog).toBe(5000 % 32)
  })
})
