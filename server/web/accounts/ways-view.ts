import type { SetUp } from '../../accounts/begun.ts'
import type { IdentityProvider, ProvenIdentity } from '../../accounts/identity-provider.ts'
import type { Account, Identity } from '../../domain/accounts/account.ts'
import { FRESH_MINUTES } from '../../domain/accounts/session.ts'
import { inBase32 } from '../../domain/accounts/totp.ts'
import { loginPath } from '../http/gate.ts'
import { paths } from '../site/paths.ts'
import { type AccountField, codeField, passkeyNameField, passwordField } from './account-field.ts'
import type { AccountOptions } from './account-options.ts'
import { dayOf } from './day-of.ts'
import type { RelyingParty } from './relying-party.ts'

/** What signs somebody in besides the password, on the page of their account. */
export interface WaysIn {
  /** What is to be done before anything of it is changed; null when it was. */
  readonly confirming: {
    /** Null where there is no password. */
    readonly field: AccountField | null
    readonly againHref: string
    readonly minutes: number
  } | null
  readonly codes: {
    readonly since: string
    readonly recoveryLeft: string
  } | null
  readonly settingUp: {
    readonly picture: string
    /** The key in groups, as people copy it. */
    readonly key: string
    readonly field: AccountField
  } | null
  readonly recoveryCodes: readonly string[] | null
  readonly passkeys: readonly {
    readonly id: string
    readonly name: string
    readonly since: string
    readonly lastUsed: string
  }[]
  /** Null where none can be made; then `whyNoPasskeys` says why. */
  readonly newPasskey: { readonly optionsHref: string; readonly field: AccountField } | null
  readonly whyNoPasskeys: string | null
  readonly elsewhere: Elsewhere | null
}

/** Accounts at another site. */
export interface Elsewhere {
  readonly heading: string
  readonly linked: readonly Pick<Identity, 'issuer' | 'subject' | 'label'>[]
  /** Who somebody has just said they are, and has still to confirm. */
  readonly proven: string | null
  readonly link: { readonly text: string; readonly href: string } | null
}

export interface WaysGiven {
  readonly account: Account
  readonly isFresh: boolean
  readonly setUp: SetUp | undefined
  readonly party: RelyingParty
  readonly provider: Pick<IdentityProvider, 'name'> | null
  readonly proven: ProvenIdentity | undefined
}

export function toWaysIn(
  { account: { credentials }, isFresh, setUp, party, provider, proven }: WaysGiven,
  { typed, problems = {}, recoveryCodes }: AccountOptions,
): WaysIn {
  const { codes, password } = credentials
  return {
    confirming: isFresh
      ? null
      : {
          field: password === null ? null : { ...passwordField(problems.confirmed), id: 'confirmed' },
          againHref: `${loginPath(paths.account)}&again=yes`,
          minutes: FRESH_MINUTES,
        },
    codes: codes && { since: dayOf(codes.since), recoveryLeft: leftInWords(codes.recovery.length) },
    settingUp:
      setUp && isFresh
        ? {
            picture: paths.codePicture,
            key: (inBase32(Buffer.from(setUp.key, 'base64url')).match(/.{1,4}/g) ?? []).join(' '),
            field: { ...codeField(problems.code), label: 'Code that the app shows now' },
          }
        : null,
    recoveryCodes: recoveryCodes ?? null,
    passkeys: credentials.passkeys.map(({ id, name, created, lastUsed }) => ({
      id,
      name,
      since: dayOf(created),
      lastUsed: lastUsed === null ? 'not used yet' : `last used ${dayOf(lastUsed)}`,
    })),
    newPasskey:
      party.isPossible && isFresh
        ? {
            optionsHref: paths.newPasskey,
            field: passkeyNameField(typed?.get('passkeyName') ?? '', problems.passkeyName),
          }
        : null,
    elsewhere:
      provider || credentials.identities.length > 0
        ? {
            heading: provider ? `Account at ${provider.name}` : 'Accounts elsewhere',
            linked: credentials.identities,
            proven: isFresh && proven ? proven.label : null,
            link:
              provider && isFresh && !proven
                ? { text: `Link an account at ${provider.name}`, href: paths.providerLink }
                : null,
          }
        : null,
    whyNoPasskeys: party.isPossible ? null : party.why,
  }
}

const leftInWords = (left: number): string => {
  if (left === 0) return 'No recovery code is left'
  return left === 1 ? 'One recovery code is left' : `${left} recovery codes are left`
}
