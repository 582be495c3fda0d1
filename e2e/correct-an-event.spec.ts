import type { Page } from 'playwright/test'
import { expect, SHIPPED, test, withAndWithoutJavaScript } from './fixtures.ts'
import { followErrorLinks } from './milestone-form.ts'

const PATH = '/events/2025-11-23-geneva-talks'
const saveButton = (page: Page) => page.getByRole('button', { name: 'Save the correction' })
const reason = (page: Page) => page.getByLabel('What did you change, and why?')
const title = (page: Page) => page.getByLabel('Title', { exact: true })
const revisions = (page: Page) => page.getByRole('region', { name: 'Revisions' }).getByRole('listitem')

test.use({ ownSite: true })

withAndWithoutJavaScript(() => {
  test('corrects a milestone and says why', async ({ page, site }) => {
    const before = await (await fetch(`${site.origin}${PATH}.json`)).json()
    await page.goto(PATH)
    await page.getByRole('link', { name: 'Correct this' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Correct this milestone')
    await expect(page.getByRole('group', { name: 'Participant 1' }).getByLabel('Who', { exact: true })).not.toHaveValue(
      '',
    )

    await title(page).fill('')
    await saveButton(page).click()
    await followErrorLinks(page, ['Title: Must not be empty.', /^What did you change, and why\?: Say in a few words/])
    await title(page).fill('Corrected: talks in Geneva')
    await reason(page).fill('The title was not exact.')
    await saveButton(page).click()
    await expect(page).toHaveURL(new RegExp(`${PATH}#saved$`))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Corrected: talks in Geneva')
    await expect(revisions(page)).toHaveCount(2)
    await expect(revisions(page).first()).toContainText('The title was not exact.')
    const { event } = await (await fetch(`${site.origin}${PATH}.json`)).json()
    expect(event).toEqual({ ...before.event, title: 'Corrected: talks in Geneva' })
  })

  test('saving without a change adds no revision', async ({ page, site }) => {
    const head = await site.head()
    await page.goto(`${PATH}/edit`)
    await reason(page).fill('Only looking.')
    await saveButton(page).click()
    await expect(page).toHaveURL(new RegExp(`${PATH}$`))
    await expect(revisions(page)).toHaveCount(1)
    expect(await site.head()).toBe(head)
  })

  test('sees both versions when somebody else saved in the meantime, then saves', async ({ page, context }) => {
    const other = await context.newPage()
    await page.goto(`${PATH}/edit`)
    await other.goto(`${PATH}/edit`)
    await title(other).fill('Somebody else’s title')
    await reason(other).fill('Theirs')
    await saveButton(other).click()
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Somebody else’s title')

    await title(page).fill('My own title')
    await reason(page).fill('Mine')
    const answer = page.waitForResponse(response => response.request().method() === 'POST')
    await saveButton(page).click()
    expect((await answer).status()).toBe(409)
    const conflict = page.getByRole('region', { name: 'Somebody changed this milestone while you were writing' })
    await expect(conflict).toContainText('“Theirs”')
    await expect(conflict.getByRole('row', { name: /^Title/ })).toHaveText(/Somebody else’s title\s*My own title/)
    await expect(conflict.getByRole('row')).toHaveCount(2)
    await expect(title(page)).toHaveValue('My own title')
    await expect(reason(page)).toHaveValue('Mine')
    await saveButton(page).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('My own title')
    await expect(revisions(page)).toHaveCount(3)
    await other.reload()
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('My own title')
  })
})

test('the form holds milestones of all sorts without changing them', async ({ page, site }) => {
  const head = await site.head()
  await page.goto('/about')
  const changed = await page.evaluate(
    async ids => {
      const wrong: string[] = []
      for (const id of ids) {
        const html = await (await fetch(`/events/${id}/edit`)).text()
        const form = new DOMParser().parseFromString(html, 'text/html').querySelector<HTMLFormElement>('main form')
        const body = new URLSearchParams()
        for (const [name, value] of new FormData(form ?? undefined)) body.append(name, String(value))
        body.set('reason', 'Only looking.')
        const answer = await fetch(`/events/${id}/edit`, { method: 'POST', body })
        if (!answer.redirected) wrong.push(`${id}: ${answer.status}`)
      }
      return wrong
    },
    // A unit test does this with all of them; here the browser reads and sends the form.
    SHIPPED.events.filter((_, index) => index % 5 === 0).map(({ id }) => id),
  )
  expect(changed).toEqual([])
  expect(await site.head()).toBe(head)
})
