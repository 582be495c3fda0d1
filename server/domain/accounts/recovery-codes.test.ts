import fc from 'fast-check'
import { expect, it } from 'vitest'
import { appCodeIn, normalizedRecoveryCode, RECOVERY_CODE_BYTES, recoveryCodeFrom } from './recovery-codes.ts'

const random = fc.uint8Array({ minLength: RECOVERY_CODE_BYTES, maxLength: RECOVERY_CODE_BYTES })

it('is six groups of four signs, and is taken for no code of an app', () => {
  fc.assert(
    fc.property(random, bytes => {
      const code = recoveryCodeFrom(bytes)
      expect(code).toMatch(/^([a-z02-9]{4}-){5}[a-z02-9]{4}$/)
      expect(appCodeIn(code)).toBeUndefined()
    }),
  )
})

it('differs where a bit differs', () => {
  fc.assert(
    fc.property(random, fc.integer({ min: 0, max: RECOVERY_CODE_BYTES * 8 - 1 }), (bytes, bit) => {
      const other = bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
      expect(recoveryCodeFrom(other)).not.toBe(recoveryCodeFrom(bytes))
    }),
  )
})

it('is the same with capitals, blanks and without its hyphens', () => {
  for (const typed of ['K7F3 9q2m x4tz 8wbn', 'k7f39q2mx4tz8wbn', ' k7f3–9q2m-x4tz-8wbn\n'])
    expect(normalizedRecoveryCode(typed)).toBe('k7f3-9q2m-x4tz-8wbn')
})

it.each([
  ['287082', '287082'],
  [' 287 082', '287082'],
  ['287-082', '287082'],
  ['28708', undefined],
  ['2870821', undefined],
  ['٢٨٧٠٨٢', undefined],
  ['', undefined],
])('“%s” is the code %s', (typed, code) => expect(appCodeIn(typed)).toBe(code))
