import { FIRST_PAINT_SCRIPT } from '../server/web/http/first-paint.ts'
import { expect, test, watch } from './fixtures.ts'
import { MILESTONE, milestoneFields } from './milestone-form.ts'
import { FORM, post, send } from './raw-http.ts'

test.use({ ownSite: true })

const EVENT = '/events/2025-11-23-geneva-talks'
const form = (changes: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams(milestoneFields(changes)).toString()
const without = (name: string) => {
  const fields = milestoneFields()
  delete fields[name]
  return new URLSearchParams(fields).toString()
}

test('every page keeps to itself', async ({ page }) => {
  for (const path of ['/', EVENT, '/events/new', `${EVENT}/edit`, '/data', '/about', '/nothing', '/?from=whenever']) {
    const response = await page.goto(path)
    const policy = response?.headers()['content-security-policy'] ?? ''
    expect(policy, path).toContain("default-src 'none'")
    expect(policy, path).toContain("frame-ancestors 'none'")
    expect(policy, path).not.toMatch(/unsafe|\*|https?:|data:/)
    expect(response?.headers(), path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    })
    expect(response?.headers()['x-powered-by'], path).toBeUndefined()
  }
})

test('a script that got into a page would not run, and would be noticed', async ({ site, browser }) => {
  const context = await browser.newContext()
  const complaints = watch(context, site.origin)
  const page = await context.newPage()
  await page.goto(`${site.origin}/about`)
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.wasRun = true'
    const image = document.createElement('img')
    image.src = 'https://evil.example/pixel.png'
    document.body.append(script, image)
  })
  await expect.poll(() => complaints.join('\n')).toMatch(/inline script/)
  await expect.poll(() => complaints.join('\n')).toMatch(/evil\.example/)
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false)
  await context.close()
})

test('what is no form of ours is refused clearly and stores nothing', async ({ site }) => {
  const head = await site.head()
  const megabyte = 'a'.repeat(1024 * 1024)
  const bodies: Readonly<Record<string, string | Buffer>> = {
    'HTML in the title': form({ title: '<img src=x onerror=alert(1)>' }),
    'a script in the summary': form({ summary: '</textarea><script>alert(1)</script>' }),
    'control characters': form({ title: 'a\u0000b\u0008c' }),
    'a reversal of direction': form({ title: 'safe\u202egnp.exe' }),
    isolates: form({ summary: 'a\u2066b\u2069' }),
    noncharacters: form({ title: 'a\uffffb' }),
    'a replacement character': form({ title: 'a\ufffdb' }),
    'half a character': form().replace('Delegations', '%ED%A0%80'),
    'bytes that are no UTF-8': form().replace('Delegations', '%FF%FE%C0%AF'),
    'bytes that are no text': Buffer.from([0xff, 0xfe, 0x00, 0x01, 0x3d, 0x26]),
    'a field of 1 MB': form({ summary: megabyte }),
    'a title of 1 MB': form({ title: megabyte }),
    'a date of 1 MB': form({ when: megabyte }),
    'a name of 1 MB': form({ 'citations.0.source': megabyte }),
    'seven fields of 1 MB': form({
      title: megabyte,
      summary: megabyte,
      'places.0.name': megabyte,
      order: megabyte,
      'deadline.due': megabyte,
      'deadline.setBy': megabyte,
      when: megabyte,
    }),
    '9 MB': form({ summary: 'a'.repeat(9 * 1024 * 1024) }),
    '9 MB of separators': '&'.repeat(9 * 1024 * 1024),
    'a million empty fields': `${form()}${'&a='.repeat(1_000_000)}`,
    __proto__: `${form()}&__proto__=1`,
    '__proto__ in brackets': `${form()}&__proto__[polluted]=1`,
    constructor: `${form()}&constructor=1`,
    'constructor.prototype': `${form()}&constructor.prototype.polluted=1`,
    'a group called __proto__': `${form()}&__proto__.0.source=1`,
    'a group called constructor': `${form()}&constructor.0.name=1`,
    'a member called __proto__': `${form()}&citations.0.__proto__=1`,
    'deep brackets': `${form()}&a${'[b]'.repeat(2000)}=1`,
    'an array': `${form()}&title[]=1&title[]=2`,
    'a doubled field': `${form()}&title=Another`,
    'a doubled version': `${form()}&version=1&version=2`,
    'a group far away': `${form()}&citations.999.source=1`,
    'a negative group': `${form()}&citations.-1.source=1`,
    'a group without end': `${form()}&citations.1e9.source=1`,
    '300 parameters': `${form()}&${Array.from({ length: 300 }, (_, index) => `p${index}=1`).join('&')}`,
    '300 participants': `${form()}&${Array.from({ length: 300 }, (_, index) => `participants.${index}.actor=ukraine`).join('&')}`,
    '200 unknown participants': `${form()}&${Array.from({ length: 200 }, (_, index) => `participants.${index}.actor=nobody${index}`).join('&')}`,
    'an unknown button': form({ intent: 'drop' }),
    'a button of a group called constructor': form({ intent: 'add:constructor' }),
    'a button of a part that is not there': form({ intent: 'remove:citations:9999' }),
    'an unknown kind': form({ kind: 'war' }),
    'a kind from the prototype': form({ kind: 'toString' }),
    'an unknown issue': `${form()}&issues=__proto__`,
    'two thousand issues': `${form()}${Array.from({ length: 2000 }, (_, index) => `&issues=i${index}`).join('')}`,
    'an unknown certainty': form({ certainty: 'hasOwnProperty' }),
    'a significance beyond the scale': form({ significance: '99' }),
    infinity: form({ order: 'Infinity' }),
    'a number in hexadecimal beyond the limit': form({ order: '0xffff' }),
    'a script as address': form({ 'citations.0.new.url': 'javascript:alert(1)' }),
    'data as address': form({ 'citations.0.new.url': 'data:text/html,<script>alert(1)</script>' }),
    'another negotiation': form({ process: 'no-such-process' }),
    'a quote from a source that is not cited': form({
      'quotes.0.text': 'x',
      'quotes.0.speaker': 'ukraine',
      'quotes.0.language': 'en',
      'quotes.0.source': '99',
    }),
    'a quote from __proto__': form({
      'quotes.0.text': 'x',
      'quotes.0.speaker': 'ukraine',
      'quotes.0.language': 'en',
      'quotes.0.source': '__proto__',
    }),
    'no title': without('title'),
    'an empty body': '',
    'only separators': '&&&==&=&',
  }
  for (const [name, body] of Object.entries(bodies)) {
    const { status, text } = await post(site.origin, '/events', body)
    expect.soft(status, name).toBeGreaterThanOrEqual(400)
    expect.soft(status, name).toBeLessThan(500)
    expect.soft(text, name).not.toContain('<script>alert')
    expect.soft(text, name).toContain('<h1')
  }
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  expect(await site.head()).toBe(head)
})

