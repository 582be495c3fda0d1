import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'

const COMPARISON = '/compare?documents=us-28-point-2025-11,us-ukraine-20-point-2025-12'
const PATHS = [
  '/',
  '/?page=2',
  '/?kind=talks',
  '/events/2025-11-24-nineteen-points',
  '/documents',
  '/documents/us-28-point-2025-11',
  COMPARISON,
  '/positions',
  '/issues/territory',
  '/actors',
  '/deadlines',
  '/sources',
  '/about',
  '/events/new',
]

/** What moved since the page began to load, and by how much. */
async function shifts(page: Page): Promise<string[]> {
  await page.waitForLoadState('load')
  await page.evaluate(() => document.fonts.ready)
  return page.evaluate(
    () =>
      new Promise<string[]>(resolve => {
        type Shift = PerformanceEntry & {
          readonly value: number
          readonly sources: readonly { readonly node: Node | null }[]
        }
        const found: string[] = []
        const nameOf = (node: Node | null) =>
          node instanceof Element ? `${node.localName}.${node.className}` : node?.textContent
        const observer = new PerformanceObserver(list => {
          for (const { value, sources } of list.getEntries() as Shift[]) {
            found.push(`${value.toFixed(4)} ${sources.map(({ node }) => nameOf(node)).join(', ')}`)
          }
        })
        observer.observe({ type: 'layout-shift', buffered: true })
        // Two frames are enough for what has been painted to be reported.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(found))))
      }),
  )
}

/** The site as one sees it from far away: a page comes in two pieces, of which the first ends after these words. */
async function cutSite(origin: string) {
  let words = ''
  let goOn = () => {}
  const server = createServer(async (req, res) => {
    const answer = await fetch(origin + req.url)
    const body = Buffer.from(await answer.arrayBuffer())
    res.setHeader('Content-Type', answer.headers.get('Content-Type') ?? '')
    if (words === '' || !req.headers.accept?.includes('text/html')) return res.end(body)
    const at = body.indexOf(words)
    if (at < 0) return res.writeHead(404).end()
    const end = at + words.length
    goOn = () => res.end(body.subarray(end))
    return res.write(body.subarray(0, end))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutAfter: (end: string) => {
      words = end
    },
    goOn: () => goOn(),
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

const twoFrames = (page: Page) =>
  page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))

/** What ends a piece on these pages: what stands after it must find its place without moving what is there. */
const CUTS: readonly (readonly [words: string, paths: readonly string[]])[] = [
  ['<details class="menu" name="masthead">', ['/']],
  ['<details class="filter-panel">', ['/', '/actors', '/sources']],
  ['</article>', ['/', '/?page=2', '/?kind=talks']],
  ['</h1>', ['/documents/us-28-point-2025-11', '/issues/territory', '/about', COMPARISON]],
  ['</thead>', ['/deadlines', '/positions', COMPARISON]],
]

for (const width of [1280, 390]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } })

    test('nothing moves while pages load, at the first visit and later', async ({ page }) => {
      for (const path of [...PATHS, ...PATHS.slice(0, 3)]) {
        await page.goto(path)
        expect(await shifts(page), path).toEqual([])
      }
    })

    test('nothing moves when a page is shown before all of it has come', async ({ browser, site }) => {
      const { address, cutAfter, goOn, close } = await cutSite(site.origin)
      const page = await browser.newPage({ viewport: { width, height: 900 } })
      // Style sheets and fonts are there already, so that the first piece is shown.
      for (const path of ['/', COMPARISON]) await page.goto(address + path)
      for (const [words, paths] of CUTS)
        for (const path of paths) {
          cutAfter(words)
          const answer = await page.goto(address + path, { waitUntil: 'commit' })
          expect(answer?.status(), `${path} has ${words}`).toBe(200)
          await twoFrames(page)
          goOn()
          expect(await shifts(page), `${path} after ${words}`).toEqual([])
        }
      await page.close()
      close()
    })

    test('nothing moves when there is news, or the guide is known', async ({ page }) => {
      await page.goto('/')
      await page.evaluate(() => {
        const { record } = document.documentElement.dataset
        const { sequence, recent = '' } = document.getElementById('news')?.dataset ?? {}
        const thirteenth = recent.split(' ').slice(0, 13)
        const last = thirteenth.reduce((revision, distance) => revision - Number(distance), Number(sequence))
        const visits = { seen: 1, seenAt: '2025-11-20', last, lastAt: '2025-11-20' }
        localStorage.setItem(`parley-visits-${record}`, JSON.stringify(visits))
      })
      for (const path of ['/', '/?page=2', '/?kind=talks']) {
        await page.goto(path)
        await expect(page.locator('#news')).toContainText('12 milestones')
        expect(await shifts(page), path).toEqual([])
      }
      await page.evaluate(() => localStorage.setItem('parley-guide', 'known'))
      await page.goto('/')
      expect(await shifts(page)).toEqual([])
    })

    test('nothing moves when fonts and scripts come late', async ({ page }) => {
      const late: (() => void)[] = []
      const comes = new Promise<void>(resolve => late.push(resolve))
      await page.route(/\.(woff2|js)$/, async route => {
        await comes
        await route.continue()
      })
      await page.goto('/', { waitUntil: 'commit' })
      await expect(page.getByRole('article').first()).toBeAttached()
      await twoFrames(page)
      for (const come of late) come()
      await expect(page.locator('.announcement')).toBeAttached()
      expect(await shifts(page)).toEqual([])
    })
  })
}
