import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { likened } from './alike-signs.ts'
import { diffWords, type TextPart } from './word-diff.ts'

// Hundreds of runs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const textOf = (parts: readonly TextPart[], left: TextPart['kind']): string =>
  parts
    .filter(({ kind }) => kind !== left)
    .map(({ text }) => text)
    .join('')
const marked = (parts: readonly TextPart[]): string =>
  parts.map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`)).join('')

describe('marks words', () => {
  test.each([
    ['nothing', '', '', ''],
    ['the same', 'Peace.', 'Peace.', 'Peace.'],
    ['one word', 'Russia will not invade.', 'Russia should not invade.', 'Russia [-will-]{+should+} not invade.'],
    ['a number, whole', 'at 600,000 men', 'at 800,000 men', 'at [-600,000-]{+800,000+} men'],
    ['a number with hard spaces, whole', '600\u00a0000', '600\u00a0001', '[-600\u00a0000-]{+600\u00a0001+}'],
    ['a decimal before a full stop', 'It is 3.5.', 'It is 3.6.', 'It is [-3.5-]{+3.6+}.'],
    ['a hyphenated word, whole', 'a snap-back rule', 'a snap-on rule', 'a [-snap-back-]{+snap-on+} rule'],
    ['a number with a hyphen', 'the 28-point plan', 'the 20-point plan', 'the [-28-point-]{+20-point+} plan'],
    ['a possessive', 'Ukraine’s forces', 'Ukraine forces', '[-Ukraine’s-]{+Ukraine+} forces'],
    ['other alphabets', 'Росія не нападе', 'Росія ніколи не нападе', 'Росія {+ніколи +}не нападе'],
    ['nothing where an apostrophe is curly', "Ukraine's forces", 'Ukraine’s forces', 'Ukraine’s forces'],
    ['nothing where quotes are curly', 'a "buffer zone" here', 'a “buffer zone” here', 'a “buffer zone” here'],
    ['nothing where quotes are those of another language', '«зона»', '„зона“', '„зона“'],
    ['nothing where an apostrophe is a letter', 'Лук’янівка', 'Лукʼянівка', 'Лукʼянівка'],
    ['nothing where dashes differ', 'a 28–point plan - now', 'a 28-point plan — now', 'a 28-point plan — now'],
    ['nothing where blanks differ', '600\u00a0000 men,\u2009all', '600 000  men, all', '600 000  men, all'],
    ['what else differs', 'it\'s "over" now', 'it’s “done” now', 'it’s “[-over-]{+done+}” now'],
    ['a new paragraph', 'One. Two.', 'One.\n\nTwo.', 'One.[- -]{+\n\n+}Two.'],
    ['a year before a number', 'in 2025 600 men', 'in 2025 800 men', 'in 2025 [-600-]{+800+} men'],
    ['a sign', 'in full, now', 'in full; now', 'in full[-,-]{+;+} now'],
    [
      'a phrase for a phrase',
      'the full amnesty for all',
      'the relief of victims for all',
      'the [-full amnesty-]{+relief of victims+} for all',
    ],
  ])('%s', (_name, before, after, expected) => {
    expect(marked(diffWords(before, after).parts)).toBe(expected)
  })
})

const words = fc
  .array(
    fc.constantFrom(
      ...['peace', 'war', '600,000', '12', '345', 'snap-back', ' ', '  ', '\u00a0', '\n\n', ',', '.'],
      ...['-', '–', '’', "'", '“', '"', 'é', '👍', 'и'],
    ),
    { maxLength: 60 },
  )
  .map(tokens => tokens.join(''))
const anyText = fc.oneof(words, fc.string({ unit: 'binary', maxLength: 60 }))

test('the parts are the new text exactly, the old one but for signs that are alike, and no two of a kind stand side by side', () => {
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      const { parts } = diffWords(before, after)
      expect(likened(textOf(parts, 'added'))).toBe(likened(before))
      expect(textOf(parts, 'removed')).toBe(after)
      for (const [index, { kind, text }] of parts.entries()) {
        expect(text).not.toBe('')
        expect(parts[index + 1]?.kind).not.toBe(kind)
      }
    }),
  )
})

test('two long texts without anything in common are one replaced by the other', () => {
  const text = (word: string) => Array.from({ length: 800 }, (_none, index) => `${word}${index}`).join(' ')
  const [before, after] = [text('a'), text('b')]
  expect(diffWords(before, after)).toEqual({
    parts: [
      { text: before, kind: 'removed' },
      { text: after, kind: 'added' },
    ],
    edits: 0,
  })
})
