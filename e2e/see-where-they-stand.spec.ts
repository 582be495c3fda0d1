import { expect, test, withAndWithoutJavaScript } from './fixtures.ts'

const PLAN = 'us-28-point-2025-11'
const LATER = 'us-ukraine-20-point-2025-12'

withAndWithoutJavaScript(() => {
  test('the matrix of two texts on two dates, and the difference', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Who stands where' }).click()

    await page.getByLabel('Text', { exact: true }).selectOption(PLAN)
    await page.getByLabel('As of the end of').fill('24 Nov 2025')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(page).toHaveURL(`/positions?document=${PLAN}&on=2025-11-24`)
    const matrix = page.getByRole('table')
    const nato = matrix.getByRole('row', { name: /7 NATO membership ruled out/ })
    await expect(nato.locator('#at-ukraine--point-7')).toContainText('Red line')
    await expect(nato.locator('#at-russia--point-7')).toHaveText('No public position')

    await page.getByLabel('As of the end of').fill('24 December 2025')
    await page.getByLabel('Compared with').fill('24 November 2025')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(page).toHaveURL(`/positions?document=${PLAN}&since=2025-11-24&on=2025-12-24`)
    const changes = page.getByRole('region', { name: /What has changed since 24 November 2025/ })
    await expect(changes.getByRole('listitem').filter({ hasText: 'Ukraine on 7 NATO' })).toContainText(
      /Red line.*Rejects/,
    )
    await expect(nato.locator('#at-russia--point-7')).toContainText('was: no public position')

    await page.getByLabel('Text', { exact: true }).selectOption(LATER)
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(page).toHaveURL(`/positions?document=${LATER}&since=2025-11-24&on=2025-12-24`)
    await expect(page.locator('#at-ukraine--point-14')).toContainText('Accepts with conditions')

    await page.getByLabel('As of the end of').fill('24 November 2025')
    await page.getByLabel('Compared with').fill('')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(page.getByText('On 24 November 2025 the record does not hold the 20-point plan yet')).toBeVisible()
  })

  test('a cell opens its statements by keyboard and gives the way back', async ({ page }) => {
    await page.goto(`/positions?document=${PLAN}`)
    const cell = page.getByRole('link', { name: 'Ukraine on point 7, NATO membership ruled out: Rejects' })
    await cell.focus()
    await page.keyboard.press('Enter')
    const story = page.locator('#cell-ukraine--point-7')
    await expect(story).toHaveCSS('position', 'fixed')
    await expect(story).toBeInViewport()
    await expect(story).toContainText('Volodymyr Zelenskyy')
    await story.getByText('Earlier, since replaced').click()
    await expect(story).toContainText('Red line')
    await page.keyboard.press('Shift+Tab')
    await story.getByRole('link', { name: 'Back to the table' }).click()
    await expect(story).toHaveCSS('position', 'static')
    await expect(cell).toBeInViewport()
  })

  test('what nobody has spoken on is folded, and opens in place', async ({ page }) => {
    await page.goto('/positions')
    const quiet = page.getByRole('row', { name: /^1 Ukraine.s sovereignty reaffirmed/ })
    await expect(quiet).toBeHidden()
    await page.locator('summary', { hasText: '15 points on which nobody has a public position' }).click()
    await expect(quiet).toContainText('agrees, says Volodymyr Zelenskyy, 24 December 2025 (C3)')
    await page.goto('/positions#row-point-20')
    await expect(page.getByRole('row', { name: /^20 Immediate full ceasefire/ })).toBeInViewport()
  })

  test('an issue, from a milestone to what the texts say and who stands where', async ({ page }) => {
    await page.goto('/events/2025-11-24-nineteen-points')
    await page.getByRole('complementary').getByRole('link', { name: 'Territory' }).click()
    await expect(page).toHaveURL('/issues/territory')
    await expect(page.getByRole('heading', { name: /Who stands where/ })).toBeVisible()
    await page.getByRole('link', { name: 'This issue in the table of positions' }).click()
    await expect(page).toHaveURL('/positions?columns=issues&issue=territory')
    await page.goBack()
    await page.getByRole('link', { name: 'All of them in the timeline' }).click()
    await expect(page).toHaveURL('/?issue=territory')
  })
})

test('on a telephone each point names who said what, and who said nothing', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto(`/positions?document=${PLAN}&on=2025-11-24`)
  const row = page.getByRole('row', { name: /7 NATO membership ruled out/ })
  await expect(row.getByText('Red line')).toBeVisible()
  await expect(row.locator('+ tr')).toHaveText(' No public position: Russia, United States, European Union, and France')
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement)
  expect(scrollWidth).toBe(clientWidth)
})
