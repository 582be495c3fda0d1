import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJsonText } from './json-text.ts'

describe('parseJsonText', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json(), text => {
        expect(parseJsonText(text)).toEqual({ ok: true, value: JSON.parse(text) })
      }),
    )
  })

  it('passes over a byte order mark', () => expect(parseJsonText('\ufeff{}')).toEqual({ ok: true, value: {} }))

  it.each<[string, string, number, number, RegExp]>([
    ['nothing', '', 1, 1, /empty/],
    ['only spaces', ' \n ', 1, 1, /empty/],
    ['a comma too many in an object', '{\n  "a": 1,\n}', 3, 1, /Remove the comma before this “}”/],
    ['a comma too many in a list', '[1,\n]', 2, 1, /comma is too much/],
    ['a missing comma', '{"a": 1\n "b": 2}', 2, 2, /A comma is missing before this, or a “}” is/],
    ['a missing comma in a list', '[1 2]', 1, 4, /“]”/],
    ['a missing colon', '{"a" 1}', 1, 6, /colon/],
    ['a name without quotes', '{a: 1}', 1, 2, /name of a field in double quotes/],
    ['single quotes', "{'a': 1}", 1, 2, /straight double quotes/],
    ['typographic quotes', '{"a": “x”}', 1, 7, /straight double quotes/],
    ['a comment', '{ // why\n}', 1, 3, /no comments/],
    ['a word that is no value', '{"a": None}', 1, 7, /“None” is none of these/],
    ['a number with a leading zero', '[01]', 1, 2, /“01”/],
    ['a number that is none', '[NaN]', 1, 2, /“NaN”/],
    ['a word that begins like one', '[truely]', 1, 2, /“truely”/],
    ['an end too early', '{"a": [1, 2', 1, 12, /cut off/],
    ['an end within a word', '[tru', 1, 2, /“tru”/],
    ['text without an end', '{\n "a": "x', 2, 7, /no closing quote/],
    ['a line break in text', '["a\nb"]', 1, 4, /line break inside text/],
    ['a tab in text', '["a\tb"]', 1, 4, /control character/],
    ['a wrong escape', '["a\\qb"]', 1, 4, /backslash/],
    ['a wrong unicode escape', '["\\u12"]', 1, 3, /backslash/],
    ['something after the end', '{}\n{}', 2, 1, /ended before this/],
    ['the wrong bracket', '[1}', 1, 3, /“]”/],
    ['a column counted in characters', '["😀😀" 1]', 1, 7, /comma/],
  ])('says where it stumbled: %s', (_, text, line, column, message) =>
    expect(parseJsonText(text)).toEqual({ ok: false, line, column, message: expect.stringMatching(message) }),
  )

  it('finds the place in any text that is cut or changed', () => {
    const damaged = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', '"', '}', ']', ',', ':', 'x', '\\', '\u0001'))
      .map(([text, at, put]) => text.slice(0, at % (text.length + 1)) + put)
    fc.assert(
      fc.property(damaged, text => {
        const result = parseJsonText(text)
        if (!result.ok) expect(result.message).not.toMatch(/JSON at position|is not valid JSON/)
      }),
      { numRuns: 2000 },
    )
  })

  it('bears text that is nested a million levels deep', () =>
    expect(parseJsonText('['.repeat(1_000_000))).toMatchObject({ ok: false, column: 1_000_001 }))
})
