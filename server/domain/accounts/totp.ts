import { createHmac, timingSafeEqual } from 'node:crypto'

// Codes of an authenticator app (RFC 6238): six digits that change every half minute, from a key that both sides have.

const STEP_SECONDS = 30

/** Clocks differ, and a code takes a while to type. */
const STEPS_AROUND = [-1, 0, 1] as const

export const KEY_BYTES = 20

export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1_000 / STEP_SECONDS)

export function codeOf(key: Buffer, step: number): string {
  const message = Buffer.alloc(8)
  message.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', key).update(message).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** The step to which a typed code belongs, later than the one that was used last: no code works twice. */
export const stepOfCode = (key: Buffer, typed: string, now: Date, lastStep: number): number | undefined =>
  STEPS_AROUND.map(around => stepAt(now) + around).find(step => step > lastStep && isSame(codeOf(key, step), typed))

const isSame = (code: string, typed: string): boolean =>
  Buffer.byteLength(typed) === code.length && timingSafeEqual(Buffer.from(code), Buffer.from(typed))

const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** As apps take a key that is typed (RFC 4648, section 6). */
export function inBase32(key: Buffer): string {
  const bits = [...key].map(byte => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map(five => BASE_32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** What the picture says that apps read. */
export function totpAddress(key: Buffer, { site, handle }: { readonly site: string; readonly handle: string }): string {
  // A colon parts the two names: apps differ in what they make of another.
  const issuer = site.replaceAll(':', ' ')
  const label = [issuer, handle].map(encodeURIComponent).join(':')
  return `otpauth://totp/${label}?secret=${inBase32(key)}&issuer=${encodeURIComponent(issuer)}`
}
