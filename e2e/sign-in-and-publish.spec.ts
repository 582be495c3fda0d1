import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright/test'
import { expect, test, withAndWithoutJavaScript } from './fixtures.ts'
import { expectAccessible } from './page-checks.ts'
import { joinBy, parley, signIn, somebodyElse } from './people.ts'

// From a site that everybody at its machine writes to, to one that some sign in to.

test.use({ ownSite: true })

const PATH = '/events/2025-11-23-geneva-talks'
const title = (page: Page) => page.getByLabel('Title', { exact: true })

async function correct(page: Page, newTitle: string) {
  await title(page).fill(newTitle)
  await page.getByLabel('What did you change, and why?').fill('The title was not exact.')
  await page.getByRole('button', { name: 'Save the correction' }).click()
}

withAndWithoutJavaScript(hasScript => {
  test('from the command line to a correction that readers see under the chosen name', async ({
    page,
    site,
    browser,
  }) => {
    await page.goto(PATH)
    await expect(page.getByRole('link', { name: 'Correct this' })).toBeVisible()

    const link = await parley(site, 'account', 'add', 'ada@example.org', '--role', 'administrator')
    await page.goto(PATH)
    await expect(page.getByRole('link', { name: 'Correct this' })).toHaveCount(0)
    await page.goto(`${PATH}/edit`)
    await expect(page).toHaveURL(`/login?${new URLSearchParams({ next: `${PATH}/edit` })}`)

    await joinBy(page, link, { publicName: 'A. L., Geneva desk' })
    await page.goto(PATH)
    if (!hasScript) await page.getByRole('link', { name: 'For editors' }).click()
    const here = hasScript ? page.getByRole('navigation', { name: 'Editing' }) : page.getByRole('main')
    await here.getByRole('link', { name: 'Correct this milestone' }).click()
    await correct(page, 'Corrected: talks in Geneva')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Corrected: talks in Geneva')
    if (!hasScript) await page.getByRole('link', { name: 'For editors' }).click()
    await expect(page.getByRole('heading', { name: 'Saved' })).toBeVisible()

    await somebodyElse(browser, site, async reader => {
      await reader.goto(PATH)
      await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Corrected: talks in Geneva')
      await expect(reader.getByRole('region', { name: 'Revisions' })).toContainText('A. L., Geneva desk')
      await expect(reader.getByRole('navigation', { name: 'Editing' })).toHaveCount(0)
      await expect(reader.getByText('ada@example.org')).toHaveCount(0)
    })

    await page.goto('/account')
    await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).first().click()
    await page.goto(`${PATH}/edit`)
    await signIn(page, 'ada@example.org', 'not the password')
    await expect(page.getByRole('alert')).toContainText('don’t belong together')
    await signIn(page, 'Ada@example.org')
    await expect(page).toHaveURL(new RegExp(`${PATH}/edit$`))
    await page.goto('/audit')
    await expect(page.getByRole('row')).toContainText([
      'When',
      'Signed in: ada@example.org',
      'Sign-in failed: ada@example.org',
      'Signed out: ada@example.org',
      'Published',
      'Signed in: ada@example.org',
      'Password chosen: ada@example.org',
      'Account made: ada@example.org',
    ])
  })

  test('undoes an addition and restores a version, as on a site without accounts', async ({ page, site }) => {
    await joinBy(page, await parley(site, 'account', 'add', 'ada', '--role', 'editor'), { publicName: 'Ada' })
    await page.goto(`${PATH}/edit`)
    await correct(page, 'Another title')
    await page.goto(`${PATH}/history`)
    if (!hasScript) await page.getByRole('link', { name: 'For editors' }).click()
    await page.getByLabel('Put back an earlier version').selectOption({ index: 0 })
    await page.getByRole('button', { name: 'Restore this version' }).click()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Another title')
    if (!hasScript) await page.getByRole('link', { name: 'For editors' }).click()
    await page.getByRole('button', { name: 'Undo: put back what was there before' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Another title')
  })

  test('goes on with a form after the session has ended', async ({ page, context, site }) => {
    await joinBy(page, await parley(site, 'account', 'add', 'ada', '--role', 'editor'), { publicName: 'Ada' })
    await page.goto(`${PATH}/edit`)
    await parley(site, 'account', 'reset', 'ada')
    const link = await parley(site, 'account', 'reset', 'ada')
    await correct(page, 'What I typed')
    await expect(page.getByRole('alert')).toContainText('Sign in in another tab')
    await expect(title(page)).toHaveValue('What I typed')
    await expect(page.getByRole('link', { name: 'Sign in in another tab' })).toHaveAttribute('href', '/login')

    const other = await context.newPage()
    await joinBy(other, link, { publicName: 'Ada' })
    await page.getByRole('button', { name: 'Save the correction' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What I typed')
  })

  test('an administrator invites somebody, who joins and may do what the role says', async ({
    page,
    site,
    browser,
  }) => {
    await joinBy(page, await parley(site, 'account', 'add', 'ada', '--role', 'administrator'), { publicName: 'Ada' })
    await page.goto('/accounts')
    await page.getByRole('radio', { name: /^Contributor/ }).check()
    await page.getByRole('button', { name: 'Make a link' }).click()
    const link = (await page.getByText(/\/join\//).textContent()) ?? ''

    await somebodyElse(browser, site, async (guest, context) => {
      await joinBy(guest, link, { handle: 'bo', publicName: 'Bo' })
      expect((await guest.goto('/accounts'))?.status()).toBe(403)
      const stolen = await context.cookies()
      await guest.goto('/account')
      await guest.getByRole('button', { name: 'Sign out everywhere' }).click()
      await expect(guest).toHaveURL(/\/login$/)
      await context.addCookies(stolen)
      await guest.goto('/account')
      await expect(guest).toHaveURL(/\/login\?/)
      await guest.goto(link)
      await expect(guest.getByRole('heading', { level: 1 })).toHaveText('This link leads nowhere any more')
    })
    await page.goto('/accounts')
    await expect(page.getByRole('row', { name: /bo/ })).toContainText('Contributor')
  })
})

test('a page of another origin can’t write in an editor’s name', async ({ site, browser }) => {
  const context = await browser.newContext({ baseURL: site.origin })
  const page = await context.newPage()
  await joinBy(page, await parley(site, 'account', 'add', 'ada', '--role', 'editor'), { publicName: 'Ada' })
  const head = await site.head()
  // Of another port, it counts as the same site: the browser sends the cookies along.
  const elsewhere = createServer((_req, res) => {
    res.setHeader('Content-Type', 'text/html')
    res.end(`<form method="post" action="${site.origin}${PATH}/restore"><button>Win a prize</button></form>`)
  }).listen(0, '127.0.0.1')
  await once(elsewhere, 'listening')
  await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`)
  const answered = page.waitForResponse(response => response.request().method() === 'POST')
  await page.getByRole('button').click()
  const answer = await answered
  expect((await answer.request().allHeaders())['cookie']).toContain('session=')
  expect(answer.status()).toBe(403)
  expect(await site.head()).toBe(head)
  await context.close()
  elsewhere.close()
})

test('the pages of accounts can be used by everybody', async ({ page, site }) => {
  const link = await parley(site, 'account', 'add', 'ada@example.org', '--role', 'administrator')
  for (const path of ['/login', new URL(link).pathname]) {
    await page.goto(path)
    await expectAccessible(page)
    await page.setViewportSize({ width: 1280, height: 720 })
  }
  await page.goto('/login')
  await signIn(page, 'nobody')
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 720 })
  await joinBy(page, link, { publicName: 'Ada' })
  const own = await page
    .goto('/accounts')
    .then(() => page.getByRole('row').getByRole('link').first().getAttribute('href'))
  for (const path of [
    '/account',
    '/accounts',
    own ?? '',
    '/audit',
    `/desk/here?at=${PATH}`,
    PATH,
    '/?issue=nuclear-safety',
  ]) {
    await page.goto(path)
    await expect(page.getByRole('navigation', { name: 'Editing' })).toBeVisible()
    await expectAccessible(page)
    await page.setViewportSize({ width: 1280, height: 720 })
  }
})
