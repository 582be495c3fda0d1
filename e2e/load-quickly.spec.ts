import { brotliCompressSync } from 'node:zlib'
import { eventAnchor } from '../server/web/site/paths.ts'
import { expect, test } from './fixtures.ts'

// What makes pages quick without anything moving: what is far below waits, what is fetched is used, places are kept.

const PAGES = ['/', '/events/2025-11-23-geneva-talks', '/documents/us-28-point-2025-11', '/positions', '/events/new']
/** Neither near the window nor near the end, where it could not come to the top. */
const FAR_BELOW = '2026-04-06-easter-ceasefire-offer'

declare global {
  interface Window {
    shifted?: string[]
  }
}

/** As text, so that it runs in the page as it stands. */
const NOTE_SHIFTS = `
  window.shifted = []
  new PerformanceObserver(list => {
    for (const { hadRecentInput, sources } of list.getEntries()) {
      if (!hadRecentInput) window.shifted.push(sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 200)).join())
    }
  }).observe({ type: 'layout-shift', buffered: true })
`

for (const width of [1280, 390]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } })

    for (const path of PAGES) {
      test(`nothing moves on ${path}, from the first paint to its end`, async ({ page }) => {
        await page.addInitScript(NOTE_SHIFTS)
        await page.goto(path)
        await page.evaluate(() => document.fonts.ready)
        const screens = await page.evaluate(() => Math.ceil(document.body.scrollHeight / window.innerHeight))
        for (let screen = 1; screen <= Math.min(screens, 15); screen++) {
          await page.evaluate(top => window.scrollTo(0, top), screen * 800)
          await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
        }
        expect(await page.evaluate(() => window.shifted)).toEqual([])
      })
    }

    test('a link to a milestone far below leads to it', async ({ page }) => {
      const id = eventAnchor(FAR_BELOW)
      await page.goto(`/?page=2#${id}`)
      const topOf = () => page.evaluate(anchor => document.getElementById(anchor)?.getBoundingClientRect().top, id)
      await expect.poll(topOf).toBeGreaterThanOrEqual(0)
      await expect.poll(topOf).toBeLessThan(700)
      await page.goto(`/?page=2`)
      await expect(page.locator('[data-laid-out]')).toBeAttached()
      await page.evaluate(anchor => document.getElementById(anchor)?.scrollIntoView(), id)
      await expect.poll(topOf).toBeLessThan(100)
    })
  })
}

test('milestones far below the window wait until the first paint is over, then all are laid out', async ({ page }) => {
  await page.addInitScript(() => {
    // The pauses in which the script would lay them out begin when this test says so.
    const waiting: IdleRequestCallback[] = []
    window.requestIdleCallback = callback => waiting.push(callback)
    window.addEventListener('pauses-begin', () => {
      for (const callback of waiting) callback({ didTimeout: false, timeRemaining: () => 50 })
    })
  })
  await page.goto('/')
  const last = page.locator('.timeline .event .summary').last()
  const isLaidOut = () => last.evaluate(summary => summary.checkVisibility({ contentVisibilityAuto: true }))
  expect(await isLaidOut()).toBe(false)
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('pauses-begin')))
    expect(await isLaidOut()).toBe(true)
  }).toPass()
})

test('milestones are laid out in type that is there, so that nothing is laid out again when it comes', async ({
  page,
}) => {
  await page.route(/(-ext|cyrillic)-\w+\.woff2$/, async route => {
    await new Promise(resolve => setTimeout(resolve, 3_000))
    await route.continue()
  })
  await page.goto('/', { waitUntil: 'commit' })
  await expect(page.locator('[data-laid-out]')).toBeAttached()
  const faces = await page.evaluate(() => [...document.fonts].map(({ style, status }) => `${style} ${status}`))
  expect(faces).toContain('normal loaded')
  expect(faces.filter(face => face.endsWith('loading'))).toEqual([])
})

test('the scripts and style sheets of the explorer are at most 47 KB together, compressed', async ({ page }) => {
  await page.goto('/explore')
  const addresses = await page
    .locator('script[src], link[rel="stylesheet"]')
    .evaluateAll(elements => elements.map(one => (one as HTMLScriptElement).src || (one as HTMLLinkElement).href))
  expect(addresses).toHaveLength(4)
  const bodies = await Promise.all(addresses.map(async address => (await page.request.get(address)).body()))
  const sizes = bodies.map(body => brotliCompressSync(body).length)
  expect(sizes.reduce((sum, size) => sum + size, 0) / 1024).toBeLessThanOrEqual(47)
})

test('what a page fetches in advance it uses', async ({ page }) => {
  for (const path of PAGES) {
    await page.goto(path)
    await page.evaluate(() => document.fonts.ready)
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    const preloads = page.locator('link[rel="preload"][as="font"]')
    for (const address of await preloads.evaluateAll(links => links.map(link => (link as HTMLLinkElement).href))) {
      // Fetched once: by the preload, and taken from there by the style sheet.
      expect(
        loaded.filter(name => name === address),
        `${path}: ${address}`,
      ).toHaveLength(1)
    }
    const families = await page.evaluate(() =>
      [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
    )
    expect(families.length, `${path}: faces in use`).toBeGreaterThanOrEqual(await preloads.count())
  }
})
