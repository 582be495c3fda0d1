import type { Session } from '../../domain/accounts/session.ts'
import type { Scope, Token } from '../../domain/accounts/token.ts'
import { template } from '../site/template.ts'
import { type AccountField, newPasswordField, passwordField, publicNameField } from './account-field.ts'
import type { AccountOptions } from './account-options.ts'
import { dayOf } from './day-of.ts'
import { ROLE_WORDS } from './role-words.ts'
import { toWaysIn, type WaysGiven, type WaysIn } from './ways-view.ts'

export interface AccountPage {
  readonly handle: string
  readonly role: string
  readonly mayDo: string
  readonly isAdministrator: boolean
  readonly publicName: AccountField
  readonly passwords: readonly AccountField[]
  readonly hasPassword: boolean
  readonly ways: WaysIn
  readonly sessions: readonly {
    readonly id: string
    readonly browser: string
    readonly since: string
    readonly lastSeen: string
    readonly isThis: boolean
  }[]
  readonly tokens: readonly {
    readonly id: string
    readonly name: string
    readonly allows: string
    readonly until: string
  }[]
  readonly tokenName: AccountField
  readonly scopes: readonly { readonly value: Scope; readonly label: string; readonly isChosen: boolean }[]
  readonly days: readonly { readonly value: string; readonly label: string; readonly isChosen: boolean }[]
  /** Shown once. */
  readonly newToken: string | null
  readonly problem: string | null
}

export const ACCOUNT_TEMPLATE = template<AccountPage>('accounts/account', { styles: 'texts', script: 'passkeys' })

const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  'read-desk': 'Read the desk',
  suggest: 'Suggest entries and corrections',
  write: 'Publish, as far as you may',
  settings: 'Publish, and change the record and its negotiations as such, if you are an administrator',
}

interface Shown extends WaysGiven {
  readonly session: Session
  readonly sessions: readonly Session[]
  readonly tokens: readonly Token[]
}

export function toAccountPage({ session, sessions, tokens, ...given }: Shown, options: AccountOptions): AccountPage {
  const { typed, problems = {}, problem, newToken } = options
  const { handle, publicName, role, credentials } = given.account
  const hasPassword = credentials.password !== null
  return {
    handle,
    ...ROLE_WORDS[role],
    isAdministrator: role === 'administrator',
    publicName: publicNameField(typed?.get('publicName') ?? publicName, problems.publicName),
    passwords: [
      ...(hasPassword ? [{ ...passwordField(problems.password), label: 'Password that you have now' }] : []),
      newPasswordField(problems.newPassword),
    ],
    hasPassword,
    ways: toWaysIn(given, options),
    sessions: [...sessions]
      .sort((a, b) => (a.lastSeen < b.lastSeen ? 1 : -1))
      .map(({ id, browser, created, lastSeen }) => ({
        id,
        browser,
        since: dayOf(created),
        lastSeen: dayOf(lastSeen),
        isThis: id === session.id,
      })),
    tokens: tokens.map(({ id, name, scope, until }) => ({ id, name, allows: SCOPE_WORDS[scope], until: dayOf(until) })),
    tokenName: {
      name: 'name',
      id: 'name',
      label: 'What it is for',
      type: 'text',
      autocomplete: 'off',
      value: typed?.get('name') ?? '',
      hint: 'Such as “nightly import”, so that you know it again.',
      problem: problems.name ?? null,
    },
    scopes: Object.entries(SCOPE_WORDS).map(([value, label]) => ({
      value: value as Scope,
      label,
      isChosen: value === (typed?.get('scope') ?? 'read-desk'),
    })),
    days: ['30', '90', '365'].map(value => ({
      value,
      label: `${value} days`,
      isChosen: value === (typed?.get('days') ?? '90'),
    })),
    newToken: newToken ?? null,
    problem: problem ?? null,
  }
}
