import type { AccountBook } from '../domain/accounts/account-book.ts'

/** Where accounts are kept: apart from the journal, which is public and can't forget anybody. */
export interface AccountStore {
  /** All that is durable, as it is now. It is replaced, never changed in place. */
  readonly book: AccountBook

  /** Grows with each change, also of other processes; 0 where there are none. */
  readonly version: number

  /** Takes in what other processes had changed when it was asked; false where that can't be learnt within a second or two. */
  catchUp(): Promise<boolean>

  /**
   * Keeps what `make` returns instead of the book that it is given, which is the newest; resolves to it when it is durable.
   * Calls are carried out one after another, in the order in which they were made; `make` may be asked more than once. When
   * it returns the book that it was given, nothing is written.
   *
   * Rejects, with the book as it was before, with what `make` throws, with `AccountWriteError` when it could not be stored,
   * and with `AccountsClosedError` after `close`.
   */
  change(make: (book: AccountBook) => AccountBook): Promise<AccountBook>

  /**
   * Calls the listener after each change, also of another process, before the `change` that made it resolves. Returns the
   * way to stop.
   */
  subscribe(listener: (book: AccountBook, before: AccountBook) => void): () => void

  /** Carries out what was asked for before, then lets go of the file. May be called twice. */
  close(): Promise<void>
}

/** Accounts where they are kept, open or not. */
export interface StoredAccounts {
  /** What people know it by: the path of a file. */
  readonly place: string
  /**
   * Rejects with `AccountsLockedError` while another process has them open, where only one can, with `AccountsDamageError`,
   * and with `AccountsReadError` where they can't be reached.
   */
  open(): Promise<AccountStore>
  /** What is durable, also while another process has them open; null where there never was an account. Rejects like `open`. */
  read(): Promise<AccountBook | null>
}

/** The accounts could not be stored. `reason` is for people, `cause` for the log. */
export class AccountWriteError extends Error {
  override readonly name = 'AccountWriteError'
  readonly reason: string

  constructor(reason: string, options?: ErrorOptions) {
    super(`The accounts could not be stored: ${reason}.`, options)
    this.reason = reason
  }
}

/** What is stored can't be read as accounts. Nothing was changed; a person has to look at it. */
export class AccountsDamageError extends Error {
  override readonly name = 'AccountsDamageError'

  constructor(place: string, reason: string, options?: ErrorOptions) {
    super(`The accounts in ${place} can't be read: ${reason}. Put a copy in its place.`, options)
  }
}

/** The accounts are somewhere else and can't be reached. */
export class AccountsReadError extends Error {
  override readonly name = 'AccountsReadError'

  constructor(place: string, reason: string, options?: ErrorOptions) {
    super(`The accounts in ${place} can't be read: ${reason}.`, options)
  }
}

export class AccountsLockedError extends Error {
  override readonly name = 'AccountsLockedError'

  constructor(place: string) {
    super(`The accounts in ${place} are in use by another process.`)
  }
}

export class AccountsClosedError extends Error {
  override readonly name = 'AccountsClosedError'

  constructor() {
    super('The accounts are closed.')
  }
}
