import { addDays } from 'date-fns'
import type { Request, Response } from 'express'
import { hashOf, newSecret } from '../../accounts/secrets.ts'
import { publicName as publicNameSchema } from '../../domain/accounts/account.ts'
import {
  AccountRuleError,
  accountWith,
  existing,
  sessionsOf,
  tokensOf,
  withoutSession,
  withoutSessionsOf,
  withoutToken,
  withPublicName,
  withToken,
} from '../../domain/accounts/account-book.ts'
import { withPassword } from '../../domain/accounts/factors.ts'
import { passwordProblem } from '../../domain/accounts/password-rules.ts'
import { isAlive, isFresh } from '../../domain/accounts/session.ts'
import { SCOPES, type Scope, TOKEN_PREFIX } from '../../domain/accounts/token.ts'
import { plainText } from '../../domain/text/plain-text.ts'
import { formOf } from '../http/form-body.ts'
import { BadRequestError } from '../http/http-error.ts'
import { paths } from '../site/paths.ts'
import { type Act, done, whenFresh, wrong } from './account-act.ts'
import type { AccountOptions } from './account-options.ts'
import { ACCOUNT_TEMPLATE, toAccountPage } from './account-view.ts'
import { CODE_ACTS } from './code-acts.ts'
import { signedInAs } from './identify.ts'
import { type Keeping, refusalOf, retryLater, whereAccountsAre } from './keeping.ts'
import { PASSKEY_ACTS } from './passkey-acts.ts'
import { provenFor } from './proven.ts'
import { PROVIDER_ACTS } from './provider-acts.ts'
import { relyingPartyOf } from './relying-party.ts'
import { beginSession, seeOther } from './sessions.ts'

/** `GET /account`: what everybody looks after themselves. */
export const accountPage = whereAccountsAre(keeping => (req, res) => show(keeping, req as Request, res, {}))

/** `POST /account`: carries out what its button says. */
export const changeAccount = whereAccountsAre(keeping => async (req, res) => {
  const form = formOf(req.body)
  const act = ACTS[form.get('intent') ?? '']
  if (!act) throw new BadRequestError('The form says nothing that can be done here.')
  const given = { ...signedInAs(req), req: req as Request, res, form }
  try {
    const shown = await act(keeping, given)
    if (shown) await show(keeping, given.req, res, shown)
  } catch (error) {
    const { status, message } = refusalOf(error)
    if (status === 503) res.set(retryLater)
    await show(keeping, given.req, res.status(status), { typed: form, problem: message })
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
const password: Act = async (keeping, given) => {
  const { account, form, req, res } = given
  const { accounts } = keeping
  const { id, handle, credentials } = account
  const chosen = form.get('newPassword') ?? ''
  const problem = passwordProblem(chosen, handle, accounts.isCommon)
  if (problem !== undefined) return wrong(res, { problems: { newPassword: problem } })
  const choosePassword: Act = async () => {
    const hashed = await accounts.passwords.hashed(chosen)
    await beginSession(keeping, req, res, account, book => withoutSessionsOf(withPassword(book, id, hashed), id))
    accounts.audit.note({ act: 'password-chosen', by: id, account: id })
    return done(res)
  }
  if (credentials.password === null) return whenFresh(choosePassword)(keeping, given)
  if (!(await isOwnPassword(keeping, given))) return wrong(res, { problems: { password: NOT_OWN } })
  return choosePassword(keeping, given)
}

const NOT_OWN = 'This is not the password that you have now.'

/** Proves anew who it is, before ways to sign in are changed. */
const confirm: Act = async (keeping, given) => {
  const { account, req, res } = given
  if (!(await isOwnPassword(keeping, given))) return wrong(res, { problems: { confirmed: NOT_OWN } })
  const { password: stored } = account.credentials
  await beginSession(keeping, req, res, account, book => {
    if (existing(book, account.id).credentials.password !== stored)
      throw new AccountRuleError('The password has just been changed. Sign in with the new one.')
    return book
  })
  keeping.accounts.audit.note({ act: 'signed-in', by: account.id, account: account.id, detail: 'password, again' })
  seeOther(res, `${paths.account}#part-ways`)
  return null
}

async function isOwnPassword(
  { accounts: { throttle, passwords, failures } }: Keeping,
  { account: { id, handle, credentials }, form, req }: Parameters<Act>[1],
): Promise<boolean> {
  const attempt = await throttle.attempt(handle, req.ip ?? '')
  if (!attempt.isRefused && (await passwords.isRight(credentials.password, form.get('password') ?? ''))) {
    await attempt.succeeded()
    return true
  }
  failures.count(id, 'password')
  return false
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
  confirm,
  ...CODE_ACTS,
  ...PASSKEY_ACTS,
  ...PROVIDER_ACTS,
  'end-session': endSession,
  'end-all-sessions': endAllSessions,
  'make-token': makeToken,
  'revoke-token': revokeToken,
}

async function show(keeping: Keeping, req: Request, res: Response, options: AccountOptions): Promise<void> {
  const { accounts, pages } = keeping
  const { account, session } = signedInAs(req)
  const { book } = accounts
  const now = accounts.now()
  const title = 'Your account'
  const [proven, setUp] = await Promise.all([
    provenFor(keeping, req, { kind: 'link', account: account.id }),
    accounts.begun.setUps.find(session.id),
  ])
  pages.send(req, res, ACCOUNT_TEMPLATE, {
    layout: { title: res.statusCode === 200 ? title : `Error: ${title}`, robots: 'noindex' },
    page: toAccountPage(
      {
        // What was just done shows.
        account: accountWith(book, account.id) ?? account,
        session,
        sessions: sessionsOf(book, account.id).filter(one => isAlive(one, now)),
        tokens: tokensOf(book, account.id),
        isFresh: isFresh(session, now),
        provider: keeping.provider,
        proven,
        party: relyingPartyOf(keeping.site.publicUrl, req),
        setUp,
      },
      options,
    ),
  })
}
