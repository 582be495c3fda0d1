import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync } from 'node:zlib'
import type { Browser, Frame, Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'
import { expectAccessible, tooWide } from './page-checks.ts'

// Pieces of the site on a page of somebody else, which has another origin.

const TEXTS = 'us-28-point-2025-11,us-ukraine-20-point-2025-12'
const PIECES = [
  '/embed/state',
  '/embed/timeline?limit=5',
  '/embed/overview',
  '/embed/events/2025-11-23-geneva-talks',
  `/embed/compare?documents=${TEXTS}`,
  '/embed/positions',
  '/embed/documents/us-28-point-2025-11/points/1',
]
const FIRST_HEIGHT = 200

let foreign: Server
let shown = ''
test.beforeAll(async () => {
  foreign = createServer((_req, res) => res.setHeader('Content-Type', 'text/html; charset=utf-8').end(shown))
  await new Promise<void>(listening => foreign.listen(0, '127.0.0.1', () => listening()))
})
test.afterAll(() => new Promise(closed => foreign.close(closed)))

const somebodysPage = (body: string) =>
  `<!doctype html><html lang="en"><head><title>News</title><meta name="viewport" content="width=device-width"></head><body><h1>News</h1>${body}</body></html>`

/** Of another visitor: the usual one may go nowhere but to the site. */
async function visit(
  browser: Browser,
  body: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  shown = somebodysPage(body)
  const page = await (await browser.newContext(options)).newPage()
  await page.goto(`http://localhost:${(foreign.address() as AddressInfo).port}/`)
  return page
}

const frameOf = (page: Page): Frame => page.frames().find(frame => frame !== page.mainFrame()) as Frame

const frame = (origin: string, path: string) =>
  `<iframe src="${origin}${path.replaceAll('&', '&amp;')}" title="A piece" height="${FIRST_HEIGHT}" style="border:0;width:100%"></iframe>`

for (const path of PIECES) {
  test(`${path.split('?')[0]} grows on another page, narrow and wide`, async ({ browser, site }) => {
    for (const width of [320, 900]) {
      const script = `<script src="${site.origin}/embed.js" async></script>`
      const complaints: string[] = []
      const page = await visit(browser, '', {
        viewport: { width, height: 700 },
        colorScheme: width === 320 ? 'dark' : 'light',
      })
      page.on('console', message => complaints.push(message.text()))
      page.on('pageerror', error => complaints.push(String(error)))
      shown = somebodysPage(frame(site.origin, path) + script)
      await page.reload()
      const iframe = page.locator('iframe')
      await expect(iframe).not.toHaveAttribute('height', String(FIRST_HEIGHT))
      const inside = frameOf(page)
      await expect
        .poll(() =>
          inside.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight),
        )
        .toBe(0)
      expect(
        await inside.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
      ).toBe(true)
      expect(await page.context().cookies()).toEqual([])
      expect(complaints).toEqual([])
      await page.context().close()
    }
  })

  test(`${path.split('?')[0]} is accessible, and weighs at most 15 KB without its fonts`, async ({ page }) => {
    await page.goto(path)
    const links = page.locator('script[src], link[rel="stylesheet"]')
    const loaded = await links.evaluateAll(all =>
      all.map(one => (one as HTMLScriptElement).src || (one as HTMLLinkElement).href),
    )
    const bodies = await Promise.all([path, ...loaded].map(async address => (await page.request.get(address)).body()))
    const weight = bodies.reduce((sum, body) => sum + brotliCompressSync(body).length, 0)
    expect(weight / 1024).toBeLessThanOrEqual(15)
    await expectAccessible(page)
  })
}

test('is whole without the script of the site: the frame keeps its height and scrolls', async ({ browser, site }) => {
  const page = await visit(browser, frame(site.origin, '/embed/timeline'), { javaScriptEnabled: false })
  const inside = page.frameLocator('iframe')
  await expect(inside.getByRole('heading', { level: 1 })).toBeVisible()
  await inside.getByRole('link', { name: /more in the record/ }).scrollIntoViewIfNeeded()
  await expect(page.locator('iframe')).toHaveAttribute('height', String(FIRST_HEIGHT))
  await page.context().close()
})

test('opens what it links to beside the page that it is on', async ({ browser, site }) => {
  const page = await visit(browser, frame(site.origin, '/embed/events/2025-11-23-geneva-talks'))
  const opened = page.context().waitForEvent('page')
  await page.frameLocator('iframe').getByRole('heading', { level: 1 }).getByRole('link').click()
  await expect(await opened).toHaveURL(`${site.origin}/events/2025-11-23-geneva-talks`)
  await page.context().close()
})

test('no other page of the site shows in a frame, and nobody else sets a height', async ({ browser, site }) => {
  const page = await visit(browser, `${frame(site.origin, '/about')}<script src="${site.origin}/embed.js"></script>`)
  await expect.poll(() => frameOf(page).url()).toContain('chrome-error')
  // Whoever listens later hears later.
  await page.evaluate(() =>
    new Promise(heard => {
      window.addEventListener('message', heard, { once: true })
      window.postMessage({ parleyHeight: 999 }, '*')
    }).then(() => undefined),
  )
  await expect(page.locator('iframe')).toHaveAttribute('height', String(FIRST_HEIGHT))
  await page.context().close()
})

test('is found on the page, chosen and copied', async ({ page }) => {
  await page.goto('/events/2025-11-23-geneva-talks')
  await page.getByRole('link', { name: 'Embed' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Embed' })).toBeVisible()
  await page.getByLabel('Dark').first().check()
  await page.getByLabel(/no script/).check()
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.locator('pre')).toContainText('/embed/events/2025-11-23-geneva-talks?theme=dark"')
  await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.frameLocator('iframe').locator('html')).toHaveAttribute('data-theme', 'dark')
  expect(await tooWide(page)).toEqual([])
  await expectAccessible(page)
})
