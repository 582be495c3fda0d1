import { expect, test, withAndWithoutJavaScript } from './fixtures.ts'

withAndWithoutJavaScript(hasScript => {
  test('finds a person, whom they met and when', async ({ page }) => {
    await page.goto('/actors')
    await page.getByLabel('Search by name or office').fill('witkoff')
    await page.getByRole('main').getByRole('button', { name: 'Search', exact: true }).click()
    await page.getByRole('link', { name: 'Steve Witkoff', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Steve Witkoff')
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(
      /^(Where they stand|Said in the name of others)/,
    )
    const met = page.getByRole('region', { name: /^Who met whom/ })
    await met.getByRole('link', { name: /^All \d+ whom it met$/ }).click()
    await expect(page).toHaveURL('/actors/steve-witkoff?list=met')
    const row = page.getByRole('row', { name: /^Vladimir Putin/ })
    const count = Number(/^\d+/.exec((await row.getByRole('cell').first().textContent()) ?? '')?.[0])
    await row.getByRole('link', { name: /joint appearances/ }).click()
    const joint = page.getByRole('region', { name: /^With Vladimir Putin/ })
    expect(await joint.getByRole('listitem').count()).toBeGreaterThanOrEqual(count)
    await page.getByRole('link', { name: 'All about Steve Witkoff' }).click()
    await page.getByRole('link', { name: 'United States', exact: true }).first().click()
    await expect(page.getByRole('region', { name: /^People/ })).toContainText('Steve Witkoff')
  })

  test('finds what rests on one source alone, and the sources of one kind', async ({ page }) => {
    await page.goto('/sources')
    await page.getByRole('link', { name: /^On a single source/ }).click()
    await expect(page.getByRole('status')).toContainText(/entries and points, from \d+ sources/)
    await page.getByRole('link', { name: /^All sources/ }).click()
    await page.waitForLoadState()
    const kinds = page.getByRole('group', { name: 'Kind', exact: true })
    await kinds.getByRole('checkbox', { name: /^Transcript/ }).check()
    if (!hasScript) await page.getByRole('button', { name: 'Apply filters' }).click()
    await expect(page).toHaveURL('/sources?kind=transcript')
    await expect(page.getByRole('status')).toHaveText('5 sources')
    await page.getByRole('link', { name: /^Remove the filter/ }).click()
    await expect(page.getByRole('status')).toHaveText('1–100 of 650 sources')
  })

  test('opens the menu of a small screen', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('/deadlines')
    const nav = page.getByRole('navigation', { name: 'Main' })
    await expect(nav.getByRole('link', { name: 'Sources' })).toBeHidden()
    await nav.getByText('Menu').click()
    await nav.getByRole('link', { name: 'Sources' }).click()
    await expect(page).toHaveURL('/sources')
  })
})
