import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'

const cards = (page: Page) => page.getByRole('region', { name: 'Timeline' }).getByRole('article')
const topOf = (page: Page, place: number) =>
  cards(page)
    .nth(place)
    .evaluate(card => Math.round(card.getBoundingClientRect().top))
async function bringUp(page: Page, place: number): Promise<void> {
  const card = cards(page).nth(place)
  // The milestones above take their true height as they come near.
  for (let times = 0; times < 3; times++) {
    await card.evaluate(async element => {
      element.scrollIntoView({ block: 'start', behavior: 'instant' })
      await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    })
  }
}

async function openKinds(page: Page) {
  const kinds = page.getByRole('group', { name: 'Kind', exact: true })
  await kinds.locator('summary').first().click()
  return kinds
}

for (const keepsPages of [true, false]) {
  test.describe(keepsPages ? 'in a browser that keeps pages whole' : 'in a browser that loads pages again', () => {
    test.beforeEach(async ({ page }) => {
      // Whoever listens for this is not kept whole.
      if (!keepsPages) await page.addInitScript(() => addEventListener('unload', () => undefined))
    })

    test('comes back from a milestone to its place in a list that was filtered in place', async ({ page }) => {
      await page.goto('/')
      const kinds = await openKinds(page)
      await kinds.getByRole('checkbox', { name: /^Statement/ }).check()
      await expect(page).toHaveURL(/kind=statement/)
      await bringUp(page, 20)
      const before = await topOf(page, 20)
      const link = cards(page).nth(20).getByRole('heading').getByRole('link')
      const title = (await link.textContent()) ?? ''
      await link.focus()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
      await page.goBack()
      await expect(cards(page).nth(20).getByRole('heading')).toHaveText(title)
      await expect.poll(async () => Math.abs((await topOf(page, 20)) - before)).toBeLessThanOrEqual(2)
      await expect(cards(page).nth(20).getByRole('heading').getByRole('link')).toBeFocused()
    })
  })
}

test('goes back and forward through filters, each time to where it was', async ({ page }) => {
  await page.goto('/')
  await bringUp(page, 30)
  const before = await topOf(page, 30)
  const title = (await cards(page).nth(30).getByRole('heading').textContent()) ?? ''
  await page
    .getByRole('group', { name: 'Significance' })
    .getByRole('checkbox', { name: /^Minor/ })
    .evaluate(box => (box as HTMLElement).click())
  await expect(page).toHaveURL(/significance=1/)
  await bringUp(page, 10)
  const filtered = await topOf(page, 10)
  const filteredTitle = (await cards(page).nth(10).getByRole('heading').textContent()) ?? ''

  await page.goBack()
  await expect(cards(page).nth(30).getByRole('heading')).toHaveText(title)
  await expect.poll(async () => Math.abs((await topOf(page, 30)) - before)).toBeLessThanOrEqual(2)
  await expect(page.getByRole('checkbox', { name: /^Minor/ })).not.toBeChecked()
  await page.goForward()
  await expect(cards(page).nth(10).getByRole('heading')).toHaveText(filteredTitle)
  await expect.poll(async () => Math.abs((await topOf(page, 10)) - filtered)).toBeLessThanOrEqual(2)
  await expect(page.getByRole('checkbox', { name: /^Minor/ })).toBeChecked()
})

test('goes back to an earlier filter after loading the page again', async ({ page }) => {
  await page.goto('/')
  const kinds = await openKinds(page)
  await kinds.getByRole('checkbox', { name: /^Talks/ }).check()
  await expect(page).toHaveURL(/kind=talks$/)
  const count = await page.getByRole('status').textContent()
  await kinds.getByRole('checkbox', { name: /^Statement/ }).check()
  await expect(page).toHaveURL(/kind=statement/)
  await page.reload()
  await page.goBack()
  await expect(page).toHaveURL(/kind=talks$/)
  await expect(page.getByRole('status')).toHaveText(count ?? '')
  await page.goBack()
  await expect(page.getByRole('status')).toContainText('1–100 of')
})

test('finds unfolded what it had unfolded', async ({ page }) => {
  await page.addInitScript(() => addEventListener('unload', () => undefined))
  await page.goto('/events/2025-11-24-nineteen-points')
  const folded = page.locator('details').filter({ hasText: 'BibTeX' })
  await folded.locator('summary').click()
  await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').last().click()
  await expect(page.getByRole('status')).toBeVisible()
  await page.goBack()
  await expect(folded).toHaveAttribute('open')
})

test('pages that are read may be kept whole', async ({ page, site }) => {
  for (const path of ['/', '/?q=zzzqqq', '/about', '/positions', '/compare', '/events/2025-11-24-nineteen-points']) {
    const { headers } = await fetch(site.origin + path)
    expect(headers.get('Cache-Control'), path).toBe('no-cache')
  }
  await page.goto('/')
  await page.goto('/about')
  const isKept = page.evaluate(
    () => new Promise(resolve => addEventListener('pageshow', ({ persisted }) => resolve(persisted))),
  )
  isKept.catch(() => undefined)
  await page.goBack()
  await expect(page.getByRole('status')).toBeVisible()
})
