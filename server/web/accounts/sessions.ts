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
import type { Keeping } from './keeping.ts'

/** Of the browsers of one person, the one that was used longest ago makes room. */
const MOST_SESSIONS = 20

/**
 * Signs somebody in who has proved who they are, together with what else `make` changes. What the browser held before is
 * worth nothing any more: nobody can know the new session by having given it the old one.
 */
export async function beginSession(
  { accounts, cookie }: Keeping,
  req: Request,
  res: Response,
  proved: Pick<Account, 'id'>,
  make: (book: AccountBook) => AccountBook = book => book,
): Promise<void> {
  const held = cookie.read(req)
  const secret = newSecret()
  const at = accounts.now().toISOString()
  const session = {
    id: hashOf(secret),
    account: proved.id,
    created: at,
    lastSeen: at,
    browser: browserName(req.headers['user-agent']),
  }
  await accounts.change(before => {
    const book = make(before)
    // A moment ago they could; whoever looks after the accounts may have been quicker.
    if (accountWith(book, proved.id)?.disabled !== null)
      throw new AccountRuleError('This account can’t sign in any more.')
    const without = held === undefined ? book : withoutSession(book, hashOf(held))
    return withSession(withRoom(without, proved.id), session)
  })
  cookie.give(res, secret)
}

function withRoom(book: AccountBook, account: string): AccountBook {
  const sessions = [...sessionsOf(book, account)].sort((a, b) => (a.lastSeen < b.lastSeen ? 1 : -1))
  return sessions.slice(MOST_SESSIONS - 1).reduce((left, { id }) => withoutSession(left, id), book)
}

export function seeOther(res: Response, path: string): void {
  res.set('Cache-Control', 'no-store').redirect(303, path)
}
