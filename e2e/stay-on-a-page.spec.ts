import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'
import { fillMilestone, MILESTONE, save } from './milestone-form.ts'
import { expectAccessible } from './page-checks.ts'

test.use({ ownSite: true })

/** What the page asks to be told of, as soon as it does. */
async function listening(page: Page, kind: string | null = null): Promise<URLSearchParams> {
  const request = await page.waitForRequest(one => {
    const { pathname, searchParams } = new URL(one.url())
    return pathname === '/live' && searchParams.get('kind') === kind
  })
  return new URL(request.url()).searchParams
}

test('a reader who stays is told of what is new, and has it in the list when it is wanted', async ({
  page,
  context,
}) => {
  await page.goto('/?order=newest')
  const first = page.getByRole('article').first()
  const heading = await first.getByRole('heading').innerText()
  const [asked] = await Promise.all([listening(page), page.reload()])
  expect(asked.get('after')).toMatch(/^\d+$/)

  const editor = await context.newPage()
  await editor.goto('/events/new')
  await fillMilestone(editor, { when: '6 July 2026' })
  await save(editor)
  await editor.close()
  await page.bringToFront()
  const notice = page.getByRole('status').filter({ hasText: 'added or corrected' })
  await expect(notice).toContainText('1 milestone added or corrected')
  // Nothing has moved.
  await expect(first.getByRole('heading')).toHaveText(heading)

  const place = page.getByRole('article').nth(7)
  await place.scrollIntoViewIfNeeded()
  const title = await place.getByRole('heading').innerText()
  const topOf = () =>
    page.getByRole('heading', { name: title, exact: true }).evaluate(one => one.getBoundingClientRect().top)
  const top = await topOf()
  await notice.getByRole('button', { name: 'Show' }).press('Enter')
  const added = page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: MILESTONE.title, exact: true }) })
  await expect(added).toContainText('New')
  await expect(notice).toBeHidden()
  // The reader is still where they were.
  await expect.poll(async () => Math.abs((await topOf()) - top)).toBeLessThan(3)
})

test('with a filter a reader is told of what it shows alone', async ({ page, context }) => {
  await Promise.all([listening(page, 'sanctions'), page.goto('/?kind=sanctions')])
  const editor = await context.newPage()
  await editor.goto('/events/new')
  await fillMilestone(editor, { when: '6 July 2026' })
  await save(editor)
  await page.bringToFront()
  await Promise.all([listening(page, 'talks'), page.goto('/?kind=talks')])
  await editor.goto('/events/2025-11-23-geneva-talks/edit')
  await editor.getByLabel('Summary', { exact: true }).fill('They met again.')
  await editor.getByLabel('What did you change, and why?').fill('A test')
  await editor.getByRole('button', { name: 'Save the correction' }).click()
  await expect(editor.getByRole('heading', { level: 1 })).toHaveText(/Geneva/)
  await page.bringToFront()
  const notice = page.getByRole('status').filter({ hasText: '1 milestone added or corrected' })
  await expect(notice).toBeVisible()
  await expectAccessible(page)
  await notice.getByRole('button', { name: 'Not now' }).click()
  await expect(notice).toBeHidden()
})
