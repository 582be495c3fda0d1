import { expect, test } from './fixtures.ts'

for (const hasScript of [true, false]) {
  test.describe(hasScript ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled: hasScript })

    test('finds a person from any page under another spelling, and the text by its name', async ({ page }) => {
      await page.goto('/deadlines')
      const search = page.getByRole('search', { name: 'Search everything' })
      await search.getByRole('searchbox').fill('Зеленский')
      await search.getByRole('searchbox').press('Enter')
      await expect(page).toHaveURL(/\/search\?q=/)
      await page.getByRole('main').locator('#actors').getByRole('link').first().click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Volodymyr Zelenskyy')

      await search.getByRole('searchbox').fill('28-point plan')
      await search.getByRole('button', { name: 'Search' }).click()
      const texts = page.getByRole('main').locator('#texts')
      await texts.getByRole('link', { name: 'US 28-point plan', exact: true }).click()
      await expect(page).toHaveURL('/documents/us-28-point-2025-11')
    })

    test('goes from what was found to all milestones', async ({ page }) => {
      await page.goto('/search?q=genvea')
      await expect(page.getByRole('main')).toContainText('Nothing has “genvea”')
      await page.getByRole('link', { name: /^All \d+ milestones in the timeline/ }).click()
      await expect(page).toHaveURL('/?q=geneva&context=on')
      await expect(page.getByLabel('Search the record')).toHaveValue('geneva')
    })

    test('searches and goes elsewhere on a telephone', async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 })
      await page.goto('/')
      const masthead = page.getByRole('banner')
      const field = masthead.getByRole('searchbox')
      await expect(field).toBeHidden()
      await masthead.locator('summary', { hasText: 'Search' }).click()
      await field.fill('Rubio')
      await field.press('Enter')
      await expect(page.getByRole('main')).toContainText('50 results')
      await masthead.getByText('Menu').click()
      await masthead.getByRole('link', { name: 'Texts' }).click()
      await expect(page).toHaveURL('/documents')
    })
  })
}

test('closes what is open over the page with Escape, and when the reader goes on', async ({ page }) => {
  await page.goto('/issues')
  const more = page.getByRole('banner').getByText('More', { exact: true })
  const deadlines = page.getByRole('banner').getByRole('link', { name: 'Deadlines' })
  await more.click()
  await expect(deadlines).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(deadlines).toBeHidden()
  await expect(more).toBeFocused()
  await more.click()
  await page.getByRole('heading', { level: 1 }).click({ position: { x: 5, y: 5 } })
  await expect(deadlines).toBeHidden()
})

test('has few stops in the masthead, and it stands at the same place on all pages', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  const places = new Set<string>()
  for (const path of [
    '/',
    '/documents',
    '/compare?documents=us-28-point-2025-11,us-ukraine-20-point-2025-12',
    '/explore',
  ]) {
    await page.goto(path)
    const box = await page.getByRole('banner').getByRole('link', { name: 'Actors' }).boundingBox()
    places.add(JSON.stringify(box))
  }
  expect([...places]).toHaveLength(1)

  await page.goto('/actors')
  let stops = 0
  for (let isOutside = false; !isOutside; ) {
    await page.keyboard.press('Tab')
    isOutside = await page.evaluate(() => document.activeElement?.closest('.masthead, .skip') === null)
    if (!isOutside) stops++
  }
  expect(stops).toBeLessThanOrEqual(10)
})
