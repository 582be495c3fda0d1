import type { Page } from 'playwright/test'
import { expect, test, withAndWithoutJavaScript } from './fixtures.ts'
import { addGroup, followErrorLinks, openSection, save } from './milestone-form.ts'
import { scan } from './page-checks.ts'

test.use({ ownSite: true })

const KNOWN_SOURCE = 'belga-2025-11-24-ukraine-draft-new-19-point'

/** Sources are cited by typing what the record has. */
const cite = (page: Page): Promise<void> => page.getByLabel('The report').fill(KNOWN_SOURCE)

withAndWithoutJavaScript(hasScript => {
  test('adds a position from the page of a point and sees it in the matrix', async ({ page }) => {
    await page.goto('/documents/us-28-point-2025-11/points/13')
    await page.getByRole('link', { name: 'Add a position' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Add a position')
    await expect(page.getByLabel('On which text')).toHaveValue('US 28-point plan')
    await page.getByLabel('Who', { exact: true }).fill('Ukrain')
    await page.getByLabel('Stance').selectOption('Red line')
    await page.getByLabel('With which authority').selectOption('Spokesperson')
    await page.getByLabel('Date', { exact: true }).fill('5 Jul 2026')
    await page.getByLabel('What they say').fill('Says that it will never agree to this point.')
    await cite(page)
    await save(page)
    await followErrorLinks(page, [/Who: The record has no actor “Ukrain”/])
    await expect(page.getByLabel('What they say')).toHaveValue('Says that it will never agree to this point.')
    await page.getByLabel('Who', { exact: true }).fill('Ukraine')
    await save(page)
    await expect(page).toHaveURL(/\/positions\/2026-07-05-\w{6}#added$/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Says that it will never agree to this point.')

    await page.goto('/positions?document=us-28-point-2025-11')
    const story = page.getByRole('article').filter({ hasText: 'Says that it will never agree to this point.' })
    await expect(story).toHaveCount(1)
    await expect(
      page.getByRole('row', { name: /^13 / }).getByRole('link', { name: /Ukraine on point 13.*red line/i }),
    ).toBeVisible()
  })

  test('adds a text by pasting a numbered list, and says where a point comes from', async ({ page }) => {
    await page.goto('/documents')
    await page.getByRole('link', { name: 'Add a text' }).click()
    await page.getByLabel('Title', { exact: true }).fill('Answer to the 28-point plan, draft of July')
    await page.getByLabel('Short title').fill('July answer')
    await page.getByLabel('Date', { exact: true }).fill('early July 2026')
    await page.getByLabel('Status').fill('draft; not published')
    await page.getByLabel('Kind', { exact: true }).selectOption({ index: 1 })
    await page.getByLabel('What is public of it').selectOption({ index: 1 })
    await page.getByLabel('Wording of the points here').selectOption({ index: 1 })
    await page.getByLabel('Summary', { exact: true }).fill('An answer in three points.')
    await cite(page)
    await page
      .getByLabel('Paste a numbered list')
      .fill(
        'Draft of July\n\n1. Territory\nThe line of contact stays.\n2) The cap is 800,000.\n2a. It holds in peacetime only.',
      )
    await page.getByLabel('What these points are about').selectOption('Territory')
    await page.getByRole('button', { name: 'Make points of the list' }).click()
    await expect(page.getByRole('status')).toContainText('3 points were made: 1, 2, 2a.')
    await expect(page.getByLabel('Paste a numbered list')).toHaveValue('Draft of July')
    await page.getByLabel('Paste a numbered list').fill('')

    const second = page.getByRole('group', { name: 'Point 2', exact: true })
    await second.locator('summary').first().click()
    await expect(second.getByLabel('Text', { exact: true })).toHaveValue('The cap is 800,000.')
    await second.getByRole('checkbox', { name: 'Force limits' }).check()
    await second.getByRole('checkbox', { name: 'Territory' }).uncheck()
    await second.getByRole('button', { name: 'Add an earlier point' }).click()
    const earlier = page.getByLabel('Point of an earlier text')
    await expect(earlier).toBeVisible()
    if (hasScript) {
      await expect(earlier).toBeFocused()
      await earlier.pressSequentially('28-point 6')
      await expect(page.locator('#list-points option').first()).toHaveAttribute('value', /^US 28-point plan 6 – /)
    }
    await earlier.fill('US 28-point plan 66')
    await save(page)
    await followErrorLinks(page, [/Point 2, .*“US 28-point plan” has no point 66/])
    await page.getByLabel('Point of an earlier text').fill('US 28-point plan 6')
    await page.getByLabel('What changed').selectOption('Value changed')
    await save(page)
    await expect(page).toHaveURL(/\/documents\/2026-07-\d\d-\w{6}#added$/)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Answer to the 28-point plan')
    await expect(page.getByText('It holds in peacetime only.').first()).toBeVisible()

    await page.getByRole('link', { name: 'Correct this' }).click()
    await openSection(page, 'Authors')
    const author = await addGroup(page, 'Add an author', 'Author 1')
    await author.getByLabel('Who').fill('Ukraine')
    await page.getByLabel('What did you change, and why?').fill('Author named')
    await page.getByRole('button', { name: 'Save the correction' }).click()
    await expect(page).toHaveURL(/\/documents\/2026-07-\d\d-\w{6}#saved$/)
    await expect(page.getByText('Author named').first()).toBeVisible()
  })
})

test('a state is agreed among somebody; it can be retracted and restored', async ({ page }) => {
  await page.goto('/documents/us-28-point-2025-11/points/13')
  await page.getByRole('link', { name: 'Add a state' }).click()
  await page.getByLabel('State', { exact: true }).selectOption('Agreed between')
  await page.getByLabel('Who says so').fill('Ukraine')
  await page.getByLabel('Date', { exact: true }).fill('5 Jul 2026')
  await page.getByLabel('What they say').fill('The two agree on it.')
  await cite(page)
  await save(page)
  await followErrorLinks(page, [/Name at least two actors among whom it is agreed/])
  await (await addGroup(page, 'Add a side', 'Agreeing side 1')).getByLabel('Actor').fill('Ukraine')
  await (await addGroup(page, 'Add a side', 'Agreeing side 2')).getByLabel('Actor').fill('United States')
  await save(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The two agree on it.')
  await page.getByRole('link', { name: 'Retract it' }).click()
  await page.getByLabel('Why is it retracted?').fill('A test')
  await page.getByRole('button', { name: 'Retract' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This state of a point was retracted')
  await page.getByRole('button', { name: 'Restore it' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The two agree on it.')
})

for (const path of [
  '/documents/new',
  '/documents/e3-counterproposal-2025-11/edit',
  '/positions/new',
  '/positions/pos-2025-11-20-ukraine-us28-21',
  '/point-states/new',
]) {
  test(`${path} is accessible`, async ({ page }) => {
    await page.goto(path)
    expect(await scan(page)).toEqual([])
  })
}
