import type { Page } from 'playwright/test'
import { expect, SHIPPED, type Site, test } from './fixtures.ts'
import { fillMilestone, MILESTONE, save } from './milestone-form.ts'

test.use({ ownSite: true })

const EDITED = '/events/2025-11-23-geneva-talks'
const EDITED_TITLE = 'US and Ukraine hold talks in Geneva on the plan'
const milestones = SHIPPED.events.filter(({ kind }) => kind !== 'context')
const line = (page: Page) => page.locator('#news')
const unfold = (page: Page) => line(page).locator('summary').click()
const card = (page: Page, title: string) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name: title }) })

async function correct(page: Page, summary: string): Promise<void> {
  await page.goto(`${EDITED}/edit`)
  await page.getByLabel('Summary', { exact: true }).fill(summary)
  await page.getByLabel('What did you change, and why?').fill('A test')
  await page.getByRole('button', { name: 'Save the correction' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(EDITED_TITLE)
}

async function addAndCorrect(page: Page): Promise<void> {
  await page.goto('/events/new')
  await fillMilestone(page, { when: '6 July 2026' })
  await save(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(MILESTONE.title)
  await correct(page, 'They met.')
}

const sequence = async ({ origin }: Site): Promise<number> =>
  Number((await fetch(`${origin}/data/record.json`)).headers.get('Parley-Sequence'))

/** As if the last visit had been days ago. */
const letDaysPass = (page: Page) =>
  page.evaluate(() => {
    for (const [name, value] of Object.entries(localStorage)) {
      if (!name.startsWith('parley-visits-')) continue
      const days = 3 * 24 * 60 * 60 * 1_000
      const visits = JSON.parse(value)
      const lastAt = new Date(Date.parse(visits.lastAt) - days).toISOString()
      localStorage.setItem(name, JSON.stringify({ ...visits, lastAt, seenAt: lastAt }))
    }
  })

test('sees what was added and changed since the last visit, and marks it as seen', async ({ page }) => {
  await page.goto('/')
  await expect(line(page)).toBeHidden()
  await letDaysPass(page)
  await page.reload()
  await expect(line(page).locator('summary')).toHaveText('0 new')
  await unfold(page)
  await expect(line(page).getByText('Nothing new since you were here')).toBeVisible()

  await letDaysPass(page)
  await addAndCorrect(page)
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  await page.goto('/')
  await expect(line(page).locator('summary')).toHaveText('2 new')
  await expect(card(page, EDITED_TITLE).getByText('Changed', { exact: true })).toBeVisible()
  expect(asked.filter(url => /since|visits|seen/.test(url))).toEqual([])

  await unfold(page)
  await expect(line(page).getByText('2 milestones added or changed since')).toBeVisible()
  await line(page).getByRole('link', { name: 'Show just those' }).click()
  await expect(page).toHaveURL(/\/\?since=\d+#timeline$/)
  await expect(page.getByRole('status')).toHaveText(`2 milestones, out of ${milestones.length + 1} in the record`)
  await expect(card(page, MILESTONE.title).getByText('New', { exact: true })).toBeVisible()
  await expect(card(page, EDITED_TITLE).getByText('Changed', { exact: true })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Filters in use' })).toContainText('Added or changed since')
  await expect(line(page).locator('summary')).toHaveText('2 new')

  await page.goto('/')
  await unfold(page)
  await line(page).getByRole('button', { name: 'Mark as seen' }).click()
  await expect(line(page)).toContainText('Marked as seen')
  await expect(card(page, EDITED_TITLE).getByText('Changed', { exact: true })).toBeHidden()
  await expect(line(page).getByRole('button', { name: 'Undo' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(line(page)).toContainText('2 milestones added or changed since')
  await expect(card(page, EDITED_TITLE).getByText('Changed', { exact: true })).toBeVisible()
  await line(page).getByRole('button', { name: 'Mark as seen' }).click()
  await page.reload()
  await expect(line(page)).toContainText('Nothing new since you were here')
})

test('reads on for a while without anything being taken as seen', async ({ page }) => {
  await page.goto('/')
  await letDaysPass(page)
  await addAndCorrect(page)
  for (const path of ['/', '/?page=2', '/?kind=talks']) {
    await page.goto(path)
    await expect(line(page)).toContainText('2 milestones added or changed since')
  }
})

test('is not led astray by what stands in the browser', async ({ page }) => {
  await page.goto('/')
  for (const kept of [
    '',
    'null',
    '[]',
    '{"seen":"<b>","seenAt":1}',
    '{"seen":9999999,"seenAt":"2026-01-01","last":9999999,"lastAt":"2026-01-01"}',
  ]) {
    await page.evaluate(value => {
      for (const name of Object.keys(localStorage))
        if (name.startsWith('parley-visits-')) localStorage.setItem(name, value)
    }, kept)
    await page.reload()
    if (kept) await expect(line(page)).toContainText('Nothing new')
    await expect(page.getByRole('article').first()).toBeVisible()
  }
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('lists what changed since a revision', async ({ page, site }) => {
    const before = await sequence(site)
    await addAndCorrect(page)
    await page.goto(`/?since=${before}`)
    await expect(page.getByRole('status')).toHaveText(`2 milestones, out of ${milestones.length + 1} in the record`)
    await expect(card(page, MILESTONE.title).getByText('New', { exact: true })).toBeVisible()
    await expect(card(page, EDITED_TITLE).getByText('Changed', { exact: true })).toBeVisible()
    await expect(line(page)).toBeHidden()

    const exported = await (await fetch(`${site.origin}/timeline.json?since=${before}`)).json()
    expect(exported).toMatchObject({ filters: { since: String(before) }, count: 2 })
    await page.getByLabel('Search the record').fill('Bern')
    await page.getByRole('main').getByRole('button', { name: 'Search' }).click()
    await expect(page).toHaveURL(`${site.origin}/?q=Bern&since=${before}`)
    await page.getByRole('link', { name: /Remove the filter Added or changed since/ }).click()
    await expect(page).toHaveURL(`${site.origin}/?q=Bern`)
  })

  test('is told when a revision can’t be read', async ({ page }) => {
    await page.goto('/?since=yesterday')
    await expect(page.getByRole('alert')).toContainText('Name a revision by its number')
  })
})
