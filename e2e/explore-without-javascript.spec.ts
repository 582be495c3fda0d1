import { expect, test } from './fixtures.ts'

test.use({ javaScriptEnabled: false })

test.beforeEach(async ({ page }) => {
  await page.goto('/explore')
})

test('every mark leads to its milestone, its text or a closer look', async ({ page }) => {
  const drawing = page.locator('svg.still-drawing:visible')
  await expect(drawing).toHaveCount(1)
  await expect(page.getByText('The drawing is being fetched')).toBeHidden()
  await drawing.getByRole('link', { name: /Trump and Putin meet in Alaska/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Trump and Putin meet in Alaska')
  await page.goBack()

  const crowd = drawing.getByRole('group', { name: 'US–Ukraine' }).getByRole('link', { name: /^\d+ milestones/ })
  const words = (await crowd.first().getAttribute('href')) ?? ''
  await crowd.first().click()
  await expect(page).toHaveURL(words)
  await expect(page).toHaveURL(/begin=\d{4}-\d\d-\d\d&end=/)
  await expect(drawing).toHaveCount(1)

  await page.getByRole('link', { name: 'Whole record' }).click()
  await expect(page).toHaveURL('/explore')
  await drawing.getByRole('link', { name: /US 28-point plan/ }).click()
  await expect(page).toHaveURL('/documents/us-28-point-2025-11')
})

test('one looks closer, wider, earlier and later by links', async ({ page }) => {
  await page
    .locator('svg.still-drawing:visible')
    .getByRole('link', { name: /^1–30 November 2025/ })
    .click()
  await expect(page).toHaveURL('/explore?begin=2025-11-01&end=2025-11-30')
  await page.getByRole('link', { name: 'Closer' }).click()
  await expect(page).toHaveURL('/explore?begin=2025-11-08&end=2025-11-23')
  await page.getByRole('link', { name: 'Wider' }).click()
  await expect(page).toHaveURL('/explore?begin=2025-10-31&end=2025-12-01')
  await page.getByRole('link', { name: 'Earlier' }).click()
  await expect(page).toHaveURL('/explore?begin=2025-10-07&end=2025-11-07')
  await page.getByRole('link', { name: 'Later' }).click()
  await expect(page).toHaveURL('/explore?begin=2025-10-31&end=2025-12-01')
})

test('lanes and filters are chosen in the form, and the view stays', async ({ page }) => {
  await page.goto('/explore?begin=2025-11-01&end=2025-12-31')
  await page.getByLabel('Actor', { exact: true }).check()
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL('/explore?by=actor&begin=2025-11-01&end=2025-12-31')
  await expect(
    page.locator('svg.still-drawing:visible').getByRole('group', { name: 'Ukraine', exact: true }),
  ).toBeVisible()

  await page.getByText('Search and filters').click()
  await page.getByLabel('Search the record').fill('Geneva')
  await page.getByRole('group', { name: 'Kind' }).locator('summary').first().click()
  await page.getByRole('group', { name: 'Kind' }).getByLabel(/Talks/).check()
  await page.getByRole('button', { name: 'Apply filters' }).click()
  await expect(page).toHaveURL('/explore?q=Geneva&kind=talks&by=actor&begin=2025-11-01&end=2025-12-31')

  await page.getByRole('link', { name: 'Read as a list' }).click()
  await expect(page).toHaveURL('/?q=Geneva&kind=talks')
  await page.getByRole('link', { name: 'To scale' }).click()
  await expect(page).toHaveURL('/explore?q=Geneva&kind=talks')
})

test('the table says the same as the drawing', async ({ page }) => {
  await page.goto('/explore?begin=2025-11-23&end=2025-11-23')
  const table = page.getByRole('table')
  await expect(table).toBeVisible()
  await expect(page.getByText(/^The same as a table: \d+ milestones in view$/)).toBeVisible()
  const row = table.getByRole('row', { name: /US and Ukraine hold talks in Geneva on the plan/ })
  await expect(row).toContainText('23 November 2025')
  await expect(row).toContainText('US–Ukraine')
  await row.getByRole('link').click()
  await expect(page).toHaveURL('/events/2025-11-23-geneva-talks')
})

test('it fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  const widest = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(widest).toBe(320)
  const drawing = page.locator('svg.still-drawing:visible')
  await expect(drawing).toHaveCount(1)
  for (const link of await drawing.locator('a').all()) {
    const box = await link.boundingBox()
    expect(Math.round(box?.width ?? 0)).toBeGreaterThanOrEqual(24)
    expect(Math.round(box?.height ?? 0)).toBeGreaterThanOrEqual(24)
  }
})

test('what does not match, and what could not be read, says what to do', async ({ page }) => {
  await page.goto('/explore?q=zzzqqq')
  await page.getByRole('link', { name: 'clear them all' }).click()
  await expect(page).toHaveURL('/explore')
  await page.goto('/explore?begin=2031-01-01&end=2031-12-31')
  // Text in a noscript element is not found by Playwright.
  await expect(page.locator('.still-empty')).toHaveText('No milestone is recorded for these days.')
  await page.goto('/explore?from=whenever&by=colour')
  await page.getByRole('alert').getByRole('link').click()
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('whenever')
})

test.describe('a record', () => {
  test.use({ seed: 'none' })
  test('without a milestone has nothing to draw, and says so', async ({ page }) => {
    await page.goto('/explore')
    await expect(page.getByRole('heading', { name: 'Nothing is recorded yet' })).toBeVisible()
  })
})
