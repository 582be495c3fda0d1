import { normalizedPassword } from '../domain/accounts/password-rules.ts'
import { createHashingQueue, type HashingLimits } from './hashing-queue.ts'
import { createHashingThreads } from './hashing-threads.ts'

/** Rejects with `BusyError` when too many wait. */
export interface Passwords {
  hashed(password: string): Promise<string>
  /** Takes as long for an account that has no password, or does not exist. */
  isRight(stored: string | null, typed: string): Promise<boolean>
  close(): Promise<void>
}

/** What argon2 takes: the memory in KiB. */
export type HashingCost = Readonly<Record<'memoryCost' | 'timeCost' | 'parallelism', number>>

/** 64 MiB and three passes: above what OWASP asks for, and about 60 ms. The kind, argon2id, is what the library does by itself. */
const COST: HashingCost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 }

/** Of 256 random bits that nobody has kept, at the same cost: to be compared where there is no password. */
const NOBODYS = '$argon2id$v=19$m=65536,t=3,p=1$hMgckIsCM6DLAqV5TWSBTA$JVJHFNWV5RcXXOADv9rJvl4sIHAdTpxlCRAfonsu0ag'

/** Whoever comes when many wait already is turned away. */
const LIMITS: HashingLimits = { atOnce: 2, waiting: 20 }

export function createPasswords({ limits = LIMITS, cost = COST } = {}): Passwords {
  const inTurn = createHashingQueue(limits)
  const threads = createHashingThreads()
  const hashOf = (password: string) => threads.ask({ stored: null, password, cost }) as Promise<string>
  return {
    hashed: password => inTurn(() => hashOf(normalizedPassword(password))),
    async isRight(stored, typed) {
      const known = stored ?? NOBODYS
      const password = normalizedPassword(typed)
      const isSame = await inTurn(() => threads.ask({ stored: known, password, cost }))
      return isSame === true && stored !== null
    },
    close: threads.close,
  }
}
