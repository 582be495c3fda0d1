import { withoutPasskey, withPasskey } from '../../domain/accounts/factors.ts'
import { plainText } from '../../domain/text/plain-text.ts'
import { type Act, done, whenFresh, wrong } from './account-act.ts'
import { provenRegistration, registrationIn } from './authenticator.ts'
import { relyingPartyOf } from './relying-party.ts'
import { renewSession } from './sessions.ts'

const add: Act = async (keeping, { account, form, req, res }) => {
  const { accounts, site } = keeping
  const party = relyingPartyOf(site.publicUrl, req)
  if (!party.isPossible) return wrong(res, { problem: party.why })
  const name = plainText(80).safeParse(form.get('passkeyName') ?? '')
  if (!name.success) return wrong(res, { typed: form, problems: { passkeyName: name.error.issues[0]?.message ?? '' } })
  const answer = registrationIn(form.get('credential') ?? '')
  const made = answer && (await provenRegistration(accounts, party, account, answer))
  if (!made)
    return wrong(res, { typed: form, problem: 'No passkey was made, or it took longer than five minutes. Try again.' })
  await renewSession(keeping, req, res, book => withPasskey(book, account.id, { ...made, name: name.data }))
  accounts.audit.note({ act: 'passkey-added', by: account.id, account: account.id })
  return done(res)
}

const remove: Act = async (keeping, { account: { id }, form, req, res }) => {
  const passkey = form.get('passkey') ?? ''
  await renewSession(keeping, req, res, book => withoutPasskey(book, id, passkey))
  keeping.accounts.audit.note({ act: 'passkey-removed', by: id, account: id })
  return done(res)
}

export const PASSKEY_ACTS: Readonly<Record<string, Act>> = {
  'add-passkey': whenFresh(add),
  'remove-passkey': whenFresh(remove),
}
