import type { Accounts } from '../../accounts/accounts.ts'
import type { Access } from '../http/access.ts'

/** As it is at each moment: with the first account everybody else can only read, also while the site runs. */
export const accessOf =
  (accounts: Pick<Accounts, 'book'>, { isOfThisMachine }: { readonly isOfThisMachine: boolean }) =>
  (): Access =>
    accounts.book.accounts.length > 0 ? 'accounts' : isOfThisMachine ? 'open' : 'closed'
