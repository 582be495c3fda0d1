import type { Locator } from 'playwright/test'
import { expect, test } from './fixtures.ts'
import { MILESTONE } from './milestone-form.ts'
import { tabTo } from './page-checks.ts'

test.use({ ownSite: true })

test('reads, filters and opens a milestone by keyboard alone', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to the first milestone' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('article').first().locator(':focus')).toBeInViewport()

  await page.goto('/')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the filters' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Search the record')).toBeFocused()
  await page.keyboard.type('Geneva')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/q=Geneva/)

  const kind = page.getByRole('group', { name: 'Kind', exact: true })
  if (!(await page.getByLabel('From', { exact: true }).isVisible())) {
    await tabTo(page, page.getByRole('search', { name: 'Filter the timeline' }).locator('summary').first())
    await page.keyboard.press('Enter')
  }
  if (!(await kind.getByRole('checkbox').first().isVisible())) {
    await tabTo(page, kind.locator('summary').first())
    await page.keyboard.press('Enter')
  }
  await tabTo(page, kind.getByRole('checkbox', { name: /^Talks/ }))
  await page.keyboard.press('Space')
  await expect(page).toHaveURL(/q=Geneva&kind=talks/)

  const link = page.getByRole('link', { name: 'US and Ukraine hold talks in Geneva on the plan', exact: true })
  await tabTo(page, link)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('US and Ukraine hold talks in Geneva on the plan')
})

test('comes to the first milestone with few presses of Tab, and by arrow keys to what stands before it', async ({
  page,
}) => {
  await page.goto('/')
  await expect(page.locator('.timeline > .toolbar a[tabindex="0"]')).toHaveCount(1)
  await expect(page.locator('.lead-in summary[tabindex="0"]')).toHaveCount(1)
  const inMain = async () => page.evaluate(() => document.activeElement?.closest('main') !== null)
  while (!(await inMain())) await page.keyboard.press('Tab')
  await expect(page.getByText('26 December 2025 · 3 sources')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('link', { name: 'Trump–Zelenskyy meeting planned' }).first()).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: /^Key events/ })).toBeFocused()
  await page.keyboard.press('End')
  await expect(page.getByRole('link', { name: 'Export JSON' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('article').first().locator(':focus')).toHaveCount(1)
})

test('fills in and sends the form by keyboard alone', async ({ page }) => {
  await page.goto('/events/new')
  const write = async (field: Locator, text: string) => {
    await tabTo(page, field)
    await page.keyboard.type(text)
  }
  const choose = async (label: string, option: string) => {
    await tabTo(page, page.getByLabel(label, { exact: true }))
    await page.keyboard.type(option)
  }
  await tabTo(page, page.getByLabel('Date', { exact: true }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeFocused()
  await tabTo(page, page.getByRole('alert').getByRole('link').first())
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('The report')).toBeFocused()
  await page.keyboard.type('https://example.org/bern')
  await tabTo(page, page.getByRole('button', { name: 'Fill in the source' }))
  await page.keyboard.press('Enter')
  const source = page.getByRole('group', { name: 'Source 1' })
  await expect(source.getByLabel('Address', { exact: true })).toHaveValue('https://example.org/bern')
  await write(source.getByLabel('Title as published'), 'Talks on monitors')
  await write(source.getByLabel('Publisher', { exact: true }), 'Example Gazette')
  await write(source.getByLabel('Published', { exact: true }), '7 July 2026')
  await choose('Kind of source', 'News')
  await tabTo(page, page.getByRole('button', { name: 'Add a source' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'Source 2' }).getByLabel('A source the record has')).toBeFocused()
  await tabTo(page, page.getByRole('button', { name: 'Remove source 2' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'Source 2' })).toBeHidden()
  await write(page.getByLabel('Date', { exact: true }), '6 July 2026')
  await choose('Kind', 'Talks')
  await choose('Has it happened?', 'Occurred')
  await write(page.getByLabel('Title', { exact: true }), MILESTONE.title)
  await write(page.getByLabel('Summary', { exact: true }), 'Deputy ministers met.')
  await choose('Negotiating table', 'Other')
  await choose('Certainty', 'Reported')
  await choose('Significance', 'Notable')
  await tabTo(page, page.getByRole('checkbox', { name: 'Process', exact: true }))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('button', { name: 'Add to the record' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(MILESTONE.title)
})
