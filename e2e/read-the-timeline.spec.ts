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
    await expect(state).toContainText('5 July 2026')
    await expect(state).toContainText('Latest landmark')
    await expect(state).toContainText('Running deadline')
    await expect(state).toContainText('Open points')
    await expect(state).toContainText(/\d+ points between .*Ukraine.* only/)
    await expect(page.getByText(/^20 days without a recorded milestone$/).first()).toBeVisible()
    await page.goto('/?page=2')
    await expect(page.getByText('The record ends on 5 July 2026')).toBeVisible()
  })

  test('turns the order round and jumps to the latest milestone', async ({ page }) => {
    await page.goto('/')
    const entries = page.getByRole('region', { name: 'Timeline' }).getByRole('article')
    await page.getByRole('link', { name: 'Jump to the latest' }).click()
    await expect(page).toHaveURL(/page=2/)
    const latest = entries.filter({ has: page.getByRole('heading', { name: LATEST }) })
    await expect(latest).toBeInViewport()

    await page.getByRole('link', { name: 'Newest first' }).click()
    await expect(page).toHaveURL(/order=newest/)
    await expect(entries.first().getByRole('heading')).toHaveText(LATEST)
    await page.getByRole('link', { name: 'Oldest first' }).click()
    await expect(entries.first().getByRole('heading')).toHaveText(FIRST)
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

test.describe('an empty record', () => {
  test.use({ seed: 'none' })
  test('says that nothing is there yet and what to do', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'Nothing is recorded yet' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Add a milestone' }).first()).toBeVisible()
  })
})
