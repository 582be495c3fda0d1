import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addAccount } from '../../accounts/orders.ts'
import { withDisabled } from '../../domain/accounts/account-book.ts'
import { PEOPLE, signedInAs } from '../../testing/people.ts'
import { type Answer, openTestSite, type TestSite } from '../../testing/test-site.ts'

const PASSWORD = 'violet tractor seven moss'

let site: TestSite
beforeEach(async () => {
  site = await openTestSite({ book: PEOPLE })
})
afterEach(() => site.close())

/** What a browser holds after an answer. */
const cookiesOf = ({ headers }: Answer): string =>
  (headers['set-cookie'] ?? []).map(cookie => cookie.split(';')[0]).join('; ')

/** Ada has joined by a link; what her browser holds. */
async function joined(role: 'contributor' | 'editor' | 'administrator' = 'editor', on = site): Promise<string> {
  const secret = await addAccount(on.accounts, 'ada@example.org', role)
  const answer = await on.post(`/join/${secret}`, { publicName: 'A. L.', newPassword: PASSWORD })
  expect(answer.status).toBe(303)
  return cookiesOf(answer)
}

const signIn = (fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  site.post('/login', { handle: 'ada@example.org', password: PASSWORD, ...fields }, headers)

const isSignedIn = async (cookie: string) => (await site.get('/account', { cookie })).status === 200

/** In the words of the form, for a person. */
const problemIn = ({ body }: Answer) => /role="alert".*?<p>(.*?)<\/p>/s.exec(body)?.[1] ?? ''

describe('a link that was given', () => {
  it('shows a form, which does nothing by being looked at', async () => {
    const secret = await addAccount(site.accounts, 'ada@example.org', 'editor')
    for (let time = 0; time < 3; time++) expect((await site.get(`/join/${secret}`)).body).toContain('ada@example.org')
    expect(site.accounts.book.invitations).toHaveLength(1)
  })

  it('works once', async () => {
    const secret = await addAccount(site.accounts, 'ada@example.org', 'editor')
    const fields = { publicName: 'A. L.', newPassword: PASSWORD }
    const both = await Promise.all([site.post(`/join/${secret}`, fields), site.post(`/join/${secret}`, fields)])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    expect((await site.get(`/join/${secret}`)).status).toBe(410)
    expect((await site.post(`/join/${secret}`, fields)).status).toBe(410)
  })

  it('keeps what was typed when a field is wrong, but for the password', async () => {
    const secret = await addAccount(site.accounts, 'ada@example.org', 'editor')
    const answer = await site.post(`/join/${secret}`, {
      publicName: 'The editor',
      newPassword: 'correct horse battery staple',
    })
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('value="The editor"')
    expect(answer.body).toContain('Many people use this password')
    expect(answer.body).not.toContain('battery')
    const taken = await site.post(`/join/${secret}`, { publicName: 'THE EDITOR', newPassword: PASSWORD })
    expect(problemIn(taken)).toContain('is taken')
    expect(site.accounts.book.invitations).toHaveLength(1)
  })

  it('makes an account for somebody who was invited', async () => {
    const invited = await site.post('/accounts', { intent: 'invite', role: 'contributor' }, signedInAs('administrator'))
    const path = /http:\/\/127\.0\.0\.1:\d+(\/join\/[\w-]+)/.exec(invited.body)?.[1] ?? ''
    const wrong = await site.post(path, { handle: 'editor@example.org', publicName: 'Bo', newPassword: PASSWORD })
    expect(problemIn(wrong)).toContain('already')
    const made = await site.post(path, { handle: ' Bo ', publicName: 'Bo', newPassword: PASSWORD })
    expect(made.headers.location).toBe('/account')
    expect(site.accounts.book.accounts.at(-1)).toMatchObject({ handle: 'bo', publicName: 'Bo', role: 'contributor' })
    expect((await site.get('/settings', { cookie: cookiesOf(made) })).status).toBe(403)
  })
})

describe('signing in', () => {
  it('leads on to where somebody wanted to go, on this site alone', async () => {
    await joined()
    expect((await signIn({ next: '/events/new?like=x' })).headers.location).toBe('/events/new?like=x')
    for (const next of [
      '//evil.example/',
      '/\\evil.example',
      'https://evil.example',
      '/\t/evil.example',
      '',
      'x'.repeat(3_000),
    ])
      expect((await signIn({ next })).headers.location, next).toBe('/account')
    expect((await site.get('/events/new?like=x')).headers.location).toBe('/login?next=%2Fevents%2Fnew%3Flike%3Dx')
  })

  it('says the same of a name that is unknown, of one without a password, and of a password that is wrong', async () => {
    await joined()
    await addAccount(site.accounts, 'bo@example.org', 'editor')
    const answers = [
      await signIn({ password: 'something else' }),
      await signIn({ handle: 'ada@example.orG', password: '' }),
      await signIn({ handle: 'nobody@example.org' }),
      await signIn({ handle: 'bo@example.org' }),
      await signIn({ handle: 'gone' }),
      await signIn({ handle: '<no name>' }),
    ]
    for (const { status, headers, body } of answers) {
      expect(status).toBe(422)
      expect(headers['set-cookie']).toBeUndefined()
      expect(body.replace(/value="[^"]*"/g, '')).toBe(answers[0]?.body.replace(/value="[^"]*"/g, ''))
    }
  })

  // How long a hash takes is measured elsewhere: here it counts that there is one, and one alone.
  it('hashes what was typed also where there is nobody, so that both take as long', async () => {
    await joined()
    const hashing = vi.spyOn(site.accounts.passwords, 'isRight')
    await signIn({ password: 'something else' })
    await signIn({ handle: 'nobody@example.org', password: 'something else' })
    expect(hashing.mock.calls).toEqual([
      [expect.stringMatching(/^\$argon2id\$/), 'something else'],
      [null, 'something else'],
    ])
  })

  it('gives a session that nobody can have known before', async () => {
    await joined()
    const answer = await signIn({}, { cookie: 'session=chosen-by-somebody-else' })
    expect(cookiesOf(answer)).not.toContain('chosen-by-somebody-else')
    expect(await isSignedIn('session=chosen-by-somebody-else')).toBe(false)
    const again = await signIn({}, { cookie: cookiesOf(answer) })
    expect(await isSignedIn(cookiesOf(again))).toBe(true)
    expect(await isSignedIn(cookiesOf(answer))).toBe(false)
  })

  it('turns away who has guessed ten times, and nobody else', async () => {
    await joined()
    for (let time = 0; time < 10; time++) expect((await signIn({ password: `guess ${time}` })).status).toBe(422)
    const refused = await signIn()
    expect(refused.status).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800)
    expect(refused.body).toContain('value="ada@example.org"')
    const elsewhere = await openTestSite({ env: { TRUST_PROXY: '1' } })
    await joined('editor', elsewhere)
    const from = (address: string, password: string) =>
      elsewhere.post('/login', { handle: 'ada@example.org', password }, { 'x-forwarded-for': address })
    for (let time = 0; time < 10; time++) await from('203.0.113.9', 'a guess')
    expect((await from('203.0.113.9', PASSWORD)).status).toBe(429)
    expect((await from('198.51.100.7', PASSWORD)).status).toBe(303)
    await elsewhere.close()
  })

  it('asks to come back when too many are being hashed', async () => {
    await joined()
    const many = await Promise.all(
      Array.from({ length: 60 }, (_, number) => signIn({ handle: `name${number}`, password: 'x' })),
    )
    const statuses = new Set(many.map(({ status }) => status))
    expect([...statuses].every(status => [422, 429, 503].includes(status))).toBe(true)
  })

  it('gives cookies that only this site can set and see, where it is reached by https', async () => {
    const secure = await openTestSite({ env: { PUBLIC_URL: 'https://record.example.org' } })
    await addAccount(secure.accounts, 'ada', 'editor')
    const secret = await addAccount(secure.accounts, 'bo', 'editor')
    const { headers } = await secure.post(`/join/${secret}`, { publicName: 'Bo', newPassword: PASSWORD })
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^__Host-session=[\w-]{43}; Max-Age=7776000; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
      ),
      expect.stringMatching(/^signed-in=1; Max-Age=7776000; Path=\/; Expires=[^;]+; Secure; SameSite=Lax$/),
    ])
    expect((await secure.get('/account', { cookie: cookiesOf({ headers, status: 0, body: '' }) })).status).toBe(200)
    await secure.close()
  })
})

