import { type Account, hasWayIn } from '../../domain/accounts/account.ts'
import { type AccountBook, sessionsOf, withoutExpired } from '../../domain/accounts/account-book.ts'
import { ROLES, type Role } from '../../domain/accounts/roles.ts'
import { paths } from '../site/paths.ts'
import { template } from '../site/template.ts'
import { dayOf } from './day-of.ts'
import { ROLE_WORDS } from './role-words.ts'

interface RoleChoice {
  readonly value: Role
  readonly label: string
  readonly mayDo: string
  readonly isChosen: boolean
}

export interface AccountsPage {
  readonly accounts: readonly {
    readonly handle: string
    readonly href: string
    readonly publicName: string
    readonly role: string
    /** Such as “disabled”; empty for most. */
    readonly state: string
    readonly lastSeen: string
  }[]
  readonly invitations: readonly {
    readonly id: string
    readonly what: string
    readonly until: string
  }[]
  readonly roles: readonly RoleChoice[]
  readonly link: string | null
  readonly auditHref: string
}

export interface OneAccountPage {
  readonly handle: string
  readonly publicName: string
  readonly role: string
  readonly mayDo: string
  readonly created: string
  readonly action: string
  readonly roles: readonly RoleChoice[]
  readonly isDisabled: boolean
  readonly isOwn: boolean
  readonly link: string | null
  readonly problem: string | null
}

export interface OneAccountOptions {
  readonly link?: string
  readonly problem?: string
}

export const ACCOUNTS_TEMPLATE = template<AccountsPage>('accounts/accounts', { styles: 'texts' })
export const ONE_ACCOUNT_TEMPLATE = template<OneAccountPage>('accounts/one-account', { styles: 'texts' })

const roleChoices = (chosen: Role): RoleChoice[] =>
  ROLES.map(value => ({
    value,
    label: ROLE_WORDS[value].role,
    mayDo: ROLE_WORDS[value].mayDo,
    isChosen: value === chosen,
  }))

export function toAccountsPage(book: AccountBook, now: Date, link: string | null): AccountsPage {
  const current = withoutExpired(book, now)
  const handleOf = (id: string) => current.accounts.find(account => account.id === id)?.handle ?? ''
  return {
    accounts: [...current.accounts]
      .sort((a, b) => (a.handle < b.handle ? -1 : 1))
      .map(({ id, handle, publicName, role, disabled, credentials }) => ({
        handle,
        href: paths.oneAccount(id),
        publicName,
        role: ROLE_WORDS[role].role,
        state: disabled !== null ? 'disabled' : !hasWayIn(credentials) ? 'not joined yet' : '',
        lastSeen: lastSeenOf(current, id),
      })),
    invitations: current.invitations.map(({ id, role, account, until }) => ({
      id,
      what: account === null ? `A new ${ROLE_WORDS[role].role.toLowerCase()}` : `A password for ${handleOf(account)}`,
      until: dayOf(until),
    })),
    roles: roleChoices('contributor'),
    link,
    auditHref: paths.audit,
  }
}

function lastSeenOf(book: AccountBook, account: string): string {
  const last = sessionsOf(book, account)
    .map(({ lastSeen }) => lastSeen)
    .sort()
    .at(-1)
  return last === undefined ? 'not signed in' : dayOf(last)
}

export const toOneAccountPage = (
  { id, handle, publicName, role, created, disabled }: Account,
  { isOwn, link, problem }: OneAccountOptions & { readonly isOwn: boolean },
): OneAccountPage => ({
  handle,
  publicName,
  ...ROLE_WORDS[role],
  created: dayOf(created),
  action: paths.oneAccount(id),
  roles: roleChoices(role),
  isDisabled: disabled !== null,
  isOwn,
  link: link ?? null,
  problem: problem ?? null,
})
