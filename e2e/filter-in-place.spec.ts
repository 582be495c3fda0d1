import type { Page, Route } from 'playwright/test'
import { expect, SHIPPED, test } from './fixtures.ts'

const milestones = SHIPPED.events.filter(({ kind }) => kind !== 'context')
const countOf = (kind: string) => milestones.filter(event => event.kind === kind).length
const count = (page: Page) => page.getByRole('status')
const search = (page: Page) => page.getByLabel('Search the record')
const all = `1–100 of ${milestones.length} milestones`

/** Known by a mark that no other document has. */
const markDocument = (page: Page) => page.evaluate(() => document.body.setAttribute('data-same', ''))
const expectSameDocument = (page: Page) => expect(page.locator('body[data-same]')).toHaveCount(1)

async function openKinds(page: Page) {
  const kinds = page.getByRole('group', { name: 'Kind', exact: true })
  await kinds.locator('summary').first().click()
  return kinds
}

/** Answers to fetches of the timeline wait until they are let go, in any order. */
async function holdAnswers(page: Page): Promise<(part: string) => Promise<void>> {
  const held = new Map<string, Route>()
  await page.route(/\/\?/, async route => {
    if (route.request().resourceType() === 'fetch') held.set(route.request().url(), route)
    else await route.continue()
  })
  return async part => {
    await expect.poll(() => [...held.keys()].filter(url => url.includes(part)).length).toBeGreaterThan(0)
    // A request that was given up can't be answered any more.
    for (const [url, route] of held) if (url.includes(part)) await route.continue().catch(() => undefined)
  }
}

