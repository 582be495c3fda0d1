import { Low, Memory } from 'lowdb'
import { type AccountBook, EMPTY_BOOK } from '../domain/accounts/account-book.ts'
import type { AccountStore } from './account-store.ts'
import { storeOver } from './low-account-store.ts'

/** For tests of what stands above a store. */
export const openMemoryAccounts = (book: AccountBook = EMPTY_BOOK): AccountStore =>
  storeOver(new Low(new Memory<AccountBook>(), book))
