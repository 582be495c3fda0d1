import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'
import { scan, tooWide, unfold } from './page-checks.ts'
import { ARABIC_TITLE, CROWDED_RECORD, LONELY_RECORD, LONG_TITLE, UKRAINIAN_TITLE } from './worst-record.ts'

const CROWDED = [
  '/',
  '/?q=%D0%B3%D0%B0%D1%80%D0%B0%D0%BD%D1%82%D1%96%D1%97',
  '/events/event-2',
  '/events/event-2/edit',
  '/events/event-1/retract',
  '/documents',
  '/documents/second',
  '/documents/second/points/2',
  '/lineages/first/1',
  '/compare',
  '/compare?documents=first,second',
  '/positions?document=second',
  '/positions?columns=issues',
  '/issues',
  '/issues/territory',
  '/actors',
  '/actors/arabic',
  '/sources',
  '/sources/long-source',
  '/about',
]
const LONELY = [
  '/',
  '/events/event-2',
  '/documents',
  '/compare',
  '/positions',
  '/issues',
  '/actors',
  '/deadlines',
  '/sources',
]

async function expectRoom(page: Page, path: string): Promise<void> {
  expect((await page.goto(path))?.status(), path).toBe(200)
  await unfold(page)
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    expect(await tooWide(page), `${path} on ${width} px`).toEqual([])
  }
}

test.describe('forty milestones on one day, the longest titles and words, three scripts', () => {
  test.use({ seed: CROWDED_RECORD })

  for (const path of CROWDED) {
    test(`find room on ${path}`, async ({ page }) => {
      await expectRoom(page, path)
      expect(await scan(page)).toEqual([])
    })
  }

  test('stand on the timeline in full, each in the direction of its script', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('article')).toHaveCount(41)
    for (const [title, direction] of [
      [LONG_TITLE, 'ltr'],
      [UKRAINIAN_TITLE, 'ltr'],
      [ARABIC_TITLE, 'rtl'],
    ] as const) {
      const heading = page.getByRole('heading', { name: title, exact: true }).first()
      await expect(heading).toBeVisible()
      await expect(heading).toHaveCSS('direction', direction)
    }
    const quote = page.getByRole('article').locator('blockquote').first()
    await expect(quote).toHaveCSS('direction', 'rtl')
  })
})

test.describe('one milestone', () => {
  test.use({ seed: LONELY_RECORD })

  for (const path of LONELY) {
    test(`finds room on ${path}`, async ({ page }) => {
      await expectRoom(page, path)
      expect(await scan(page)).toEqual([])
    })
  }
})
