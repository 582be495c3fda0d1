import type { Locator, Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'
import { tooWide, unfold } from './page-checks.ts'

// The interface is English. These journeys turn its pages round, as a Hebrew or Arabic one would: the style sheets must
// need nothing more than `dir="rtl"`.

const PAGES = [
  '/',
  '/events/2025-11-24-nineteen-points',
  '/events/new',
  '/documents',
  '/documents/us-28-point-2025-11',
  '/lineages/us-28-point-2025-11/6',
  '/compare?documents=us-28-point-2025-11,us-ukraine-20-point-2025-12',
  '/positions',
  '/issues',
  '/actors',
  '/deadlines',
  '/sources',
  '/about',
]

const HEBREW = 'שיחות על תוכנית בת 28 נקודות נפתחו בז׳נבה, והצדדים מסרו הצהרה משותפת.'

const turnRound = (page: Page): Promise<void> =>
  page.evaluate(text => {
    document.documentElement.dir = 'rtl'
    document.documentElement.lang = 'he'
    for (const words of document.querySelectorAll('h1, .summary, .event-text p, .lead')) words.textContent = text
  }, HEBREW)

async function box(locator: Locator) {
  const found = await locator.first().boundingBox()
  if (!found) throw new Error(`${locator} has no box`)
  return { start: found.x + found.width, end: found.x, width: found.width }
}

/** In a page from the right, the first begins where the second has not yet begun. */
async function expectBefore(first: Locator, second: Locator): Promise<void> {
  expect((await box(first)).end).toBeGreaterThanOrEqual((await box(second)).start - 1)
}

for (const path of PAGES) {
  test(`${path} has room when it is read from the right`, async ({ page }) => {
    await page.goto(path)
    await turnRound(page)
    await unfold(page)
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await tooWide(page), `${width} px`).toEqual([])
    }
  })
}

test.describe('read from the right', () => {
  test.use({ viewport: { width: 1280, height: 800 } })

  test('the head of a page is mirrored', async ({ page }) => {
    await page.goto('/')
    await turnRound(page)
    const mark = page.getByRole('banner').getByRole('link', { name: 'Parley' })
    await expectBefore(mark, page.getByRole('navigation', { name: 'Main' }))
    const main = await box(page.getByRole('main'))
    const heading = await box(page.getByRole('heading', { level: 1 }))
    expect(main.start - heading.start).toBeLessThan(100)
  })

  test('the filters are on the right of the list, days on the right of what happened', async ({ page }) => {
    await page.goto('/')
    await turnRound(page)
    await expectBefore(page.getByRole('search', { name: /^Filter/ }), page.getByRole('article'))
    await expectBefore(page.locator('.day > .date'), page.getByRole('article'))
    await expectBefore(page.locator('.facet label input'), page.locator('.facet .count'))
    const landmark = page.locator('.event.landmark').first()
    const bar = await landmark.evaluate(element => getComputedStyle(element, '::before').right)
    expect(Number.parseFloat(bar)).toBeLessThan(0)
  })

  test('notes are on the left of the text, and arrows point the other way', async ({ page }) => {
    await page.goto('/events/2025-11-24-nineteen-points')
    await turnRound(page)
    await expectBefore(page.locator('.event-text'), page.getByRole('complementary', { name: 'About this milestone' }))
    await expectBefore(page.locator('a[rel="prev"]'), page.locator('a[rel="next"]'))
    const arrow = (rel: string) =>
      page.locator(`a[rel="${rel}"]`).evaluate(
        (link, side) => getComputedStyle(link, side).content,
        {
          prev: '::before',
          next: '::after',
        }[rel],
      )
    expect(await arrow('prev')).toContain('→')
    expect(await arrow('next')).toContain('←')
  })

  test('tables begin on the right', async ({ page }) => {
    await page.goto('/positions')
    await turnRound(page)
    await expectBefore(page.getByRole('rowheader'), page.getByRole('cell'))
    await page.goto('/compare?documents=us-28-point-2025-11,us-ukraine-20-point-2025-12')
    await turnRound(page)
    await expectBefore(page.locator('.comparison tbody td').nth(0), page.locator('.comparison tbody td').nth(1))
  })
})
