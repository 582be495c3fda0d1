import { AccountWriteError } from '../accounts/account-store.ts'
import type { Accounts } from '../accounts/accounts.ts'
import { addAccount, removeAccount, resetAccount } from '../accounts/orders.ts'
import { type Account, hasWayIn } from '../domain/accounts/account.ts'
import { AccountRuleError } from '../domain/accounts/account-book.ts'
import { paths } from '../web/site/paths.ts'
import type { AccountAnswer, AccountRequest } from './account-request.ts'

/** Carries out what whoever runs the site asks about accounts. */
export async function accountsHere(
  request: AccountRequest,
  accounts: Pick<Accounts, 'book' | 'change' | 'audit' | 'now'>,
): Promise<AccountAnswer> {
  try {
    switch (request.order) {
      case 'add':
        return { kind: 'link', path: paths.join(await addAccount(accounts, request.name, request.role)) }
      case 'reset':
        return { kind: 'link', path: paths.join(await resetAccount(accounts, request.name, null)) }
      case 'remove':
        await removeAccount(accounts, request.name)
        return { kind: 'removed', left: accounts.book.accounts.length }
      case 'list':
        return { kind: 'list', accounts: accounts.book.accounts.map(listed) }
    }
  } catch (error) {
    if (error instanceof AccountRuleError || error instanceof AccountWriteError)
      return { kind: 'failed', message: error.message }
    throw error
  }
}

const listed = ({ handle, publicName, role, disabled, credentials }: Account) => ({
  name: handle,
  publicName,
  role,
  state: disabled !== null ? 'disabled' : !hasWayIn(credentials) ? 'not joined yet' : '',
})
