import { join } from 'node:path'
import { expect, ROOT, test, withAndWithoutJavaScript } from './fixtures.ts'
import { scan, tooWide } from './page-checks.ts'

// Records of other wars: brought as a file, and set up by hand.

test.use({ seed: 'none', ownSite: true })

const PAGES = ['/', '/overview', '/documents', '/positions', '/issues', '/actors', '/sources', '/lineages', '/about']

withAndWithoutJavaScript(hasScript => {
  for (const [name, title, milestones] of [
    ['havana-2012-2016', 'Colombia and the FARC-EP: the Havana process, 2012–2016', '25 milestones'],
    ['camp-david-1978', 'Camp David and the peace treaty between Egypt and Israel, 1977–1979', '24 milestones'],
  ] as const)
    test(`${name} comes in as a file and can be read on every page`, async ({ page }) => {
      await page.goto('/import')
      await page.getByLabel('File', { exact: true }).setInputFiles(join(ROOT, `e2e/records/${name}.json`))
      await page.getByRole('button', { name: 'Show what it would do' }).click()
      await expect(page.getByRole('region', { name: 'Rejected' })).toBeHidden()
      await page.getByRole('button', { name: /^Import \d+ entries$/ }).click()
      await expect(page.getByRole('status').filter({ hasText: 'The file is in the record' })).toBeVisible()

      await page.goto('/')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
      await expect(page.getByRole('main')).toContainText(milestones)
      for (const path of PAGES) {
        await page.setViewportSize({ width: 1280, height: 900 })
        expect((await page.goto(path))?.status(), path).toBe(200)
        if (!hasScript) continue
        expect(await scan(page), path).toEqual([])
        await page.setViewportSize({ width: 320, height: 800 })
        expect(await tooWide(page), path).toEqual([])
      }
    })

  test('talks from before the web are set up by hand, and rest on a book', async ({ page }) => {
    await page.goto('/setup')
    await page.getByLabel('Title of the record').fill('Camp David, 1978')
    await page.getByLabel('Parties').fill('Egypt\nIsrael')
    await page.getByLabel('Mediators, hosts and guarantors').fill('United States')
    await page.getByLabel('Between states').check()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('link', { name: 'Add the first milestone' }).click()

    await page.getByRole('button', { name: 'Add a source' }).click()
    const source = page.getByRole('group', { name: 'Source 1', exact: true })
    await source.getByLabel('Title as published').fill('Camp David: Peacemaking and Politics')
    await source.getByLabel('Publisher', { exact: true }).fill('Brookings Institution')
    await source.getByLabel('Kind of source').selectOption('Analysis')
    await source.getByLabel('Published', { exact: true }).fill('undated')
    await source.locator('summary').getByText('Without address, or part of one').click()
    await source.getByLabel('Without address, or part of one').fill('Washington, D.C.: Brookings 1986')
    await page.getByLabel('Date', { exact: true }).fill('17 September 1978')
    await page.getByLabel('Kind', { exact: true }).selectOption('Agreement')
    await page.getByLabel('Has it happened?').selectOption('Occurred')
    await page.getByLabel('Title', { exact: true }).fill('Two frameworks signed at the White House')
    await page.getByLabel('Summary', { exact: true }).fill('One deals with peace in the region, one with a treaty.')
    await page.getByLabel('Certainty', { exact: true }).selectOption('Confirmed')
    await page.getByLabel('Significance', { exact: true }).selectOption('Landmark')
    await page.getByRole('button', { name: 'Add to the record' }).click()

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two frameworks signed at the White House')
    await expect(page.getByRole('region', { name: 'Sources', exact: true })).toContainText('Brookings 1986')
    const { actors, sources } = await (await page.request.get('/data/record.json')).json()
    expect(actors.map(({ iso2 }: { iso2: string }) => iso2).sort()).toEqual(['EG', 'IL', 'US'])
    expect(sources).toMatchObject([{ published: 'XXXX', locator: 'Washington, D.C.: Brookings 1986' }])
    expect(sources[0]).not.toHaveProperty('url')
  })
})
