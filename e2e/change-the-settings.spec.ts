import type { Route } from 'playwright/test'
import { expect, test, withAndWithoutJavaScript } from './fixtures.ts'
import { scan, smallTargets, tabTo, tooWide, unfold } from './page-checks.ts'

test.use({ ownSite: true })

test('what is typed and pressed while a part is being added is not lost', async ({ page }) => {
  let isHeld = true
  const held: Route[] = []
  await page.goto('/settings/record/edit')
  await page.route('**/settings/record/edit', async route => {
    if (isHeld) held.push(route)
    else await route.continue()
  })
  const asked = () => expect.poll(() => held.length).toBe(1)
  const answer = () => held.pop()?.continue()
  const add = page.getByRole('button', { name: 'Add an issue' })
  await add.dblclick()
  await asked()
  await answer()
  await expect(page.getByRole('group', { name: 'Issue 22', exact: true })).toBeVisible()
  await expect(page.getByRole('group', { name: 'Issue 23', exact: true })).toBeHidden()

  await add.click()
  await asked()
  await page.getByRole('group', { name: 'Issue 1', exact: true }).getByLabel('What it is called').fill('Renamed')
  await page.getByLabel('What did you change, and why?').fill('Words of our own')
  await page.getByRole('button', { name: 'Save the correction' }).click()
  isHeld = false
  await answer()
  await expect(page.getByRole('region', { name: 'Revisions' })).toContainText('Words of our own')
  await page.goto('/issues')
  await expect(page.getByRole('link', { name: 'Renamed', exact: true })).toBeVisible()
})

withAndWithoutJavaScript(hasScript => {
  test('issues are renamed, put in order, added, and kept while they are in use', async ({ page }) => {
    await page.goto('/')
    await page.getByText('Add to the record').click()
    await page.getByRole('link', { name: 'Settings of this record' }).click()
    await page.getByRole('link', { name: 'Change the record' }).click()

    const first = page.getByRole('group', { name: 'Issue 1', exact: true })
    const second = page.getByRole('group', { name: 'Issue 2', exact: true })
    const name = await first.getByLabel('What it is called').inputValue()
    await page.getByRole('button', { name: 'Move issue 1 down' }).click()
    await expect(second.getByLabel('What it is called')).toHaveValue(name)
    await second.getByLabel('What it is called').fill('Renamed')
    await page.getByRole('button', { name: 'Add an issue' }).click()
    const added = page.getByRole('group', { name: 'Issue 22', exact: true })
    await added.getByLabel('What it is called').fill('Grain')
    await page.getByRole('button', { name: 'Remove issue 3', exact: true }).click()
    await page.getByLabel('What did you change, and why?').fill('Words of our own')
    await page.getByRole('button', { name: 'Save the correction' }).click()
    await expect(page.getByRole('alert')).toContainText(/can’t be taken out while “[\w-]+” and [\d,]+ more uses it/)

    await page.goto('/settings/record/edit')
    await first.getByLabel('What it is called').fill('Renamed')
    await page.getByLabel('What did you change, and why?').fill('Words of our own')
    await page.getByRole('button', { name: 'Save the correction' }).click()
    await expect(page.getByRole('region', { name: 'Revisions' })).toContainText('Words of our own')
    await page.goto('/issues')
    await expect(page.getByRole('link', { name: 'Renamed', exact: true })).toBeVisible()
  })

  test('another negotiation is added, with a phase, and told of on the settings', async ({ page }) => {
    await page.goto('/settings')
    await page.getByRole('link', { name: 'Add a negotiation' }).click()
    await page.getByLabel('Name of the negotiation').fill('Second talks')
    await page.getByLabel('Summary', { exact: true }).fill('Others talk.')
    await page.getByLabel('What belongs in it').fill('All of it.')
    await page.getByLabel('Began', { exact: true }).fill('May 2026')
    await page.getByLabel('Parties', { exact: true }).fill('Norway\nPeople’s Front')
    await page.getByRole('button', { name: 'Add to the record' }).click()
    const links = page.getByRole('alert').getByRole('link')
    await expect(links).toHaveText([/^Parties: “People’s Front” is no country/, /^Covered from: Enter a date/])
    await page.getByLabel('Parties', { exact: true }).fill('Norway\nPeople’s Front, armed group')
    await page.getByLabel('Covered from').fill('May 2026')
    await page.getByRole('button', { name: 'Add to the record' }).click()
    await expect(page.getByRole('heading', { name: 'This negotiation is in the record now' })).toBeVisible()
    await page.getByRole('link', { name: 'Add a phase of it' }).click()
    await page.getByLabel('What it is called').fill('First round')
    await page.getByLabel('From', { exact: true }).fill('June 2026')
    await page.getByRole('button', { name: 'Add to the record' }).click()
    await page.goto('/settings')
    const negotiation = page.getByRole('region', { name: 'Second talks' })
    await expect(negotiation).toContainText('Norway · People’s Front')
    await expect(negotiation.getByRole('link', { name: 'First round', exact: true })).toBeVisible()
    await page.goto('/actors')
    await expect(page.getByRole('link', { name: 'People’s Front', exact: true })).toBeVisible()
  })

  if (hasScript) {
    test('the settings can be used with keys alone', async ({ page }) => {
      await page.goto('/settings/record/edit')
      const down = page.getByRole('button', { name: 'Move issue 1 down' })
      const label = page.getByRole('group', { name: 'Issue 2', exact: true }).getByLabel('What it is called')
      const name = await page
        .getByRole('group', { name: 'Issue 1', exact: true })
        .getByLabel('What it is called')
        .inputValue()
      await tabTo(page, down)
      await page.keyboard.press('Enter')
      await expect(label).toHaveValue(name)
    })

    for (const path of [
      '/settings',
      '/settings/record/edit',
      '/settings/negotiations/new',
      '/phases/new',
      '/settings/record',
    ])
      test(`${path} passes axe, is as wide as the window and can be pressed`, async ({ page }) => {
        for (const [width, colorScheme] of [
          [1280, 'light'],
          [390, 'dark'],
          [320, 'light'],
        ] as const) {
          await page.setViewportSize({ width, height: 800 })
          await page.emulateMedia({ colorScheme })
          await page.goto(path)
          await unfold(page)
          expect([await tooWide(page), await scan(page), await smallTargets(page)]).toEqual([[], [], []])
        }
      })
  }
})
