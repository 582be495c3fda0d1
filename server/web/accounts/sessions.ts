import type { Request, Response } from 'express'
import { hashOf, newSecret } from '../../accounts/secrets.ts'
import type { Account } from '../../domain/accounts/account.ts'
import {
  type AccountBook,
  AccountRuleError,
  accountWith,
  sessionsOf,
  withoutSession,
  withSession,
} from '../../domain/accounts/account-book.ts'
import { browserName } from './browser-name.ts'
import { isSignedInAs, signedInAs } from './identify.ts'
import type { Keeping } from './keeping.ts'

/** Of the browsers of one person, the one that was used longest ago makes room. */
const MOST_SESSIONS = 20

/**
 * Signs somebody in who has proved who they are, together with what else `make` changes. What the browser held before is
 * worth nothing any more: nobody can know the new session by having given it the old one.
 */
export const beginSession = (
  keeping: Keeping,
  req: Request,
  res: Response,
  proved: Pick<Account, 'id'>,
  make: (book: AccountBook) => AccountBook = book => book,
): Promise<void> => giveSession(keeping, req, res, { account: proved.id, created: keeping.accounts.now(), make })

/** Gives whoever is signed in another session, which lasts no longer and is no fresher, together with what `make` changes. */
export const renewSession = (
  keeping: Keeping,
  req: Request,
  res: Response,
  make: (book: AccountBook) => AccountBook,
): Promise<void> => {
  const { account, session } = signedInAs(req)
  return giveSession(keeping, req, res, {
    account: account.id,
    created: new Date(session.created),
    make: book => {
      if (!sessionsOf(book, account.id).some(({ id }) => id === session.id))
        throw new AccountRuleError('You have just been signed out. Sign in again.')
      return make(book)
    },
  })
}

interface Given {
  readonly account: string
  readonly created: Date
  readonly make: (book: AccountBook) => AccountBook
}

async function giveSession(
  { accounts, cookie }: Keeping,
  req: Request,
  res: Response,
  { account: id, created, make }: Given,
): Promise<void> {
  const held = cookie.read(req)
  const secret = newSecret()
  const session = {
    id: hashOf(secret),
    account: id,
    created: created.toISOString(),
    lastSeen: accounts.now().toISOString(),
    browser: browserName(req.headers['user-agent']),
  }
  const book = await accounts.change(before => {
    const made = make(before)
    // A moment ago they could; whoever looks after the accounts may have been quicker.
    if (accountWith(made, id)?.disabled !== null) throw new AccountRuleError('This account can’t sign in any more.')
    const without = held === undefined ? made : withoutSession(made, hashOf(held))
    return withSession(withRoom(without, id), session)
  })
  cookie.give(res, secret)
  const account = accountWith(book, id)
  if (account) isSignedInAs(req, { account, session })
}

function withRoom(book: AccountBook, account: string): AccountBook {
  const sessions = [...sessionsOf(book, account)].sort((a, b) => (a.lastSeen < b.lastSeen ? 1 : -1))
  return sessions.slice(MOST_SESSIONS - 1).reduce((left, { id }) => withoutSession(left, id), book)
}

export function seeOther(res: Response, path: string): void {
  res.set('Cache-Control', 'no-store').redirect(303, path)
}
