import type { Locator, Page } from 'playwright/test'
import { expect } from './fixtures.ts'

// What several journeys do with the form for a milestone, and the same form as raw fields.

export const MILESTONE = {
  title: 'Delegations meet in Bern about monitors',
  summary: 'Both sides sent deputy ministers.\n\nNo text was signed.',
}

interface Happened {
  readonly when?: string
  readonly title?: string
  readonly summary?: string
  /** Whether the record has words to sort it by. */
  readonly isSorted?: boolean
}

/** The common case: the address of a report that is new, the date, what happened and what kind of thing it is. */
export async function fillMilestone(
  page: Page,
  { url = 'https://example.org/bern', ...happened }: Happened & { readonly url?: string } = {},
): Promise<void> {
  await fillNewSource(page, url)
  await fillWhatHappened(page, happened)
}

async function fillNewSource(page: Page, url: string): Promise<void> {
  await page.getByLabel('The report').fill('https://example.org/')
  await page.getByRole('button', { name: 'Fill in the source' }).click()
  const source = page.getByRole('group', { name: 'Source 1', exact: true })
  await source.getByLabel('Address', { exact: true }).fill(url)
  await source.getByLabel('Title as published').fill('Talks on monitors in Bern')
  await source.getByLabel('Publisher', { exact: true }).fill('Example Gazette')
  await source.getByLabel('Published', { exact: true }).fill('7 July 2026')
  await source.getByLabel('Kind of source').selectOption('News report')
}

/** All but the source. */
export async function fillWhatHappened(
  page: Page,
  { when = '6 July 2026', title = MILESTONE.title, summary = MILESTONE.summary, isSorted = true }: Happened = {},
): Promise<void> {
  await page.getByLabel('Date', { exact: true }).fill(when)
  await page.getByLabel('Kind', { exact: true }).selectOption('Talks')
  await page.getByLabel('Has it happened?').selectOption('Occurred')
  await page.getByLabel('Title', { exact: true }).fill(title)
  await page.getByLabel('Summary', { exact: true }).fill(summary)
  if (isSorted) await page.getByLabel('Negotiating table').selectOption('Other')
  await page.getByLabel('Certainty', { exact: true }).selectOption('Reported')
  await page.getByLabel('Significance', { exact: true }).selectOption('Notable')
  if (isSorted) await page.getByRole('checkbox', { name: 'Process', exact: true }).check()
}

/** Opens a folded part of the form, such as “Place”. */
export async function openSection(page: Page, title: string): Promise<void> {
  const section = page.locator('details').filter({ has: page.locator('summary').getByText(title, { exact: true }) })
  if ((await section.getAttribute('open')) === null) await section.locator('summary').first().click()
}

/** Presses the button that adds a part to a list, with or without the page's script, and returns the new part. */
export async function addGroup(page: Page, button: string, name: string): Promise<Locator> {
  await page.getByRole('button', { name: button }).click()
  const group = page.getByRole('group', { name, exact: true })
  await expect(group).toBeVisible()
  return group
}

export const save = (page: Page): Promise<void> => page.getByRole('button', { name: 'Add to the record' }).click()
export const preview = (page: Page): Promise<void> => page.getByRole('button', { name: 'Preview' }).click()

/** Every link of the error summary leads to a field, which then has the focus and says what is wrong with it. */
export async function followErrorLinks(page: Page, messages: readonly (string | RegExp)[]): Promise<void> {
  const links = page.getByRole('alert').getByRole('link')
  await expect(links).toHaveText(messages)
  for (const [index] of messages.entries()) {
    const link = links.nth(index)
    const target = page.locator(`[id="${((await link.getAttribute('href')) ?? '#').slice(1)}"]`)
    await link.press('Enter')
    await expect(target).toBeFocused()
    await expect(target).toBeInViewport()
    if ((await target.getAttribute('name')) !== null) await expect(target).toHaveAttribute('aria-invalid', 'true')
  }
}

/** The same common case as a browser would send it. */
export const milestoneFields = (changes: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  intent: 'save',
  when: '6 July 2026',
  kind: 'talks',
  title: MILESTONE.title,
  summary: MILESTONE.summary,
  occurrence: 'occurred',
  certainty: 'reported',
  significance: '2',
  table: 'other',
  issues: 'process',
  'citations.0.source': '',
  'citations.0.credibility': '6',
  'citations.0.note': '',
  'citations.0.new.url': 'https://example.org/bern',
  'citations.0.new.title': 'Talks on monitors in Bern',
  'citations.0.new.publisher': 'Example Gazette',
  'citations.0.new.originalPublisher': '',
  'citations.0.new.published': '7 July 2026',
  'citations.0.new.kind': 'news-report',
  'citations.0.new.language': 'en',
  'citations.0.new.reliability': 'F',
  ...changes,
})
