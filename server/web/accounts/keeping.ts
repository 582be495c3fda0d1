import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import { AccountWriteError } from '../../accounts/account-store.ts'
import type { Accounts } from '../../accounts/accounts.ts'
import { BusyError } from '../../accounts/hashing-queue.ts'
import type { IdentityProvider } from '../../accounts/identity-provider.ts'
import { AccountRuleError } from '../../domain/accounts/account-book.ts'
import type { AttemptCookie } from '../http/attempt-cookie.ts'
import { HttpError, NotFoundError } from '../http/http-error.ts'
import type { SessionCookie } from '../http/session-cookie.ts'
import type { Reading } from '../site/page-sender.ts'
import { template } from '../site/template.ts'

/** What the pages of accounts are made from. */
export interface Keeping extends Reading {
  readonly logger: Logger
  readonly accounts: Accounts
  readonly cookie: SessionCookie
  readonly secondStepCookie: AttemptCookie
  readonly providerCookie: AttemptCookie
  /** Null where nobody signs in with an account that they have elsewhere. */
  readonly provider: IdentityProvider | null
}

export const NO_ACCOUNTS_TEMPLATE = template<Record<never, never>>('accounts/none', { styles: 'texts' })

/** Before there is an account, says how the first one is made to those who may know, and to others that there is no such page. */
export const whereAccountsAre =
  <Params>(make: (keeping: Keeping) => RequestHandler<Params>) =>
  (keeping: Keeping): RequestHandler<Params> => {
    const handler = make(keeping)
    return (req, res, next) => {
      const { site, pages } = keeping
      if (site.access === 'accounts') return refusedAsPage(Promise.resolve(handler(req, res, next)))
      if (site.access === 'closed' || req.method === 'POST')
        throw new NotFoundError('There are no accounts on this site yet.')
      const layout = { title: 'No accounts yet', robots: 'noindex' as const }
      return pages.send(req, res, NO_ACCOUNTS_TEMPLATE, { layout, page: {} })
    }
  }

interface Refusal {
  readonly status: 422 | 503
  readonly message: string
}

const RETRY_SECONDS = 5

/** Why something could not be done, for whoever asked for it; throws again what is our own fault. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof AccountRuleError) return { status: 422, message: error.message }
  if (error instanceof BusyError) return { status: 503, message: `${error.message} Try again in a moment.` }
  if (error instanceof AccountWriteError)
    return { status: 503, message: `This could not be saved: ${error.reason}. Nothing was changed.` }
  throw error
}

/** The same where there is no form to show again. */
export async function refusedAsPage<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const { status, message } = refusalOf(error)
    throw new HttpError(status, 'Not saved', message)
  }
}

export const retryLater = { 'Retry-After': String(RETRY_SECONDS) } as const
