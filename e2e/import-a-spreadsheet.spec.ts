import { readFile } from 'node:fs/promises'
import { aHeader, anActor, aProcess, aSource, documentOf } from '../server/domain/testing/record-builder.ts'
import { expect, test, withAndWithoutJavaScript } from './fixtures.ts'
import { scan, smallTargets, tooWide } from './page-checks.ts'

test.use({ ownSite: true, seed: 'none' })

const RECORD = documentOf(
  aHeader({ title: 'The lake talks', issues: [] }),
  aProcess({ id: 'lake-talks', title: 'Lake talks', tables: [] }),
  anActor({ id: 'lakeland', name: 'Lakeland' }),
  aSource({ title: 'Talks by the lake' }),
)

const HEAD = 'No;Date;Title;Text;Kind;Place;Latitude;Longitude;Participants;Link'
const good = (number: number): string =>
  `${number};${(number % 28) + 1}/03/2024;Round ${number};They met.;talks;Lakeside;;;Lakeland, Hillfolk;https://example.org/${number}`

/** What is wrong with each, by the number of its row. */
const MISTAKES: Readonly<Record<number, string>> = {
  5: '5;30 February 2024;Bad day;x;talks;;;;;https://example.org/5',
  9: '9;;No date;x;talks;;;;;https://example.org/9',
  13: '13;45352;A number for a date;x;talks;;;;;https://example.org/13',
  17: '17;4/03/24;A short year;x;talks;;;;;https://example.org/17',
  21: '21;5/03/2024;No source;x;talks;;;;;',
  25: '25;5/03/2024;No address;x;talks;;;;;see above',
  29: '29;5/03/2024;Far away;x;talks;Lakeside;4612;6;;https://example.org/29',
  33: '29;5/03/2024;The key of another;x;talks;;;;;https://example.org/33',
  37: '37;5/03/2024;One cell; too many;x;talks;;;;;;https://example.org/37;more',
  41: '41;5/03/2024;"Never closed;x;talks;;;;;https://example.org/41',
}

const ROWS = Array.from({ length: 50 }, (_, index) => MISTAKES[index + 1] ?? good(index + 1))
const SHEET = `${[HEAD, ...ROWS].join('\r\n')}\r\n`

/** The same rows as somebody mends them. */
const mended = (table: string): string =>
  [
    HEAD.replaceAll(';', ','),
    ...Object.keys(MISTAKES).map(number =>
      good(Number(number)).replace('Lakeland, Hillfolk', '"Lakeland, Hillfolk"').replaceAll(';', ','),
    ),
  ].join('\n') + (table === '' ? '' : '\n')

const fileOf = (content: string, name: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })

withAndWithoutJavaScript(() => {
  test('a sheet with ten kinds of mistakes becomes a clean import', async ({ page, site }) => {
    await page.goto('/import')
    await page.getByLabel('File', { exact: true }).setInputFiles(fileOf(JSON.stringify(RECORD), 'lake.json'))
    await page.getByRole('button', { name: 'Show what it would do' }).click()
    await page.getByRole('button', { name: 'Import 4 entries' }).click()
    await page.goto('/import')
    await page.getByLabel('File', { exact: true }).setInputFiles(fileOf(SHEET, 'rounds.csv'))
    const before = await site.head()
    await page.getByRole('button', { name: 'Show what it would do' }).click()

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What its columns hold')
    await expect(page.getByText('50 rows in 10 columns')).toBeVisible()
    await expect(page.getByLabel('B · Date')).toHaveValue('when')
    await expect(page.getByLabel('What is', { exact: false })).toHaveValue('day-first')
    await expect(page.getByLabel('Hillfolk')).toHaveValue('')
    await page.getByLabel('New actors are').selectOption('Community')
    await page.getByRole('button', { name: 'Show what it would do' }).click()

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What the import would do')
    const rejected = page.getByRole('region', { name: 'Rejected' })
    for (const line of [6, 10, 14, 18, 22, 26, 30, 34, 38, 42])
      await expect(rejected.getByText(`line ${line}`, { exact: true })).toBeVisible()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      rejected.getByRole('link', { name: 'Take these rows away as CSV' }).click(),
    ])
    const table = await readFile(await download.path(), 'utf8')
    expect(table).toContain('What is to be mended')
    expect(table).toContain('Never closed')
    expect(await site.head(), 'nothing is written by looking').toBe(before)

    await page.getByLabel('Leave out 10 rejected entries and import the rest').check()
    await page.getByRole('button', { name: /^Import \d+ entries$/ }).click()
    await expect(page.getByText('The file is in the record')).toBeVisible()

    await page.getByLabel('File', { exact: true }).setInputFiles(fileOf(mended(table), 'rounds.csv'))
    await page.getByRole('button', { name: 'Show what it would do' }).click()
    await page.getByLabel('What is', { exact: false }).selectOption('day-first')
    await page.getByRole('button', { name: 'Show what it would do' }).click()
    await expect(page.getByRole('region', { name: 'Rejected' })).toBeHidden()
    await page.getByRole('button', { name: 'Import 20 entries' }).click()
    await expect(page.getByText('The file is in the record')).toBeVisible()
    const milestones = await (await page.request.get('/timeline.csv')).text()
    expect(milestones.trim().split('\r\n')).toHaveLength(1 + ROWS.length)
  })
})

test('everyone can read the page of columns, also on a small screen', async ({ page }) => {
  await page.goto('/import')
  await page.getByLabel('File', { exact: true }).setInputFiles(fileOf(JSON.stringify(RECORD), 'lake.json'))
  await page.getByRole('button', { name: 'Show what it would do' }).click()
  await page.getByRole('button', { name: 'Import 4 entries' }).click()
  await page.goto('/import')
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles(
      fileOf(SHEET.replace('Date;Title', 'Date;A name of a column that is much longer than any other'), 'rounds.csv'),
    )
  await page.getByRole('button', { name: 'Show what it would do' }).click()
  for (const press of ['', 'Show what it would do']) {
    if (press !== '') await page.getByRole('button', { name: press }).click()
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await scan(page)).toEqual([])
      expect(await tooWide(page)).toEqual([])
      expect(await smallTargets(page)).toEqual([])
    }
  }
})
