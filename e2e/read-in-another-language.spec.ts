import { expect, test, withAndWithoutJavaScript } from './fixtures.ts'
import { expectAccessible } from './page-checks.ts'

withAndWithoutJavaScript(() => {
  test('a Ukrainian reader finds point 21, and cites the talks about it in Ukrainian', async ({ page }) => {
    await page.goto('/?kind=talks')
    await page.getByRole('contentinfo').getByRole('link', { name: 'Українська' }).click()
    await expect(page).toHaveURL('/uk?kind=talks')
    await expect(page.locator('html')).toHaveAttribute('lang', 'uk')

    await page.getByRole('searchbox', { name: /^Шукати події/ }).fill('Донецьк')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/uk\/search\?q=/)

    await page.goto('/uk/documents/us-28-point-2025-11')
    await page.locator('a[href="/uk/documents/us-28-point-2025-11/points/21"]').first().click()
    await expect(page).toHaveURL('/uk/documents/us-28-point-2025-11/points/21')
    await expect(page.getByRole('main')).toContainText('Донецьк')

    await page.goto('/uk/events/2025-11-23-geneva-talks')
    await expect(page.locator('.citation')).toContainText('23 листопада 2025')
    await expect(page.locator('.citation')).toContainText('ревізія')
    await page.getByRole('link', { name: 'Показати оригінал' }).first().click()
    await expect(page).toHaveURL('/events/2025-11-23-geneva-talks')
  })
})

test('an Arabic reader compares two texts by keyboard, from the right', async ({ page }) => {
  await page.goto('/ar/compare')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  const texts = page.getByRole('checkbox')
  for (const text of ['us-28-point-2025-11', 'us-ukraine-20-point-2025-12']) {
    await texts.and(page.locator(`[value="${text}"]`)).focus()
    await page.keyboard.press('Space')
  }
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/ar/compare?documents=us-28-point-2025-11,us-ukraine-20-point-2025-12')
  await expect(page.getByRole('table').first()).toBeVisible()
})

test('the drawing speaks the language of its page', async ({ page }) => {
  await page.goto('/uk/explore')
  await expect(page.getByRole('button', { name: 'Увесь запис' })).toBeVisible()
  await page.getByRole('radio', { name: 'Учасник' }).check()
  await expect(page.locator('#explorer-count')).toContainText(/^\d+ подій на \d+ смуг/)
})

for (const path of ['/uk', '/ar', '/ru/documents/us-28-point-2025-11', '/ar/compare', '/uk/sources', '/ar/explore'])
  test(`everyone can read ${path}`, async ({ page }) => {
    await page.goto(path)
    await expectAccessible(page)
  })
