import type { Locator } from 'playwright/test'
import { expect, SHIPPED, test, withAndWithoutJavaScript } from './fixtures.ts'
import {
  addGroup,
  fillMilestone,
  fillWhatHappened,
  followErrorLinks,
  openSection,
  preview,
  save,
} from './milestone-form.ts'

test.use({ ownSite: true })

const BELL_AND_ESCAPE = 'rings\u0007 and \u001b[31mescapes\u007f\u0085'

withAndWithoutJavaScript(hasScript => {
  test('is told what is missing from an empty form, and led to it', async ({ page, site }) => {
    const head = await site.head()
    await page.goto('/events/new')
    await save(page)
    await expect(page).toHaveTitle(/^Error: /)
    await expect(page.getByRole('alert').getByRole('heading')).toHaveText('This was not saved yet')
    if (hasScript) await expect(page.getByRole('alert')).toBeFocused()
    await followErrorLinks(page, [
      /^The report: .*Cite at least one source\.$/,
      /^Date: Enter a date/,
      'Kind: Choose one.',
      'Has it happened?: Choose one.',
      'Title: Must not be empty.',
      'Summary: Must not be empty.',
      'Certainty: Choose one.',
      'Significance: Choose one.',
    ])
    await expect(page.getByLabel('Title', { exact: true })).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByLabel('Title', { exact: true })).toHaveAccessibleDescription(/Must not be empty/)
    expect(await site.head()).toBe(head)
  })

  test('loses nothing of what was typed, whatever it was', async ({ page, site }) => {
    const head = await site.head()
    await page.goto('/events/new')
    const quote = page.getByRole('group', { name: 'Quote 1', exact: true })
    await openSection(page, 'Place')
    const typed: readonly (readonly [Locator, string])[] = [
      [page.getByLabel('Date', { exact: true }), '  gestern " \' & &amp; '],
      [page.getByLabel('Title', { exact: true }), BELL_AND_ESCAPE],
      [page.getByLabel('Summary', { exact: true }), `\n\n  Begins with two line breaks.\n${'Слово '.repeat(4_000)}\n`],
      [page.getByLabel('Place', { exact: true }), '"><script>alert(1)</script>'],
      [page.getByLabel('Country', { exact: true }), 'שלום \u202eedoc'],
      [quote.getByLabel('Words'), '\n</textarea><script>alert(2)</script>\u2028😀 e\u0301'],
    ]
    for (const [field, text] of typed) await field.fill(text)
    const keepsEverything = async () => {
      for (const [field, text] of typed) await expect(field).toHaveValue(text)
    }
    await save(page)
    await expect(page.getByRole('alert')).toBeVisible()
    await keepsEverything()
    await preview(page)
    await expect(page.getByRole('alert')).toBeVisible()
    await keepsEverything()
    await addGroup(page, 'Add a quote', 'Quote 2')
    await keepsEverything()
    expect(await site.head()).toBe(head)
  })
})

test('is led to everything that is wrong, in the order of the form', async ({ page, site }) => {
  const head = await site.head()
  await page.goto('/events/new')
  await fillMilestone(page, {
    when: '03/04/2025',
    title: 'Too long '.repeat(60),
    summary: 'With <b>markup</b>',
    url: 'javascript:alert(1)',
  })
  await page.getByRole('group', { name: 'Source 1' }).getByLabel('Published', { exact: true }).fill('the day after')
  const second = await addGroup(page, 'Add a source', 'Source 2')
  await second.getByLabel('A source the record has').fill('A paper nobody printed')
  await page.getByRole('checkbox', { name: 'Process', exact: true }).uncheck()
  await openSection(page, 'Order within the day')
  await page.getByLabel('Order within the day').fill('first')
  await openSection(page, 'Place')
  await page.getByLabel('Country', { exact: true }).fill('Atlantis')
  await page.getByText('Latitude, Longitude', { exact: true }).click()
  await page.getByLabel('Latitude').fill('north')
  await openSection(page, 'Participants')
  const unknown = await addGroup(page, 'Add a participant', 'Participant 1')
  await unknown.getByLabel('Who', { exact: true }).fill('Nobody at all')
  const fresh = await addGroup(page, 'Add a participant', 'Participant 2')
  await fresh.getByLabel('Who', { exact: true }).fill('Erika Mustermann')
  await fresh.getByText('Not in the record yet').click()
  await fresh.getByLabel('Kind of actor').selectOption('Person')
  const quote = page.getByRole('group', { name: 'Quote 1', exact: true })
  await quote.getByLabel('Words').fill('x'.repeat(1001))
  await quote.getByLabel('Language', { exact: true }).fill('Klingon')
  await openSection(page, 'Accounts')
  const account = await addGroup(page, 'Add an account', 'Account 1')
  await account.getByLabel('Whose account').fill('Atlantis')
  await openSection(page, 'Documents')
  const document = await addGroup(page, 'Add a document', 'Document 1')
  await document.getByLabel('Document', { exact: true }).fill('Treaty of Nowhere')
  await openSection(page, 'Follows from')
  const earlier = await addGroup(page, 'Add an earlier milestone', 'Milestone 1')
  await earlier.getByLabel('Milestone', { exact: true }).fill('Something that never was')
  await openSection(page, 'Deadline')
  await page.getByLabel('Due', { exact: true }).fill('soon')

  await save(page)
  await followErrorLinks(page, [
    /^Source 1, Address: .*https:\/\//,
    /^Source 1, Published: “day” can’t be read/,
    /^Source 2, .*no source “A paper nobody printed”/,
    /^Date: This can be 3 April or 4 March 2025/,
    /^Title: Has 539 characters; at most 500/,
    /^Summary: .*no markup/,
    /^Order within the day: Enter a number/,
    'Place 1, Place: Must not be empty.',
    /^Place 1, Country: “Atlantis” is no country/,
    /^Place 1, Latitude: Enter a number/,
    /^Participant 1, Who: The record has no actor “Nobody at all”/,
    'Participant 1, Part: Choose one.',
    'Participant 2, Part: Choose one.',
    /^Quote 1, Words: Has 1,001 characters/,
    /^Quote 1, Speaker: Name the actor/,
    /^Quote 1, Language: Enter a language code/,
    /^Account 1, Whose account: The record has no actor “Atlantis”/,
    /^Account 1, What they say: Must not be empty/,
    /^Document 1, Document: The record has no document/,
    'Document 1, What became of it: Choose one.',
    /^Milestone 1, Milestone: The record has no milestone/,
    /^Due: “soon” can’t be read/,
    /^Set by: Name the actor/,
  ])
  expect(await site.head()).toBe(head)
})

test('finds everything typed when going back after an error', async ({ page }) => {
  await page.goto('/events/new')
  await page.getByLabel('The report').fill(SHIPPED.sources[0]?.url ?? '')
  await fillWhatHappened(page, { when: 'whenever' })
  await save(page)
  await expect(page.getByRole('alert')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('alert')).toBeHidden()
  await expect(page.getByLabel('Summary', { exact: true })).not.toHaveValue('')
  await expect(page.getByLabel('Date', { exact: true })).toHaveValue('whenever')
  await page.getByLabel('Date', { exact: true }).fill('6 July 2026')
  await save(page)
  await expect(page).toHaveURL(/\/events\/2026-07-06-/)
})

test('may press Enter in a field without pressing the wrong button', async ({ page }) => {
  await page.goto('/events/new')
  await fillMilestone(page)
  await addGroup(page, 'Add a source', 'Source 2')
  await page.getByLabel('Title', { exact: true }).press('Enter')
  await expect(page).toHaveURL(/\/events\/2026-07-06-/)
})
