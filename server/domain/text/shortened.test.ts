import fc from 'fast-check'
import { expect, it } from 'vitest'
import { abridged, beginning, fitted, shortened } from './shortened.ts'

it.each([
  ['what is short', 'Short text.', 'Short text.'],
  ['in one line', ' Two\n\nlines ', 'Two lines'],
  ['after a whole word', 'one two three four', 'one two…'],
  ['without the stop before it', 'one two, three four', 'one two…'],
  ['a text without spaces where it has to', 'x'.repeat(30), `${'x'.repeat(11)}…`],
  ['no character in two', '𝄞'.repeat(30), `${'𝄞'.repeat(11)}…`],
])('shortens %s', (_, text, expected) => {
  expect(shortened(text, 12)).toBe(expected)
})

it('tells back what somebody sent, and no half of a character', () => {
  expect(beginning('ab𝄞', 3)).toBe('ab\ufffd')
  expect([fitted('a𝄞c', 3), fitted('a𝄞cd', 3)]).toEqual(['a𝄞c', 'a𝄞…'])
  expect([abridged('abc', 3), abridged('abcd', 3)]).toEqual(['abc', 'abc…'])
})

it('is never longer than it may be', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 600 }), text => [...shortened(text)].length <= 200))
})
