import { describe, expect, it } from 'vitest'
import { anAccount } from '../testing/an-account.ts'
import { NO_CREDENTIALS } from './account.ts'
import {
  type AccountBook,
  accountBookSchema,
  EMPTY_BOOK,
  withDisabled,
  withInvitation,
  withNewAccount,
  withoutAccount,
  withoutCredentials,
  withoutExpired,
  withPublicName,
  withRole,
  withSession,
  withToken,
} from './account-book.ts'
import { invitationOf } from './invitation.ts'
import type { Session } from './session.ts'
import { roleWith, type Token } from './token.ts'

const NOW = new Date('2026-07-10T12:00:00.000Z')
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000)
const ADA = anAccount({ credentials: { ...NO_CREDENTIALS, password: '$argon2id$ada' } })
const BO = anAccount({ id: 'account-bo', handle: 'bo', publicName: 'Б.', role: 'editor' })

const session = (account: string, id: string, created = NOW, lastSeen = created): Session => ({
  id,
  account,
  created: created.toISOString(),
  lastSeen: lastSeen.toISOString(),
  browser: 'Firefox on Linux',
})
const token = (account: string): Token => ({
  id: `token-of-${account}`,
  account,
  name: 'script',
  scope: 'write',
  created: NOW.toISOString(),
  until: days(30).toISOString(),
})

const full = (): AccountBook =>
  [ADA, BO].reduce((book, account) => {
    const { id } = account
    const withAll = withToken(withSession(withNewAccount(book, account), session(id, `session-of-${id}`)), token(id))
    const reset = invitationOf({ id: `reset-of-${id}`, role: account.role, account: id, by: ADA.id }, NOW)
    const invited = invitationOf({ id: `invited-by-${id}`, role: 'editor', account: null, by: id }, NOW)
    return withInvitation(withInvitation(withAll, reset), invited)
  }, EMPTY_BOOK)

it('is written and read as it is', () => expect(accountBookSchema.parse(full())).toEqual(full()))

it('an account that is erased leaves nothing behind', () => {
  const left = withoutAccount(full(), BO.id)
  expect(JSON.stringify(left)).not.toMatch(/"(account|by|id)":"account-bo"|Б\./)
  expect(left.accounts).toEqual([ADA])
  expect(left.invitations.map(({ id }) => id)).toEqual(['reset-of-account-ada', 'invited-by-account-ada'])
})

it.each(['Ada', 'ADA', 'import', 'Local-Editor'])('nobody can be called %s in public as well', name => {
  expect(() => withPublicName(full(), BO.id, name)).toThrow('taken')
  const third = anAccount({ id: 'account-cy', handle: 'cy', publicName: name })
  expect(() => withNewAccount(full(), third)).toThrow('taken')
})

it('somebody may write their own name in another way', () =>
  expect(withPublicName(full(), ADA.id, 'ADA').accounts[0]?.publicName).toBe('ADA'))

it.each<[string, (book: AccountBook) => AccountBook]>([
  ['given less', book => withRole(book, ADA.id, 'editor')],
  ['disabled', book => withDisabled(book, ADA.id, NOW)],
])('the only administrator can’t be %s', (_, change) => {
  expect(() => change(full())).toThrow('only administrator')
  expect(() => change(withRole(full(), BO.id, 'administrator'))).not.toThrow()
  const disabled = withDisabled(withRole(full(), BO.id, 'administrator'), BO.id, NOW)
  expect(() => change(disabled)).toThrow('only administrator')
})

it.each<[string, (book: AccountBook) => AccountBook, tokens: number]>([
  ['a change of role', book => withRole(book, BO.id, 'contributor'), 1],
  ['being disabled', book => withDisabled(book, BO.id, NOW), 0],
  ['a reset', book => withoutCredentials(book, BO.id), 0],
])('%s ends all sessions', (_, change, tokens) => {
  const changed = change(full())
  expect(changed.sessions.map(({ account }) => account)).toEqual([ADA.id])
  expect(changed.tokens.filter(({ account }) => account === BO.id)).toHaveLength(tokens)
})

it('a new link for an account takes the place of the one before', () => {
  const again = invitationOf({ id: 'again', role: 'editor', account: BO.id, by: null }, NOW)
  const { invitations } = withInvitation(full(), again)
  expect(invitations.filter(({ account }) => account === BO.id).map(({ id }) => id)).toEqual(['again'])
})

describe('is over', () => {
  it.each([
    ['a session that was not used for 14 days', session(BO.id, 's', days(-20), days(-14))],
    ['a session that is 90 days old', session(BO.id, 's', days(-90), NOW)],
  ])('%s', (_, over) => {
    expect(withoutExpired(withSession(EMPTY_BOOK, over), NOW).sessions).toEqual([])
    expect(withoutExpired(withSession(EMPTY_BOOK, over), days(-0.01)).sessions).toEqual([over])
  })

  it('an invitation after 7 days, and a token when it says so', () => {
    expect(withoutExpired(full(), days(6.9)).invitations).toHaveLength(4)
    expect(withoutExpired(full(), days(7)).invitations).toEqual([])
    expect(withoutExpired(full(), days(29)).tokens).toHaveLength(2)
    expect(withoutExpired(full(), days(30)).tokens).toEqual([])
  })
})

it.each([
  ['write', 'administrator', 'editor'],
  ['write', 'contributor', 'contributor'],
  ['suggest', 'administrator', 'contributor'],
  ['suggest', 'contributor', 'contributor'],
  ['read-desk', 'administrator', 'editor'],
  ['read-desk', 'contributor', 'contributor'],
] as const)('with a token for “%s” an %s may do what an %s may', (scope, role, expected) =>
  expect(roleWith(scope, role)).toBe(expected),
)
