import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeOf, inBase32, stepAt, stepOfCode, totpAddress } from './totp.ts'

const KEY = Buffer.from('12345678901234567890')

// RFC 6238, appendix B, of whose eight digits apps show the last six.
it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at %i seconds the code is %s', (seconds, code) => {
  expect(codeOf(KEY, stepAt(new Date(seconds * 1_000)))).toBe(code)
})

// RFC 4648, section 10, without its padding.
it.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('“%s” is typed as “%s”', (text, typed) => expect(inBase32(Buffer.from(text))).toBe(typed))

describe('a code', () => {
  const NOW = new Date('2026-07-10T12:00:10.000Z')
  const step = stepAt(NOW)

  it('is taken half a minute early or late, and no more', () => {
    const taken = [-2, -1, 0, 1, 2].map(around => stepOfCode(KEY, codeOf(KEY, step + around), NOW, 0))
    expect(taken).toEqual([undefined, step - 1, step, step + 1, undefined])
  })

  it('works once, and none before it afterwards', () => {
    expect(stepOfCode(KEY, codeOf(KEY, step), NOW, step)).toBeUndefined()
    expect(stepOfCode(KEY, codeOf(KEY, step - 1), NOW, step)).toBeUndefined()
    expect(stepOfCode(KEY, codeOf(KEY, step + 1), NOW, step)).toBe(step + 1)
  })

  it('is nothing but six digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), typed => {
        fc.pre(!/^\d{6}$/.test(typed))
        expect(stepOfCode(KEY, typed, NOW, 0)).toBeUndefined()
      }),
    )
  })
})

it('the picture says whose code it is and where it belongs', () => {
  expect(totpAddress(Buffer.from('foobar'), { site: 'A war: its record', handle: 'ada@example.org' })).toBe(
    'otpauth://totp/A%20war%20%20its%20record:ada%40example.org?secret=MZXW6YTBOI&issuer=A%20war%20%20its%20record',
  )
})
