import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PEOPLE, signedInAs, withToken } from '../../testing/people.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

const PUBLIC_URL = 'https://record.example.org'
const SESSION = { cookie: '__Host-session=editor' }
const TYPE = { 'content-type': 'application/x-www-form-urlencoded' }

/** What answers a form that is not filled in, once it is let through. */
const LET_THROUGH = 422
const NOT_SIGNED_IN = 401
const REFUSED = 403

describe('on a site with a public address, a form is taken', () => {
  let site: TestSite
  beforeAll(async () => {
    site = await openTestSite({ book: PEOPLE, env: { PUBLIC_URL, TRUST_PROXY: '1' } })
  })
  afterAll(() => site.close())

  it.each<[string, Record<string, string>, number]>([
    ['of its own page', { ...SESSION, 'sec-fetch-site': 'same-origin', origin: PUBLIC_URL }, LET_THROUGH],
    ['of its own page, from an older browser', { ...SESSION, origin: PUBLIC_URL }, LET_THROUGH],
    ['of its own page, without Origin', { ...SESSION, 'sec-fetch-site': 'same-origin' }, LET_THROUGH],
    ['of another site', { ...SESSION, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, REFUSED],
    [
      'of a site below the same domain',
      { ...SESSION, 'sec-fetch-site': 'same-site', origin: 'https://x.example.org' },
      REFUSED,
    ],
    ['of another site, from an older browser', { ...SESSION, origin: 'https://evil.example' }, REFUSED],
    ['of a page in a sandbox', { ...SESSION, origin: 'null' }, REFUSED],
    [
      'with headers that contradict each other',
      { ...SESSION, 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
      REFUSED,
    ],
    ['of the same host without https', { ...SESSION, origin: 'http://record.example.org' }, REFUSED],
    [
      'of the address behind the proxy',
      { ...SESSION, origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' },
      REFUSED,
    ],
    ['that was asked for by hand', { ...SESSION, 'sec-fetch-site': 'none' }, REFUSED],
    ['with a session and no word of where it comes from', SESSION, REFUSED],
    ['with a session under the name that it has without https', { cookie: 'session=editor' }, NOT_SIGNED_IN],
    ['of a program without anything', {}, NOT_SIGNED_IN],
    ['of a program with a token', withToken('write'), LET_THROUGH],
    [
      'of a program with a token, whatever it says of its origin',
      { ...withToken('write'), origin: 'https://evil.example' },
      LET_THROUGH,
    ],
    [
      'of a program with a token that is none, and a session',
      { ...SESSION, authorization: 'Bearer parley_none' },
      NOT_SIGNED_IN,
    ],
    [
      'with a password of a proxy, and a session',
      { ...SESSION, authorization: 'Basic YTpi', origin: PUBLIC_URL },
      LET_THROUGH,
    ],
    [
      'through a proxy',
      { ...SESSION, origin: PUBLIC_URL, via: '1.1 proxy', 'x-forwarded-proto': 'https' },
      LET_THROUGH,
    ],
  ])('%s: %o → %d', async (_, headers, expected) =>
    expect((await site.ask('POST', '/events', { ...TYPE, ...headers }, 'title=')).status).toBe(expected),
  )

  it.each(['/', '/nothing', '/events/x'])('of another site it is refused at %s as well', async path =>
    expect((await site.ask('POST', path, { ...TYPE, origin: 'https://evil.example' }, 'a=b')).status).toBe(REFUSED),
  )
})

describe('on a site that knows no public address, a form is taken', () => {
  let site: TestSite
  beforeAll(async () => {
    site = await openTestSite({ book: PEOPLE, env: { HOST: '0.0.0.0', TRUST_PROXY: '1' } })
  })
  afterAll(() => site.close())

  it.each<[string, Record<string, string>, number]>([
    ['of the address that it is asked at', { host: 'desk.local:3000', origin: 'http://desk.local:3000' }, LET_THROUGH],
    [
      'of that address by https, which the proxy tells',
      { host: 'desk.local', origin: 'https://desk.local', 'x-forwarded-proto': 'https' },
      LET_THROUGH,
    ],
    ['of another address', { host: 'desk.local:3000', origin: 'http://desk.local:4000' }, REFUSED],
  ])('%s: %o → %d', async (_, headers, expected) => {
    const sent = { ...TYPE, ...signedInAs('editor'), ...headers }
    expect((await site.ask('POST', '/events', sent, 'title=')).status).toBe(expected)
  })
})

it('a site that nobody may write to refuses other sites all the same', async () => {
  const site = await openTestSite({ env: { PUBLIC_URL } })
  const post = (headers: Record<string, string>) => site.ask('POST', '/events', { ...TYPE, ...headers }, 'title=')
  expect((await post({ origin: 'https://evil.example' })).status).toBe(REFUSED)
  expect((await post({ origin: PUBLIC_URL })).status).toBe(404)
  await site.close()
})
