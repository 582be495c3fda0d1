import { setTimeout as sleep } from 'node:timers/promises'
import type { Request, RequestHandler, Response } from 'express'
import { BusyError } from '../../accounts/hashing-queue.ts'
import { hashOf } from '../../accounts/secrets.ts'
import { handle as handleSchema } from '../../domain/accounts/account.ts'
import { AccountRuleError, accountNamed, existing, withoutSession } from '../../domain/accounts/account-book.ts'
import { formOf } from '../http/form-body.ts'
import { personOf } from '../http/person.ts'
import { queryOf } from '../http/request-query.ts'
import { leadsWithinSite } from '../http/within-site.ts'
import type { SureLink } from '../site/links.ts'
import { paths } from '../site/paths.ts'
import { template } from '../site/template.ts'
import { type AccountField, handleField, passwordField } from './account-field.ts'
import { signedInHere } from './identify.ts'
import { type Keeping, refusalOf, retryLater, whereAccountsAre } from './keeping.ts'
import { relyingPartyOf } from './relying-party.ts'
import { beginSession, seeOther } from './sessions.ts'

interface LoginPage {
  readonly fields: readonly AccountField[]
  /** Where they go on. */
  readonly next: string
  /** Where the page's script begins to sign in with a passkey; null where this site can have none. */
  readonly passkeyRequest: string | null
  readonly elsewhere: SureLink | null
  readonly problem: string | null
}

export const LOGIN_TEMPLATE = template<LoginPage>('accounts/login', { styles: 'texts', script: 'passkeys' })

/** `GET /login` */
export const loginForm = whereAccountsAre(keeping => (req, res) => {
  const next = nextIn(queryOf(req))
  const signedIn = signedInHere(req)
  const again = queryOf(req).get('again') === 'yes'
  if (personOf(req) !== null && !again) return seeOther(res, next)
  showLogin(keeping, req as Request, res, { handle: signedIn?.account.handle ?? '', next })
})

/** `POST /login`: says the same, after the same time, whether it is the name that is unknown or the password that is wrong. */
export const signIn = whereAccountsAre(keeping => async (req, res) => {
  const { accounts } = keeping
  const form = formOf(req.body)
  const typed = (form.get('handle') ?? '').slice(0, 200)
  const next = nextIn(form)
  const again = (status: number, problem: string) =>
    showLogin(keeping, req as Request, res.status(status), { handle: typed, next, problem })

  const handle = handleSchema.safeParse(typed).data ?? typed
  const attempt = await accounts.throttle.attempt(handle, req.ip ?? '')
  if (attempt.isRefused) {
    res.set('Retry-After', String(attempt.retrySeconds))
    return again(429, tooMany(attempt.retrySeconds))
  }
  await sleep(attempt.delayMs)
  const account = accountNamed(accounts.book, handle)
  try {
    const stored = account?.credentials.password ?? null
    const isRight = await accounts.passwords.isRight(stored, (form.get('password') ?? '').slice(0, LONGEST_TYPED))
    if (!isRight || account?.disabled !== null) {
      accounts.failures.count(account?.id ?? null, 'password')
      return again(422, 'This name and this password don’t belong together. Check both and try again.')
    }
    await attempt.succeeded()
    const password = stored ?? ''
    if (account.credentials.codes !== null) {
      keeping.secondStepCookie.give(
        res,
        await accounts.begun.secondSteps.begin({ account: account.id, password, next }),
      )
      return seeOther(res, paths.loginCode)
    }
    await beginSession(keeping, req as Request, res, account, book => {
      const { credentials } = existing(book, account.id)
      if (credentials.password !== password || credentials.codes !== null)
        throw new AccountRuleError('Something was just changed in this account. Sign in again.')
      return book
    })
  } catch (error) {
    if (error instanceof BusyError) return turnAway(res, error)
    const { status, message } = refusalOf(error)
    if (status === 503) res.set(retryLater)
    return again(status, message)
  }
  accounts.audit.note({ act: 'signed-in', by: account.id, account: account.id, detail: 'password' })
  seeOther(res, next)
})

/** `POST /logout` */
export const signOut =
  ({ accounts, cookie }: Keeping): RequestHandler =>
  async (req, res) => {
    const held = cookie.read(req)
    const person = personOf(req)
    if (held !== undefined) await accounts.change(book => withoutSession(book, hashOf(held)))
    if (person?.account) accounts.audit.note({ act: 'signed-out', by: person.account, account: person.account })
    cookie.take(res)
    seeOther(res, paths.home)
  }

/** In a flood of guesses a page for each of them would cost readers more than the guesses do. */
function turnAway(res: Response, { message }: BusyError): void {
  res.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...retryLater })
  res.end(`${message} Go back in your browser and try again in a moment.\n`)
}

/** Longer than any password: more of it need not be hashed. */
const LONGEST_TYPED = 1_000
const LONGEST_NEXT = 2_000

/** Only on this site: a link to the sign-in page must not lead anybody away once they have signed in. */
export function nextIn(params: URLSearchParams): string {
  const next = params.get('next') ?? ''
  return leadsWithinSite(next) && next.length <= LONGEST_NEXT ? next : paths.account
}

export const tooMany = (retrySeconds: number): string =>
  `Too many attempts came from your address. Try again in ${minutes(retrySeconds)}.`

export const minutes = (seconds: number): string => {
  const count = Math.ceil(seconds / 60)
  return count === 1 ? 'a minute' : `${count} minutes`
}

interface Shown {
  readonly handle?: string
  readonly next?: string
  readonly problem?: string
}

export function showLogin(
  { pages, site, provider }: Keeping,
  req: Request,
  res: Response,
  { handle = '', next = paths.account, problem }: Shown,
): void {
  const title = 'Sign in'
  pages.send(req, res, LOGIN_TEMPLATE, {
    layout: { title: problem === undefined ? title : `Error: ${title}`, robots: 'noindex' },
    page: {
      fields: [handleField(handle), passwordField()],
      next,
      passkeyRequest: relyingPartyOf(site.publicUrl, req).isPossible ? paths.passkeyRequest : null,
      elsewhere: provider && { text: `Sign in with ${provider.name}`, href: paths.providerSignIn(next) },
      problem: problem ?? null,
    },
  })
}
