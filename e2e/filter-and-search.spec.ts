import type { Page } from 'playwright/test'
import { expect, SHIPPED, test, withAndWithoutJavaScript } from './fixtures.ts'

const milestones = SHIPPED.events.filter(({ kind }) => kind !== 'context')
const countOf = (kind: string) => milestones.filter(event => event.kind === kind).length

const filters = (page: Page) => page.getByRole('search', { name: 'Filter the timeline' })
const entries = (page: Page) => page.getByRole('region', { name: 'Timeline' }).getByRole('article')
const count = (page: Page) => page.getByRole('status')

async function openFilters(page: Page): Promise<void> {
  const from = page.getByLabel('From', { exact: true })
  if (!(await from.isVisible())) await filters(page).getByText('Filters', { exact: true }).click()
  await expect(from).toBeVisible()
}

/** A facet's values are folded away until they are wanted. */
async function openFacet(page: Page, name: string) {
  await openFilters(page)
  const facet = page.getByRole('group', { name, exact: true })
  if (!(await facet.getByRole('checkbox').first().isVisible())) await facet.locator('summary').first().click()
  return facet
}

async function search(page: Page, text: string): Promise<void> {
  await page.getByLabel('Search the record').fill(text)
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click()
}

withAndWithoutJavaScript(hasScript => {
  /** Ticking a box is enough where the page's script runs; without it there is the button. */
  async function tick(page: Page, facet: string, value: RegExp): Promise<void> {
    await (await openFacet(page, facet)).getByRole('checkbox', { name: value }).click()
    if (!hasScript) await page.getByRole('button', { name: 'Apply filters' }).click()
  }

  test('narrows the timeline by facets, which count what is left, and widens it again', async ({ page }) => {
    await page.goto('/')
    const [talks, calls] = [countOf('talks'), countOf('call')]
    const kinds = await openFacet(page, 'Kind')
    await expect(kinds.getByRole('checkbox', { name: new RegExp(`^Talks\\s+${talks}$`) })).not.toBeChecked()

    await tick(page, 'Kind', /^Talks/)
    await expect(page).toHaveURL(/\?kind=talks$/)
    await expect(count(page)).toHaveText(`${talks} milestones, out of ${milestones.length} in the record`)
    await expect(entries(page)).toHaveCount(talks)
    await tick(page, 'Kind', /^Phone call|^Call/)
    await expect(count(page)).toContainText(`${talks + calls} milestones`)

    await tick(page, 'Significance', /^Key events/)
    const landmarks = milestones.filter(
      ({ kind, significance }) => ['talks', 'call'].includes(kind) && significance === 3,
    ).length
    await expect(count(page)).toContainText(`${landmarks} milestones`)
    await expect(
      (await openFacet(page, 'Significance')).getByRole('checkbox', { name: /^Key events/ }),
    ).toHaveAccessibleName(new RegExp(`${landmarks}$`))

    const chips = page.getByRole('list', { name: 'Filters in use' })
    await expect(chips.getByRole('listitem')).toHaveCount(2)
    await page.getByRole('link', { name: 'Remove the filter Key events' }).click()
    await expect(count(page)).toContainText(`${talks + calls} milestones`)
    await openFilters(page)
    await page.getByRole('link', { name: 'Clear all' }).click()
    await expect(page).toHaveURL(/\/$/)
    await expect(count(page)).toHaveText(`1–100 of ${milestones.length} milestones`)
  })

  test('filters by dates typed as people do', async ({ page }) => {
    await page.goto('/')
    await openFilters(page)
    await page.getByLabel('From', { exact: true }).fill('23 Nov 2025')
    await page.getByLabel('Until', { exact: true }).fill('late November 2025')
    await page.getByLabel('Until', { exact: true }).press('Enter')
    await expect(page).toHaveURL(/from=2025-11-23&to=2025-11-30/)
    await expect(entries(page).filter({ hasText: 'Geneva' }).first()).toBeVisible()
    const chips = page.getByRole('list', { name: 'Filters in use' })
    await expect(chips).toContainText('From 23 November 2025')
    await expect(chips).toContainText('Until 30 November 2025')
    await expect(page.getByRole('heading', { level: 3 })).toHaveText(['November 2025'])
  })

  test('is told in place when a date can’t be read, and nothing typed is lost', async ({ page }) => {
    await page.goto('/')
    await openFilters(page)
    await page.getByLabel('Search the record').fill('Geneva')
    await page.getByLabel('From', { exact: true }).fill('03/04/2025')
    await page.getByLabel('Until', { exact: true }).fill('whenever')
    await page.getByRole('button', { name: 'Apply filters' }).click()
    const problems = page.getByRole('alert')
    await expect(problems).toContainText('A filter could not be read')
    await expect(page.getByLabel('From', { exact: true })).toHaveValue('03/04/2025')
    await expect(page.getByLabel('Until', { exact: true })).toHaveValue('whenever')
    await expect(page.getByLabel('Search the record')).toHaveValue('Geneva')
    for (const [index, label] of [
      [0, 'From'],
      [1, 'Until'],
    ] as const) {
      await problems.getByRole('link').nth(index).click()
      await expect(page.getByLabel(label, { exact: true })).toBeFocused()
      await expect(page.getByLabel(label, { exact: true })).toHaveAttribute('aria-invalid', 'true')
    }
    await page.getByLabel('From', { exact: true }).fill('2025-12')
    await page.getByLabel('Until', { exact: true }).fill('Nov 2025')
    await page.getByRole('button', { name: 'Apply filters' }).click()
    await expect(problems).toContainText('The end is before the start')
  })

  test('finds words in any script, without their accents and by their beginnings', async ({ page }) => {
    await page.goto('/')
    for (const [typed, title] of [
      ['geneva delegation', /Geneva/],
      ['Erdogan', /Erdoğan/],
      ['ERDOĞAN', /Erdoğan/],
      ['Halland', /Hallandale/],
      ['Зеленський', /./],
      ['украин', /./],
    ] as const) {
      await search(page, typed)
      await expect(page.getByLabel('Search the record')).toHaveValue(typed)
      await expect(
        entries(page)
          .filter({ has: page.getByRole('heading', { name: title }) })
          .first(),
      ).toBeVisible()
      await expect(count(page)).toContainText('in the record')
    }
    await search(page, 'zzzqqq')
    await expect(page.getByRole('heading', { name: 'No milestone matches' })).toBeVisible()
    await expect(count(page)).toContainText('No milestone')
    await page.getByRole('link', { name: 'clear them all' }).click()
    await expect(count(page)).toHaveText(`1–100 of ${milestones.length} milestones`)
    await search(page, '?!')
    await expect(page.getByRole('alert')).toContainText('Search for a word or a number')
    await expect(page.getByLabel('Search the record')).toHaveValue('?!')
  })

  test('adds context events with a box', async ({ page }) => {
    await page.goto('/')
    await openFilters(page)
    await page.getByRole('checkbox', { name: /Show context events/ }).click()
    if (!hasScript) await page.getByRole('button', { name: 'Apply filters' }).click()
    await expect(page).toHaveURL(/context=on/)
    await expect(count(page)).toHaveText(`1–100 of ${SHIPPED.events.length} milestones`)
    await expect(page.getByRole('list', { name: 'Filters in use' })).toContainText('With context')
  })
})
