import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withDisabled } from '../../domain/accounts/account-book.ts'
import { openTestProvider, type TestProvider } from '../../testing/identity-provider.ts'
import { PEOPLE, signedInAs } from '../../testing/people.ts'
import { NOW, openTestSite, type TestSite } from '../../testing/test-site.ts'

let provider: TestProvider
let site: TestSite
beforeEach(async () => {
  provider = await openTestProvider()
  // The tokens of the provider are of the true time.
  site = await openTestSite({ book: PEOPLE, env: provider.env })
  provider.serve(site.url)
})
afterEach(() => Promise.all([site.close(), provider.close()]))

/** As much of a browser as it takes to go to another site and come back. */
function browser(held: Readonly<Record<string, string>> = {}) {
  const cookies = new Map(Object.entries(held))

  async function ask(
    url: string,
    form?: Readonly<Record<string, string>>,
  ): Promise<{ url: string; response: Response }> {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form && { origin: new URL(url).origin, 'sec-fetch-site': 'same-origin' }),
      },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return { url, response }
  }

  return {
    cookies,
    /** Follows wherever it is led, up to a stop. */
    async go(path: string, { form, until }: { form?: Readonly<Record<string, string>>; until?: RegExp } = {}) {
      let { url, response } = await ask(new URL(path, site.url).href, form)
      for (let step = 0; step < 10; step++) {
        const location = response.headers.get('location')
        if (location === null) break
        url = new URL(location, url).href
        if (until?.test(url)) return { url, status: response.status, body: '' }
        ;({ url, response } = await ask(url))
      }
      return { url, status: response.status, body: await response.text() }
    },
  }
}

type Browser = ReturnType<typeof browser>

/** Says there who somebody is, and agrees that this site may know. */
async function sayThere(visitor: Browser, path: string, login: string, until?: RegExp) {
  let page = await visitor.go(path)
  for (const form of [{ prompt: 'login', login, password: 'any' }, { prompt: 'consent' }]) {
    const action = /action="([^"]+)"/.exec(page.body)?.[1]
    if (!page.url.startsWith(provider.issuer) || action === undefined) break
    page = await visitor.go(action, { form, ...(until && { until }) })
  }
  return page
}

const problemIn = ({ body }: { readonly body: string }) => /role="alert".*?<p>(.*?)<\/p>/s.exec(body)?.[1] ?? ''
const acts = async () => (await site.accounts.audit.read(0, 20)).lines.map(({ act, detail }) => `${act}: ${detail}`)
const identitiesOf = (id: string) =>
  site.accounts.book.accounts.find(account => account.id === id)?.credentials.identities

/** The editor has linked the account that they have there. */
async function linked(login = 'bo') {
  const editor = browser({ session: 'editor-just-now' })
  await sayThere(editor, '/account/oidc', login)
  await editor.go('/account', { form: { intent: 'link-identity' } })
  return editor
}

