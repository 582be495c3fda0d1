import { randomBytes } from 'node:crypto'
import { hashOf, newRecoveryCodes } from '../../accounts/secrets.ts'
import { withCodes, withRecoveryCodes } from '../../domain/accounts/factors.ts'
import { appCodeIn } from '../../domain/accounts/recovery-codes.ts'
import { KEY_BYTES, stepOfCode } from '../../domain/accounts/totp.ts'
import { paths } from '../site/paths.ts'
import { type Act, done, whenFresh, wrong } from './account-act.ts'
import { renewSession, seeOther } from './sessions.ts'

// Codes of an app, asked for after the password.

const begin: Act = async ({ accounts }, { session, res }) => {
  await accounts.begun.setUps.begin({ key: randomBytes(KEY_BYTES).toString('base64url') }, session.id)
  seeOther(res, `${paths.account}#part-codes`)
  return null
}

/** Nothing is asked for that the app has not shown once: whoever has copied the key wrongly is not locked out. */
const confirm: Act = async (keeping, { account: { id }, session, form, req, res }) => {
  const { accounts } = keeping
  const setUp = await accounts.begun.setUps.find(session.id)
  if (!setUp) return wrong(res, { problem: 'That took too long. Begin to set up the app again.' })
  const now = accounts.now()
  const key = Buffer.from(setUp.key, 'base64url')
  const step = stepOfCode(key, appCodeIn(form.get('code') ?? '') ?? '', now, 0)
  if (step === undefined)
    return wrong(res, {
      problems: {
        code: 'This is not the code that the app shows now. If it goes on, look at the clock of the telephone.',
      },
    })
  const recoveryCodes = newRecoveryCodes()
  const codes = {
    sealedKey: await accounts.sealing.seal(key, id),
    lastStep: step,
    recovery: recoveryCodes.map(hashOf),
    since: now.toISOString(),
  }
  await renewSession(keeping, req, res, book => withCodes(book, id, codes))
  await accounts.begun.setUps.take(session.id)
  accounts.audit.note({ act: 'codes-set-up', by: id, account: id })
  return { recoveryCodes }
}

const remove: Act = async (keeping, { account: { id }, req, res }) => {
  await renewSession(keeping, req, res, book => withCodes(book, id, null))
  keeping.accounts.audit.note({ act: 'codes-removed', by: id, account: id })
  return done(res)
}

const makeRecoveryCodes: Act = async (keeping, { account: { id }, req, res }) => {
  const recoveryCodes = newRecoveryCodes()
  await renewSession(keeping, req, res, book => withRecoveryCodes(book, id, recoveryCodes.map(hashOf)))
  keeping.accounts.audit.note({ act: 'recovery-codes-made', by: id, account: id })
  return { recoveryCodes }
}

export const CODE_ACTS: Readonly<Record<string, Act>> = {
  'begin-codes': whenFresh(begin),
  'confirm-codes': whenFresh(confirm),
  'remove-codes': whenFresh(remove),
  'make-recovery-codes': whenFresh(makeRecoveryCodes),
}
