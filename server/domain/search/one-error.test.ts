import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOneErrorApart, mayHaveAnError } from './one-error.ts'

describe('one typing error', () => {
  test.each([
    ['geneva', 'genva', true],
    ['geneva', 'gennva', true],
    ['geneva', 'genevaa', true],
    ['geneva', 'egneva', true],
    ['geneva', 'geneav', true],
    ['geneva', 'geneva', false],
    ['geneva', 'egenav', false],
    ['geneva', 'genvaa', false],
    ['geneva', 'gnv', false],
    ['зеленскии', 'зеленски', true],
  ])('%s and %s: %s', (a, b, isApart) => {
    expect(isOneErrorApart(a, b)).toBe(isApart)
  })

  const word = fc.stringMatching(/^[abc]{2,7}$/)
  test('is the same from both sides, and holds for every word with one letter more, less or exchanged', () => {
    fc.assert(
      fc.property(word, word, fc.nat(6), (a, b, place) => {
        expect(isOneErrorApart(a, b)).toBe(isOneErrorApart(b, a))
        const at = place % a.length
        expect(isOneErrorApart(a, `${a.slice(0, at)}z${a.slice(at)}`)).toBe(true)
        expect(isOneErrorApart(a, `${a.slice(0, at)}z${a.slice(at + 1)}`)).toBe(true)
      }),
    )
  })

  test('is looked for in words of six letters and more', () => {
    expect(['geneva', 'rubio', '202511', 'мирнии'].filter(mayHaveAnError)).toEqual(['geneva', 'мирнии'])
  })
})
