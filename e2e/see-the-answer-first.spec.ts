import type { Page } from 'playwright/test'
import { expect, test, withAndWithoutJavaScript } from './fixtures.ts'
import { gotoWithFonts } from './page-checks.ts'

// How far down the first milestone stands, in the shipped record: what readers come for is on their first screen.

const DESK = { width: 1280, height: 900 }
const PHONE = { width: 390, height: 844 }

const milestone = (page: Page, place: number) => page.locator('.timeline .event').nth(place)
const topOf = async (page: Page, place = 0): Promise<number> =>
  (await milestone(page, place).boundingBox())?.y ?? Number.POSITIVE_INFINITY

/** As a first visit, but with the type of the site, which may come too late for that. */
async function arrive(page: Page, path: string): Promise<void> {
  await gotoWithFonts(page, path)
  await page.evaluate(() => localStorage.clear())
  await page.goto(path)
}

/** As somebody who was here days ago, before all that has changed since the first revision. */
async function comeBack(page: Page): Promise<void> {
  await gotoWithFonts(page, '/')
  await page.evaluate(() => {
    const at = '2026-01-01T12:00:00.000Z'
    const visits = JSON.stringify({ seen: 1, seenAt: at, last: 1, lastAt: at })
    localStorage.setItem(`parley-visits-${document.documentElement.dataset['record']}`, visits)
  })
  await page.reload()
  await expect(page.locator('#news summary')).toHaveText(/^\d+\+? new$/)
}

async function expectTwoInView(page: Page): Promise<void> {
  expect(await topOf(page)).toBeLessThanOrEqual(560)
  const second = await milestone(page, 1).getByRole('heading').boundingBox()
  expect((second?.y ?? Number.POSITIVE_INFINITY) + (second?.height ?? 0)).toBeLessThanOrEqual(DESK.height)
}

withAndWithoutJavaScript(() => {
  test.describe('on a desk', () => {
    test.use({ viewport: DESK })

    test('two milestones are in view below where things stand', async ({ page }) => {
      await arrive(page, '/')
      await expectTwoInView(page)
      expect((await page.locator('.strip').boundingBox())?.height).toBeLessThanOrEqual(60)
    })

    test('a filtered list begins at once', async ({ page }) => {
      await arrive(page, '/?issue=territory')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Territory: \d+ milestones$/)
      await expect(page).toHaveTitle(/^Territory: \d+ milestones – /)
      expect(await topOf(page)).toBeLessThanOrEqual(420)
    })
  })

  test.describe('on a telephone', () => {
    test.use({ viewport: PHONE })

    test('the first milestone is in view', async ({ page }) => {
      await arrive(page, '/')
      expect(await topOf(page)).toBeLessThanOrEqual(620)
    })

    test('a filtered list begins at once', async ({ page }) => {
      await arrive(page, '/?issue=territory')
      expect(await topOf(page)).toBeLessThanOrEqual(480)
    })
  })
})

test.describe('for whoever comes back', () => {
  test('two milestones are in view on a desk', async ({ page }) => {
    await page.setViewportSize(DESK)
    await comeBack(page)
    await expectTwoInView(page)
  })

  test('the first milestone is in view on a telephone', async ({ page }) => {
    await page.setViewportSize(PHONE)
    await comeBack(page)
    expect(await topOf(page)).toBeLessThanOrEqual(620)
  })
})

test.describe('with the keyboard', () => {
  test.use({ viewport: DESK })

  const isOnMilestone = (page: Page) => page.evaluate(() => document.activeElement?.closest('.event') !== null)

  async function pressesToMilestone(page: Page): Promise<number> {
    let presses = 0
    while (!(await isOnMilestone(page)) && presses < 40) {
      await page.keyboard.press('Tab')
      presses++
    }
    return presses
  }

  test('what stands between the masthead and the list is two stops, and what editors add to the record', async ({
    page,
  }) => {
    await page.goto('/')
    await expect(page.locator('.timeline > .toolbar a[tabindex="0"]')).toHaveCount(1)
    await page.locator('.masthead').getByRole('searchbox').focus()
    expect(await pressesToMilestone(page)).toBeLessThanOrEqual(4)
  })

  for (const [who, environment] of [
    ['readers', { PUBLIC_URL: 'http://parley.example' }],
    ['editors', {}],
  ] as const) {
    test.describe(`for ${who}`, () => {
      test.use({ ownSite: true, environment })

      test('the first milestone is at most twelve presses of Tab away, also for whoever comes back', async ({
        page,
      }) => {
        await page.goto('/')
        await expect(page.getByText('Add to the record')).toHaveCount(who === 'editors' ? 1 : 0)
        await expect(page.locator('.timeline > .toolbar a[tabindex="0"]')).toHaveCount(1)
        expect(await pressesToMilestone(page)).toBeLessThanOrEqual(12)
        await comeBack(page)
        await expect(page.locator('#news summary')).toHaveAttribute('tabindex', '0')
        expect(await pressesToMilestone(page)).toBeLessThanOrEqual(12)
      })
    })
  }

  test('what is new opens and is gone through by keys', async ({ page }) => {
    await comeBack(page)
    await expect(page.locator('#news summary')).toHaveAttribute('tabindex', '0')
    await page.locator('#news summary').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Show just those' })).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: 'Mark as seen' })).toBeFocused()
  })

  test('the skip link, first of all stops, leads to the first milestone with one press', async ({ page }) => {
    await page.goto('/')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await pressesToMilestone(page)).toBe(1)
    await expect(milestone(page, 0).locator(':focus')).toBeInViewport()
  })
})
