import { addDays } from 'date-fns'
import type { Request, Response } from 'express'
import { hashOf, newSecret } from '../../accounts/secrets.ts'
import { publicName as publicNameSchema } from '../../domain/accounts/account.ts'
import {
  AccountRuleError,
  sessionsOf,
  tokensOf,
  withChanged,
  withoutSession,
  withoutSessionsOf,
  withoutToken,
  withPublicName,
  withToken,
} from '../../domain/accounts/account-book.ts'
import { passwordProblem } from '../../domain/accounts/password-rules.ts'
import { isAlive } from '../../domain/accounts/session.ts'
import { SCOPES, type Scope, TOKEN_PREFIX } from '../../domain/accounts/token.ts'
import { plainText } from '../../domain/text/plain-text.ts'
import { formOf } from '../http/form-body.ts'
import { BadRequestError } from '../http/http-error.ts'
import { paths } from '../site/paths.ts'
import { ACCOUNT_TEMPLATE, type AccountOptions, toAccountPage } from './account-view.ts'
import { type SignedIn, signedInAs } from './identify.ts'
import { type Keeping, refusalOf, retryLater, whereAccountsAre } from './keeping.ts'
import { beginSession, seeOther } from './sessions.ts'

/** `GET /account`: what everybody looks after themselves. */
export const accountPage = whereAccountsAre(keeping => (req, res) => {
  show(keeping, req as Request, res, {})
})

/** One of the forms of the page. Resolves to what its answer shows, or to null when it has been sent. */
type Act = (keeping: Keeping, given: Given) => Promise<AccountOptions | null>

interface Given extends SignedIn {
  readonly req: Request
  readonly res: Response
  readonly form: URLSearchParams
}

/** `POST /account`: carries out what its button says. */
export const changeAccount = whereAccountsAre(keeping => async (req, res) => {
  const form = formOf(req.body)
  const act = ACTS[form.get('intent') ?? '']
  if (!act) throw new BadRequestError('The form says nothing that can be done here.')
  const given = { ...signedInAs(req), req: req as Request, res, form }
  try {
    const shown = await act(keeping, given)
    if (shown) show(keeping, given.req, res, shown)
  } catch (error) {
    const { status, message } = refusalOf(error)
    if (status === 503) res.set(retryLater)
    show(keeping, given.req, res.status(status), { typed: form, problem: message })
  }
})

const name: Act = async ({ accounts }, { account: { id }, form, res }) => {
  const typed = publicNameSchema.safeParse(form.get('publicName') ?? '')
  if (!typed.success) return wrong(res, { typed: form, problems: { publicName: typed.error.issues[0]?.message ?? '' } })
  await accounts.change(book => withPublicName(book, id, typed.data))
  accounts.audit.note({ act: 'name-changed', by: id, account: id })
  return done(res)
}

/** Whoever has found a browser in which somebody is signed in does not know the password. */
const password: Act = async (keeping, { account, form, req, res }) => {
  const { accounts } = keeping
  const { id, handle, credentials } = account
  const chosen = form.get('newPassword') ?? ''
  const problem = passwordProblem(chosen, handle, accounts.isCommon)
  if (problem !== undefined) return wrong(res, { problems: { newPassword: problem } })
  const attempt = accounts.throttle.attempt(handle, req.ip ?? '')
  if (attempt.isRefused || !(await accounts.passwords.isRight(credentials.password, form.get('password') ?? ''))) {
    accounts.failures.count(id)
    return wrong(res, { problems: { password: 'This is not the password that you have now.' } })
  }
  attempt.succeeded()
  const hashed = await accounts.passwords.hashed(chosen)
  await beginSession(keeping, req, res, account, book =>
    withoutSessionsOf(withChanged(book, id, { credentials: { ...credentials, password: hashed } }), id),
  )
  accounts.audit.note({ act: 'password-chosen', by: id, account: id })
  return done(res)
}

const endSession: Act = async ({ accounts }, { account: { id }, form, res }) => {
  const ended = form.get('session') ?? ''
  await accounts.change(book =>
    sessionsOf(book, id).some(one => one.id === ended) ? withoutSession(book, ended) : book,
  )
  accounts.audit.note({ act: 'sessions-ended', by: id, account: id, detail: 'one' })
  return done(res)
}

const endAllSessions: Act = async ({ accounts, cookie }, { account: { id }, res }) => {
  await accounts.change(book => withoutSessionsOf(book, id))
  accounts.audit.note({ act: 'sessions-ended', by: id, account: id, detail: 'all' })
  cookie.take(res)
  seeOther(res, paths.login)
  return null
}

const MOST_TOKENS = 20
const DAYS: readonly string[] = ['30', '90', '365']

const makeToken: Act = async ({ accounts }, { account: { id }, form, res }) => {
  const named = plainText(80).safeParse(form.get('name') ?? '')
  const scope = SCOPES.find((known): known is Scope => known === form.get('scope'))
  const days = DAYS.find(known => known === form.get('days'))
  if (!scope || !days) throw new BadRequestError('Choose what the token is for and how long it works.')
  if (!named.success) return wrong(res, { typed: form, problems: { name: named.error.issues[0]?.message ?? '' } })
  const secret = TOKEN_PREFIX + newSecret()
  const now = accounts.now()
  const token = {
    id: hashOf(secret),
    account: id,
    name: named.data,
    scope,
    created: now.toISOString(),
    until: addDays(now, Number(days)).toISOString(),
  }
  await accounts.change(book => {
    if (tokensOf(book, id).length >= MOST_TOKENS)
      throw new AccountRuleError(`You have ${MOST_TOKENS} tokens. Revoke one that is not used any more.`)
    return withToken(book, token)
  })
  accounts.audit.note({ act: 'token-made', by: id, account: id, detail: `${scope}, until ${token.until.slice(0, 10)}` })
  return { newToken: secret }
}

const revokeToken: Act = async ({ accounts }, { account: { id }, form, res }) => {
  const revoked = form.get('token') ?? ''
  await accounts.change(book =>
    tokensOf(book, id).some(one => one.id === revoked) ? withoutToken(book, revoked) : book,
  )
  accounts.audit.note({ act: 'token-revoked', by: id, account: id })
  return done(res)
}

const ACTS: Readonly<Record<string, Act>> = {
  name,
  password,
  'end-session': endSession,
  'end-all-sessions': endAllSessions,
  'make-token': makeToken,
  'revoke-token': revokeToken,
}

function done(res: Response): null {
  seeOther(res, `${paths.account}#saved`)
  return null
}

function wrong(res: Response, options: AccountOptions): AccountOptions {
  res.status(422)
  return options
}

function show(keeping: Keeping, req: Request, res: Response, options: AccountOptions): void {
  const { accounts, pages } = keeping
  const { account, session } = signedInAs(req)
  const { book } = accounts
  // What was just done shows.
  const current = book.accounts.find(({ id }) => id === account.id) ?? account
  const sessions = sessionsOf(book, account.id).filter(one => isAlive(one, accounts.now()))
  const title = 'Your account'
  pages.send(req, res, ACCOUNT_TEMPLATE, {
    layout: { title: res.statusCode === 200 ? title : `Error: ${title}`, robots: 'noindex' },
    page: toAccountPage({ account: current, session, sessions, tokens: tokensOf(book, account.id) }, options),
  })
}
