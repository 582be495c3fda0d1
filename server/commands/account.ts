import { AccountsLockedError } from '../accounts/account-store.ts'
import { bookOf } from '../accounts/stored-book.ts'
import { ROLES, type Role } from '../domain/accounts/roles.ts'
import { readFileText } from '../files/read-whole.ts'
import { RefusedError } from '../files/refused-error.ts'
import type { AccountAnswer, AccountRequest, ListedAccount } from '../operator/account-request.ts'
import { accountsHere } from '../operator/accounts-here.ts'
import { askRunningSite } from '../operator/ask-running-site.ts'
import { ACCOUNT_TASK } from '../operator/operator-tasks.ts'
import {
  type Command,
  type CommandArguments,
  type CommandContext,
  chosen,
  count,
  print,
  printable,
  UsageError,
} from './command.ts'

export const accountCommand: Command = {
  usage: 'add NAME --role ROLE | reset NAME | remove NAME | restore FILE | list',
  summary: 'Look after the accounts of those who write',
  details: `Works while the site runs, and while it does not. With the first account the site is written to by those alone who sign
in, and may be reached from anywhere.

  add NAME --role ROLE   make an account and print a link at which its password is chosen; it works once, for a week.
                         NAME is what its owner signs in with, such as an address; ROLE is one of ${ROLES.join(', ')}
  reset NAME             take away all ways to sign in, the sessions and the tokens, and print a link for a new password
  remove NAME            erase the account; beside what was published stands the name under which it was
  restore FILE           take all accounts of a file, such as accounts.json, where there are none yet
  list                   say who has an account`,
  options: { role: { type: 'string' } },
  positionals: { min: 0, max: 2 },

  async run(given, context) {
    const [order, file] = given.positionals
    if (order === 'restore') return restore(file, context)
    const answer = await answerTo(requestOf(given), context)
    switch (answer.kind) {
      case 'failed':
        throw new RefusedError(printable(answer.message))
      case 'link':
        print(context.stdout, `${context.publicUrl ?? context.localUrl}${answer.path}`)
        print(context.stderr, 'Open this link, or hand it to whom it is for: it works once, for a week.')
        return true
      case 'removed':
        print(context.stdout, 'The account was erased.')
        if (answer.left === 0) print(context.stderr, 'There are no accounts any more.')
        return true
      case 'list':
        print(context.stdout, ...answer.accounts.map(listLine))
        if (answer.accounts.length === 0) print(context.stderr, 'There are no accounts.')
        return true
    }
  },
}

const ROLE_NAMED: Readonly<Record<string, Role>> = Object.fromEntries(ROLES.map(role => [role, role]))

function requestOf({ positionals: [order, name], values: { role } }: CommandArguments): AccountRequest {
  if (order === 'list' && name === undefined) return { order }
  if (order !== 'add' && order !== 'reset' && order !== 'remove')
    throw new UsageError(
      'Say what is to be done: add NAME --role ROLE, reset NAME, remove NAME, restore FILE, or list.',
    )
  if (name === undefined) throw new UsageError(`Say whose account: account ${order} NAME`)
  return order === 'add' ? { order, name, role: chosen('--role', role, ROLE_NAMED) } : { order, name }
}

/** In accounts of tens of thousands there are less. */
const LARGEST_FILE = 64 * 1024 * 1024

/** As when accounts move from a file into a database. Passwords and whatever else people sign in with stay as they are. */
async function restore(file: string | undefined, { accounts, stdout }: CommandContext): Promise<boolean> {
  if (file === undefined) throw new UsageError('Say which file: account restore FILE')
  const book = bookOf(await readFileText(file, LARGEST_FILE), file)
  const store = await accounts.open()
  try {
    await store.change(current => {
      if (current.accounts.length > 0)
        throw new RefusedError(`There are accounts in ${accounts.place} already. Nothing was changed.`)
      return book
    })
  } finally {
    await store.close()
  }
  print(stdout, `Restored ${count(book.accounts.length)} accounts to ${accounts.place}.`)
  return true
}

/** The site that has the accounts open does it; else they are opened for as long as it takes. */
async function answerTo(request: AccountRequest, context: CommandContext): Promise<AccountAnswer> {
  const { accounts, auditLog, dataFolder, now } = context
  try {
    const store = await accounts.open()
    const audit = auditLog.open({
      now,
      failed: cause => print(context.stderr, `Note: the audit log could not be written: ${printable(String(cause))}`),
    })
    try {
      return await accountsHere(request, {
        get book() {
          return store.book
        },
        change: store.change,
        audit,
        now,
      })
    } finally {
      await audit.close()
      await store.close()
    }
  } catch (error) {
    if (!(error instanceof AccountsLockedError)) throw error
    const answer = await askRunningSite<AccountAnswer>(dataFolder, {
      task: ACCOUNT_TASK,
      sent: JSON.stringify(request),
      inDoubt: 'Ask for the list of accounts to see whether it was done.',
    })
    if (answer === null) throw error
    return answer
  }
}

const listLine = ({ name, publicName, role, state }: ListedAccount): string =>
  printable(`${name}  ${role}  “${publicName}”${state === '' ? '' : `  ${state}`}`)
