import { TEST_REPORTS } from '../server/domain/testing/reports.ts'
import { expect, test, withAndWithoutJavaScript } from './fixtures.ts'
import { scan, scanColours, smallTargets, tabTo, tooWide } from './page-checks.ts'

const REPORT = TEST_REPORTS['of an agency'] as (typeof TEST_REPORTS)[string]
const ADDRESS = 'https://example.org/riyadh'

withAndWithoutJavaScript(() => {
  test.describe('a milestone from a report', () => {
    test.use({ ownSite: true })

    test('is pasted, ticked, completed and saved with its source and two quotes', async ({ page }) => {
      await page.goto('/events/new')
      await page.getByRole('main').getByRole('link', { name: 'Add from a report' }).click()
      await page.getByLabel('Text of the report').fill(REPORT.text)
      await page.getByLabel('Address').fill(ADDRESS)
      await page.getByLabel('Title as published').fill('Two ministers meet for the first time in years')
      await page.getByLabel('Publisher', { exact: true }).fill('Example Agency')
      await page.getByLabel('Published', { exact: true }).fill('18 Feb 2025')
      await page.getByRole('button', { name: 'Look through it', exact: true }).last().click()

      const found = page.getByRole('region', { name: 'What was found' })
      await expect(found.getByRole('radio', { name: '18 February 2025' })).toBeChecked()
      await expect(found.getByRole('checkbox', { name: 'Sergey Lavrov' })).toBeChecked()
      await expect(found.getByRole('checkbox', { name: 'Sergey Lavrov' })).toHaveAccessibleDescription(
        /Sergey Lavrov met/,
      )
      await expect(found.getByRole('checkbox', { name: 'Angus King' })).not.toBeChecked()
      await found.getByRole('checkbox', { name: 'Volodymyr Zelenskyy' }).uncheck()
      await found.getByRole('checkbox', { name: /No decision about us/ }).uncheck()
      await expect(found.getByLabel(/Who spoke: We listened/)).toHaveValue('sergey-lavrov')
      await found.getByRole('button', { name: 'Fill the form' }).click()

      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Add a milestone')
      await expect(page.getByLabel('Date', { exact: true })).toHaveValue('18 February 2025')
      await page.getByLabel('Kind', { exact: true }).selectOption('Talks')
      await page.getByLabel('Has it happened?').selectOption('Occurred')
      await page.getByLabel('Title', { exact: true }).fill('Foreign ministers open direct talks')
      await page.getByLabel('Summary', { exact: true }).fill('They agreed to name negotiators.')
      await page.getByLabel('Certainty', { exact: true }).selectOption('Confirmed')
      await page.getByLabel('Significance', { exact: true }).selectOption('Notable')
      await page.getByRole('checkbox', { name: 'Process', exact: true }).check()
      const source = page.getByRole('group', { name: 'Source 1', exact: true })
      await source.getByLabel('Kind of source').selectOption('News report')
      await page.getByRole('button', { name: 'Add to the record' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Foreign ministers open direct talks')
      const { event } = await (await page.request.get(`${new URL(page.url()).pathname}.json`)).json()
      expect(event).toMatchObject({
        when: '2025-02-18',
        places: [{ name: 'Riyadh', country: 'SA' }],
        quotes: REPORT.quotes.slice(0, 2).map(([text, speaker]) => ({ text, speaker, language: 'en' })),
      })
      const participants = event.participants.map(({ actor }: { actor: string }) => actor)
      expect(participants.toSorted()).toEqual(REPORT.takingPart.filter(id => id !== 'volodymyr-zelenskyy').toSorted())
      const [{ source: id }] = event.citations
      expect(event.quotes.map(({ source }: { source: string }) => source)).toEqual([id, id])
      expect((await (await page.request.get(`/sources/${id}.json`)).json()).source).toMatchObject({
        url: ADDRESS,
        publisher: 'Example Agency',
        published: '2025-02-18',
      })
    })
  })

  test('what is wrong is told and stays; a link brings a report', async ({ page }) => {
    await page.goto('/capture')
    await page.getByLabel('Published', { exact: true }).fill('soon')
    await page.getByRole('button', { name: 'Look through it', exact: true }).last().click()
    await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2)
    await expect(page.getByLabel('Published', { exact: true })).toHaveValue('soon')

    await page.goto(
      `/capture?${new URLSearchParams({ url: ADDRESS, published: '2025-02-18T10:00:00Z', text: REPORT.text })}`,
    )
    await expect(page.getByLabel('Published', { exact: true })).toHaveValue('2025-02-18')
    await expect(page.getByRole('region', { name: 'What was found' })).toBeVisible()
  })
})

test('by keyboard alone', async ({ page }) => {
  await page.goto('/capture')
  await tabTo(page, page.getByLabel('Text of the report'))
  await page.keyboard.insertText(REPORT.text)
  await tabTo(page, page.getByLabel('Published', { exact: true }))
  await page.keyboard.insertText('18 Feb 2025')
  await tabTo(page, page.getByRole('button', { name: 'Look through it', exact: true }).last())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'What was found' })).toBeFocused()
  await tabTo(page, page.getByRole('checkbox', { name: 'Ukraine', exact: true }))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('button', { name: 'Fill the form' }))
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Who took part')).toHaveValue(/Ukraine/)
})

for (const [name, { text, published }] of Object.entries(TEST_REPORTS)) {
  test(`nothing is out of reach or out of sight: a report ${name}`, async ({ page }) => {
    await page.goto('/capture')
    await page.getByLabel('Text of the report').fill(text)
    await page.getByLabel('Published', { exact: true }).fill(published)
    await page.getByRole('button', { name: 'Look through it', exact: true }).last().click()
    await expect(page.getByRole('region', { name: 'What was found' })).toBeVisible()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(colorScheme === 'light' ? await scan(page) : await scanColours(page)).toEqual([])
    }
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await tooWide(page)).toEqual([])
      expect(await smallTargets(page)).toEqual([])
    }
  })
}

test('the bookmark brings the page that is read', async ({ page, site }) => {
  await page.goto('/capture')
  const code = await page.getByLabel('Code of the bookmark').inputValue()
  // Any page of this site stands for one of another.
  await page.goto('/about')
  await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('h1') as Element))
  const opened = page.context().waitForEvent('page')
  await page.evaluate(code.replace(/^javascript:/, ''))
  const capture = await opened
  await expect(capture.getByLabel('Address')).toHaveValue(`${site.origin}/about`)
  await expect(capture.getByLabel('Text of the report')).not.toHaveValue('')
  await expect(capture.getByRole('region', { name: 'What was found' })).toBeVisible()
})
