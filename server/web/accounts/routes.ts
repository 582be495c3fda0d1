import { data, file, page, type Route, write } from '../site/route.ts'
import { accountPage, changeAccount } from './account-page.ts'
import { accountsPage, changeOneAccount, inviteSomebody, oneAccountPage } from './accounts-page.ts'
import { auditPage } from './audit-page.ts'
import { codeForm, enterCode } from './code-page.ts'
import { codePicture } from './code-picture.ts'
import { join, joinForm } from './join-page.ts'
import type { Keeping } from './keeping.ts'
import { loginForm, signIn, signOut } from './login-page.ts'
import { PASSKEY_CREATION, PASSKEY_REQUEST } from './passkey-operations.ts'
import { passkeyCreation, passkeyRequest, signInByPasskey } from './passkey-page.ts'
import { beginJoining, beginLinking, beginSignIn, comeBack } from './provider-page.ts'

const HIDDEN = { mayBeCrawled: false } as const
/** What a reader begins is remembered for a while. */
const COUNTED = { limit: 'writes' } as const
const OWN = { who: 'contributor', ...HIDDEN } as const
const OF_OTHERS = { who: 'administrator', ...HIDDEN } as const
const FOR_READERS = { who: 'everybody' } as const

export const accountRoutes: readonly Route<Keeping>[] = [
  page('/login', loginForm, {
    ...HIDDEN,
    ignores: params => [...params.keys()].filter(name => name !== 'next' && name !== 'again'),
  }),
  write('/login', signIn, FOR_READERS),
  page('/login/code', codeForm, HIDDEN),
  write('/login/code', enterCode, FOR_READERS),
  page('/login/oidc', beginSignIn, {
    ...HIDDEN,
    ...COUNTED,
    ignores: params => [...params.keys()].filter(name => name !== 'next'),
  }),
  page('/login/oidc/callback', comeBack, { ...HIDDEN, ...COUNTED, ignores: () => [] }),
  data('/login/passkey.json', passkeyRequest, { ...HIDDEN, ...COUNTED, json: PASSKEY_REQUEST }),
  write('/login/passkey', signInByPasskey, FOR_READERS),
  write('/logout', signOut, FOR_READERS),
  page('/join/:token', joinForm, HIDDEN),
  write('/join/:token', join, FOR_READERS),
  page('/join/:token/oidc', beginJoining, { ...HIDDEN, ...COUNTED }),
  page('/account', accountPage, OWN),
  write('/account', changeAccount, { who: 'contributor' }),
  data('/account/passkey.json', passkeyCreation, { ...OWN, json: PASSKEY_CREATION }),
  page('/account/oidc', beginLinking, OWN),
  file('/account/totp.svg', codePicture, OWN),
  page('/accounts', accountsPage, OF_OTHERS),
  write('/accounts', inviteSomebody, { who: 'administrator' }),
  page('/accounts/:id', oneAccountPage, OF_OTHERS),
  write('/accounts/:id', changeOneAccount, { who: 'administrator' }),
  page('/audit', auditPage, { ...OF_OTHERS, ignores: params => [...params.keys()].filter(name => name !== 'page') }),
]
