import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { Parser } from 'htmlparser2'
import { type BrowserContext, test as base, expect } from 'playwright/test'
import { ROOT } from './fixtures.ts'
import { scan, smallTargets, tooWide } from './page-checks.ts'

// The whole site as files: written by the built program, then read from a plain web server and from a folder.

const RECORD = join(ROOT, 'e2e/records/havana-2012-2016.json')
const PUBLIC_URL = 'https://record.example.org'
const EVENT = 'events/2016-08-24-final-agreement-concluded/index.html'

const run = promisify(execFile)

interface Copied {
  readonly folder: string
  readonly dataDir: string
  parley(environment: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string>
}

const test = base.extend<object, { copied: Copied; served: string }>({
  copied: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'parley-copy-'))
      const parley: Copied['parley'] = async (environment, ...args) => {
        const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, ...environment }
        return (await run(process.execPath, [join(ROOT, 'dist/cli.js'), ...args], { env })).stdout
      }
      await parley({}, 'import', RECORD)
      const folder = join(dataDir, 'site')
      await parley({ PUBLIC_URL }, 'site', folder)
      await use({ folder, dataDir, parley })
      await rm(dataDir, { recursive: true })
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  served: [
    async ({ copied }, use) => {
      const server = plainServer(copied.folder)
      await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
      await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
      server.closeAllConnections()
      server.close()
    },
    { scope: 'worker' },
  ],
})

// One copy serves all of them.
test.describe.configure({ mode: 'default' })

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** As plain as they come: a file or 404, and the index of a folder. */
const plainServer = (folder: string): Server =>
  createServer((req, res) => {
    const path = decodeURIComponent(new URL(req.url ?? '/', 'http://localhost').pathname)
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path)
    readFile(file).then(
      body => res.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(body),
      () => res.writeHead(404).end(),
    )
  })

interface PageOfCopy {
  readonly ids: ReadonlySet<string>
  readonly links: readonly string[]
}

function read(html: string): PageOfCopy {
  const ids = new Set<string>()
  const links: string[] = []
  const parser = new Parser({
    onopentag(_name, attributes) {
      if (attributes['id']) ids.add(attributes['id'])
      for (const name of ['href', 'src', 'action']) if (attributes[name] !== undefined) links.push(attributes[name])
    },
  })
  parser.end(html)
  return { ids, links }
}

async function filesIn(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const read = await Promise.all(
    files.sort().map(async file => [file.slice(folder.length), await readFile(file)] as const),
  )
  return new Map(read)
}

test('no link leads nowhere, and none to the server that it was copied from', async ({ copied: { folder } }) => {
  const files = await filesIn(folder)
  const pages = new Map<string, PageOfCopy>()
  for (const [name, content] of files)
    if (name.endsWith('.html')) pages.set(join(folder, name), read(content.toString('utf8')))
  const dead: string[] = []
  for (const [file, { links }] of pages)
    for (const link of links) {
      if (/^(https?|mailto):/.test(link)) continue
      const [, path = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(link) ?? []
      const target = path === '' ? file : resolve(dirname(file), decodeURIComponent(path))
      const isThere = pages.has(target) || (!target.endsWith('.html') && existsSync(target) && extname(target) !== '')
      const hasPlace = fragment === '' || pages.get(target)?.ids.has(decodeURIComponent(fragment))
      if (!isThere || !hasPlace || path.startsWith('/')) dead.push(`${file.slice(folder.length)}: ${link}`)
    }
  expect(dead).toEqual([])
  expect(pages.size).toBeGreaterThan(200)
  for (const name of [
    '/changes.atom',
    '/sitemap.xml',
    '/data/tables.zip',
    '/data/journal.jsonl',
    '/cards/timeline.png',
  ])
    expect([...files.keys()]).toContain(name)
  const event = files.get(`/${EVENT}`)?.toString('utf8')
  expect(event).toContain(`<link rel="canonical" href="${PUBLIC_URL}/${EVENT.replace('index.html', '')}">`)
  expect(event).not.toMatch(/<form (?!action="[./]+search\/index\.html")/)
})

test('the same record makes the same bytes, elsewhere and after an interruption too', async ({ copied }) => {
  const { folder, dataDir, parley } = copied
  const first = await filesIn(folder)
  const again = join(dataDir, 'again')
  const writing = run(process.execPath, [join(ROOT, 'dist/cli.js'), 'site', again], {
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, PUBLIC_URL, TZ: 'Asia/Tokyo' },
  })
  const killed = writing.catch(error => error)
  await expect.poll(() => existsSync(join(again, 'events')), { intervals: [25] }).toBe(true)
  writing.child.kill('SIGKILL')
  await killed
  expect(existsSync(join(again, '.parley-site.json'))).toBe(false)
  await parley({ PUBLIC_URL, TZ: 'America/New_York' }, 'site', again)
  const second = await filesIn(again)
  expect([...second.keys()]).toEqual([...first.keys()])
  expect([...first].filter(([name, content]) => !second.get(name)?.equals(content)).map(([name]) => name)).toEqual([])
})