test('filters, searches, turns round and pages without leaving the page', async ({ page }) => {
  await page.goto('/')
  await markDocument(page)
  const kinds = await openKinds(page)
  const talks = kinds.getByRole('checkbox', { name: /^Talks/ })
  const options = await kinds.getByRole('listitem').allTextContents()
  const names = (texts: readonly string[]) => texts.map(text => text.replace(/\d+/, '').trim())
  await talks.check()
  await expect(page).toHaveURL(/\/\?kind=talks$/)
  await expect(count(page)).toHaveText(`${countOf('talks')} milestones, out of ${milestones.length} in the record`)
  await expect(talks).toBeFocused()
  await expect(talks).toBeChecked()
  await expect(page).toHaveTitle(new RegExp(`^Talks: ${countOf('talks')} milestones – `))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Talks: ${countOf('talks')} milestones`)
  // The values stay where they were, under the pointer.
  expect(names(await kinds.getByRole('listitem').allTextContents())).toEqual(names(options))

  const chips = page.getByRole('list', { name: 'Filters in use' })
  await chips.getByRole('link').click()
  await expect(count(page)).toHaveText(all)
  await expect(talks).not.toBeChecked()
  await expect(kinds.getByRole('checkbox').first()).toBeVisible()

  await page.getByRole('link', { name: 'Newest first' }).click()
  await expect(page).toHaveURL(/order=newest/)
  await expect(page.getByRole('link', { name: 'Oldest first' })).toBeFocused()
  await page.getByRole('link', { name: 'Earlier milestones' }).last().click()
  await expect(page).toHaveURL(/order=newest&page=after\+.*#timeline$/)
  await expect(count(page)).toBeInViewport()
  await expectSameDocument(page)
})

test('searches while typing, in one step of the history, and keeps the caret', async ({ page }) => {
  await page.goto('/')
  await markDocument(page)
  await search(page).pressSequentially('Gene')
  await expect(page).toHaveURL(/\?q=Gene$/)
  await search(page).pressSequentially('vaa')
  await expect(page.getByRole('heading', { name: 'No milestone matches' })).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Backspace')
  await expect(page).toHaveURL(/\?q=Geneva$/)
  await expect(search(page)).toHaveValue('Geneva')
  await expect(search(page)).toBeFocused()
  expect(await search(page).evaluate(field => (field as HTMLInputElement).selectionStart)).toBe(5)
  await page.goBack()
  await expect(page).toHaveURL(/\/$/)
  await expect(count(page)).toHaveText(all)
  await expect(search(page)).toHaveValue('')
  await expectSameDocument(page)
})

test('drops an answer that a later one has overtaken', async ({ page }) => {
  await page.goto('/')
  const kinds = await openKinds(page)
  const letGo = await holdAnswers(page)
  await kinds.getByRole('checkbox', { name: /^Talks/ }).check()
  await expect(page.getByRole('region', { name: 'Timeline' })).toHaveAttribute('aria-busy', 'true')
  await kinds.getByRole('checkbox', { name: /^Statement/ }).check()
  await letGo('kind=statement')
  const both = countOf('talks') + countOf('statement')
  await expect(count(page)).toContainText(`${both} milestones`)
  await letGo('kind=talks')
  await expect(count(page)).toContainText(`${both} milestones`)
  await expect(page).toHaveURL(/kind=/)
  for (const name of [/^Talks/, /^Statement/]) await expect(kinds.getByRole('checkbox', { name })).toBeChecked()
  await expect(page.getByRole('region', { name: 'Timeline' })).not.toHaveAttribute('aria-busy')
})

test('says that it takes long, and keeps what is typed meanwhile', async ({ page }) => {
  await page.goto('/')
  const letGo = await holdAnswers(page)
  await (await openKinds(page)).getByRole('checkbox', { name: /^Talks/ }).check()
  await expect(page.getByText('The list is being fetched …')).toBeVisible()
  await page.getByLabel('From', { exact: true }).pressSequentially('Nov 20')
  await letGo('kind=talks')
  await expect(count(page)).toContainText(`${countOf('talks')} milestones`)
  await expect(page.getByText('The list is being fetched …')).toBeHidden()
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('Nov 20')
  await expect(page.getByLabel('From', { exact: true })).toBeFocused()
})

for (const failure of ['no connection', 'an error'] as const) {
  test(`goes to the address itself after ${failure}`, async ({ page }) => {
    await page.goto('/')
    await markDocument(page)
    await page.route(/\?kind/, async route => {
      if (route.request().resourceType() !== 'fetch') await route.continue()
      else if (failure === 'an error') await route.fulfill({ status: 500, body: 'broken' })
      else await route.abort()
    })
    await (await openKinds(page)).getByRole('checkbox', { name: /^Talks/ }).check()
    await expect(count(page)).toContainText(`${countOf('talks')} milestones`)
    await expect(page.locator('body[data-same]')).toHaveCount(0)
  })
}

test('takes the overview away when nothing matches, brings it back, and the search stays where it is', async ({
  page,
}) => {
  await page.goto('/')
  const overview = page.getByRole('group', { name: /at a glance/ })
  const place = () => search(page).evaluate(field => field.getBoundingClientRect().top + window.scrollY)
  const before = await place()
  await search(page).pressSequentially('zzzqqq')
  await expect(count(page)).toHaveText('No milestone')
  await expect(overview).toHaveCount(0)
  expect(Math.abs((await place()) - before)).toBeLessThan(1)
  await search(page).fill('')
  await expect(count(page)).toHaveText(all)
  await expect(overview).toBeVisible()
})

test('leaves the page alone when what is typed gets no answer', async ({ page }) => {
  await page.goto('/')
  await markDocument(page)
  await page.route(/[?&]q=/, route => route.abort())
  await search(page).pressSequentially('geneva')
  await expect(page.getByText('The site does not answer')).toBeVisible()
  await expectSameDocument(page)
  await expect(search(page)).toHaveValue('geneva')
  await page.unroute(/[?&]q=/)
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(page).toHaveURL(/q=geneva/)
})

test('says no more that it takes long after going back', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Newest first' }).click()
  await expect(page).toHaveURL(/order=newest/)
  await holdAnswers(page)
  await (await openKinds(page)).getByRole('checkbox', { name: /^Talks/ }).check()
  await expect(page.getByText('being fetched')).toBeVisible()
  await page.goBack()
  await expect(count(page)).toHaveText(all)
  await expect(page.getByRole('link', { name: 'Newest first' })).toBeVisible()
  await expect(page.getByText('being fetched')).toHaveCount(0)
})

test('keeps the list and says so when there is no network at all', async ({ page, context }) => {
  await page.goto('/')
  await context.setOffline(true)
  await (await openKinds(page)).getByRole('checkbox', { name: /^Talks/ }).check()
  await expect(page.getByText('You are offline: the list is as it was.')).toBeVisible()
  await expect(count(page)).toHaveText(all)
  await context.setOffline(false)
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(count(page)).toContainText(`${countOf('talks')} milestones`)
})

test('keeps the filters when another time is chosen afterwards', async ({ page }) => {
  await page.goto('/')
  await (await openKinds(page)).getByRole('checkbox', { name: /^Talks/ }).check()
  await expect(page).toHaveURL(/kind=talks/)
  await page.getByText('Read as of an earlier day').click()
  await page.getByLabel('What had happened by the end of').fill('25 Nov 2025')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page).toHaveURL(/\/\?kind=talks&on=2025-11-25$/)
})

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 390, height: 800 } })
  test('filters in the open panel, then goes to the list', async ({ page }) => {
    await page.goto('/')
    await markDocument(page)
    const panel = page.getByRole('search', { name: 'Filter the timeline' })
    await panel.getByText('Filters', { exact: true }).click()
    await expect(page.getByRole('button', { name: 'Apply filters' })).toBeInViewport()
    await (await openKinds(page)).getByRole('checkbox', { name: /^Talks/ }).check()
    await expect(count(page)).toContainText(`${countOf('talks')} milestones`)
    await expect(panel.getByText(`${countOf('talks')} milestones`)).toBeVisible()
    await panel.getByRole('button', { name: 'Apply filters' }).click()
    await expect(page.getByLabel('From', { exact: true })).toBeHidden()
    await expect(page.getByRole('region', { name: 'Timeline' })).toBeFocused()
    await expect(count(page)).toBeInViewport()
    await expectSameDocument(page)
  })
})
