import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { WordTable } from '../search/word-table.ts'
import { fold, hasWordPrefix, searchWords, wordsOf } from './folding.ts'

// Hundreds of runs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

describe('fold', () => {
  const cases: [string, string][] = [
    ['Geneva', 'geneva'],
    ['Türkiye', 'turkiye'],
    ['İstanbul', 'istanbul'],
    ['Łódź, Ærø, Straße', 'lodz, aero, strasse'],
    ['ﬁnal ² ½', 'final 2 1⁄2'],
    ['Київ', 'киів'],
    ['Рубіо', 'рубіо'],
    ['ёлка Ґанок Йосип', 'елка ганок иосип'],
    ["Ukraine's", 'ukraines'],
    ['Ukraine’s', 'ukraines'],
    ['Памʼять', 'память'],
    ["п'ять", 'пять'],
    ["the leaders' 'own' words", "the leaders' 'own' words"],
    ['ΣΊΣΥΦΟΣ', 'σισυφοσ'],
  ]
  test.each(cases)('%s → %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test('is stable and does not look beyond a line', () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(fold(fold(a))).toBe(fold(a))
        expect(fold(`${a}\n${b}`)).toBe(`${fold(a)}\n${fold(b)}`)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('words', () => {
  test('are runs of letters and digits', () => {
    expect(wordsOf('the 28-point plan (v2), 5 000 €')).toEqual(['the', '28', 'point', 'plan', 'v2', '5', '000'])
  })

  test('of a search count once', () => {
    expect(searchWords('Peace PEACE péace-plan')).toEqual(['peace', 'plan'])
  })

  test('are matched from their beginning', () => {
    expect(hasWordPrefix('the 28-point plan', 'poi')).toBe(true)
    expect(hasWordPrefix('the 28-point plan', 'oint')).toBe(false)
    expect(hasWordPrefix('replan plan', 'plan')).toBe(true)
    expect(hasWordPrefix('Ω𐌰𐌱', '𐌱')).toBe(false)
  })

  test('are the same to the three ways of reading them', () => {
    const piece = fc.constantFrom('a', 'ab', 'b', '1', ' ', '-', '\n', 'ж', '𐌰', '😀', '\ud800', '\udc00', '́', "'")
    const text = fc.array(piece, { maxLength: 30 }).map(pieces => fold(pieces.join('')))
    fc.assert(
      fc.property(text, text, (folded, search) => {
        const words = wordsOf(folded)
        const table = new WordTable()
        const numbers: number[] = []
        const count = table.read(folded, numbers)
        expect(numbers.slice(0, count).map(number => table.words[number])).toEqual(words)
        expect(new Set(table.words).size).toBe(table.words.length)
        for (const prefix of wordsOf(search)) {
          expect(hasWordPrefix(folded, prefix)).toBe(words.some(word => word.startsWith(prefix)))
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('keep their numbers when the table grows', () => {
    const table = new WordTable()
    const words = Array.from({ length: 70_000 }, (_, index) => `w${index}`)
    const numbers: number[] = []
    table.read(words.join(' '), numbers)
    expect(table.read(words.join(','), numbers)).toBe(words.length)
    expect(table.words).toEqual(words)
    expect(numbers).toEqual(words.map((_, index) => index))
  })
})
