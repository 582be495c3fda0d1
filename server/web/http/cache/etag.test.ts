import { expect, test } from 'vitest'
import { etagOf, matchesEtag } from './etag.ts'

const TAG = etagOf(Buffer.from('A page'), ['Content-Type', 'text/html'])

test('a tag stands for the headers as well: a 304 does not repeat them', () => {
  expect(etagOf(Buffer.from('A page'), ['Content-Type', 'text/plain'])).not.toBe(TAG)
})

test.each([
  ['the tag itself', TAG, true],
  ['without W/', TAG.slice(2), true],
  ['in a list', `"x", ${TAG},W/"y"`, true],
  ['a star', ' * ', true],
  ['another tag', 'W/"x"', false],
  ['a part of the tag', `${TAG.slice(0, -2)}"`, false],
  ['nothing', '', false],
  ['a star in a tag', '"*"', false],
])('If-None-Match with %s', (_what, header, matches) => expect(matchesEtag(header, TAG)).toBe(matches))