describe('a session', () => {
  it('is worth nothing once its owner has signed out', async () => {
    const stolen = await joined()
    expect(await isSignedIn(stolen)).toBe(true)
    const { headers } = await site.post('/logout', {}, { cookie: stolen })
    expect(headers['set-cookie']?.every(cookie => cookie.includes('Expires=Thu, 01 Jan 1970'))).toBe(true)
    expect(await isSignedIn(stolen)).toBe(false)
  })

  it('ends with all others of the account when its owner says so, or chooses a password', async () => {
    const [one, other] = [await joined(), cookiesOf(await signIn())]
    await site.post('/account', { intent: 'end-all-sessions' }, { cookie: one })
    expect([await isSignedIn(one), await isSignedIn(other)]).toEqual([false, false])

    const [third, fourth] = [cookiesOf(await signIn()), cookiesOf(await signIn())]
    const change = { intent: 'password', newPassword: 'another four good words' }
    const wrong = await site.post('/account', { ...change, password: 'a guess' }, { cookie: third })
    expect(wrong.status).toBe(422)
    const changed = await site.post('/account', { ...change, password: PASSWORD }, { cookie: third })
    expect([await isSignedIn(third), await isSignedIn(fourth)]).toEqual([false, false])
    expect(await isSignedIn(cookiesOf(changed))).toBe(true)
    expect((await signIn()).status).toBe(422)
    expect((await signIn({ password: 'another four good words' })).status).toBe(303)
  })

  it('can be ended one by one, and only one’s own', async () => {
    const [one, other] = [await joined(), cookiesOf(await signIn())]
    const idOf = async (cookie: string) => {
      const { body } = await site.get('/account', { cookie })
      return /this browser.*?name="session" value="([^"]+)"/s.exec(body)?.[1] ?? ''
    }
    const ended = await idOf(other)
    await site.post('/account', { intent: 'end-session', session: ended }, signedInAs('administrator'))
    expect(await isSignedIn(other)).toBe(true)
    await site.post('/account', { intent: 'end-session', session: ended }, { cookie: one })
    expect([await isSignedIn(one), await isSignedIn(other)]).toEqual([true, false])
  })

  it('ends at once when its owner may do less, with the form that was being filled in shown again', async () => {
    const cookie = await joined()
    const account = site.accounts.book.accounts.at(-1)?.id ?? ''
    expect((await site.post('/events', { title: 'Half of it' }, { cookie })).status).toBe(422)
    await site.post(`/accounts/${account}`, { intent: 'role', role: 'contributor' }, signedInAs('administrator'))
    const refused = await site.post('/events', { title: 'What I typed' }, { cookie })
    expect(refused.status).toBe(401)
    expect(refused.body).toContain('value="What I typed"')
    expect(refused.body).toContain('Sign in in another tab')
    expect(refused.body).toContain('href="/login"')
    expect(refused.headers['cache-control']).toBe('no-store')
  })

  it('ends when its owner can’t sign in any more', async () => {
    const cookie = await joined()
    const account = site.accounts.book.accounts.at(-1)?.id ?? ''
    await site.accounts.change(book => withDisabled(book, account, new Date()))
    expect(await isSignedIn(cookie)).toBe(false)
    expect((await signIn()).status).toBe(422)
  })
})