describe('linking an account elsewhere', () => {
  it('is confirmed on the page of the account, and gives another session', async () => {
    const editor = browser({ session: 'editor-just-now' })
    const back = await sayThere(editor, '/account/oidc', 'bo')
    expect(back.url).toBe(`${site.url}/account#part-provider`)
    expect(back.body).toContain('bo of the Newsroom')
    expect(identitiesOf('account-editor')).toEqual([])
    const done = await editor.go('/account', { form: { intent: 'link-identity' } })
    expect(done.url).toBe(`${site.url}/account#saved`)
    expect(identitiesOf('account-editor')).toEqual([
      { issuer: provider.issuer, subject: 'bo', label: 'bo of the Newsroom', created: NOW.toISOString() },
    ])
    expect(editor.cookies.get('session')).not.toBe('editor-just-now')
    expect((await site.get('/account', signedInAs('editor-just-now'))).status).toBe(303)
    expect(await acts()).toContain('identity-linked: null')
  })

  it('is for whoever has signed in just now, in the browser in which it began, for that account', async () => {
    expect((await browser({ session: 'editor' }).go('/account/oidc')).url).toBe(`${site.url}/account#part-ways`)
    const editor = browser({ session: 'editor-just-now' })
    await sayThere(editor, '/account/oidc', 'bo')
    const proof = editor.cookies.get('provider') ?? ''
    const other = browser({ session: 'administrator-just-now', provider: proof })
    expect(problemIn(await other.go('/account', { form: { intent: 'link-identity' } }))).toContain('took too long')
    const without = browser({ session: 'editor-just-now' })
    expect(problemIn(await without.go('/account', { form: { intent: 'link-identity' } }))).toContain('took too long')
    expect(identitiesOf('account-editor')).toEqual([])
  })

  it('is for one account here', async () => {
    await linked()
    const administrator = browser({ session: 'administrator-just-now' })
    await sayThere(administrator, '/account/oidc', 'bo')
    const again = await administrator.go('/account', { form: { intent: 'link-identity' } })
    expect(problemIn(again)).toContain('linked to an account here already')
  })

  it('is undone, but for the only way to sign in', async () => {
    const editor = await linked()
    const form = { intent: 'unlink-identity', issuer: provider.issuer, subject: 'bo' }
    expect(problemIn(await editor.go('/account', { form }))).toContain('only way')
    await editor.go('/account', { form: { intent: 'password', newPassword: 'violet tractor seven moss' } })
    const before = editor.cookies.get('session')
    expect((await editor.go('/account', { form })).url).toBe(`${site.url}/account#saved`)
    expect(identitiesOf('account-editor')).toEqual([])
    expect(editor.cookies.get('session')).not.toBe(before)
    expect(await acts()).toContain('identity-unlinked: null')
  })
})

describe('signing in there', () => {
  it('signs in here, and goes on where somebody wanted to go', async () => {
    await linked()
    const visitor = browser()
    expect((await visitor.go('/login')).body).toContain('Sign in with the Newsroom')
    const back = await sayThere(visitor, '/login/oidc?next=/events/new', 'bo')
    expect({ url: back.url, status: back.status }).toEqual({ url: `${site.url}/events/new`, status: 200 })
    expect(await acts()).toContain('signed-in: account elsewhere')
    expect(visitor.cookies.has('provider')).toBe(false)
  })

  it('leads nowhere but to this site', async () => {
    await linked()
    expect((await sayThere(browser(), '/login/oidc?next=https://evil.example/', 'bo')).url).toBe(`${site.url}/account`)
  })

  it('lets nobody in by an address that is the same', async () => {
    await linked()
    const visitor = browser()
    const back = await sayThere(visitor, '/login/oidc', 'cy')
    expect(back.status).toBe(422)
    expect(problemIn(back)).toContain('Nobody signs in here as “cy of the Newsroom”')
    expect(visitor.cookies.has('session')).toBe(false)
  })

  it('lets nobody in whose account is disabled, and says the same', async () => {
    await linked()
    await site.accounts.change(book => withDisabled(book, 'account-editor', NOW))
    expect(problemIn(await sayThere(browser(), '/login/oidc', 'bo'))).toContain('Nobody signs in here as “bo')
  })

  it.each<[string, (address: URL) => void]>([
    ['another state', address => address.searchParams.set('state', 'another')],
    ['another code', address => address.searchParams.set('code', 'another')],
    ['another issuer', address => address.searchParams.set('iss', 'https://evil.example')],
    [
      'a refusal',
      address => {
        address.searchParams.delete('code')
        address.searchParams.set('error', 'access_denied')
      },
    ],
  ])('takes no answer with %s', async (_, change) => {
    await linked()
    const visitor = browser()
    const address = new URL((await sayThere(visitor, '/login/oidc', 'bo', /\/login\/oidc\/callback/)).url)
    change(address)
    const back = await visitor.go(address.href)
    expect(back.status).toBe(422)
    expect(problemIn(back)).toContain('the Newsroom did not say who you are')
    expect(visitor.cookies.has('session')).toBe(false)
  })

  it('takes an answer once, in the browser in which it began', async () => {
    await linked()
    const visitor = browser()
    const { url } = await sayThere(visitor, '/login/oidc', 'bo', /\/login\/oidc\/callback/)
    expect(problemIn(await browser().go(url))).toContain('took too long, or began in another browser')
    expect((await visitor.go(url)).url).toBe(`${site.url}/account`)
    expect(problemIn(await visitor.go(url))).toContain('took too long, or began in another browser')
  })
})