test('other formats, methods and damaged requests are refused clearly and store nothing', async ({ site }) => {
  const head = await site.head()
  const json = JSON.stringify(milestoneFields())
  const deepJson = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`
  const requests: Readonly<Record<string, readonly [Parameters<typeof send>[1], number | readonly number[]]>> = {
    JSON: [{ method: 'POST', path: '/events', body: json, headers: { 'Content-Type': 'application/json' } }, 415],
    'deep JSON': [
      { method: 'POST', path: '/events', body: deepJson, headers: { 'Content-Type': 'application/json' } },
      415,
    ],
    'plain text': [{ method: 'POST', path: '/events', body: form(), headers: { 'Content-Type': 'text/plain' } }, 415],
    'a multipart form': [
      { method: 'POST', path: '/events', body: form(), headers: { 'Content-Type': 'multipart/form-data; boundary=x' } },
      415,
    ],
    'no type': [{ method: 'POST', path: '/events', body: form() }, 415],
    'a type that is none': [{ method: 'POST', path: '/events', body: form(), headers: { 'Content-Type': ';;;' } }, 415],
    'an unknown charset': [
      { method: 'POST', path: '/events', body: form(), headers: { 'Content-Type': `${FORM}; charset=no-such` } },
      415,
    ],
    'an unknown coding': [
      {
        method: 'POST',
        path: '/events',
        body: form(),
        headers: { 'Content-Type': FORM, 'Content-Encoding': 'no-such' },
      },
      415,
    ],
    'a false coding': [
      { method: 'POST', path: '/events', body: form(), headers: { 'Content-Type': FORM, 'Content-Encoding': 'gzip' } },
      400,
    ],
    PUT: [{ method: 'PUT', path: EVENT, body: form(), headers: { 'Content-Type': FORM } }, [404, 405]],
    DELETE: [{ method: 'DELETE', path: EVENT }, [404, 405]],
    PATCH: [{ method: 'PATCH', path: `${EVENT}/edit`, body: form(), headers: { 'Content-Type': FORM } }, [404, 405]],
    'a form to a page': [{ method: 'POST', path: EVENT, body: form(), headers: { 'Content-Type': FORM } }, [404, 405]],
    'a form to the timeline': [
      { method: 'POST', path: '/', body: form(), headers: { 'Content-Type': FORM } },
      [404, 405],
    ],
    'an overriding method': [
      {
        method: 'POST',
        path: '/events?_method=DELETE',
        body: form({ title: '' }),
        headers: { 'Content-Type': FORM, 'X-HTTP-Method-Override': 'DELETE' },
      },
      422,
    ],
    'an edit of nothing': [
      { method: 'POST', path: '/events/nothing/edit', body: form(), headers: { 'Content-Type': FORM } },
      404,
    ],
    'an edit of an actor': [
      { method: 'POST', path: '/events/marco-rubio/edit', body: form(), headers: { 'Content-Type': FORM } },
      404,
    ],
    'an edit without a version': [
      { method: 'POST', path: `${EVENT}/edit`, body: form({ reason: 'x' }), headers: { 'Content-Type': FORM } },
      409,
    ],
    'an edit of an impossible version': [
      {
        method: 'POST',
        path: `${EVENT}/edit`,
        body: form({ reason: 'x', version: '9'.repeat(400) }),
        headers: { 'Content-Type': FORM },
      },
      409,
    ],
    'a retraction with other fields': [
      { method: 'POST', path: `${EVENT}/retract`, body: form(), headers: { 'Content-Type': FORM } },
      400,
    ],
    'a retraction without a version': [
      { method: 'POST', path: `${EVENT}/retract`, body: 'reason=x', headers: { 'Content-Type': FORM } },
      409,
    ],
    'a retraction with markup': [
      {
        method: 'POST',
        path: `${EVENT}/retract`,
        body: 'reason=<script>&version=1',
        headers: { 'Content-Type': FORM },
      },
      422,
    ],
    'a restoration of nothing': [
      { method: 'POST', path: '/events/nothing/restore', body: '', headers: { 'Content-Type': FORM } },
      404,
    ],
  }
  for (const [name, [request, expected]] of Object.entries(requests)) {
    const { status, text } = await send(site.origin, request)
    expect.soft([expected].flat(), name).toContain(status)
    expect.soft(text.replace(`<script>${FIRST_PAINT_SCRIPT}`, ''), name).not.toContain('<script>')
  }
  expect(await site.head()).toBe(head)
})

test('a hostile reason is refused with the field', async ({ site }) => {
  const head = await site.head()
  const edit = await send(site.origin, { path: `${EVENT}/edit` })
  const version = /name="version" value="(\d+)"/.exec(edit.text)?.[1] ?? ''
  for (const reason of ['<b>x</b>', 'a\u0000b', 'a\u202eb', '\ufffd', 'x'.repeat(1001), 'x'.repeat(1_000_000)]) {
    const edited = await post(site.origin, `${EVENT}/edit`, form({ reason, version }))
    expect.soft(edited.status, reason.slice(0, 20)).toBe(422)
    expect.soft(edited.text).toContain('href="#field-reason"')
    const retracted = await post(site.origin, `${EVENT}/retract`, new URLSearchParams({ reason, version }).toString())
    expect.soft(retracted.status, reason.slice(0, 20)).toBe(422)
  }
  expect(await site.head()).toBe(head)
})

test('damaged and monstrous addresses get a clear answer', async ({ site }) => {
  const paths: Readonly<Record<string, readonly number[]>> = {
    '/?q=%': [200, 302, 400],
    '/?q=%E0%A4%A': [200, 302, 400],
    '/?q=%00': [400],
    '/?q=%F0%9F%92': [200, 302, 400],
    '/?q=%E2%80%AEabc': [400],
    [`/?q=${'a'.repeat(1000)}`]: [400],
    [`/?q=${'a'.repeat(9000)}`]: [414],
    [`/?${'kind=talks&'.repeat(600)}`]: [200, 302, 400],
    [`/?${Array.from({ length: 300 }, (_, index) => `p${index}=1`).join('&')}`]: [200, 302, 400],
    [`/?a${'[b]'.repeat(500)}=1`]: [200, 302, 400],
    '/?__proto__=1&constructor=2&toString=3': [200, 302, 400],
    '/?kind=__proto__': [400],
    '/?kind[]=talks': [200, 302, 400],
    '/?page=-1': [400],
    '/?page=1e9': [400],
    '/?page=999999999': [200, 302, 404],
    '/?from=2025-99-99': [400],
    '/?from=a&from=b': [400],
    '/?order=random()': [400],
    '/?actor=<script>alert(1)</script>': [400],
    '/?q=%3Cscript%3Ealert(1)%3C/script%3E': [200, 400],
    '/%': [400, 404],
    '/%00': [400, 404],
    '/%2e%2e/%2e%2e/etc/passwd': [400, 404],
    '/assets/../../package.json': [400, 404],
    '/assets/%2e%2e%2f%2e%2e%2fpackage.json': [400, 404],
    '/events/%E0%A4%A': [400],
    '/events/__proto__': [404],
    '/events/constructor': [404],
    '/events/..%2f..%2fpackage.json': [404],
    [`/events/${'a'.repeat(7000)}`]: [404],
    '/actors/__proto__.json': [404],
    '/sources/toString': [404],
    '/events/%3Cscript%3Ealert(1)%3C%2Fscript%3E': [404],
    '/timeline.json?kind=__proto__': [400],
    '/timeline.json?__proto__=1': [400],
    '/timeline.json?q=%': [200, 400],
    '/read-date.json?text=%': [200, 400],
    [`/read-date.json?text=${'9'.repeat(5000)}`]: [400],
    '/suggest.json?type=__proto__&text=a': [400],
    '/suggest.json?type=actor&text=%E0%A4%A': [200, 400],
    '/suggest.json': [400],
    '//evil.example/': [404],
    '/\\evil.example': [404],
    'http://evil.example/events/new': [200, 400, 404],
    '*': [400, 404],
  }
  for (const [path, expected] of Object.entries(paths)) {
    const { status, text, headers } = await send(site.origin, { path })
    expect.soft(expected, `${path.slice(0, 80)} gave ${status}`).toContain(status)
    expect.soft(text, path.slice(0, 80)).not.toContain('<script>alert')
    if (status === 302) expect.soft(headers.location, path.slice(0, 80)).toMatch(/^\/(\?|$)/)
  }
})

test('hostile text in an address is shown as text', async ({ page }) => {
  for (const path of [
    '/?q=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E',
    '/?from=%3Cscript%3Ealert(1)%3C/script%3E',
    '/events/%3Cimg%20src=x%3E',
  ]) {
    await page.goto(path)
    await expect(page.locator('main img, main script')).toHaveCount(0)
  }
})

test('no other site and no other name can write', async ({ site }) => {
  const head = await site.head()
  const { host, port } = new URL(site.origin)
  const foreign: Readonly<Record<string, Record<string, string>>> = {
    'a foreign origin': { Origin: 'https://evil.example' },
    'another port': { Origin: `http://127.0.0.1:${Number(port) + 1}` },
    'https instead of http': { Origin: `https://${host}` },
    'no origin at all': { Origin: 'null' },
    'another site': { 'Sec-Fetch-Site': 'cross-site' },
    'another site that names our origin': { 'Sec-Fetch-Site': 'cross-site', Origin: site.origin },
    'a neighbour': { 'Sec-Fetch-Site': 'same-site', Origin: site.origin },
    'a word that no browser sends': { 'Sec-Fetch-Site': 'no-such' },
    'a foreign name for this machine': { Host: `evil.example:${port}` },
    'a foreign name with its own origin': {
      Host: 'evil.example',
      Origin: 'http://evil.example',
      'Sec-Fetch-Site': 'same-origin',
    },
    'a name that begins like ours': { Host: `127.0.0.1.evil.example:${port}` },
    'a name that ends like ours': { Host: `evil-localhost:${port}` },
    'an address of the network': { Host: `192.168.0.1:${port}` },
    'a proxy': { 'X-Forwarded-For': '203.0.113.1' },
    'a proxy that says so': { Forwarded: 'for=203.0.113.1' },
    'a gateway': { Via: '1.1 gateway' },
  }
  for (const [name, headers] of Object.entries(foreign)) {
    for (const path of ['/events', `${EVENT}/edit`, `${EVENT}/retract`, `${EVENT}/restore`]) {
      const { status, text } = await post(site.origin, path, form(), headers)
      expect.soft(status, `${name} ${path}`).toBe(403)
      expect.soft(text, name).not.toContain('field-title')
    }
  }
  expect(await site.head()).toBe(head)

  const own = await post(site.origin, '/events', form(), {
    Origin: `http://localhost:${port}`,
    Host: `localhost:${port}`,
    'Sec-Fetch-Site': 'same-origin',
  })
  expect(own.status).toBe(303)
  expect(await site.head()).not.toBe(head)
})

for (const [name, environment] of Object.entries({
  'on all addresses': { HOST: '0.0.0.0' },
  'under a public address': { PUBLIC_URL: 'https://record.example.org' },
  'behind a proxy': { TRUST_PROXY: '1' },
})) {
  test.describe(name, () => {
    test.use({ environment })
    test(`the site can be read and not written ${name}`, async ({ page, site }) => {
      const head = await site.head()
      for (const path of ['/', EVENT]) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expect(page.getByRole('link', { name: /Add a milestone|Correct this|Retract/ })).toHaveCount(0)
      }
      for (const path of [
        '/events/new',
        `${EVENT}/edit`,
        `${EVENT}/retract`,
        '/read-date.json?text=2025',
        '/suggest.json?type=actor&text=a',
      ]) {
        expect((await send(site.origin, { path })).status, path).toBe(404)
      }
      for (const path of ['/events', `${EVENT}/edit`, `${EVENT}/retract`, `${EVENT}/restore`]) {
        expect((await post(site.origin, path, form())).status, path).toBe(404)
      }
      expect(await site.head()).toBe(head)
      expect(await (await fetch(`${site.origin}/timeline.json`)).text()).not.toContain(MILESTONE.title)
    })
  })
}
