import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumberedPoints } from './numbered-points.ts'

const numbersIn = (text: string): string[] => readNumberedPoints(text).points.map(({ number }) => number)

describe('a numbered list', () => {
  it.each<[string, string, string[]]>([
    ['full stops', '1. One\n2. Two\n10. Ten', ['1', '2', '10']],
    ['brackets', '1) One\n(2) Two', ['1', '2']],
    ['letters', '13. A\n13a. B\n13b) C\n4.a. D', ['13', '13a', '13b', '4.a']],
    ['parts of numbers', '1.1. One\n1.2) Two', ['1.1', '1.2']],
    ['words before the number', 'Point 1: One\nPOINT 2. Two\n№ 3. Three\nПункт 4. Four', ['1', '2', '3', '4']],
    ['no space after the number', '1.One\n2)Two\n3.Україна', ['1', '2', '3']],
    ['blank lines and old line breaks', '1. One\r\n\r\n2. Two\r3. Three', ['1', '2', '3']],
    ['an indentation of all', '   1. One\n   2. Two', ['1', '2']],
    ['a number that stands twice', '1. One\n1. Again', ['1', '1']],
    ['a list within a point', '1. One:\n   1. inner\n   2. inner\n2. Two', ['1', '2']],
    ['a decimal at the beginning of a line', '1. About\n1.5 million and\n3.5. more\n2. Two', ['1', '3.5', '2']],
    ['a year at the beginning of a line', '1. Before\n2026. After that\n2. Two', ['1', '2']],
    ['no numbers', 'Just a text.\nAnd more 1. of it', []],
    ['nothing', '', []],
  ])('with %s', (_, text, numbers) => expect(numbersIn(text)).toEqual(numbers))

  it.each<[string, string, { label: string; text: string }]>([
    [
      'one line',
      '1. Ukraine’s sovereignty is confirmed.',
      { label: 'Ukraine’s sovereignty is confirmed', text: 'Ukraine’s sovereignty is confirmed.' },
    ],
    [
      'a heading and a text',
      '1. Territory\nThe line stays.\n\nAs it is.',
      { label: 'Territory', text: 'The line stays.\n\nAs it is.' },
    ],
    ['a wrapped sentence', '1. The line\nstays as it is.', { label: 'The line', text: 'The line\nstays as it is.' }],
    ['the text below the number', '1.\nThe line stays.', { label: 'The line stays', text: 'The line stays.' }],
    [
      'several clauses',
      '1. The cap is 600,000; more is not allowed. Ever.',
      { label: 'The cap is 600,000', text: 'The cap is 600,000; more is not allowed. Ever.' },
    ],
  ])('has a label and a text from %s', (_, pasted, expected) =>
    expect(readNumberedPoints(pasted).points[0]).toMatchObject(expected),
  )

  it('shortens a long first sentence to whole words', () => {
    const [point] = readNumberedPoints(`1. ${'word '.repeat(40)}end.`).points
    expect(point?.label).toMatch(/^(word )+word…$/)
    expect(point?.label.length).toBeLessThanOrEqual(61)
  })

  it('keeps what stands before the first number apart', () =>
    expect(readNumberedPoints('The plan\nof May\n\n1. One').before).toBe('The plan\nof May'))

  it('loses no word', () => {
    const line = fc.tuple(
      fc.constantFrom('', '1. ', '2) ', '(3) ', '13a. ', 'Point 4: ', '   5. ', '\t6. '),
      fc.string({ unit: fc.constantFrom('a', 'B', ' ', '.', ':', ';', 'ї', ',', '(', '’'), maxLength: 90 }),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), lines => {
        const { before, points } = readNumberedPoints(lines.map(parts => parts.join('')).join('\n'))
        const kept = [before, ...points.flatMap(({ label, text }) => [label, text])].join('\n')
        const words = (text: string) => text.split(/[^\p{L}]+/u).filter(Boolean)
        for (const [, text] of lines) for (const word of words(text)) expect(words(kept)).toContain(word)
      }),
    )
  })
})
