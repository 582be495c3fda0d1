import { hashOf } from '../accounts/secrets.ts'
import { type AccountBook, EMPTY_BOOK } from '../domain/accounts/account-book.ts'
import type { Role } from '../domain/accounts/roles.ts'
import { anAccount } from '../domain/testing/an-account.ts'

// Several people of a desk, signed in, for tests in which they meet.

const TODAY = '2026-07-10T11:30:00.000Z'

const ROLE_OF = {
  casey: 'contributor',
  robin: 'contributor',
  edda: 'editor',
  ben: 'editor',
  ada: 'administrator',
} as const satisfies Readonly<Record<string, Role>>

export type Known = keyof typeof ROLE_OF

export const accountOf = (person: Known): string => `account-${person}`

/** What they are called in public. */
const nameOf = (person: string): string => person.slice(0, 1).toUpperCase() + person.slice(1)

const people = Object.keys(ROLE_OF) as Known[]

export const BOOK: AccountBook = {
  ...EMPTY_BOOK,
  accounts: people.map(person =>
    anAccount({ id: accountOf(person), handle: person, publicName: nameOf(person), role: ROLE_OF[person] }),
  ),
  sessions: people.map(person => ({
    id: hashOf(person),
    account: accountOf(person),
    created: TODAY,
    lastSeen: TODAY,
    browser: 'Firefox on Linux',
  })),
}

/** What their browsers send, on a site without https. */
export const as = (person: Known) => ({ cookie: `session=${person}` })
