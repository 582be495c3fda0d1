import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shortened } from './shortened.ts'

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

it('is never longer than it may be', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 600 }), text => [...shortened(text)].length <= 200))
})
