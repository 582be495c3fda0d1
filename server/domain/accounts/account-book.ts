import { z } from 'zod'
import { fold } from '../text/folding.ts'
import { type Account, accountSchema, NO_CREDENTIALS } from './account.ts'
import { type Invitation, invitationSchema } from './invitation.ts'
import { isAlive, type Session, sessionSchema } from './session.ts'
import { type Token, tokenSchema } from './token.ts'

// All accounts with what belongs to them, as one document. It is never changed in place: what changes it makes another.

export const accountBookSchema = z.object({
  format: z.literal('parley-accounts'),
  version: z.literal(1),
  accounts: z.array(accountSchema),
  sessions: z.array(sessionSchema),
  invitations: z.array(invitationSchema),
  tokens: z.array(tokenSchema),
})

export interface AccountBook {
  readonly format: 'parley-accounts'
  readonly version: 1
  readonly accounts: readonly Account[]
  readonly sessions: readonly Session[]
  readonly invitations: readonly Invitation[]
  readonly tokens: readonly Token[]
}

export const EMPTY_BOOK: AccountBook = {
  format: 'parley-accounts',
  version: 1,
  accounts: [],
  sessions: [],
  invitations: [],
  tokens: [],
}

/** Why a change can't be made, in words for whoever asked for it. */
export class AccountRuleError extends Error {
  override readonly name = 'AccountRuleError'
}

export const accountWith = (book: AccountBook, id: string): Account | undefined =>
  book.accounts.find(account => account.id === id)

/** Of whom a request was; they may be gone since it began. */
export function existing(book: AccountBook, id: string): Account {
  const account = accountWith(book, id)
  if (!account) throw new AccountRuleError('There is no such account any more.')
  return account
}

export const accountNamed = (book: AccountBook, handle: string): Account | undefined =>
  book.accounts.find(account => account.handle === handle)

export const sessionsOf = (book: AccountBook, account: string): readonly Session[] =>
  book.sessions.filter(session => session.account === account)

export const tokensOf = (book: AccountBook, account: string): readonly Token[] =>
  book.tokens.filter(token => token.account === account)

/** Nobody signs in with the name of another, nor is taken for another by readers. */
export function withNewAccount(book: AccountBook, account: Account): AccountBook {
  if (accountNamed(book, account.handle)) throw new AccountRuleError(`There is an account “${account.handle}” already.`)
  refuseTakenName(book, account)
  return { ...book, accounts: [...book.accounts, account] }
}

export function withPublicName(book: AccountBook, id: string, publicName: string): AccountBook {
  refuseTakenName(book, { id, publicName })
  return withChanged(book, id, { publicName })
}

/** Under these names programs write, or nobody in particular. */
const NOBODYS: readonly string[] = ['import', 'local-editor', 'a reader'].map(fold)

function refuseTakenName({ accounts }: AccountBook, { id, publicName }: Pick<Account, 'id' | 'publicName'>): void {
  const folded = fold(publicName)
  if (NOBODYS.includes(folded) || accounts.some(other => other.id !== id && fold(other.publicName) === folded))
    throw new AccountRuleError(`The public name “${publicName}” is taken. Choose one by which you can be told apart.`)
}

export const withChanged = (book: AccountBook, id: string, change: Partial<Omit<Account, 'id'>>): AccountBook => ({
  ...book,
  accounts: book.accounts.map(account => (account.id === id ? { ...account, ...change } : account)),
})

/** Whoever is signed in with less than they may do now, or with more, signs in again; what they gave to others is void. */
export function withRole(book: AccountBook, id: string, role: Account['role']): AccountBook {
  if (role !== 'administrator') refuseLastAdministrator(book, id)
  const changed = withoutSessionsOf(withChanged(book, id, { role }), id)
  return { ...changed, invitations: book.invitations.filter(({ by }) => by !== id) }
}

export function withDisabled(book: AccountBook, id: string, since: Date): AccountBook {
  refuseLastAdministrator(book, id)
  return withoutWaysIn(withChanged(book, id, { disabled: since.toISOString() }), id)
}

/** Takes away all by which somebody can come in, until they choose a password anew. */
export const withoutCredentials = (book: AccountBook, id: string): AccountBook =>
  withoutWaysIn(withChanged(book, id, { credentials: NO_CREDENTIALS }), id)

/** Nothing of the account is left. */
export function withoutAccount(book: AccountBook, id: string): AccountBook {
  const without = withoutWaysIn(book, id)
  return { ...without, accounts: without.accounts.filter(account => account.id !== id) }
}

export function refuseLastAdministrator({ accounts }: AccountBook, id: string): void {
  const others = accounts.some(other => other.id !== id && other.role === 'administrator' && other.disabled === null)
  if (!others) throw new AccountRuleError('This is the only administrator. Make another one first.')
}

const withoutWaysIn = (book: AccountBook, id: string): AccountBook => ({
  ...withoutSessionsOf(book, id),
  tokens: book.tokens.filter(({ account }) => account !== id),
  invitations: invitationsWithout(book, id),
})

/** A link that somebody has or has given lets nobody in once they are not trusted as they were. */
const invitationsWithout = ({ invitations }: AccountBook, id: string): readonly Invitation[] =>
  invitations.filter(({ account, by }) => account !== id && by !== id)

export const withSession = (book: AccountBook, session: Session): AccountBook => ({
  ...book,
  sessions: [...book.sessions.filter(({ id }) => id !== session.id), session],
})

export const withoutSession = (book: AccountBook, id: string): AccountBook => ({
  ...book,
  sessions: book.sessions.filter(session => session.id !== id),
})

export const withoutSessionsOf = (book: AccountBook, account: string): AccountBook => ({
  ...book,
  sessions: book.sessions.filter(session => session.account !== account),
})

/** An older link for the same account stops working. */
export const withInvitation = (book: AccountBook, invitation: Invitation): AccountBook => ({
  ...book,
  invitations: [
    ...book.invitations.filter(({ account }) => account === null || account !== invitation.account),
    invitation,
  ],
})

export const withoutInvitation = (book: AccountBook, id: string): AccountBook => ({
  ...book,
  invitations: book.invitations.filter(invitation => invitation.id !== id),
})

export const withToken = (book: AccountBook, token: Token): AccountBook => ({
  ...book,
  tokens: [...book.tokens, token],
})

export const withoutToken = (book: AccountBook, id: string): AccountBook => ({
  ...book,
  tokens: book.tokens.filter(token => token.id !== id),
})

/** Without what is over. */
export const withoutExpired = (book: AccountBook, now: Date): AccountBook => {
  const isOpen = ({ until }: { readonly until: string }) => now < new Date(until)
  return {
    ...book,
    sessions: book.sessions.filter(session => isAlive(session, now)),
    invitations: book.invitations.filter(isOpen),
    tokens: book.tokens.filter(isOpen),
  }
}
