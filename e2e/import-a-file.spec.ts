import { aHeader, anEvent, aProcess, aSource, documentOf } from '../server/domain/testing/record-builder.ts'
import { expect, test, withAndWithoutJavaScript } from './fixtures.ts'
import { scan, smallTargets, tabTo, tooWide } from './page-checks.ts'

test.use({ ownSite: true, seed: 'none' })

const plain = documentOf(
  aHeader({ title: 'The lake talks', issues: [] }),
  aProcess({ id: 'lake-talks', title: 'Lake talks', tables: [] }),
  aSource({ title: 'Talks by the lake' }),
  aSource({ id: 'set', kind: 'dataset', title: 'Lake data set', url: 'https://example.org/set' }),
)
const row = (id: string, fields: object = {}) => ({
  ...anEvent({ id, process: 'lake-talks', title: `Envoys meet, ${id}`, issues: [] }).entry,
  table: 'Inter-village',
  ...fields,
})
const ROWS = {
  ...plain,
  events: [row('LK_0012'), row('LK_0013', { follows: ['LK_0012'] }), row('LK_0014', { citations: [] })],
}

const fileOf = (content: unknown, name = 'lake.json') => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
})

withAndWithoutJavaScript(() => {
  test('begins a record from a file: dry run, decision, one button', async ({ page, site }) => {
    await page.goto('/')
    await page.getByText('Add to the record').click()
    await page.getByRole('link', { name: 'Import a file' }).click()
    await page.getByLabel('File', { exact: true }).setInputFiles(fileOf(ROWS))
    const before = await site.head()
    await page.getByRole('button', { name: 'Show what it would do' }).click()

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What the import would do')
    await expect(page.getByRole('region', { name: 'Rejected' })).toContainText('Cite at least one source')
    await expect(page.getByRole('region', { name: 'Terms added' })).toContainText('Inter-village')
    await page
      .getByRole('group', { name: '2 milestones' })
      .or(page.getByText('2 milestones', { exact: true }))
      .first()
      .click()
    await expect(page.getByText('Envoys meet, LK_0012')).toBeVisible()
    await page.getByLabel('Source of all that cites none').selectOption('Lake data set')
    await page.getByRole('button', { name: 'Judge it again' }).click()
    await expect(page.getByRole('region', { name: 'Rejected' })).toBeHidden()
    expect(await site.head(), 'nothing is written by looking').toBe(before)

    await page.getByLabel('Why').fill('The first rows')
    await page.getByRole('button', { name: 'Import 7 entries' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'The file is in the record' })).toContainText('Added 7')
    await page.getByRole('link', { name: 'See the timeline' }).click()
    await expect(page.getByRole('article')).toHaveCount(3)
  })

  test('is told what a file is that can’t be imported, and what was pasted stays', async ({ page }) => {
    await page.goto('/import')
    await page.getByLabel('File', { exact: true }).setInputFiles(fileOf('<html><body>a,b,c</body></html>', 'page.html'))
    await page.getByRole('button', { name: 'Show what it would do' }).click()
    await expect(page.getByRole('alert')).toContainText('page.html')
    await expect(page.getByRole('alert')).toContainText('This is a web page (HTML)')
    await page.getByText('Or paste its text').click()
    await page.getByLabel('Text of the file').fill('{"format": "parley-record",}')
    await page.getByRole('button', { name: 'Show what it would do' }).click()
    await expect(page.getByRole('alert')).toContainText('Remove the comma')
    await expect(page.getByLabel('Text of the file')).toHaveValue('{"format": "parley-record",}')
    await page.getByLabel('Text of the file').fill(JSON.stringify(plain))
    await page.getByRole('button', { name: 'Show what it would do' }).click()
    await expect(page.getByRole('button', { name: 'Import 4 entries' })).toBeVisible()
  })

  test('sees the dry run anew when somebody else has changed the record meanwhile', async ({ page, context }) => {
    await page.goto('/import')
    await page.getByLabel('File', { exact: true }).setInputFiles(fileOf(plain))
    await page.getByRole('button', { name: 'Show what it would do' }).click()
    const other = await context.newPage()
    await other.goto('/import')
    await other.getByLabel('File', { exact: true }).setInputFiles(fileOf({ ...plain, title: 'Another title' }))
    await other.getByRole('button', { name: 'Show what it would do' }).click()
    await other.getByRole('button', { name: 'Import 4 entries' }).click()
    await expect(other.getByText('The file is in the record')).toBeVisible()

    await page.getByLabel('Why').fill('Kept as typed')
    await page.getByRole('button', { name: 'Import 4 entries' }).click()
    await expect(page.getByRole('alert')).toContainText('The record has changed since this dry run was made')
    await expect(page.getByRole('region', { name: 'Changed' })).toContainText('Another title')
    await expect(page.getByLabel('Why')).toHaveValue('Kept as typed')
    await page.getByRole('button', { name: 'Import 1 entry' }).click()
    await expect(page.getByText('The file is in the record')).toBeVisible()
  })
})

test('imports by keyboard alone', async ({ page }) => {
  await page.goto('/import')
  await tabTo(page, page.locator('summary', { hasText: 'Or paste its text' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByLabel('Text of the file'))
  await page.keyboard.insertText(JSON.stringify(plain))
  await tabTo(page, page.getByRole('button', { name: 'Show what it would do' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What the import would do')
  await tabTo(page, page.getByRole('button', { name: 'Import 4 entries' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('The file is in the record')).toBeVisible()
})

test('everyone can read the pages of an import, also on a small screen', async ({ page }) => {
  const spoiled = { ...ROWS, sources: [...ROWS.sources, { ...aSource().entry, id: 'twin' }] }
  const check = async () => {
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await scan(page)).toEqual([])
      expect(await tooWide(page)).toEqual([])
      expect(await smallTargets(page)).toEqual([])
    }
  }
  await page.goto('/import')
  await check()
  await page.getByRole('button', { name: 'Show what it would do' }).click()
  await expect(page.getByRole('alert')).toContainText('Choose a file')
  await check()
  await page.getByLabel('File', { exact: true }).setInputFiles(fileOf(spoiled))
  await page.getByRole('button', { name: 'Show what it would do' }).click()
  for (const summary of await page.locator('.dry-run summary').all()) await summary.click()
  await check()
  await page.getByRole('button', { name: 'Import' }).click()
  await expect(page.getByRole('alert')).toContainText('or leave it out')
  await check()
})
