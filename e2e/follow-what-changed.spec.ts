import type { Page } from 'playwright/test'
import { change } from '../server/testing/changed-entry.ts'
import { openTestSite } from '../server/testing/test-site.ts'
import { expect, test, withAndWithoutJavaScript } from './fixtures.ts'
import { scan, scanColours, tabTo, tooWide, unfold } from './page-checks.ts'

const PATH = '/events/2025-03-02-london-summit'
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

async function correct(page: Page, fields: Readonly<Record<string, string>>, reason: string): Promise<void> {
  await page.goto(`${PATH}/edit`)
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(text)
  await page.getByLabel('What did you change, and why?').fill(reason)
  await page.getByRole('button', { name: 'Save the correction' }).click()
}

test.describe('whoever changes the record', () => {
  test.use({ ownSite: true })

  withAndWithoutJavaScript(hasScript => {
    test('undoes a change, reads two versions side by side and restores one', async ({ page }) => {
      await page.goto(PATH)
      const title = (await heading(page).textContent()) ?? ''
      await expect(page.getByRole('heading', { name: 'Saved' })).toBeHidden()
      await correct(page, { Title: 'A title by mistake' }, 'The wrong title.')
      await expect(heading(page)).toHaveText('A title by mistake')
      await expect(page.getByText('The wrong title.').first()).toBeVisible()
      await expect(page.getByRole('heading', { name: 'Saved' })).toBeVisible()
      if (hasScript) expect(await scan(page)).toEqual([])
      await page.getByRole('button', { name: 'Undo: put back what was there before' }).click()
      await expect(heading(page)).toHaveText(title)

      await correct(page, { Summary: 'They met in London.', Title: 'Leaders meet in London' }, 'In other words.')
      await page.getByRole('link', { name: 'What each changed' }).click()
      await expect(page.getByRole('heading', { level: 2 })).toHaveCount(4)
      await expect(page.locator('ins').first()).toBeVisible()
      await expect(page.getByText('Restored revision')).toBeVisible()
      if (hasScript) expect(await scan(page)).toEqual([])

      const from = page.getByLabel('Revision', { exact: true })
      const first = await from.locator('option').last().getAttribute('value')
      await from.selectOption(first)
      await page.getByRole('button', { name: 'Read side by side' }).click()
      await expect(page).toHaveURL(new RegExp(`/history\\?from=${first}&to=\\d+$`))
      await expect(page.getByRole('row', { name: /^Title/ })).toContainText('Leaders meet in London')
      await expect(page.getByRole('row', { name: /^Title/ })).not.toContainText('by mistake')
      if (hasScript) expect(await scan(page)).toEqual([])
      await page.getByRole('link', { name: 'All revisions' }).click()

      const restore = page.getByRole('button', { name: `Restore this version (revision ${first})` })
      if (hasScript) await tabTo(page, restore)
      else await restore.focus()
      await page.keyboard.press('Enter')
      await expect(heading(page)).toHaveText(title)
      await expect(page.getByRole('heading', { name: 'Saved' })).toBeVisible()
      await expect(page.getByRole('link', { name: /^All \d corrections$/ })).toBeVisible()
    })
  })

  test('finds it in the log, with what it changed, at any width and in both themes', async ({ page }) => {
    await correct(page, { Title: 'Another title' }, 'Told otherwise.')
    await page
      .getByRole('button', { name: 'Menu' })
      .or(page.getByText('More', { exact: true }))
      .first()
      .click()
    await page.getByRole('banner').getByRole('link', { name: 'Changes' }).click()
    await expect(heading(page)).toHaveText('Changes')
    await page.getByLabel('Kind').selectOption('Milestone')
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page).toHaveURL(/\/changes\?kind=event$/)
    await page.getByText('What changed').first().click()
    await expect(page.locator('.log-rows ins').first()).toBeVisible()
    await unfold(page)
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await tooWide(page), `${width} px`).toEqual([])
      await page.emulateMedia({ colorScheme: 'light' })
      expect(await scan(page), `${width} px`).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await scanColours(page), `${width} px, dark`).toEqual([])
    }
    await page
      .getByRole('link', { name: /^Side by side/ })
      .first()
      .click()
    await expect(page.getByRole('row', { name: /^Title/ })).toContainText('Another title')
    expect(await tooWide(page)).toEqual([])
    expect(await scan(page)).toEqual([])
  })
})

test('the feeds are what a browser reads as Atom', async ({ page }) => {
  const origin = 'https://record.example.org'
  const site = await openTestSite({ env: { PUBLIC_URL: origin } })
  const id = '2025-03-02-london-summit'
  await change(site, 'event', id, { title: 'A <b> & “quoted” \u{1F54A} ]]> title' }, { reason: 'Why <not> & "so"' })
  for (let order = 0; order < 110; order++) await change(site, 'event', id, { order }, { by: 'Ed & <Itor>' })
  for (const path of ['/changes.atom', '/corrections.atom', '/changes.atom?before=1150']) {
    const { body } = await site.get(path)
    const read = await page.evaluate(text => {
      const document = new DOMParser().parseFromString(text, 'application/xml')
      const children = (of: Element, name: string) => [...of.children].filter(child => child.localName === name)
      const textOf = (of: Element, name: string) => children(of, name).map(child => child.textContent ?? '')
      const links = (of: Element) =>
        children(of, 'link').map(link => `${link.getAttribute('rel')} ${link.getAttribute('href')}`)
      const feed = document.documentElement
      const told = (of: Element) => ({
        ids: textOf(of, 'id'),
        titles: textOf(of, 'title'),
        updated: textOf(of, 'updated'),
        links: links(of),
      })
      return {
        errors: document.querySelectorAll('parsererror').length,
        name: `${feed.namespaceURI} ${feed.localName}`,
        ...told(feed),
        entries: children(feed, 'entry').map(entry => ({
          ...told(entry),
          authors: children(entry, 'author').flatMap(author => textOf(author, 'name')),
          contents: textOf(entry, 'content'),
        })),
      }
    }, body)
    expect(read).toMatchObject({ errors: 0, name: 'http://www.w3.org/2005/Atom feed' })
    const all = [read, ...read.entries]
    for (const { ids, titles, updated, links } of all) {
      expect([ids.length, titles.length, updated.length]).toEqual([1, 1, 1])
      expect(ids[0]).toMatch(/^tag:record\.example\.org,2026:journal\/[0-9a-f]{12}\/\w+$/)
      expect(new Date(updated[0] ?? '').toISOString()).toBe(updated[0])
      for (const link of links)
        expect(link).toMatch(/^(self|alternate|current|prev-archive) https:\/\/record\.example\.org\//)
    }
    expect(new Set(all.map(({ ids }) => ids[0])).size).toBe(all.length)
    expect(read.links.filter(link => link.startsWith('self'))).toEqual([`self ${origin}${path}`])
    for (const { authors, contents, links } of read.entries)
      expect([authors.length, contents.length, links.length]).toEqual([1, 1, 1])
    if (path === '/changes.atom?before=1150') {
      expect(read.entries.map(({ titles }) => titles[0])).toContain(
        'Changed: A <b> & “quoted” \u{1F54A} ]]> title (milestone)',
      )
      expect(read.entries.map(({ contents }) => contents[0]).join('\n')).toContain('Why <not> & "so"')
      expect(read.entries.flatMap(({ authors }) => authors)).toContain('Ed & <Itor>')
    }
  }
  await site.close()
})
