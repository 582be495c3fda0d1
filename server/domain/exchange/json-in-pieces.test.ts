import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inOneGo } from '../in-one-go.ts'
import { readingJson } from './json-in-pieces.ts'
import { parseJsonText } from './json-text.ts'

const read = (text: string) => inOneGo(readingJson(text))

it('reads what JSON.parse reads, however it is written', () =>
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue()), { noNullPrototype: false }),
      fc.constantFrom(undefined, 1, '\t', ' \r\n'),
      (value, space) => {
        const text = JSON.stringify(value, null, space)
        expect(read(text)).toEqual({ ok: true, value: JSON.parse(text) })
      },
    ),
  ))

it('says of any other text what is said of it when it is read in one go', () =>
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', 'true', ' ', '"', '\\', 'x'), {
        maxLength: 12,
      }),
      signs => {
        const text = signs.join('')
        expect(read(text)).toEqual(parseJsonText(text))
      },
    ),
    { numRuns: 2000 },
  ))

it.each([
  ['a byte order mark', '\ufeff{"a": [1]}'],
  ['a name that would change what the object is', '{"__proto__": {"polluted": true}, "a": []}'],
  ['a name twice', '{"a": [1, 2], "a": [3]}'],
  ['quotes and backslashes in texts', '{"a": ["\\\\", "\\"]", "\\\\\\"}"]}'],
])('reads %s as ever', (_, text) => expect(read(text)).toEqual(parseJsonText(text)))

it('makes a pause after each entry of a list', () => {
  const text = JSON.stringify({ few: 1, many: Array.from({ length: 1000 }, (_, index) => ({ index })) })
  expect([...readingJson(text)]).toHaveLength(1000)
})
