import type { AccountBook } from '../domain/accounts/account-book.ts'
import { withoutExpired } from '../domain/accounts/account-book.ts'
import type { AccountStore } from './account-store.ts'
import type { AuditLog } from './audit-log.ts'
import { createFailedSignIns, type FailedSignIns } from './failed-sign-ins.ts'
import { type Passing, passingInMemory } from './passing.ts'
import { createPasswords, type HashingCost, type Passwords } from './passwords.ts'
import type { Sealing } from './sealing.ts'

/** All that signing in and looking after accounts needs. */
export interface Accounts extends Omit<Passing, 'close'> {
  /** As it is now. What is over may still be in it: whoever reads it looks at the time. */
  readonly book: AccountBook
  /** Stores what `make` returns: see `AccountStore`. */
  change(make: (book: AccountBook) => AccountBook): Promise<AccountBook>
  readonly subscribe: AccountStore['subscribe']
  readonly version: AccountStore['version']
  catchUp(): Promise<boolean>
  readonly passwords: Passwords
  readonly audit: AuditLog
  readonly failures: FailedSignIns
  /** Tells whether many people use a password. */
  readonly isCommon: (password: string) => boolean
  readonly sealing: Sealing
  readonly now: () => Date
  close(): Promise<void>
}

interface Given extends Pick<Accounts, 'audit' | 'isCommon' | 'sealing' | 'now'> {
  readonly store: AccountStore
  /** Instead of what one process remembers. */
  readonly passing?: Passing
  /** Instead of the usual one. */
  readonly hashingCost?: HashingCost
}

export function createAccounts({
  store,
  audit,
  isCommon,
  sealing,
  now,
  passing = passingInMemory(now),
  hashingCost,
}: Given): Accounts {
  const failures = createFailedSignIns(audit)
  const passwords = createPasswords(hashingCost && { cost: hashingCost })
  return {
    get book() {
      return store.book
    },
    get version() {
      return store.version
    },
    catchUp: () => store.catchUp(),
    change: make =>
      store.change(book => {
        const made = make(book)
        return made === book ? book : withoutExpired(made, now())
      }),
    subscribe: store.subscribe,
    passwords,
    throttle: passing.throttle,
    begun: passing.begun,
    askedBefore: passing.askedBefore,
    audit,
    failures,
    isCommon,
    sealing,
    now,
    close: async () => {
      failures.stop()
      await passwords.close()
      await audit.close()
      await passing.close()
      await store.close()
    },
  }
}
