import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'
import { scan, tooWide } from './page-checks.ts'
import { ARABIC_TITLE, CROWDED_RECORD, LONELY_RECORD } from './worst-record.ts'

const region = (page: Page) => page.locator('#explorer')
const details = (page: Page) => page.locator('#explorer-details')

async function expectRoom(page: Page): Promise<void> {
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    expect(await tooWide(page), `${width} px`).toEqual([])
  }
  expect(await scan(page)).toEqual([])
}

test.describe('forty milestones on one day', () => {
  test.use({ seed: CROWDED_RECORD })

  test('are all drawn, and listed where they cannot come apart', async ({ page }) => {
    await page.goto('/explore')
    await expect(region(page)).toHaveAttribute('data-drawn', '41')
    await page.goto('/explore?by=actor')
    await expect(region(page)).toHaveAttribute('data-drawn', '41')
    await page.goto('/explore?begin=2025-02-03&end=2025-02-03')
    await expect(region(page)).toHaveAttribute('data-drawn', '40')
    await page.getByRole('application').focus()
    await page.keyboard.press('End')
    await expect(region(page).getByRole('status')).toHaveText(/^\d\d milestones, 3 February 2025, Lane US–Ukraine/)
    const titles = details(page).getByRole('listitem').getByRole('link')
    expect(await titles.count()).toBeGreaterThan(20)
    await expect(titles.filter({ hasText: ARABIC_TITLE }).first()).toHaveCSS('direction', 'rtl')
    await page.keyboard.press('Enter')
    await expect(details(page)).toBeFocused()
    await expectRoom(page)
  })
})

test.describe('one milestone', () => {
  test.use({ seed: LONELY_RECORD })

  test('is drawn, and its page tells it', async ({ page }) => {
    await page.goto('/explore')
    await expect(region(page)).toHaveAttribute('data-drawn', '1')
    await expect(page.locator('#explorer-count')).toHaveText('1 milestone in 1 lane')
    await page.getByRole('application').focus()
    await page.keyboard.press('ArrowRight')
    await expect(region(page).getByRole('status')).toHaveText(/^February 2025, .+, Lane US–Ukraine, 1 of 1$/)
    // The whole is shown, as at first.
    await expect(page).toHaveURL('/explore?selected=event-2')
    await expectRoom(page)
  })
})

test.describe('no milestone', () => {
  test.use({ seed: 'none' })

  test('is no error', async ({ page }) => {
    await page.goto('/explore')
    await expect(page.getByRole('heading', { name: 'Nothing is recorded yet' })).toBeVisible()
    await expectRoom(page)
  })
})
