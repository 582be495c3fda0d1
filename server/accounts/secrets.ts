import { hash, randomBytes } from 'node:crypto'
import { RECOVERY_CODE_BYTES, RECOVERY_CODES, recoveryCodeFrom } from '../domain/accounts/recovery-codes.ts'

// What only its holder knows: the store keeps the hash. 256 random bits can't be guessed, so that one round of SHA-256 is enough.

export const newSecret = (): string => randomBytes(32).toString('base64url')

export const hashOf = (secret: string): string => hash('sha256', secret, 'base64url')

/** For what is not secret but must not be used twice. */
export const newId = (): string => randomBytes(12).toString('base64url')

export const newRecoveryCodes = (): readonly string[] =>
  Array.from({ length: RECOVERY_CODES }, () => recoveryCodeFrom(randomBytes(RECOVERY_CODE_BYTES)))