describe('joining with an account elsewhere', () => {
  async function invited(): Promise<string> {
    const { body } = await site.post('/accounts', { intent: 'invite', role: 'editor' }, signedInAs('administrator'))
    return /\/join\/[\w-]+/.exec(body)?.[0] ?? ''
  }

  it('needs no password, and a name of one’s own choice', async () => {
    const path = await invited()
    const visitor = browser()
    expect((await visitor.go(path)).body).toContain('Sign in with the Newsroom instead')
    const back = await sayThere(visitor, `${path}/oidc`, 'cy')
    expect(back.url).toBe(`${site.url}${path}`)
    expect(back.body).toContain('cy of the Newsroom')
    expect(back.body).not.toContain('newPassword')
    const form = { handle: 'cy', publicName: 'C. Y.', proven: 'yes' }
    expect((await visitor.go(path, { form: { ...form, publicName: '<b>' } })).status).toBe(422)
    expect((await visitor.go(path, { form })).url).toBe(`${site.url}/account`)
    expect(site.accounts.book.accounts.at(-1)).toMatchObject({
      handle: 'cy',
      role: 'editor',
      credentials: { password: null, identities: [{ subject: 'cy' }] },
    })
    expect((await sayThere(browser(), '/login/oidc', 'cy')).url).toBe(`${site.url}/account`)
  })

  it('uses up nothing by being looked at, and is for that link alone', async () => {
    const [path, other] = [await invited(), await invited()]
    const visitor = browser()
    await sayThere(visitor, `${path}/oidc`, 'cy')
    const form = { handle: 'cy', publicName: 'C. Y.', proven: 'yes' }
    expect((await visitor.go(other, { form })).status).toBe(422)
    expect((await browser().go(path, { form })).status).toBe(422)
    expect((await site.get('/join/none/oidc')).status).toBe(410)
    expect(site.accounts.book.invitations).toHaveLength(2)
    expect(site.accounts.book.accounts).toHaveLength(PEOPLE.accounts.length)
  })
})

describe('a provider that is away', () => {
  it('is told with its host, and asked again the next time', async () => {
    const away = await openTestProvider()
    const other = await openTestSite({ book: PEOPLE, env: away.env })
    const answer = await other.get('/login/oidc?next=/events/new')
    expect(answer.status).toBe(503)
    expect(problemIn(answer)).toContain(`the Newsroom (${new URL(away.issuer).host}) can’t be reached`)
    expect(answer.body).toContain('name="next" value="/events/new"')
    away.serve(other.url)
    expect((await other.get('/login/oidc')).headers.location).toContain(`${away.issuer}/auth?`)
    await other.close()
    await away.close()
  })

  it('leaves its secret and what it said out of the log', async () => {
    await linked()
    const visitor = browser()
    const { url } = await sayThere(visitor, '/login/oidc', 'bo', /\/login\/oidc\/callback/)
    await provider.close()
    const back = await visitor.go(url)
    expect(back.status).toBe(503)
    const logged = site.logged.join('\n')
    expect(logged).toContain('signing in with an account elsewhere failed')
    expect(logged).not.toContain(new URL(url).searchParams.get('code'))
    expect(logged).not.toContain('a secret of the two sites')
    provider = await openTestProvider()
  })
})

it('nothing of it is there where no provider is named', async () => {
  const without = await openTestSite({ book: PEOPLE })
  expect((await without.get('/login')).body).not.toContain('Sign in with')
  expect((await without.get('/login/oidc')).status).toBe(404)
  expect((await without.get('/account', signedInAs('editor-just-now'))).body).not.toContain('part-provider')
  await without.close()
})
