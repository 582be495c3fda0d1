import { aHeader, aProcess, documentOf } from '../server/domain/testing/record-builder.ts'
import { expect, SHIPPED, test, withAndWithoutJavaScript } from './fixtures.ts'

const milestones = SHIPPED.events.filter(({ kind }) => kind !== 'context')
const FIRST = 'Trump urges Russia to settle and threatens tariffs'
const LATEST = 'Trump–Zelenskyy meeting planned at the NATO summit in Ankara'

withAndWithoutJavaScript(() => {
  test('reads what happened in order, a hundred milestones a page', async ({ page }) => {
    await page.goto('/')
    await expect(page).toHaveTitle(new RegExp(SHIPPED.title))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(SHIPPED.title)
    const timeline = page.getByRole('region', { name: 'Timeline' })
    const entries = timeline.getByRole('article')
    await expect(entries).toHaveCount(100)
    await expect(page.getByRole('status')).toHaveText(`1–100 of ${milestones.length} milestones`)
    await expect(timeline.getByRole('heading', { level: 3 }).first()).toHaveText('January 2025')
    await expect(entries.first().getByRole('heading')).toHaveText(FIRST)

    const talks = entries.filter({ has: page.getByRole('heading', { name: 'US and Ukraine hold talks in Geneva' }) })
    for (const text of ['Talks', 'Geneva', 'Confirmed', 'Andriy Yermak', 'Marco Rubio'])
      await expect(talks).toContainText(text)
    await expect(talks.getByRole('link', { name: /^\d+ sources, best: .+ \([A-F]\)$/ })).toBeVisible()

    const pages = page.getByRole('navigation', { name: 'Pages', exact: true })
    await expect(pages).toContainText('Page 1 of 2')
    await pages.getByRole('link', { name: 'Later milestones' }).click()
    await expect(page).toHaveURL(/\?page=after\+/)
    await expect(page.getByRole('status')).toHaveText(`101–${milestones.length} of ${milestones.length} milestones`)
    await expect(entries).toHaveCount(milestones.length - 100)
    await expect(entries.last().getByRole('heading')).toHaveText(LATEST)
    await page.getByRole('navigation', { name: 'Pages', exact: true }).getByRole('link', { name: 'Earlier' }).click()
    await expect(entries.first().getByRole('heading')).toHaveText(FIRST)
  })

  test('learns where things stand, how far the record reaches and where it is silent', async ({ page }) => {
    await page.goto('/')
    const state = page.getByRole('region', { name: 'State of play' })
    const [brief] = SHIPPED.processes.flatMap(({ briefs }) => briefs.slice(-1))
    await expect(state).toContainText(brief?.text.slice(-40) ?? '')
    await state.getByText(`26 December 2025 · ${brief?.citations.length} sources`).click()
    await expect(state.getByRole('link', { name: /20-point/ }).first()).toBeVisible()
    const fact = (name: string) =>
      state.locator('.standing > div').filter({ has: page.locator('dt', { hasText: name }) })
    await expect(fact('Latest')).toContainText(
      /was due 7–8 July 2026; outcome not recorded\s+Trump–Zelenskyy meeting planned/,
    )
    await expect(fact('Latest').locator('a')).toHaveCount(3)
    await expect(fact('Open').getByRole('link')).toHaveCount(3)
    await expect(fact('Agreed')).toContainText(
      /18 of 20 points, .*Ukraine.* only\s*says Volodymyr Zelenskyy, 24 December 2025/,
    )
    await expect(fact('Record reaches')).toContainText('5 July 2026')
    await expect(fact('Record reaches')).not.toContainText('Last changed')
    await expect(page.getByText(/^20 days without a recorded milestone$/).first()).toBeVisible()
    await page.goto('/?page=2')
    await expect(page.getByText('The record ends on 5 July 2026')).toBeVisible()
  })

  test('turns the order round and jumps to the latest milestone', async ({ page }) => {
    await page.goto('/')
    const entries = page.getByRole('region', { name: 'Timeline' }).getByRole('article')
    await page.getByRole('navigation', { name: 'Months' }).getByRole('link', { name: 'Latest milestone' }).click()
    await expect(page).toHaveURL(/page=last#latest$/)
    const latest = entries.filter({ has: page.getByRole('heading', { name: LATEST }) })
    await expect(latest).toBeInViewport()
    await expect(latest.locator('.occurrence')).toHaveText('Was due; outcome not recorded')

    await page.getByRole('link', { name: 'Newest first' }).click()
    await expect(page).toHaveURL(/order=newest/)
    await expect(entries.first().getByRole('heading')).toHaveText(LATEST)
    await page.getByRole('link', { name: 'Oldest first' }).click()
    await expect(entries.first().getByRole('heading')).toHaveText(FIRST)
  })

  test('jumps to a month of the list', async ({ page }) => {
    await page.goto('/')
    const months = page.getByRole('navigation', { name: 'Months' })
    await months.getByRole('link', { name: 'November 2025' }).click()
    await expect(page).toHaveURL(/#month-2025-11$/)
    await expect(page.getByRole('heading', { name: 'November 2025' })).toBeInViewport()
    await expect(months).toBeInViewport()
    await expect(page.getByRole('search', { name: 'Filter the timeline' })).toBeInViewport()
  })

  test('takes a link to one place in the timeline along', async ({ page, context }) => {
    await page.goto('/?page=2')
    const entry = page.getByRole('article').nth(40)
    const title = await entry.getByRole('heading').textContent()
    const other = await context.newPage()
    await other.goto(`/?page=2#${await entry.getAttribute('id')}`)
    await expect(other.getByRole('heading', { name: title ?? '' })).toBeInViewport()
  })
})

test('finds the order that was chosen again on the next visit, and gives it up again', async ({ page }) => {
  const first = page.getByRole('region', { name: 'Timeline' }).getByRole('article').first().getByRole('heading')
  await page.goto('/')
  await page.getByRole('link', { name: 'Newest first' }).click()
  await expect(first).toHaveText(LATEST)
  await page.goto('/about')
  await page.goto('/')
  await expect(page).toHaveURL(/\/\?order=newest$/)
  await expect(first).toHaveText(LATEST)
  await page.goto('/?kind=talks')
  await expect(page).toHaveURL(/\/\?kind=talks&order=newest$/)
  // Whoever follows a link to one place gets there.
  await page.goto('/#event-2025-11-23-geneva-talks')
  await expect(page.locator('#event-2025-11-23-geneva-talks')).toBeInViewport()
  await page.goto('/?order=newest')
  await page.getByRole('link', { name: 'Oldest first' }).click()
  await expect(first).toHaveText(FIRST)
  await page.goto('/about')
  await page.goto('/')
  await expect(first).toHaveText(FIRST)
  await expect(page).toHaveURL(/\/$/)
})

test.describe('an empty record', () => {
  test.use({ seed: documentOf(aHeader(), aProcess()), ownSite: true })
  test('says that nothing is there yet and what to do', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'Nothing is recorded yet' })).toBeVisible()
    await page.getByRole('link', { name: 'Add the first one' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Add a milestone')
  })
})
