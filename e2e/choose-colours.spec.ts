import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'

const choice = (page: Page, name: string) => page.getByRole('group', { name: 'Colours' }).getByLabel(name)
const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)

/** The colour that browsers give their own frame. */
const frame = (page: Page) =>
  page.evaluate(() => {
    const inForce = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')]
    return inForce.filter(({ media }) => matchMedia(media).matches).map(({ dataset }) => dataset['scheme'])
  })

test('chooses colours that stay, on every page and in every tab', async ({ page, context }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  const light = await paper(page)
  await expect(choice(page, 'System')).toBeChecked()
  expect(await frame(page)).toEqual(['light'])

  const other = await context.newPage()
  await other.goto('/about')
  await choice(page, 'Dark').check()
  const dark = await paper(page)
  expect(dark).not.toBe(light)
  expect(await frame(page)).toEqual(['dark'])
  await expect(page.locator('meta[name="color-scheme"]')).toHaveAttribute('content', 'dark')
  await expect(choice(other, 'Dark')).toBeChecked()
  expect(await paper(other)).toBe(dark)

  await page.goto('/documents')
  expect(await paper(page)).toBe(dark)
  await expect(choice(page, 'Dark')).toBeChecked()
  await choice(page, 'System').check()
  expect(await paper(page)).toBe(light)
  await expect(choice(other, 'System')).toBeChecked()
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await paper(page)).toBe(dark)
  await choice(page, 'Light').check()
  expect(await paper(page)).toBe(light)
})

test('sees the chosen colours before anything else has loaded', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/about')
  await choice(page, 'Dark').check()
  await page.route('**/assets/**/*.js', route => route.abort())
  await page.goto('/about')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('is not stopped by a browser that remembers nothing, or by what it holds', async ({ page }) => {
  await page.goto('/about')
  await page.evaluate(() => localStorage.setItem('parley-theme', '"><script>'))
  await page.reload()
  await expect(choice(page, 'System')).toBeChecked()
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError')
      },
    })
  })
  await page.goto('/')
  await choice(page, 'Dark').check()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('article').first()).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('has the colours of the system, and no control that does nothing', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto('/')
    await expect(page.getByRole('article').first()).toBeVisible()
    await expect(page.getByRole('group', { name: 'Colours' })).toBeHidden()
    for (const name of ['Keyboard', 'Copy link']) await expect(page.getByRole('button', { name })).toHaveCount(0)
  })
})
