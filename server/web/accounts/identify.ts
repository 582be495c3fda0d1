import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import type { Accounts } from '../../accounts/accounts.ts'
import { hashOf } from '../../accounts/secrets.ts'
import type { Account } from '../../domain/accounts/account.ts'
import type { AccountBook } from '../../domain/accounts/account-book.ts'
import { isAlive, type Session, wantsToBeSeen } from '../../domain/accounts/session.ts'
import { changesSettings, roleWith, type Token } from '../../domain/accounts/token.ts'
import type { Access } from '../http/access.ts'
import { bearerOf } from '../http/bearer.ts'
import { ForbiddenError } from '../http/http-error.ts'
import { EVERYBODY_HERE, type Person } from '../http/person.ts'
import type { SessionCookie } from '../http/session-cookie.ts'

interface Given {
  readonly accounts: Accounts
  readonly access: () => Access
  readonly cookie: SessionCookie
  readonly logger: Logger
}

/** Somebody in a browser, with the account as it is at the moment of the request. */
export interface SignedIn {
  readonly account: Account
  readonly session: Session
}

const signedIn = new WeakMap<IncomingMessage, SignedIn>()

export const isSignedInAs = (req: IncomingMessage, now: SignedIn): void => {
  signedIn.set(req, now)
}

/** Undefined for readers, and for programs. */
export const signedInHere = (req: IncomingMessage): SignedIn | undefined => signedIn.get(req)

/** Whoever looks after their account does it in a browser, in person: a token that leaks must not make others. */
export function signedInAs(req: IncomingMessage): SignedIn {
  const found = signedIn.get(req)
  if (!found) throw new ForbiddenError('This is for people who have signed in, not for programs with a token.')
  return found
}

/** Who makes a request: by its token where it has one, else by its session. Null for a reader. */
export const identifyBy =
  ({ accounts, access, cookie, logger }: Given) =>
  (req: IncomingMessage): Person | null => {
    if (access() === 'open') return EVERYBODY_HERE
    const token = bearerOf(req)
    if (token !== undefined) return byToken(accounts, token)
    const secret = cookie.read(req)
    return secret === undefined ? null : bySession(secret)

    function bySession(secret: string): Person | null {
      const { book, now } = accounts
      const session = directoryOf(book).sessions.get(hashOf(secret))
      const account = session && accountOf(book, session.account)
      if (!account || !isAlive(session, now())) return null
      if (wantsToBeSeen(session, now())) noteSeen(session.id)
      isSignedInAs(req, { account, session })
      return { account: account.id, name: account.publicName, role: account.role }
    }

    function noteSeen(id: string): void {
      accounts
        .change(book => {
          const session = directoryOf(book).sessions.get(id)
          if (!session || !wantsToBeSeen(session, accounts.now())) return book
          const seen = { ...session, lastSeen: accounts.now().toISOString() }
          return { ...book, sessions: book.sessions.map(other => (other.id === id ? seen : other)) }
        })
        .catch(error => logger.error({ err: error }, 'the use of a session could not be noted'))
    }
  }

function byToken({ book, now }: Accounts, secret: string): Person | null {
  const token = directoryOf(book).tokens.get(hashOf(secret))
  const account = token && accountOf(book, token.account)
  if (!account || now() >= new Date(token.until)) return null
  return {
    account: account.id,
    name: account.publicName,
    role: roleWith(token.scope, account.role),
    ...(token.scope === 'read-desk' && { onlyReads: true }),
    ...(changesSettings(token.scope, account.role) && { changesSettings: true }),
  }
}

function accountOf(book: AccountBook, id: string): Account | undefined {
  const account = directoryOf(book).accounts.get(id)
  return account?.disabled === null ? account : undefined
}

interface Directory {
  readonly accounts: ReadonlyMap<string, Account>
  readonly sessions: ReadonlyMap<string, Session>
  readonly tokens: ReadonlyMap<string, Token>
}

const directories = new WeakMap<AccountBook, Directory>()

/** Every request of somebody who is signed in looks something up. */
function directoryOf(book: AccountBook): Directory {
  const byId = <T extends { readonly id: string }>(list: readonly T[]) => new Map(list.map(one => [one.id, one]))
  const known = directories.get(book) ?? {
    accounts: byId(book.accounts),
    sessions: byId(book.sessions),
    tokens: byId(book.tokens),
  }
  directories.set(book, known)
  return known
}
