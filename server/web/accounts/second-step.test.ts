import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NO_CREDENTIALS } from '../../domain/accounts/account.ts'
import { withChanged } from '../../domain/accounts/account-book.ts'
import { codeOf, stepAt } from '../../domain/accounts/totp.ts'
import { PEOPLE, signedInAs } from '../../testing/people.ts'
import { type Answer, openTestSite, type TestSite } from '../../testing/test-site.ts'

const HANDLE = 'editor@example.org'
const PASSWORD = 'violet tractor seven moss'

let time = Date.parse('2026-07-10T12:00:10.000Z')
let site: TestSite
beforeEach(async () => {
  time = Date.parse('2026-07-10T12:00:10.000Z')
  site = await openTestSite({ book: PEOPLE, now: () => new Date(time), env: { TRUST_PROXY: '1' } })
  const password = await site.accounts.passwords.hashed(PASSWORD)
  await site.accounts.change(book =>
    withChanged(book, 'account-editor', { credentials: { ...NO_CREDENTIALS, password } }),
  )
})
afterEach(() => site.close())

const later = (seconds: number) => {
  time += seconds * 1_000
}

/** What a browser holds after answers, the newest of each name. */
function heldAfter(...answers: readonly Answer[]): { cookie: string } {
  const cookies = new Map<string, string>()
  for (const { headers } of answers)
    for (const line of headers['set-cookie'] ?? []) {
      const [pair = ''] = line.split(';')
      const [name = '', value = ''] = pair.split('=')
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
  return { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
}

const typePassword = (headers: Record<string, string> = {}, password = PASSWORD) =>
  site.post('/login', { handle: HANDLE, password, next: '/events/new' }, headers)
const typeCode = (code: string, first: Answer, headers: Record<string, string> = {}) =>
  site.post('/login/code', { code }, { ...heldAfter(first), ...headers })
const account = (intent: string, held: { cookie: string }, fields: Record<string, string> = {}) =>
  site.post('/account', { intent, ...fields }, held)
const isSignedIn = async (held: { cookie: string }) => (await site.get('/account', held)).status === 200
const credentials = () => site.accounts.book.accounts.find(({ id }) => id === 'account-editor')?.credentials
const acts = async () => (await site.accounts.audit.read(0, 20)).lines.map(({ act, detail }) => `${act}: ${detail}`)
const problemIn = ({ body }: Answer) => /role="alert".*?<p>(.*?)<\/p>/s.exec(body)?.[1] ?? ''

const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
/** The key that the page shows, as an app reads it. */
function keyIn({ body }: Answer): Buffer {
  const typed = /class="shown-once">([A-Z2-7 ]+)</.exec(body)?.[1]?.replaceAll(' ', '') ?? ''
  const bits = [...typed].map(sign => BASE_32.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
}
const codeNow = (key: Buffer) => codeOf(key, stepAt(new Date(time)))
const recoveryCodesIn = ({ body }: Answer) =>
  [...body.matchAll(/<li><code>([a-z0-9-]{29})<\/code>/g)].map(([, code = '']) => code)

/** The editor has set up an app. */
async function setUp() {
  const first = await typePassword()
  const held = heldAfter(first)
  await account('begin-codes', held)
  const shown = await site.get('/account', held)
  const key = keyIn(shown)
  const answer = await account('confirm-codes', held, { code: codeNow(key) })
  return { key, answer, before: held, held: heldAfter(first, answer), recoveryCodes: recoveryCodesIn(answer) }
}

describe('setting up an app', () => {
  it('shows a picture and a key, asks for a code, and gives ten recovery codes once', async () => {
    const held = heldAfter(await typePassword())
    expect((await site.get('/account/totp.svg', held)).status).toBe(404)
    await account('begin-codes', held)
    const shown = await site.get('/account', held)
    expect(keyIn(shown)).toHaveLength(20)
    const picture = await site.get('/account/totp.svg', held)
    expect(picture.headers).toMatchObject({
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'no-store',
    })
    expect(picture.body).toMatch(/^<svg /)
    expect(picture.body).not.toMatch(/style|script/)

    const wrong = await account('confirm-codes', held, { code: '000000' })
    expect(wrong.status).toBe(422)
    expect(keyIn(wrong)).toEqual(keyIn(shown))
    expect(credentials()?.codes).toBeNull()

    const done = await account('confirm-codes', held, { code: ` ${codeNow(keyIn(shown))} ` })
    expect(done.status).toBe(200)
    expect(done.headers['cache-control']).toBe('no-store')
    expect(new Set(recoveryCodesIn(done)).size).toBe(10)
    expect(await acts()).toContain('codes-set-up: null')
    const stored = JSON.stringify(site.accounts.book)
    for (const secret of [...recoveryCodesIn(done), keyIn(shown).toString('base64url'), keyIn(shown).toString('hex')])
      expect(stored).not.toContain(secret)
  })

  it('gives another session, in place of the one that was', async () => {
    const { before, held } = await setUp()
    expect([await isSignedIn(before), await isSignedIn(held)]).toEqual([false, true])
    expect((await site.get('/account', held)).body).toContain('10 recovery codes are left')
  })

  it('is for whoever has signed in just now', async () => {
    const held = heldAfter(await typePassword())
    later(14 * 60)
    expect((await account('begin-codes', held)).status).toBe(303)
    later(60)
    expect(problemIn(await account('begin-codes', held))).toContain('Confirm first')
    expect(problemIn(await account('confirm-codes', held, { code: '000000' }))).toContain('Confirm first')
    expect((await account('confirm', held, { password: 'a guess' })).status).toBe(422)
    const confirmed = await account('confirm', held, { password: PASSWORD })
    expect(confirmed.headers.location).toBe('/account#part-ways')
    expect(await isSignedIn(held)).toBe(false)
    expect((await account('begin-codes', heldAfter(confirmed))).status).toBe(303)
  })

  it('is no business of others, or of programs', async () => {
    const held = heldAfter(await typePassword())
    await account('begin-codes', held)
    expect((await site.get('/account/totp.svg', signedInAs('administrator'))).status).toBe(404)
    expect((await site.get('/account/totp.svg')).status).toBe(401)
    expect((await site.get('/account/totp.svg', { authorization: 'Bearer parley_write' })).status).toBe(403)
  })
})

describe('signing in', () => {
  it('asks for the code after the password, and goes on where somebody wanted to go', async () => {
    const { key } = await setUp()
    later(60)
    const first = await typePassword()
    expect(first.headers.location).toBe('/login/code')
    expect(await isSignedIn(heldAfter(first))).toBe(false)
    expect((await site.get('/login/code', heldAfter(first))).body).toContain('autocomplete="one-time-code"')
    const second = await typeCode(codeNow(key), first)
    expect(second.headers.location).toBe('/events/new')
    expect(await isSignedIn(heldAfter(second))).toBe(true)
    expect(await acts()).toContain('signed-in: password and code')
  })

  it('says of a wrong password what it says where there are no codes', async () => {
    const before = await typePassword({}, 'a guess')
    await setUp()
    const after = await typePassword({}, 'a guess')
    expect(after.status).toBe(422)
    expect(after.headers['set-cookie']).toBeUndefined()
    expect(after.body).toBe(before.body)
  })

  it.each<[string, (key: Buffer) => string]>([
    ['that was used already', codeNow],
    ['of an hour ago', key => codeOf(key, stepAt(new Date(time)) - 120)],
    ['of another app', () => codeNow(Buffer.alloc(20))],
    ['that is none', () => 'no code'],
    ['that is empty', () => ''],
  ])('takes no code %s', async (_, code) => {
    const { key } = await setUp()
    const answer = await typeCode(code(key), await typePassword())
    expect(answer.status).toBe(422)
    expect(problemIn(answer)).toContain('not right')
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  it('takes a code once, also of two who type it at once', async () => {
    const { key } = await setUp()
    later(60)
    const [one, other] = [await typePassword(), await typePassword()]
    const both = await Promise.all([typeCode(codeNow(key), one), typeCode(codeNow(key), other)])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
  })

  it('takes each recovery code once', async () => {
    const { recoveryCodes } = await setUp()
    const [code = ''] = recoveryCodes
    const first = await typeCode(code.toUpperCase().replaceAll('-', ' '), await typePassword())
    expect(first.status).toBe(303)
    expect((await site.get('/account', heldAfter(first))).body).toContain('9 recovery codes are left')
    expect((await typeCode(code, await typePassword())).status).toBe(422)
    expect(await acts()).toContain('signed-in: password and recovery code, 9 left')
  })

  it('needs the password of the same browser, within ten minutes, once', async () => {
    const { key } = await setUp()
    later(60)
    expect((await site.post('/login/code', { code: codeNow(key) })).status).toBe(422)
    expect((await site.get('/login/code')).headers.location).toBe('/login')
    const first = await typePassword()
    later(10 * 60)
    expect((await typeCode(codeNow(key), first)).body).toContain('took too long')
    const again = await typePassword()
    expect((await typeCode(codeNow(key), again)).status).toBe(303)
    later(60)
    expect((await typeCode(codeNow(key), again)).body).toContain('took too long')
  })

  it('does not go on with a password that was changed meanwhile', async () => {
    const { key, held } = await setUp()
    later(60)
    const first = await typePassword()
    await account('password', held, { password: PASSWORD, newPassword: 'another four good words' })
    expect(problemIn(await typeCode(codeNow(key), first))).toContain('just been changed')
  })

  it('lets ten codes be guessed by whoever has the password, and its owner in by a recovery code', async () => {
    const { key, recoveryCodes } = await setUp()
    later(60)
    for (let guess = 0; guess < 10; guess++) {
      const from = { 'x-forwarded-for': `198.51.100.${guess}` }
      expect((await typeCode('000000', await typePassword(from), from)).status).toBe(422)
    }
    const from = { 'x-forwarded-for': '203.0.113.9' }
    const refused = await typeCode(codeNow(key), await typePassword(from), from)
    expect(refused.status).toBe(429)
    expect(problemIn(refused)).toContain('or use a recovery code')
    expect((await typeCode(recoveryCodes[1] ?? '', await typePassword(from), from)).status).toBe(303)
    expect(await acts()).toContain('sign-in-failed: code')
  })

  it('turns away who guesses from one place as with passwords', async () => {
    await setUp()
    const first = await typePassword()
    for (let guess = 0; guess < 10; guess++) expect((await typeCode('wrong', first)).status).toBe(422)
    const refused = await typeCode('wrong', first)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800)
  })
})

describe('removing the app', () => {
  it('is for whoever has signed in just now, and gives another session', async () => {
    const { held } = await setUp()
    later(15 * 60)
    expect(problemIn(await account('remove-codes', held))).toContain('Confirm first')
    expect(problemIn(await account('make-recovery-codes', held))).toContain('Confirm first')
    const confirmed = heldAfter(await account('confirm', held, { password: PASSWORD }))
    const made = await account('make-recovery-codes', confirmed)
    expect(recoveryCodesIn(made)).toHaveLength(10)
    const removed = await account('remove-codes', heldAfter(made))
    expect([await isSignedIn(confirmed), await isSignedIn(heldAfter(removed))]).toEqual([false, true])
    expect((await typePassword()).headers.location).toBe('/events/new')
    expect(await acts()).toEqual(expect.arrayContaining(['codes-removed: null', 'recovery-codes-made: null']))
  })

  it('ends with all other ways in when an administrator gives a new link', async () => {
    await setUp()
    await site.post('/accounts/account-editor', { intent: 'reset' }, signedInAs('administrator'))
    expect(credentials()).toEqual(NO_CREDENTIALS)
  })
})

it('a session that was ended meanwhile is not given back', async () => {
  const first = await typePassword()
  const held = heldAfter(first)
  const [ended] = await Promise.all([account('end-all-sessions', held), account('begin-codes', held)])
  expect(ended.status).toBe(303)
  expect((await account('begin-codes', held)).status).toBe(401)
})
