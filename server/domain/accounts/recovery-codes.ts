// What signs in once in place of a code, for whoever has lost the telephone. With 120 random bits the hash
// needs no salt (OWASP ASVS 5, 6.5.2).

export const RECOVERY_CODES = 10
export const RECOVERY_CODE_BYTES = 15

/** Without letters that are taken for digits. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz023456789'

/** Such as `k7f3-9q2m-x4tz-8wbn-c2d5-h6j0`: twenty-four signs of five bits each. */
export function recoveryCodeFrom(random: Uint8Array): string {
  const bits = [...random].map(byte => byte.toString(2).padStart(8, '0')).join('')
  const signs = (bits.match(/.{5}/g) ?? []).map(five => SIGNS[Number.parseInt(five, 2)]).join('')
  return (signs.match(/.{1,4}/g) ?? []).join('-')
}

/** The same code, however it was copied. */
export const normalizedRecoveryCode = (typed: string): string =>
  (
    typed
      .toLowerCase()
      .replace(/[^a-z\d]/g, '')
      .match(/.{1,4}/g) ?? []
  ).join('-')

/** A code of the app is digits alone, and six of them; everything else is one for recovery. */
export const appCodeIn = (typed: string): string | undefined => /^\d{6}$/.exec(typed.replace(/[\s.-]/g, ''))?.[0]
