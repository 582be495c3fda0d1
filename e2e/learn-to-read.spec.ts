import type { Page } from 'playwright/test'
import { expect, test, withAndWithoutJavaScript } from './fixtures.ts'

const guide = (page: Page) => page.locator('#guide')

withAndWithoutJavaScript(() => {
  test('reads in a minute what certainty, grades and clocks mean', async ({ page }) => {
    await page.goto('/')
    await guide(page).locator('summary').click()
    for (const text of [
      'officially stated',
      'disputed',
      '“B2”',
      'usually reliable',
      'probably true',
      'by two clocks',
    ]) {
      await expect(guide(page)).toContainText(text)
    }
    await guide(page).getByRole('link', { name: 'What each word means' }).click()
    await expect(page).toHaveURL(/\/about#glossary$/)
    await expect(page.getByRole('heading', { name: 'Glossary' })).toBeInViewport()
    await page.goto('/?page=2')
    await expect(guide(page)).toHaveCount(0)
  })

  test('follows a word to what it means, from where it first stands', async ({ page }) => {
    await page.goto('/')
    for (const [word, anchor] of [
      ['Confirmed', 'certainty-confirmed'],
      ['Talks', 'kinds-talks'],
      ['speaker', 'parts-speaker'],
    ] as const) {
      const links = page.getByRole('article').getByRole('link', { name: word, exact: true })
      await expect(links).toHaveCount(1)
      await expect(links).toHaveAttribute('href', `/about#${anchor}`)
    }
    await page.getByRole('article').getByRole('link', { name: 'Disputed', exact: true }).click()
    const entry = page.locator('#certainty-disputed')
    await expect(entry).toBeInViewport()
    await expect(entry).toContainText('Accounts contradict each other.')
  })

  test('finds every linked word explained', async ({ page }) => {
    const linked = new Set<string>()
    for (const path of [
      '/?page=2',
      '/events/2025-11-24-nineteen-points',
      '/sources',
      '/documents/us-ukraine-20-point-2025-12',
      '/documents/us-28-point-2025-11/points/21',
      '/issues/territory',
    ]) {
      await page.goto(path)
      const hrefs = await page
        .locator('a.term')
        .evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''))
      expect(new Set(hrefs).size, path).toBe(hrefs.length)
      for (const href of hrefs) linked.add(href.split('#')[1] ?? '')
    }
    await page.goto('/about')
    const explained = new Set(await page.locator('.glossary [id]').evaluateAll(terms => terms.map(({ id }) => id)))
    expect([...linked].filter(anchor => !explained.has(anchor))).toEqual([])
    for (const anchor of ['reliability-b', 'credibility-2', 'point-states-contested', 'certainty-confirmed']) {
      expect(linked, anchor).toContain(anchor)
    }
    expect([...linked].some(anchor => anchor.startsWith('stances-'))).toBe(true)
  })
})

test('is not told again after saying so', async ({ page }) => {
  await page.goto('/')
  await guide(page).locator('summary').click()
  await guide(page).getByRole('button', { name: 'Got it' }).click()
  await expect(guide(page)).toBeHidden()
  await expect(page.getByText('explained in the glossary')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('article').first()).toBeVisible()
  await expect(guide(page)).toBeHidden()
  await page.getByRole('contentinfo').getByRole('link', { name: 'Glossary' }).click()
  await expect(page).toHaveURL(/\/about#glossary$/)
})
