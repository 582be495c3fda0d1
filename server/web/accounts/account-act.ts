import type { Request, Response } from 'express'
import { AccountRuleError } from '../../domain/accounts/account-book.ts'
import { isFresh } from '../../domain/accounts/session.ts'
import { paths } from '../site/paths.ts'
import type { AccountOptions } from './account-options.ts'
import type { SignedIn } from './identify.ts'
import type { Keeping } from './keeping.ts'
import { seeOther } from './sessions.ts'

/** One of the forms of `/account`. Resolves to what its answer shows, or to null when it has been sent. */
export type Act = (keeping: Keeping, given: Given) => Promise<AccountOptions | null>

interface Given extends SignedIn {
  readonly req: Request
  readonly res: Response
  readonly form: URLSearchParams
}

/** For what adds or takes away a way to sign in. */
export const whenFresh =
  (act: Act): Act =>
  (keeping, given) => {
    if (!isFresh(given.session, keeping.accounts.now()))
      throw new AccountRuleError('Confirm first that it is you, then do this again.')
    return act(keeping, given)
  }

export function done(res: Response): null {
  seeOther(res, `${paths.account}#saved`)
  return null
}

export function wrong(res: Response, options: AccountOptions): AccountOptions {
  res.status(422)
  return options
}
