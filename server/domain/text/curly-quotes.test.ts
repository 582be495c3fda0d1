import fc from 'fast-check'
import { expect, it } from 'vitest'
import { curlyQuotes } from './curly-quotes.ts'

it.each<[string, string, string?]>([
  ['"not insurmountable"', '“not insurmountable”'],
  ["He said: \"It's 'good'.\"", 'He said: “It’s ‘good’.”'],
  ['(the "plan"), "final"', '(the “plan”), “final”'],
  ["states' and Zelenskyy's", 'states’ and Zelenskyy’s'],
  ["the '90s", 'the ’90s'],
  ['"\'Wish List\'"', '“‘Wish List’”'],
  ['a 5" pipe', 'a 5" pipe'],
  ['"the 28"', '“the 28”'],
  ['see https://example.org/it\'s?q="a" now', 'see https://example.org/it\'s?q="a" now'],
  ['“set” already', '“set” already'],
  ['Він сказав "ні", п\'ять', 'Він сказав «ні», п’ять', 'uk'],
  ['Er sagt "nein"', 'Er sagt „nein“', 'de-AT'],
  ['Il dit "non"', 'Il dit «\u202fnon\u202f»', 'fr'],
])('%s is shown as %s', (typed, shown, language = 'en') => expect(curlyQuotes(typed, language)).toBe(shown))

it('goes on from what stands before', () => {
  expect(curlyQuotes("'s plan", 'en', 'y')).toBe('’s plan')
  expect(curlyQuotes('" and', 'en', 'n')).toBe('” and')
})

it('changes nothing but quotes, and nothing twice', () => {
  const text = fc
    .array(fc.constantFrom('"', "'", ' ', 'word', 'é', '1', '.', '(', '“', '’', '–'))
    .map(parts => parts.join(''))
  fc.assert(
    fc.property(text, typed => {
      const shown = curlyQuotes(typed)
      expect(curlyQuotes(shown)).toBe(shown)
      const straight = (words: string) => words.replace(/[“”]/g, '"').replace(/[‘’]/g, "'")
      expect(straight(shown)).toBe(straight(typed))
    }),
  )
})
