import { expect, SHIPPED, test, withAndWithoutJavaScript } from './fixtures.ts'

const PHONE = { width: 390, height: 844 }
const WITH_POINTS = SHIPPED.documents.filter(({ points }) => points.length > 0)

test.describe('on a phone', () => {
  test.use({ viewport: PHONE })

  for (const { id, shortTitle } of WITH_POINTS)
    test(`the first point of ${shortTitle} is at most two screens down`, async ({ page }) => {
      await page.goto(`/documents/${id}`)
      const first = await page.locator('section.point').first().boundingBox()
      expect(first?.y).toBeLessThanOrEqual(2 * PHONE.height)
    })
})

withAndWithoutJavaScript(() => {
  test.describe('a journalist on a phone', () => {
    test.use({ viewport: PHONE })

    test('learns from the page of a text what it says, what changed, who accepts it and where things stand', async ({
      page,
    }) => {
      await page.goto('/documents/us-28-point-2025-11')
      const brief = page.getByRole('region', { name: 'In brief' })
      await expect(brief.getByRole('listitem').first()).toBeInViewport({ ratio: 1 })

      await page.getByRole('link', { name: 'What changed' }).click()
      const glance = page.getByRole('region', { name: 'At a glance' })
      await expect(glance.getByRole('link', { name: /600,000 → 800,000/ })).toBeInViewport({ ratio: 1 })
      await expect(glance.getByRole('link', { name: /No NATO troops in Ukraine/ })).toBeInViewport({ ratio: 1 })

      await page.getByText('Who accepts:').getByRole('link', { name: 'US 28-point plan' }).click()
      await expect(page.getByRole('row', { name: /^The whole text/ }).getByText('Russia')).toBeInViewport({ ratio: 1 })

      await page.getByRole('banner').getByRole('link', { name: 'Parley' }).click()
      await expect(
        page
          .getByRole('main')
          .getByText(/20-point/)
          .first(),
      ).toBeInViewport()
    })
  })

  test('goes from what a text says to the point that says it, and on to the published wording', async ({ page }) => {
    await page.goto('/documents/us-28-point-2025-11')
    const brief = page.getByRole('region', { name: 'In brief' })
    await expect(brief.getByRole('listitem')).toHaveCount(7)
    await brief.getByRole('link', { name: '21', exact: true }).click()
    await expect(page.getByRole('region', { name: '21 Territorial lines and recognition' })).toBeInViewport()

    const ways = page.getByRole('navigation', { name: 'Ways on from this text' })
    await expect(ways.getByRole('link')).toHaveText([
      'Its points',
      'What changed',
      'Who accepts it',
      'Read the published text',
    ])
    const { readAt } = SHIPPED.documents.find(({ id }) => id === 'us-28-point-2025-11') ?? {}
    const url = SHIPPED.sources.find(({ id }) => id === readAt)?.url ?? ''
    await expect(ways.getByRole('link', { name: 'Read the published text' })).toHaveAttribute('href', url)
    await ways.getByRole('link', { name: 'What changed' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('US 28-point plan and 20-point plan compared')
  })
})
