import { handle as handleSchema, NO_CREDENTIALS, publicName } from '../domain/accounts/account.ts'
import {
  type AccountBook,
  AccountRuleError,
  accountNamed,
  withInvitation,
  withNewAccount,
  withoutAccount,
  withoutCredentials,
} from '../domain/accounts/account-book.ts'
import { invitationOf } from '../domain/accounts/invitation.ts'
import type { Role } from '../domain/accounts/roles.ts'
import type { Accounts } from './accounts.ts'
import { hashOf, newId, newSecret } from './secrets.ts'

// What is done with accounts from the command line, and on the pages of administrators.

type Keeper = Pick<Accounts, 'change' | 'audit' | 'now'>

/** Makes an account that has no password yet; resolves to the secret of the link at which it gets one. */
export async function addAccount({ change, audit, now }: Keeper, typed: string, role: Role): Promise<string> {
  const handle = handleOf(typed)
  const id = newId()
  const secret = newSecret()
  const account = {
    id,
    handle,
    publicName: nameFrom(handle),
    role,
    credentials: NO_CREDENTIALS,
    created: now().toISOString(),
    disabled: null,
  }
  const invitation = invitationOf({ id: hashOf(secret), role, account: id, by: null }, now())
  await change(book => withInvitation(withNewAccount(book, account), invitation))
  audit.note({ act: 'account-made', by: null, account: id, detail: role })
  return secret
}

/** Takes away the password and all sessions; resolves to the secret of the link at which there is a new one. */
export async function resetAccount({ change, audit, now }: Keeper, typed: string, by: string | null): Promise<string> {
  const secret = newSecret()
  let id = ''
  await change(book => {
    const account = existing(book, typed)
    id = account.id
    const invitation = invitationOf({ id: hashOf(secret), role: account.role, account: id, by }, now())
    return withInvitation(withoutCredentials(book, id), invitation)
  })
  audit.note({ act: 'reset', by, account: id })
  return secret
}

/** Erases an account, also the last one: whoever runs the site may. */
export async function removeAccount({ change, audit }: Keeper, typed: string): Promise<void> {
  let id = ''
  await change(book => {
    id = existing(book, typed).id
    return withoutAccount(book, id)
  })
  audit.note({ act: 'erased', by: null, account: id })
}

function handleOf(typed: string): string {
  const parsed = handleSchema.safeParse(typed)
  if (!parsed.success)
    throw new AccountRuleError(`“${typed}” can’t be a sign-in name. ${parsed.error.issues[0]?.message}`)
  return parsed.data
}

/** Until its owner chooses another, what stands before the @ of an address. */
const nameFrom = (handle: string): string => publicName.parse(handle.split('@')[0] || handle)

function existing(book: AccountBook, typed: string) {
  const account = accountNamed(book, handleOf(typed))
  if (!account) throw new AccountRuleError(`There is no account “${typed}”.`)
  return account
}
