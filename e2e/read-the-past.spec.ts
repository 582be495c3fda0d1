import { expect, test, withAndWithoutJavaScript } from './fixtures.ts'

withAndWithoutJavaScript(() => {
  test('reads the record as of an earlier day, stays there, and returns', async ({ page }) => {
    await page.goto('/')
    await page.getByText('Read as of an earlier day').click()
    await page.getByLabel('What had happened by the end of').fill('24 Nov 2025')
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page).toHaveURL('/?on=2025-11-24')
    const notice = page.getByRole('complementary', { name: 'Time of reading' })
    await expect(notice).toContainText('You are reading the record as of 24 November 2025.')
    const state = page.getByRole('region', { name: 'State of play' })
    await expect(state).toContainText('As it stood at the end of 24 November 2025.')
    await expect(state).not.toContainText('unknown here')
    await expect(state).toContainText('due 27 November 2025')
    await expect(page.getByText('Add to the record')).toHaveCount(0)

    await page.getByLabel('Search the record').fill('Geneva')
    await page.getByRole('main').getByRole('button', { name: 'Search', exact: true }).click()
    await expect(page).toHaveURL('/?q=Geneva&on=2025-11-24')
    await page.getByRole('article').getByRole('link', { name: 'US and Ukraine hold talks in Geneva' }).first().click()
    await expect(page).toHaveURL(/\/events\/.*on=2025-11-24/)
    await expect(page.getByRole('link', { name: 'Correct this' })).toHaveCount(0)

    await page.locator('.masthead summary', { hasText: 'More' }).click()
    await page.getByRole('link', { name: 'Deadlines', exact: true }).click()
    await expect(page.getByRole('region', { name: /^Open/ })).toContainText('27 November 2025')
    await page.getByRole('link', { name: 'Return to the latest' }).click()
    await expect(page).toHaveURL('/deadlines')
    const row = page.getByRole('row', { name: /^27 November 2025/ })
    await expect(row).toContainText('Dropped')
    await expect(page.getByText('Return to the latest')).toHaveCount(0)
  })

  test('learns what cannot be read as a time', async ({ page }) => {
    await page.goto('/actors')
    await page.getByText('Read as of an earlier day').click()
    await page.getByLabel('What had happened by the end of').fill('03/04/2025')
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This request can’t be read')
    await expect(page.getByRole('main')).toContainText('The time to be shown could not be read.')
  })
})
