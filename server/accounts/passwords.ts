import { hash, verify } from '@node-rs/argon2'
import { normalizedPassword } from '../domain/accounts/password-rules.ts'
import { createHashingQueue, type HashingLimits } from './hashing-queue.ts'
import { newSecret } from './secrets.ts'

/** Rejects with `BusyError` when too many wait. */
export interface Passwords {
  hashed(password: string): Promise<string>
  /** Takes as long for an account that has no password, or does not exist. */
  isRight(stored: string | null, typed: string): Promise<boolean>
}

/** 64 MiB and three passes: above what OWASP asks for, and about 60 ms. The kind, argon2id, is what the library does by itself. */
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 }

/**
 * Hashing shares its threads with the disk: with more than two at once the journal would wait for them. Whoever comes when
 * many wait already is turned away.
 */
const LIMITS: HashingLimits = { atOnce: 2, waiting: 20 }

export function createPasswords(limits: HashingLimits = LIMITS): Passwords {
  const inTurn = createHashingQueue(limits)
  let nobodys: Promise<string> | undefined
  const hashed = (password: string) => inTurn(() => hash(normalizedPassword(password), COST))
  return {
    hashed,
    async isRight(stored, typed) {
      nobodys ??= hash(newSecret(), COST)
      const known = stored ?? (await nobodys)
      const isSame = await inTurn(() => verify(known, normalizedPassword(typed)))
      return isSame && stored !== null
    },
  }
}