describe('a token', () => {
  const make = (cookie: string, scope: string) =>
    site.post('/account', { intent: 'make-token', name: 'script', scope, days: '30' }, { cookie })

  it('is shown once, and works until it is revoked', async () => {
    const cookie = await joined()
    const token = /parley_[\w-]{43}/.exec((await make(cookie, 'write')).body)?.[0] ?? ''
    const authorization = `Bearer ${token}`
    expect((await site.get('/account', { cookie })).body).not.toContain(token)
    expect((await site.get('/events/new', { authorization })).status).toBe(200)
    expect(JSON.stringify(site.accounts.book)).not.toContain(token)
    const id = /name="token" value="([^"]+)"/.exec((await site.get('/account', { cookie })).body)?.[1] ?? ''
    await site.post('/account', { intent: 'revoke-token', token: id }, signedInAs('administrator'))
    expect((await site.get('/events/new', { authorization })).status).toBe(200)
    await site.post('/account', { intent: 'revoke-token', token: id }, { cookie })
    expect((await site.get('/events/new', { authorization })).status).toBe(401)
  })

  it.each([{ scope: 'all' }, { days: '100000' }])('can’t be %o', async more => {
    const cookie = await joined()
    const fields = { intent: 'make-token', name: 'script', scope: 'write', days: '30', ...more }
    expect((await site.post('/account', fields, { cookie })).status).toBe(400)
  })
})

