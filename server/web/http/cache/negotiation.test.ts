import { expect, test } from 'vitest'
import { createCodingReader } from './negotiation.ts'

const codingsOf = createCodingReader()

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br gzip identity'],
  ['gzip', 'gzip identity'],
  ['x-gzip', 'gzip identity'],
  ['GZIP;Q=0.5 , BR ; q=1', 'br gzip identity'],
  ['br;q=0.2, gzip;q=0.8', 'gzip br identity'],
  ['br;q=0, gzip', 'gzip identity'],
  ['br;q=0.000, gzip;q=0.0', 'identity'],
  ['identity, gzip;q=0.5', 'identity gzip'],
  ['identity;q=0, gzip', 'gzip'],
  ['identity;q=0.1, br;q=0.1', 'br identity'],
  ['*', 'br gzip identity'],
  ['*;q=0.5, gzip', 'gzip br identity'],
  ['*;q=0, gzip', 'gzip'],
  ['*;q=0, identity', 'identity'],
  ['br;q=0, *', 'gzip identity'],
  ['deflate', 'identity'],
  ['br;q=high, gzip', 'gzip identity'],
  ['br;q=2, gzip', 'gzip identity'],
  ['br;q=0.1234, gzip;q=0.1', 'gzip identity'],
  ['nothing we have: identity;q=0', 'identity'],
  ['*;q=0', 'identity'],
])('Accept-Encoding: %s → %s', (header, expected) => expect(codingsOf(header).join(' ')).toBe(expected))
