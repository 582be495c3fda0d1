import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withDisabled } from '../../domain/accounts/account-book.ts'
import { PEOPLE } from '../../testing/people.ts'
import { softAuthenticator } from '../../testing/soft-authenticator.ts'
import { type Answer, NOW, openTestSite, type TestSite } from '../../testing/test-site.ts'

const ORIGIN = 'https://record.example.org'
const RP = { origin: ORIGIN, rpId: 'record.example.org' }
const EDITOR = { cookie: '__Host-session=editor-just-now' }

let time = NOW.getTime()
let site: TestSite
beforeEach(async () => {
  time = NOW.getTime()
  site = await openTestSite({ book: PEOPLE, now: () => new Date(time), env: { PUBLIC_URL: ORIGIN } })
})
afterEach(() => site.close())

const sessionIn = ({ headers }: Answer) => ({
  cookie: (headers['set-cookie'] ?? []).map(line => line.split(';')[0]).join('; '),
})
const isSignedIn = async (held: { cookie: string }) => (await site.get('/account', held)).status === 200
const challengeAt = async (path: string, held = {}) => JSON.parse((await site.get(path, held)).body).challenge as string
const problemIn = ({ body }: Answer) => /role="alert".*?<p>(.*?)<\/p>/s.exec(body)?.[1] ?? ''
const passkeys = () => site.accounts.book.accounts.find(({ id }) => id === 'account-editor')?.credentials.passkeys ?? []
const acts = async () => (await site.accounts.audit.read(0, 20)).lines.map(({ act, detail }) => `${act}: ${detail}`)

const send = (credential: string, held = EDITOR, passkeyName = 'telephone') =>
  site.post('/account', { intent: 'add-passkey', passkeyName, credential }, held)
const signIn = (credential: string) => site.post('/login/passkey', { credential, next: '/events/new' })

/** The editor's authenticator, and what the browser holds since. */
async function added() {
  const authenticator = softAuthenticator()
  const challenge = await challengeAt('/account/passkey.json', EDITOR)
  const answer = await send(authenticator.make({ ...RP, challenge }))
  return { authenticator, answer, held: sessionIn(answer) }
}