describe('whoever looks after accounts', () => {
  const ADMINISTRATOR = signedInAs('administrator')
  const act = (id: string, fields: Record<string, string>) => site.post(`/accounts/${id}`, fields, ADMINISTRATOR)

  it('can’t take the last administrator away', async () => {
    for (const fields of [
      { intent: 'role', role: 'editor' },
      { intent: 'disable' },
      { intent: 'erase', sure: 'yes' },
    ]) {
      const answer = await act('account-administrator', fields)
      expect(answer.status, fields.intent).toBe(422)
      expect(problemIn(answer)).toContain('only administrator')
    }
  })

  it('erases an account for good, once they are sure', async () => {
    expect(problemIn(await act('account-editor', { intent: 'erase' }))).toContain('Tick the box')
    const erased = await act('account-editor', { intent: 'erase', sure: 'yes' })
    expect(erased.headers.location).toBe('/accounts#saved')
    expect(JSON.stringify(site.accounts.book)).not.toMatch(/account-editor|The editor/)
    expect((await site.get('/audit', ADMINISTRATOR)).body).toContain('an account that was erased')
  })

  it('gives a link for a new password, which takes the old one away', async () => {
    const cookie = await joined()
    const id = site.accounts.book.accounts.at(-1)?.id ?? ''
    const { body } = await act(id, { intent: 'reset' })
    expect(await isSignedIn(cookie)).toBe(false)
    expect((await signIn()).status).toBe(422)
    const path = /(\/join\/[\w-]{43})/.exec(body)?.[1] ?? ''
    const chosen = await site.post(path, { publicName: 'A. L.', newPassword: 'another four good words' })
    expect(await isSignedIn(cookiesOf(chosen))).toBe(true)
  })

  it('reads what was done, and neither a secret nor an address', async () => {
    const cookie = await joined('administrator')
    await signIn({ password: 'my secret guess' })
    await signIn({ handle: 'typed in the wrong field', password: 'x' })
    const token = /parley_[\w-]+/.exec(
      (await site.post('/account', { intent: 'make-token', name: 'script', scope: 'suggest', days: '30' }, { cookie }))
        .body,
    )?.[0]
    await site.post('/sources/112-ua-2025-12-24-zelenskyy-revealed-20-points-peace/retract', {}, { cookie })
    const { body } = await site.get('/audit', { cookie })
    for (const told of [
      'Account made: ada@example.org',
      'Signed in: ada@example.org',
      'Sign-in failed: ada@example.org',
      'Token made',
      'suggest',
    ])
      expect(body).toContain(told)
    for (const secret of [
      'my secret guess',
      'typed in the wrong field',
      '127.0.0.1',
      token ?? 'parley_',
      cookie.slice(8, 40),
    ])
      expect(body).not.toContain(secret)
    expect(site.logged.join('')).not.toMatch(/ada@example|secret guess|violet/)
  })
})
