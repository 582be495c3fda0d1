import { withIdentity, withoutIdentity } from '../../domain/accounts/factors.ts'
import { type Act, done, whenFresh, wrong } from './account-act.ts'
import { provenFor } from './proven.ts'
import { renewSession } from './sessions.ts'

const link: Act = async (keeping, { account: { id }, req, res }) => {
  const { accounts, providerCookie } = keeping
  const proven = await provenFor(keeping, req, { kind: 'link', account: id })
  if (!proven) return wrong(res, { problem: 'That took too long. Begin to link the account again.' })
  const created = accounts.now().toISOString()
  await renewSession(keeping, req, res, book => withIdentity(book, id, { ...proven, created }))
  await accounts.begun.proven.take(providerCookie.read(req) ?? '')
  providerCookie.take(res)
  accounts.audit.note({ act: 'identity-linked', by: id, account: id })
  return done(res)
}

const unlink: Act = async (keeping, { account: { id }, form, req, res }) => {
  const unlinked = { issuer: form.get('issuer') ?? '', subject: form.get('subject') ?? '' }
  await renewSession(keeping, req, res, book => withoutIdentity(book, id, unlinked))
  keeping.accounts.audit.note({ act: 'identity-unlinked', by: id, account: id })
  return done(res)
}

export const PROVIDER_ACTS: Readonly<Record<string, Act>> = {
  'link-identity': whenFresh(link),
  'unlink-identity': whenFresh(unlink),
}