/** What no page of a copy may ever do. */
function watch(context: BrowserContext, within: string): string[] {
  const complaints: string[] = []
  context.on('request', request => {
    if (!request.url().startsWith(within)) complaints.push(`request to ${request.url()}`)
  })
  context.on('requestfailed', request => {
    // What a page that is left was just loading is given up.
    const reason = request.failure()?.errorText
    if (reason !== 'net::ERR_ABORTED') complaints.push(`${reason}: ${request.url()}`)
  })
  context.on('console', message => {
    if (message.type() === 'error') complaints.push(`${message.text()} at ${message.page()?.url()}`)
  })
  context.on('weberror', error => {
    complaints.push(String(error.error()))
  })
  return complaints
}

for (const way of ['a plain web server', 'a folder'] as const) {
  test(`is read from ${way}: pages, drawing, search`, async ({ copied, served, page, context }) => {
    const root = way === 'a folder' ? `${pathToFileURL(copied.folder)}/` : served
    const complaints = watch(context, root)
    await page.goto(`${root}index.html`)
    // The room of the filters, of which a copy has none, belongs to the list.
    expect((await page.locator('#timeline').boundingBox())?.x).toBeLessThan(200)
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Documents' })
      .or(page.getByRole('link', { name: 'Texts' }))
      .first()
      .click()
    await expect(page).toHaveURL(`${root}documents/index.html`)
    await page.goto(`${root}explore/index.html`)
    await expect(page.locator('#explorer[data-drawn]')).toBeVisible()

    await page.goto(`${root}${EVENT}`)
    await page.keyboard.press('/')
    await page.keyboard.type('agrement')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(`${root}search/index.html?q=agrement`)
    await expect(page.getByRole('status')).toContainText('results for “agreement”')
    await expect(page.locator('#q')).toHaveValue('agrement')
    await page.locator('.found a').first().click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.goBack()
    await page.goto(`${root}search/index.html?q=xyzzy`)
    await expect(page.getByRole('status')).toHaveText('Nothing was found for “xyzzy”')
    expect(complaints).toEqual([])
  })
}

test('says without JavaScript how to find something', async ({ browser, served }) => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await page.goto(`${served}search/index.html`)
  // Text in this element is none to the locators of the browser's driver.
  const told = page.locator('noscript')
  expect(await told.innerHTML()).toContain('This copy of the record is searched by your browser')
  expect((await told.locator('p').boundingBox())?.height).toBeGreaterThan(20)
  await told.locator('a').last().click()
  await expect(page).toHaveURL(`${served}print/index.html`)
  await page.close()
})

const LOOKED_AT = [
  'index.html',
  'timeline/significance=3/index.html',
  'search/index.html?q=agreement',
  'sources/index.html',
  'positions/index.html',
  'compare/index.html',
  'actors/index.html',
  'data/timeline/index.html',
  EVENT,
]

for (const path of LOOKED_AT)
  test(`everybody can use ${path}`, async ({ served, page }) => {
    await page.goto(served + path)
    expect(await scan(page)).toEqual([])
    expect(await smallTargets(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 800 })
    expect(await tooWide(page)).toEqual([])
  })
