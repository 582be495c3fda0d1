import type { Page } from 'playwright/test'
import { expect, test, withAndWithoutJavaScript } from './fixtures.ts'
import { scan, setTextSize, tooWide, unfold } from './page-checks.ts'

const ALL = '/compare?documents=us-28-point-2025-11,e3-counterproposal-2025-11,us-ukraine-20-point-2025-12'

const FIVE =
  '/compare?documents=us-28-point-2025-11,e3-counterproposal-2025-11,geneva-framework-2025-11,europe-24-point-2025-11,us-ukraine-20-point-2025-12'

/** The row in which a text has a point, by the address of the point. */
const rowOf = (page: Page, text: string, number: string) =>
  page.locator('.comparison tbody').filter({ has: page.locator(`a[href="/documents/${text}/points/${number}"]`) })

withAndWithoutJavaScript(() => {
  test('compare the 28-point plan, the E3 text and the 20-point draft', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Texts' }).click()
    await page.getByRole('navigation', { name: 'Texts' }).getByRole('link', { name: 'Compare' }).click()
    for (const name of ['US 28-point plan', 'E3 counter-proposal', '20-point plan']) {
      await page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check()
    }
    await page.getByRole('button', { name: 'Compare' }).click()
    await expect(page).toHaveURL(ALL)

    const enlargement = rowOf(page, 'us-28-point-2025-11', '3').getByRole('cell')
    await expect(enlargement.nth(0)).toContainText('NATO')
    await expect(enlargement.nth(1)).toContainText('Dropped')
    await expect(enlargement.nth(1)).toContainText('Deleted outright')

    const cap = rowOf(page, 'us-28-point-2025-11', '6')
    await expect(cap.getByRole('cell').nth(1)).toContainText('≤ 600,000 → ≤ 800,000 personnel, in peacetime')
    await expect(cap.getByRole('rowheader')).toContainText('Value changed')

    for (const number of ['12', '14']) {
      const draft = rowOf(page, 'us-ukraine-20-point-2025-12', number).getByRole('cell').nth(2)
      await expect(draft).toContainText('Open Contested, says Volodymyr Zelenskyy')
    }
  })

  test('see only what was dropped, and one text at a time on a telephone', async ({ page }) => {
    await page.goto(ALL)
    await page.getByText('Filters', { exact: true }).click()
    await page.getByRole('checkbox', { name: /^Dropped/ }).check()
    await page.getByRole('button', { name: 'Apply filters' }).click()
    await expect(page).toHaveURL(`${ALL}&kind=dropped`)
    await expect(page.getByRole('status')).toHaveText(/^\d+ of 30 rows$/)

    await page.setViewportSize({ width: 390, height: 800 })
    await page.getByRole('radio', { name: 'E3 counter-proposal' }).check()
    const row = page.locator('.comparison tbody').first().locator('td')
    await expect(row.nth(1)).toBeVisible()
    await expect(row.nth(0)).toBeHidden()
    await page.getByRole('radio', { name: 'All' }).check()
    await expect(row.nth(0)).toBeVisible()
  })

  test('mark the words of paraphrases deliberately, with the warning in sight', async ({ page }) => {
    await page.goto(ALL)
    await expect(page.locator('.comparison ins')).toHaveCount(0)
    await page.getByRole('link', { name: 'Mark the words all the same' }).click()
    await expect(page.locator('.comparison ins').first()).toBeVisible()
    await page.mouse.wheel(0, 4000)
    await expect(page.locator('thead .marking-warning')).toBeInViewport()
  })

  test('a choice that cannot be compared loses nothing', async ({ page }) => {
    await page.goto('/compare')
    await page.getByRole('checkbox', { name: /^E3 counter-proposal/ }).check()
    await page.getByRole('button', { name: 'Compare' }).click()
    await expect(page.getByRole('alert')).toContainText('Choose at least one more text')
    await expect(page.getByRole('checkbox', { name: /^E3 counter-proposal/ })).toBeChecked()
  })
})

test('take the comparison along', async ({ page }) => {
  await page.goto(ALL)
  for (const [name, file] of [
    ['Word', /\.docx$/],
    ['Bracketed text', /\.txt$/],
  ] as const) {
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name, exact: true }).click()
    expect((await download).suggestedFilename()).toMatch(file)
  }
})

test('accessible at any width, by day and by night', async ({ page }) => {
  for (const path of ['/compare', `${ALL}&marking=on`, `${ALL}&issue=process`, FIVE]) {
    await page.goto(path)
    await unfold(page)
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [320, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme })
      expect(await tooWide(page), `${path} on ${width} px`).toEqual([])
      expect(await scan(page), `${path} on ${width} px, ${colorScheme}`).toEqual([])
    }
    await page.setViewportSize({ width: 1280, height: 800 })
    await setTextSize(page, '200%')
    expect(await tooWide(page), `${path} at 200 %`).toEqual([])
  }
})
