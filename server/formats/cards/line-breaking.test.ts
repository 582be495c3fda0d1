import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakEvenly, breakLines } from './line-breaking.ts'

/** Every character is as wide as every other, so that a width is a number of characters. */
const measure = (text: string): number => [...text].length

describe('breaking lines', () => {
  it.each<[string, string, number, number, string[], boolean]>([
    ['nothing', '', 10, 2, [], false],
    ['what fits', 'one two', 10, 2, ['one two'], false],
    ['at spaces', 'one two three', 9, 3, ['one two', 'three'], false],
    [
      'a word that is too wide alone, where it has to be',
      'a longestword b',
      5,
      9,
      ['a', 'longe', 'stwor', 'd b'],
      false,
    ],
    ['whole words before the ellipsis', 'one two three four', 9, 1, ['one two…'], true],
    ['no stop before the ellipsis', 'one, two, three', 8, 1, ['one…'], true],
    ['the letters of a single word', 'longestword', 6, 1, ['longe…'], true],
    ['a family of one letter stays together', '👨‍👩‍👧👨‍👩‍👧', 5, 9, ['👨‍👩‍👧', '👨‍👩‍👧'], false],
    ['no line at all', 'one two', 10, 0, [], true],
  ])('%s', (_, text, width, most, lines, isCut) => {
    expect(breakLines(text, { width, most, measure })).toEqual({ lines, isCut })
  })

  it('evenly, in as few lines', () => {
    const box = { width: 24, most: 3, measure }
    expect(breakLines('Talks in Geneva end with one', box).lines).toEqual(['Talks in Geneva end with', 'one'])
    expect(breakEvenly('Talks in Geneva end with one', box).lines).toEqual(['Talks in Geneva', 'end with one'])
  })

  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 20 }).map(words => words.join(' ')),
  )
  const box = fc.record({ width: fc.integer({ min: 30, max: 60 }), most: fc.integer({ min: 1, max: 6 }) })

  it.each([
    ['greedily', breakLines],
    ['evenly', breakEvenly],
  ])('never makes a line wider than its box, and loses no word without an ellipsis: %s', (_, breakText) => {
    fc.assert(
      fc.property(text, box, (words, { width, most }) => {
        const { lines, isCut } = breakText(words, { width, most, measure })
        expect(lines.length).toBeLessThanOrEqual(most)
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width)
        const letters = (all: string) => all.replaceAll(' ', '')
        if (isCut) expect(lines.at(-1)).toMatch(/…$/)
        else expect(letters(lines.join(''))).toBe(letters(words))
      }),
    )
  })
})
