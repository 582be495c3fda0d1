import { hashOf } from '../accounts/secrets.ts'
import type { Account } from '../domain/accounts/account.ts'
import { type AccountBook, EMPTY_BOOK } from '../domain/accounts/account-book.ts'
import { ROLES, type Role } from '../domain/accounts/roles.ts'
import { SCOPES, type Scope } from '../domain/accounts/token.ts'
import { anAccount } from '../domain/testing/an-account.ts'

// Somebody of each role, signed in, for tests that ask the site as different people.

/** Of the day that test sites show. */
const TODAY = '2026-07-10T11:30:00.000Z'
const JUST_NOW = '2026-07-10T11:59:00.000Z'
const LONG_AGO = '2026-06-01T11:30:00.000Z'
const LATER = '2026-12-01T00:00:00.000Z'

const accountOf = (role: Role): Account =>
  anAccount({ id: `account-${role}`, handle: `${role}@example.org`, publicName: `The ${role}`, role })

const session = (name: string, account: string, lastSeen: string) => ({
  id: hashOf(name),
  account,
  created: lastSeen,
  lastSeen,
  browser: 'Firefox on Linux',
})

/** A contributor, an editor and an administrator; a token of each scope, of the administrator. */
export const PEOPLE: AccountBook = {
  ...EMPTY_BOOK,
  accounts: [
    ...ROLES.map(accountOf),
    anAccount({ id: 'account-gone', handle: 'gone', publicName: 'Gone', disabled: TODAY }),
  ],
  sessions: [
    ...ROLES.map(role => session(role, `account-${role}`, TODAY)),
    ...ROLES.map(role => session(`${role}-just-now`, `account-${role}`, JUST_NOW)),
    session('expired', 'account-administrator', LONG_AGO),
    session('disabled', 'account-gone', TODAY),
  ],
  tokens: SCOPES.map(scope => ({
    id: hashOf(`parley_${scope}`),
    account: 'account-administrator',
    name: scope,
    scope,
    created: TODAY,
    until: LATER,
  })),
}

type SessionName = Role | `${Role}-just-now` | 'expired' | 'disabled' | 'never-given'

/** What the browser sends in which somebody has signed in, on a site without https. */
export const signedInAs = (name: SessionName) => ({ cookie: `session=${name}` })

export const withToken = (scope: Scope) => ({ authorization: `Bearer parley_${scope}` })
