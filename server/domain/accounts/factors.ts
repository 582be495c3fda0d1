import { type Account, type Codes, type Credentials, hasWayIn, type Identity, type Passkey } from './account.ts'
import { type AccountBook, AccountRuleError, existing, withChanged } from './account-book.ts'

// What is added to a password or takes its place. Whatever a request found before is looked at again here, where changes are
// made one after another: a code, a counter or a link can't be used by two at once.

const MOST_PASSKEYS = 20

export const accountWithPasskey = ({ accounts }: AccountBook, passkey: string): Account | undefined =>
  accounts.find(({ credentials }) => credentials.passkeys.some(({ id }) => id === passkey))

export const accountWithIdentity = (
  { accounts }: AccountBook,
  { issuer, subject }: Pick<Identity, 'issuer' | 'subject'>,
): Account | undefined =>
  accounts.find(({ credentials }) =>
    credentials.identities.some(identity => identity.issuer === issuer && identity.subject === subject),
  )

export const withPassword = (book: AccountBook, id: string, password: string): AccountBook =>
  withCredentials(book, id, credentials => ({ ...credentials, password }))

export const withCodes = (book: AccountBook, id: string, codes: Codes | null): AccountBook =>
  withCredentials(book, id, credentials => ({ ...credentials, codes }))

/** No code is taken that is older than one that was taken. */
export const withUsedCode = (book: AccountBook, id: string, step: number): AccountBook =>
  withCredentials(book, id, credentials => {
    const { codes } = credentials
    if (codes === null || step <= codes.lastStep)
      throw new AccountRuleError('This code was used already. Wait for the next one.')
    return { ...credentials, codes: { ...codes, lastStep: step } }
  })

export const withUsedRecoveryCode = (book: AccountBook, id: string, hashed: string): AccountBook =>
  withCredentials(book, id, credentials => {
    const { codes } = credentials
    if (!codes?.recovery.includes(hashed)) throw new AccountRuleError('This recovery code was used already.')
    return { ...credentials, codes: { ...codes, recovery: codes.recovery.filter(known => known !== hashed) } }
  })

export const withRecoveryCodes = (book: AccountBook, id: string, recovery: readonly string[]): AccountBook =>
  withCredentials(book, id, credentials => {
    if (credentials.codes === null) throw new AccountRuleError('Codes from an app are not set up any more.')
    return { ...credentials, codes: { ...credentials.codes, recovery: [...recovery] } }
  })

export function withPasskey(book: AccountBook, id: string, passkey: Passkey): AccountBook {
  if (accountWithPasskey(book, passkey.id)) throw new AccountRuleError('This passkey is registered already.')
  return withCredentials(book, id, credentials => {
    if (credentials.passkeys.length >= MOST_PASSKEYS)
      throw new AccountRuleError(`You have ${MOST_PASSKEYS} passkeys. Remove one that is not used any more.`)
    return { ...credentials, passkeys: [...credentials.passkeys, passkey] }
  })
}

export const withUsedPasskey = (
  book: AccountBook,
  id: string,
  used: Pick<Passkey, 'id' | 'counter' | 'lastUsed'>,
): AccountBook =>
  withCredentials(book, id, credentials => {
    const known = credentials.passkeys.find(passkey => passkey.id === used.id)
    if (!known) throw new AccountRuleError('This passkey has just been removed.')
    if (used.counter < known.counter || (used.counter === known.counter && used.counter > 0))
      throw new AccountRuleError('This passkey has just been used elsewhere. Try again.')
    const passkeys = credentials.passkeys.map(passkey => (passkey === known ? { ...known, ...used } : passkey))
    return { ...credentials, passkeys }
  })

export const withoutPasskey = (book: AccountBook, id: string, passkey: string): AccountBook =>
  withCredentials(book, id, credentials =>
    withWayIn({ ...credentials, passkeys: credentials.passkeys.filter(known => known.id !== passkey) }),
  )

export function withIdentity(book: AccountBook, id: string, identity: Identity): AccountBook {
  if (accountWithIdentity(book, identity))
    throw new AccountRuleError(`“${identity.label}” is linked to an account here already.`)
  return withCredentials(book, id, credentials => ({
    ...credentials,
    identities: [...credentials.identities, identity],
  }))
}

export const withoutIdentity = (
  book: AccountBook,
  id: string,
  { issuer, subject }: Pick<Identity, 'issuer' | 'subject'>,
): AccountBook =>
  withCredentials(book, id, credentials =>
    withWayIn({
      ...credentials,
      identities: credentials.identities.filter(known => known.issuer !== issuer || known.subject !== subject),
    }),
  )

function withWayIn(credentials: Credentials): Credentials {
  if (hasWayIn(credentials)) return credentials
  throw new AccountRuleError('This is the only way in which you can sign in. Add another one first.')
}

function withCredentials(
  book: AccountBook,
  id: string,
  change: (credentials: Credentials) => Credentials,
): AccountBook {
  return withChanged(book, id, { credentials: change(existing(book, id).credentials) })
}
