import type { Low } from 'lowdb'
import type { AccountBook } from '../domain/accounts/account-book.ts'
import { type AccountStore, AccountsClosedError } from './account-store.ts'

/** The promises of a store over any adapter that keeps a whole document, or rejects and keeps the one before. */
export function storeOver(low: Low<AccountBook>, release: () => Promise<void> = async () => {}): AccountStore {
  const listeners = new Set<(book: AccountBook, before: AccountBook) => void>()
  let turn: Promise<unknown> = Promise.resolve()
  let closing: Promise<void> | undefined
  let book = low.data

  async function replace(make: (book: AccountBook) => AccountBook): Promise<AccountBook> {
    const before = book
    const next = make(before)
    if (next === before) return before
    low.data = next
    try {
      await low.write()
    } catch (error) {
      low.data = before
      throw error
    }
    book = next
    for (const listener of listeners) listener(next, before)
    return next
  }

  return {
    get book() {
      return book
    },
    version: 0,
    catchUp: async () => true,
    change(make) {
      if (closing) return Promise.reject(new AccountsClosedError())
      const changed = turn.then(() => replace(make))
      turn = changed.catch(() => {})
      return changed
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => (closing ??= turn.then(release)),
  }
}
