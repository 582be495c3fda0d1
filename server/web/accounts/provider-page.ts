import type { Request, Response } from 'express'
import type { Errand } from '../../accounts/begun.ts'
import { type IdentityProvider, type ProvenIdentity, ProviderError } from '../../accounts/identity-provider.ts'
import { AccountRuleError } from '../../domain/accounts/account-book.ts'
import { accountWithIdentity } from '../../domain/accounts/factors.ts'
import { isFresh } from '../../domain/accounts/session.ts'
import { NotFoundError } from '../http/http-error.ts'
import { queryOf } from '../http/request-query.ts'
import { paths } from '../site/paths.ts'
import { signedInAs } from './identify.ts'
import { openInvitation } from './join-page.ts'
import { type Keeping, refusalOf, retryLater, whereAccountsAre } from './keeping.ts'
import { nextIn, showLogin } from './login-page.ts'
import { beginSession, seeOther } from './sessions.ts'

// Signing in with an account that somebody has elsewhere. Each way there begins with a link: the policy of our pages lets no
// form lead to another site.

/** `GET /login/oidc` */
export const beginSignIn = whereAccountsAre(
  keeping => (req, res) => leadAway(keeping, req as Request, res, { kind: 'sign-in', next: nextIn(queryOf(req)) }),
)

/** `GET /join/:token/oidc`: uses nothing up, as programs follow links that are sent to somebody. */
export const beginJoining = whereAccountsAre<{ token: string }>(keeping => (req, res) => {
  openInvitation(keeping, req)
  return leadAway(keeping, req as Request<never>, res, { kind: 'join', token: req.params.token })
})

/** `GET /account/oidc` */
export const beginLinking = whereAccountsAre(keeping => (req, res) => {
  const { account, session } = signedInAs(req)
  if (!isFresh(session, keeping.accounts.now())) return seeOther(res, `${paths.account}#part-ways`)
  return leadAway(keeping, req as Request, res, { kind: 'link', account: account.id })
})

async function leadAway(keeping: Keeping, req: Request, res: Response, errand: Errand): Promise<void> {
  const { accounts, providerCookie } = keeping
  try {
    const { address, expected } = await providerOf(keeping).begin(callbackOf(keeping, req))
    providerCookie.give(res, await accounts.begun.visits.begin({ errand, expected }))
    seeOther(res, address)
  } catch (error) {
    tell(keeping, req, res, error, errand)
  }
}

/** `GET /login/oidc/callback`: somebody comes back, whoever they are there. */
export const comeBack = whereAccountsAre(keeping => async (req, res) => {
  const { accounts, providerCookie } = keeping
  const provider = providerOf(keeping)
  const visit = await accounts.begun.visits.take(providerCookie.read(req) ?? '')
  if (!visit) {
    const problem = `That took too long, or began in another browser. Begin again at ${provider.name}.`
    return showLogin(keeping, req as Request, res.status(422), { problem })
  }
  const { errand, expected } = visit
  let identity: ProvenIdentity
  try {
    const { search } = new URL(req.originalUrl, 'http://localhost')
    identity = await provider.finish(new URL(`${callbackOf(keeping, req as Request)}${search}`), expected)
  } catch (error) {
    return tell(keeping, req as Request, res, error, errand)
  }
  if (errand.kind === 'sign-in') return signIn(keeping, req as Request, res, identity, errand.next)
  // What is made of it is said by a form of this site: nobody can be led to link an account that is not theirs.
  providerCookie.give(res, await accounts.begun.proven.begin({ errand, identity }))
  seeOther(res, errand.kind === 'join' ? paths.join(errand.token) : `${paths.account}#part-provider`)
})

async function signIn(
  keeping: Keeping,
  req: Request,
  res: Response,
  identity: ProvenIdentity,
  next: string,
): Promise<void> {
  const { accounts, providerCookie } = keeping
  const account = accountWithIdentity(accounts.book, identity)
  providerCookie.take(res)
  const again = (status: number, problem: string) => showLogin(keeping, req, res.status(status), { next, problem })
  if (account?.disabled !== null) {
    accounts.failures.count(account?.id ?? null, 'account elsewhere')
    return again(
      422,
      `Nobody signs in here as “${identity.label}”. Whoever has an account here links it under Your account; others ask for an invitation.`,
    )
  }
  try {
    await beginSession(keeping, req, res, account, book => {
      if (accountWithIdentity(book, identity)?.id !== account.id)
        throw new AccountRuleError('This account was just unlinked.')
      return book
    })
  } catch (error) {
    const { status, message } = refusalOf(error)
    if (status === 503) res.set(retryLater)
    return again(status, message)
  }
  accounts.audit.note({ act: 'signed-in', by: account.id, account: account.id, detail: 'account elsewhere' })
  seeOther(res, next)
}

function tell(keeping: Keeping, req: Request, res: Response, error: unknown, errand: Errand): void {
  if (!(error instanceof ProviderError)) throw error
  const { message, cause, isUnreachable } = error
  // What the provider answers may hold what is secret: its kind is enough.
  const reason = cause instanceof Error ? `${cause.name}: ${'code' in cause ? String(cause.code) : cause.message}` : ''
  keeping.logger.warn({ reason, isUnreachable }, 'signing in with an account elsewhere failed')
  if (isUnreachable) res.set(retryLater)
  const next = errand.kind === 'sign-in' ? { next: errand.next } : {}
  showLogin(keeping, req, res.status(isUnreachable ? 503 : 422), { ...next, problem: message })
}

function providerOf({ provider }: Keeping): IdentityProvider {
  if (!provider) throw new NotFoundError('Nobody signs in here with an account that they have elsewhere.')
  return provider
}

/** Where the site has no public address, the one by which whoever asks has come. */
const callbackOf = ({ site: { publicUrl } }: Keeping, { protocol, headers }: Request): string =>
  `${publicUrl ?? `${protocol}://${headers.host ?? ''}`}${paths.providerCallback}`
