import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'
import { gotoWithFonts } from './page-checks.ts'

// How the main pages look, as pictures of the first screen. After a change that is meant to be seen, look at the new
// pictures and keep them: `npx playwright test -c e2e e2e/look.spec.ts --update-snapshots`.

const PAGES: Readonly<Record<string, string>> = {
  timeline: '/',
  event: '/events/2025-11-24-nineteen-points',
  document: '/documents/us-28-point-2025-11',
  comparison: '/compare?documents=us-28-point-2025-11,us-ukraine-20-point-2025-12',
  positions: '/positions?document=us-28-point-2025-11&since=2025-11-24&on=2025-12-24',
  explorer: '/explore',
  form: '/events/new',
  about: '/about',
}

const SCREENS = {
  desk: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
} as const

/** Another build of the browser draws letters a little otherwise; a changed colour, size or place is far more than that. */
const TOLERANCE = { maxDiffPixelRatio: 0.01, threshold: 0.2 }

/** What depends on the day of the test: when this copy of the record was made, and the hashes that follow from it. */
const changing = (page: Page) => [page.getByRole('contentinfo'), page.locator('.hash, .citation, .revisions, .news')]

for (const [screen, use] of Object.entries(SCREENS)) {
  test.describe(screen, () => {
    test.use(use)
    for (const [name, path] of Object.entries(PAGES)) {
      test(`${name} looks as it did`, async ({ page }) => {
        await gotoWithFonts(page, path)
        await expect(page).toHaveScreenshot(`${name}-${screen}.png`, { ...TOLERANCE, mask: changing(page) })
      })
    }
  })
}

test.describe('read from the right', () => {
  test.use(SCREENS.desk)
  test('the timeline looks as it did', async ({ page }) => {
    await gotoWithFonts(page, '/')
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl'
    })
    await expect(page).toHaveScreenshot('timeline-from-the-right.png', { ...TOLERANCE, mask: changing(page) })
  })
})
