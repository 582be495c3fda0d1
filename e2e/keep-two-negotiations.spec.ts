import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RecordDocument } from '../server/domain/exchange/record-document.ts'
import { LIST_NAMES } from '../server/domain/exchange/record-document.ts'
import { expect, ROOT, test, withAndWithoutJavaScript } from './fixtures.ts'
import { scan, smallTargets, tooWide, unfold } from './page-checks.ts'

// Two real negotiations, forty years apart, in one record.

const read = async (name: string): Promise<RecordDocument> =>
  JSON.parse(await readFile(join(ROOT, 'e2e/records', name), 'utf8'))
const [havana, campDavid] = await Promise.all([read('havana-2012-2016.json'), read('camp-david-1978.json')])

const all = <T extends { readonly id: string }>(...lists: readonly (readonly T[])[]): T[] => [
  ...new Map(lists.flat().map(one => [one.id, one])).values(),
]
const BOTH = {
  ...havana,
  title: 'Two negotiations',
  issues: all(havana.issues, campDavid.issues),
  kinds: all(havana.kinds, campDavid.kinds),
  stages: all(havana.stages, campDavid.stages),
  ...Object.fromEntries(LIST_NAMES.map(name => [name, all<{ id: string }>(havana[name], campDavid[name])])),
} as RecordDocument

const HAVANA = havana.processes[0]?.title ?? ''
const CAMP_DAVID = campDavid.processes[0]?.title ?? ''

test.use({ seed: BOTH, ownSite: true })

withAndWithoutJavaScript(hasScript => {
  test('whoever comes to the record is told of both, and reads one without the other', async ({ page }) => {
    await page.goto('/')
    const list = page.getByRole('region', { name: '2 negotiations' })
    await expect(list.getByRole('heading', { level: 3 })).toHaveText([HAVANA, CAMP_DAVID])
    await expect(list).toContainText('reaches to 25 April 1979')

    await list.getByRole('link', { name: CAMP_DAVID }).click()
    await expect(page).toHaveURL('/negotiations/camp-david-1978')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(CAMP_DAVID)
    const milestones = page.locator('article.event')
    await expect(milestones).toHaveCount(campDavid.events.filter(({ kind }) => kind !== 'context').length)
    await expect(page.getByText('Towards a summit, 19 January – 4 September 1978')).toBeVisible()

    const filters = page.getByRole('search', { name: 'Filter the timeline' })
    await filters.getByRole('checkbox', { name: /^Key events/ }).check()
    if (!hasScript) await filters.getByRole('button', { name: 'Apply filters' }).click()
    await expect(page).toHaveURL('/?process=camp-david-1978&significance=3')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Key events')
    for (const title of await milestones.getByRole('heading').allTextContents())
      expect(campDavid.events.map(one => one.title)).toContain(title)

    await page.getByRole('main').getByRole('link', { name: CAMP_DAVID, exact: true }).first().click()
    await expect(page).toHaveURL('/negotiations/camp-david-1978')
    await page.getByRole('main').getByRole('link', { name: 'Two negotiations' }).click()
    await expect(list).toBeVisible()
  })

  test('a new milestone has to be told of which negotiation it is, and has its tables', async ({ page }) => {
    await page.goto('/events/new')
    const negotiation = page.getByLabel('Negotiation', { exact: true })
    await expect(negotiation).toHaveValue('')
    await page.getByLabel('Date', { exact: true }).fill('3 May 1978')
    await page.getByRole('button', { name: 'Add to the record' }).click()
    await expect(page.getByRole('alert')).toContainText('Negotiation: Choose the negotiation to which this belongs.')
    await expect(negotiation.locator('option')).toHaveText(['Choose', CAMP_DAVID, HAVANA])
    await expect(page.getByText(`The date typed lies in what “${CAMP_DAVID}” covers`)).toBeVisible()

    await negotiation.selectOption(CAMP_DAVID)
    const tables = page.getByLabel('Negotiating table').locator('optgroup')
    await expect(tables).toHaveCount(2)
    if (hasScript)
      await expect(page.getByLabel('Negotiating table').locator('optgroup:disabled')).toHaveAttribute('label', HAVANA)
    await page.getByLabel('Negotiating table').selectOption('shuttle')
    await expect(page.getByLabel('Negotiating table')).toHaveValue('shuttle')
  })
})

for (const path of [
  '/',
  '/negotiations/camp-david-1978',
  '/documents',
  '/positions?process=havana-2012-2016',
  '/explore?process=havana-2012-2016',
  '/overview?process=havana-2012-2016',
  '/events/new',
])
  test(`${path} is accessible`, async ({ page }) => {
    await page.goto(path)
    await unfold(page)
    expect(await scan(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await tooWide(page)).toEqual([])
    expect(await smallTargets(page)).toEqual([])
  })
