import type { Request, RequestHandler } from 'express'
import { accountWithPasskey, withUsedPasskey } from '../../domain/accounts/factors.ts'
import { formOf } from '../http/form-body.ts'
import { NotFoundError } from '../http/http-error.ts'
import { siteNameOf } from '../site/record-names.ts'
import { authenticationIn, creationOptions, provenAuthentication, requestOptions } from './authenticator.ts'
import { signedInAs } from './identify.ts'
import { type Keeping, refusalOf, refusedAsPage, retryLater, whereAccountsAre } from './keeping.ts'
import { nextIn, showLogin } from './login-page.ts'
import { relyingPartyOf } from './relying-party.ts'
import { beginSession, seeOther } from './sessions.ts'

// A passkey is two factors in one, so no code is asked for; and what can't be guessed need not be throttled: nobody who
// guesses passwords elsewhere locks its owner out.

/** `GET /login/passkey.json`: what the browser asks an authenticator to sign. */
export const passkeyRequest =
  ({ accounts, site }: Keeping): RequestHandler =>
  async (req, res) => {
    const party = relyingPartyOf(site.publicUrl, req)
    if (site.access !== 'accounts' || !party.isPossible) throw new NotFoundError('There are no passkeys here.')
    res.set('Cache-Control', 'no-store').json(await refusedAsPage(requestOptions(accounts, party)))
  }

/** `GET /account/passkey.json`: what the browser asks an authenticator to make. */
export const passkeyCreation =
  ({ accounts, site }: Keeping): RequestHandler =>
  async (req, res) => {
    const { account } = signedInAs(req)
    const party = relyingPartyOf(site.publicUrl, req)
    if (!party.isPossible) throw new NotFoundError(party.why)
    const options = creationOptions(accounts, party, account, siteNameOf(site.record))
    res.set('Cache-Control', 'no-store').json(await refusedAsPage(options))
  }

const UNKNOWN =
  'This passkey does not sign in here: it was removed, or belongs to another site. Take another one, or the password.'

/** `POST /login/passkey` */
export const signInByPasskey = whereAccountsAre(keeping => async (req, res) => {
  const { accounts, site } = keeping
  const form = formOf(req.body)
  const next = nextIn(form)
  const again = (status: number, problem: string) =>
    showLogin(keeping, req as Request, res.status(status), { next, problem })

  const party = relyingPartyOf(site.publicUrl, req)
  if (!party.isPossible) return again(422, party.why)
  const answer = authenticationIn(form.get('credential') ?? '')
  const account = answer && accountWithPasskey(accounts.book, answer.id)
  const used = account && (await provenAuthentication(accounts, party, account, answer))
  if (account?.disabled !== null || !used) {
    accounts.failures.count(account?.id ?? null, 'passkey')
    return again(422, UNKNOWN)
  }
  try {
    await beginSession(keeping, req as Request, res, account, book => withUsedPasskey(book, account.id, used))
  } catch (error) {
    const { status, message } = refusalOf(error)
    if (status === 503) res.set(retryLater)
    return again(status, message)
  }
  accounts.audit.note({ act: 'signed-in', by: account.id, account: account.id, detail: 'passkey' })
  seeOther(res, next)
})
