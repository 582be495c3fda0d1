import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { closeness } from './closeness.ts'
import { markedParts, passageOf } from './marking.ts'
import type { Term } from './spellings.ts'

const terms: Term[] = [['geneva', 'женева'], ['28']]
const shown = (text: string) =>
  markedParts(text, terms)
    .map(({ text: part, isMarked }) => (isMarked ? `[${part}]` : part))
    .join('')

describe('the words that were found', () => {
  test.each([
    ['Talks in Geneva', 'Talks in [Geneva]'],
    ['GENÉVA’s 28-point plan', '[GENÉVA’s] [28]-point plan'],
    ['У Женеві чи Женева?', 'У Женеві чи [Женева]?'],
    ['Not in ageneva', 'Not in ageneva'],
    ['', ''],
    ['<b>geneva</b>', '<b>[geneva]</b>'],
  ])('%s', (text, expected) => expect(shown(text)).toBe(expected))

  it('take nothing from the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => {
        expect(
          markedParts(text, terms)
            .map(part => part.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

describe('the passage that is shown', () => {
  const long = `${'word '.repeat(60)}then Geneva came ${'and more '.repeat(60)}`
  it('holds the first of them', () => {
    expect(passageOf(long, terms, 120)).toMatch(/^…word .*then Geneva came .*…$/)
    expect(passageOf(`Geneva ${long}`, terms, 120)).toMatch(/^Geneva word/)
    expect(passageOf('Short.', terms, 120)).toBe('Short.')
  })

  it('is never longer than it may be, but for the signs of omission', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('geneva', 'x', 'abcdef', '28'), { maxLength: 60 }), words => {
        expect(passageOf(words.join(' '), terms, 40).length).toBeLessThanOrEqual(42)
      }),
    )
  })
})

describe('how close a name is', () => {
  const order = (search: Term[], ...names: string[]) =>
    names.toSorted((a, b) => closeness(search, [b]) - closeness(search, [a]))
  test.each([
    ['a whole word before a beginning', [['plan']], ['A plan', 'A planet']],
    [
      'words together before words apart',
      [['peace'], ['plan']],
      ['The peace plan of May', 'The plan of May for peace'],
    ],
    [
      'a short name before a long one',
      [['territory']],
      ['Territory', 'Territory and lines', 'Territory and all the lines'],
    ],
    ['the word before another spelling', [['kiev', 'kyiv']], ['Kiev', 'Kyiv']],
  ] as [string, Term[], string[]][])('%s', (_, search, names) => {
    expect(order(search, ...names.toReversed())).toEqual(names)
  })

  it('is 0 where a word is missing', () => {
    expect(closeness([['peace'], ['plan']], ['A plan'])).toBe(0)
  })
})
