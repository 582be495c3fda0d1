import type { Accounts } from '../../accounts/accounts.ts'
import { accountWith } from '../../domain/accounts/account-book.ts'
import { EVERYBODY_HERE } from '../http/person.ts'

/** What an account is called in public now; null for one that was erased. Without accounts it is everybody here. */
export const publicNameIn =
  (accounts: Pick<Accounts, 'book'>) =>
  (account: string | null): string | null =>
    account === null ? EVERYBODY_HERE.name : (accountWith(accounts.book, account)?.publicName ?? null)