describe('adding a passkey', () => {
  it('asks for one that is kept and unlocked, and knows what it is called', async () => {
    const { body, headers } = await site.get('/account/passkey.json', EDITOR)
    expect(headers['cache-control']).toBe('no-store')
    expect(JSON.parse(body)).toMatchObject({
      rp: { id: 'record.example.org' },
      user: { name: 'editor@example.org', displayName: 'The editor' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    const { answer, held } = await added()
    expect(answer.headers.location).toBe('/account#saved')
    expect([await isSignedIn(EDITOR), await isSignedIn(held)]).toEqual([false, true])
    expect((await site.get('/account', held)).body).toContain('<b dir="auto">telephone</b>')
    expect(passkeys()[0]).toMatchObject({ counter: 0, name: 'telephone', lastUsed: null, transports: ['internal'] })
    expect(passkeys()[0]?.publicKey).toMatch(/^[\w-]{100,}$/)
    expect(await acts()).toContain('passkey-added: null')
  })

  it.each<[string, (challenge: string) => Promise<string> | string]>([
    ['that answers nothing that was asked', () => softAuthenticator().make({ ...RP, challenge: 'AAAA' })],
    [
      'that was asked for another account',
      async () => {
        const challenge = await challengeAt('/account/passkey.json', {
          cookie: '__Host-session=administrator-just-now',
        })
        return softAuthenticator().make({ ...RP, challenge })
      },
    ],
    [
      'that was asked to sign in',
      async () => softAuthenticator().make({ ...RP, challenge: await challengeAt('/login/passkey.json') }),
    ],
    ['of another site', challenge => softAuthenticator().make({ ...RP, challenge, origin: 'https://evil.example' })],
    ['for another host', challenge => softAuthenticator().make({ ...RP, challenge, rpId: 'evil.example' })],
    ['that nobody has unlocked', challenge => softAuthenticator().make({ ...RP, challenge, isUnlocked: false })],
    ['that is none', () => '{"id":"x"}'],
    ['that is no JSON', () => '<b>'],
    ['that is longer than any', () => `"${'x'.repeat(40_000)}"`],
  ])('takes none %s', async (_, make) => {
    const credential = await make(await challengeAt('/account/passkey.json', EDITOR))
    const answer = await send(credential)
    expect(answer.status).toBe(422)
    expect(problemIn(answer)).toContain('No passkey was made')
    expect(answer.body).toContain('value="telephone"')
    expect(passkeys()).toEqual([])
  })

  it('takes an answer once, and within five minutes', async () => {
    const authenticator = softAuthenticator()
    const challenge = await challengeAt('/account/passkey.json', EDITOR)
    time += 5 * 60_000
    expect((await send(authenticator.make({ ...RP, challenge }))).status).toBe(422)
    const another = await challengeAt('/account/passkey.json', EDITOR)
    const first = await send(authenticator.make({ ...RP, challenge: another }))
    expect(first.status).toBe(303)
    expect((await send(softAuthenticator().make({ ...RP, challenge: another }), sessionIn(first))).status).toBe(422)
  })

  it('is for whoever has signed in just now', async () => {
    const challenge = await challengeAt('/account/passkey.json', EDITOR)
    time += 4 * 60_000
    const editor = { cookie: '__Host-session=editor' }
    expect(problemIn(await send(softAuthenticator().make({ ...RP, challenge }), editor))).toContain('Confirm first')
    expect(problemIn(await site.post('/account', { intent: 'remove-passkey' }, editor))).toContain('Confirm first')
  })

  it('is of one account alone', async () => {
    const { authenticator } = await added()
    const administrator = { cookie: '__Host-session=administrator-just-now' }
    const challenge = await challengeAt('/account/passkey.json', administrator)
    const again = await send(authenticator.make({ ...RP, challenge }), administrator)
    expect(problemIn(again)).toContain('registered already')
  })
})

describe('signing in with a passkey', () => {
  it('needs neither a name nor a code, and gives a session of its own', async () => {
    const { authenticator } = await added()
    const challenge = await challengeAt('/login/passkey.json')
    const answer = await signIn(authenticator.use({ ...RP, challenge, userHandle: 'account-editor' }, 1))
    expect(answer.headers.location).toBe('/events/new')
    expect(await isSignedIn(sessionIn(answer))).toBe(true)
    expect(passkeys()[0]).toMatchObject({ counter: 1, lastUsed: NOW.toISOString() })
    expect(await acts()).toContain('signed-in: passkey')
  })

  it('asks everybody the same', async () => {
    const without = ({ challenge: _, ...rest }: { challenge: string }) => rest
    const before = JSON.parse((await site.get('/login/passkey.json')).body)
    await added()
    expect(without(JSON.parse((await site.get('/login/passkey.json')).body))).toEqual(without(before))
  })

  it.each<[string, (authenticator: ReturnType<typeof softAuthenticator>, challenge: string) => string]>([
    ['that is unknown', (_, challenge) => softAuthenticator().use({ ...RP, challenge }, 1)],
    ['that answers nothing that was asked', one => one.use({ ...RP, challenge: 'AAAA' }, 1)],
    ['of another site', (one, challenge) => one.use({ ...RP, challenge, origin: 'https://evil.example' }, 1)],
    ['for another host', (one, challenge) => one.use({ ...RP, challenge, rpId: 'evil.example' }, 1)],
    ['that nobody has unlocked', (one, challenge) => one.use({ ...RP, challenge, isUnlocked: false }, 1)],
    ['of somebody else', (one, challenge) => one.use({ ...RP, challenge, userHandle: 'account-gone' }, 1)],
    [
      'that another key has signed',
      (one, challenge) => {
        const forged = JSON.parse(softAuthenticator().use({ ...RP, challenge }, 1))
        return JSON.stringify({ ...forged, id: one.id, rawId: one.id })
      },
    ],
    ['that is none', () => '{}'],
  ])('takes none %s', async (_, use) => {
    const { authenticator } = await added()
    const answer = await signIn(use(authenticator, await challengeAt('/login/passkey.json')))
    expect(answer.status).toBe(422)
    expect(problemIn(answer)).toContain('does not sign in here')
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  it('takes an answer once, and a copy that counts less never', async () => {
    const { authenticator } = await added()
    const challenge = await challengeAt('/login/passkey.json')
    const used = authenticator.use({ ...RP, challenge }, 5)
    expect((await signIn(used)).status).toBe(303)
    expect((await signIn(used)).status).toBe(422)
    for (const [counter, status] of [
      [5, 422],
      [4, 422],
      [6, 303],
    ] as const) {
      const again = authenticator.use({ ...RP, challenge: await challengeAt('/login/passkey.json') }, counter)
      expect((await signIn(again)).status, `counter ${counter}`).toBe(status)
    }
  })

  it('goes on where others guess the password of its owner', async () => {
    const { authenticator } = await added()
    for (let guess = 0; guess < 12; guess++)
      await site.post('/login', { handle: 'editor@example.org', password: `guess ${guess}` })
    expect((await site.post('/login', { handle: 'editor@example.org', password: 'x' })).status).toBe(429)
    const challenge = await challengeAt('/login/passkey.json')
    expect((await signIn(authenticator.use({ ...RP, challenge }, 1))).status).toBe(303)
  })

  it('lets nobody in whose account is disabled', async () => {
    const { authenticator } = await added()
    await site.accounts.change(book => withDisabled(book, 'account-editor', NOW))
    const challenge = await challengeAt('/login/passkey.json')
    expect(problemIn(await signIn(authenticator.use({ ...RP, challenge }, 1)))).toContain('does not sign in here')
  })
})

describe('removing a passkey', () => {
  const remove = (passkey: string, held: { cookie: string }) =>
    site.post('/account', { intent: 'remove-passkey', passkey }, held)

  it('gives another session, and leaves one way to sign in', async () => {
    const { authenticator, held } = await added()
    expect(problemIn(await remove(authenticator.id, held))).toContain('only way')
    const password = await site.post('/account', { intent: 'password', newPassword: 'violet tractor seven moss' }, held)
    expect(password.status).toBe(303)
    const removed = await remove(authenticator.id, sessionIn(password))
    expect([await isSignedIn(sessionIn(password)), await isSignedIn(sessionIn(removed))]).toEqual([false, true])
    expect(passkeys()).toEqual([])
    expect(await acts()).toContain('passkey-removed: null')
  })

  it('is no business of others', async () => {
    const { authenticator } = await added()
    await remove(authenticator.id, { cookie: '__Host-session=administrator-just-now' })
    expect(passkeys()).toHaveLength(1)
  })
})

it('where there can be none the page says why, and nothing is asked for', async () => {
  const local = await openTestSite({ book: PEOPLE })
  const { body } = await local.get('/account', { cookie: 'session=editor-just-now' })
  expect(body).toMatch(/An IP address such as 127\.0\.0\.1 can’t have passkeys\. Open http:\/\/localhost:\d+\/ instead/)
  expect((await local.get('/login')).body).not.toContain('data-passkey')
  expect((await local.get('/login/passkey.json')).status).toBe(404)
  expect((await local.get('/account/passkey.json', { cookie: 'session=editor-just-now' })).status).toBe(404)
  await local.close()
})
