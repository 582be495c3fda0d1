import { Connection, DatabaseError } from '../../database/connection.ts'
import { Listener } from '../../database/listener.ts'
import { placeOf } from '../../database/place.ts'
import { migrate } from '../../database/schema.ts'
import { type AccountBook, EMPTY_BOOK } from '../../domain/accounts/account-book.ts'
import {
  type AccountStore,
  AccountsClosedError,
  AccountsReadError,
  AccountWriteError,
  type StoredAccounts,
} from '../account-store.ts'
import { bookOf } from '../stored-book.ts'
import { bookAfter, CHANNEL, replaceBook, type StoredBook } from './book-row.ts'

interface PostgresAccounts {
  readonly url: string
  /** How often is looked for what no notice has told of. */
  readonly pollMs?: number
}

const POLL_MS = 5_000

/** Accounts in a database, for any number of processes: who signs in at one is known to all. */
export const postgresAccounts = (place: PostgresAccounts): StoredAccounts => ({
  place: placeOf(place.url),
  open: () => orUnreadable(place, () => open(place)),
  read: () =>
    orUnreadable(place, async () => {
      const stored = await Connection.during(place, connection => bookAfter(connection, 0))
      return stored && bookOf(stored.book, placeOf(place.url))
    }),
})

async function orUnreadable<T>({ url }: PostgresAccounts, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (cause) {
    if (cause instanceof DatabaseError) throw new AccountsReadError(placeOf(url), cause.message, { cause })
    throw cause
  }
}

async function open({ url, pollMs = POLL_MS }: PostgresAccounts): Promise<AccountStore> {
  const stored = await Connection.during({ url }, async connection => {
    await migrate(connection)
    return bookAfter(connection, 0)
  })
  return new PostgresAccountStore(url, stored, pollMs)
}

class PostgresAccountStore implements AccountStore {
  readonly #url: string
  readonly #listener: Listener
  readonly #listeners = new Set<(book: AccountBook, before: AccountBook) => void>()
  #book: AccountBook = EMPTY_BOOK
  #version = 0
  #writer: Connection | null = null
  #turn: Promise<unknown> = Promise.resolve()
  #isClosed = false
  #closing: Promise<void> | undefined

  constructor(url: string, stored: StoredBook | null, pollMs: number) {
    this.#url = url
    if (stored) this.#take(stored.version, bookOf(stored.book, placeOf(url)))
    this.#listener = new Listener({
      url,
      channel: CHANNEL,
      writer: () => (this.#writer?.isLost === false ? this.#writer.backend.pid : undefined),
      pollMs,
      now: () => new Date(),
      look: async connection => {
        await this.#look(connection)
      },
      // That the database can't be reached is said of the journal in it.
      contact: { note: () => {} },
      failed: () => {},
    })
  }

  get book(): AccountBook {
    return this.#book
  }

  get version(): number {
    return this.#version
  }

  catchUp(): Promise<boolean> {
    return this.#listener.catchUp()
  }

  // These two are handed on alone.

  readonly change = (make: (book: AccountBook) => AccountBook): Promise<AccountBook> => {
    if (this.#isClosed) return Promise.reject(new AccountsClosedError())
    const changed = this.#turn.then(() => this.#change(make))
    this.#turn = changed.catch(() => {})
    return changed
  }

  readonly subscribe = (listener: (book: AccountBook, before: AccountBook) => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): Promise<void> {
    this.#isClosed = true
    this.#closing ??= this.#turn.then(async () => {
      await this.#listener.close()
      await this.#writer?.close()
    })
    return this.#closing
  }

  async #change(make: (book: AccountBook) => AccountBook): Promise<AccountBook> {
    // The connection may have been dead for long: what has certainly not been stored is tried once more over a new one.
    try {
      return await this.#tryToChange(make)
    } catch (cause) {
      if (!(cause instanceof DatabaseError) || cause.isRefusal) throw inWords(cause)
    }
    try {
      return await this.#tryToChange(make)
    } catch (cause) {
      throw inWords(cause)
    }
  }

  async #tryToChange(make: (book: AccountBook) => AccountBook): Promise<AccountBook> {
    const writer = await this.#openWriter()
    for (;;) {
      const [version, before] = [this.#version, this.#book]
      const made = await this.#made(make, before, writer)
      if (made === 'anew') continue
      if (made === before) return before
      if (await this.#replace(writer, version, made)) return this.#take(version + 1, made)
      // Somebody else was faster.
      if (!(await this.#look(writer)) && this.#version === version) throw olderCopy()
    }
  }

  /** What is to be stored. A change that is refused, or changes nothing, may look otherwise on what others have stored. */
  async #made(
    make: (book: AccountBook) => AccountBook,
    before: AccountBook,
    writer: Connection,
  ): Promise<AccountBook | 'anew'> {
    let made: AccountBook | null = null
    let refusal: unknown
    try {
      made = make(before)
    } catch (error) {
      refusal = error
    }
    if (made !== null && made !== before) return made
    if (await this.#look(writer)) return 'anew'
    if (made === null) throw refusal
    return made
  }

  async #replace(writer: Connection, version: number, book: AccountBook): Promise<boolean> {
    const text = JSON.stringify(book)
    try {
      return await replaceBook(writer, version, text)
    } catch (cause) {
      writer.drop()
      if (!(cause instanceof DatabaseError) || cause.isRefusal) throw cause
      if (await this.#isStored(version + 1, text, writer)) return true
      throw cause
    }
  }

  /** Whether what broke in the middle has come to the database; nothing of it can come any more. */
  async #isStored(version: number, text: string, broken: Connection): Promise<boolean> {
    const writer = await this.#openWriter()
    await writer.endBackend(broken.backend)
    const stored = await bookAfter(writer, version - 1)
    return stored?.version === version && stored.book === text
  }

  /** Takes in what others have stored; false when there is nothing. */
  async #look(connection: Connection): Promise<boolean> {
    const stored = await bookAfter(connection, this.#version)
    if (stored === null || stored.version <= this.#version) return false
    this.#take(stored.version, bookOf(stored.book, placeOf(this.#url)))
    return true
  }

  /** What this process has stored may have been heard of before the answer came. */
  #take(version: number, book: AccountBook): AccountBook {
    if (version > this.#version) {
      const before = this.#book
      this.#version = version
      this.#book = book
      for (const listener of this.#listeners) listener(book, before)
    }
    return this.#book
  }

  async #openWriter(): Promise<Connection> {
    if (this.#writer?.isLost !== false) this.#writer = await Connection.open({ url: this.#url })
    return this.#writer
  }
}

const olderCopy = (): AccountWriteError =>
  new AccountWriteError(
    'the database holds an older copy than this process has seen. Put the newer one back, or restart to go on with the older',
  )

const inWords = (cause: unknown): unknown =>
  cause instanceof DatabaseError
    ? new AccountWriteError(`the database can’t be used (${cause.message})`, { cause })
    : cause
