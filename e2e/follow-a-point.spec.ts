import { expect, SHIPPED, test, withAndWithoutJavaScript } from './fixtures.ts'

const PLAN = '/documents/us-28-point-2025-11'

withAndWithoutJavaScript(() => {
  test('follows point 13 of the 28-point plan to its successors and back', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Texts' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Documents')
    const drawing = page.getByRole('group', { name: /^Family tree of the texts/ })
    await expect(drawing.getByRole('link')).toHaveCount(SHIPPED.documents.length)
    await drawing.getByRole('link', { name: /^US 28-point plan 20 Nov 2025 · full, 28 points/ }).click()
    await expect(page).toHaveURL(new RegExp(`${PLAN}$`))

    await page.getByRole('navigation', { name: 'Points of this text' }).getByRole('link', { name: '13' }).click()
    await expect(page).toHaveURL(/#point-13$/)
    const point = page.getByRole('region', { name: '13 Russia back in world economy' })
    await expect(point).toBeInViewport()
    await expect(point).toContainText('Dropped in 20-point plan')
    await point.getByRole('link', { name: '13 Russia back in world economy' }).click()
    await expect(page).toHaveURL(new RegExp(`${PLAN}/points/13$`))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Point 13 Russia back in world economy')

    const after = page.getByRole('region', { name: 'What became of it' })
    await expect(after.getByRole('listitem')).toContainText([
      'Continued as point 13 of E3 counter-proposal',
      'Not comparable with Geneva framework',
      'Dropped in 20-point plan',
    ])
    await after.getByRole('link', { name: 'point 13' }).click()
    await expect(page).toHaveURL(/e3-counterproposal-2025-11\/points\/13$/)
    const before = page.getByRole('region', { name: 'What it was before' })
    await expect(before).toContainText('Comes from point 13 of US 28-point plan')
    await before.getByRole('link', { name: 'point 13' }).click()
    await expect(page).toHaveURL(new RegExp(`${PLAN}/points/13$`))
    await expect(page.getByRole('region', { name: 'Positions on it' })).toContainText('Vladimir Putin')
  })

  test('follows a cap through all versions, with its numbers', async ({ page }) => {
    await page.goto('/documents/us-ukraine-20-point-2025-12/points/4')
    await page.getByRole('link', { name: 'This question through all 3 versions' }).click()
    await expect(page).toHaveURL(/lineages\/us-28-point-2025-11\/6#version-us-ukraine-20-point-2025-12-4$/)
    await expect(page.locator(':target')).toContainText('Forces of 800,000 in peacetime')
    await expect(
      page.getByRole('img', { name: /^Ukrainian armed forces: US 28-point plan, ≤ 600,000 personnel/ }),
    ).toBeVisible()
    const rows = page.getByRole('region', { name: 'Numbers', exact: true }).getByRole('row')
    await expect(rows).toContainText(['Number', '≤ 600,000', '≤ 800,000', '800,000'])
    const course = page.getByRole('region', { name: 'In time' })
    await expect(course).toContainText('Dropped in Geneva framework')
    await expect(course).toContainText('Agreed between Ukraine and United States only')
  })

  test('reads who wrote a text, who had it and what is agreed among whom', async ({ page }) => {
    await page.goto('/')
    const state = page.getByRole('region', { name: 'State of play' })
    await state.getByRole('link', { name: '12 Zaporizhzhia plant' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Point 12 Zaporizhzhia plant (open)')
    await page.getByRole('link', { name: '20-point plan' }).first().click()
    await expect(page.getByRole('region', { name: 'How far it has come' })).toContainText(
      'No such agreement is recorded for European leaders acting jointly or Russia.',
    )
    const family = page.getByRole('region', { name: 'Before and after' })
    await family.getByRole('link', { name: 'US 28-point plan', exact: true }).click()
    const origin = page.getByRole('region', { name: 'Where it comes from' })
    await expect(origin.getByRole('heading')).toContainText(['Where it comes from', 'Who wrote it', 'Who had it'])
    await expect(origin).toContainText('Disputed Russia')
    await expect(origin).toContainText('Dmitry Peskov: denies having')

    await page.goto(`${PLAN}?on=2025-11-22`)
    await expect(page.getByText('E3 counter-proposal')).toHaveCount(0)
    await page.getByRole('link', { name: 'Return to the latest' }).click()
    await expect(page.getByText('E3 counter-proposal').first()).toBeVisible()
  })
})

test('reaches a text of the family tree by keyboard', async ({ page }) => {
  await page.goto('/documents')
  const first = page.getByRole('link', { name: /^Minsk I 5 Sep 2014/ })
  await first.focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: /^Minsk II 12 Feb 2015/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/minsk-package-2015$/)
})
