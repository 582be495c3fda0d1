import { expect, SHIPPED, test, withAndWithoutJavaScript } from './fixtures.ts'
import { followErrorLinks } from './milestone-form.ts'

const REFERRED = '/events/2025-11-23-geneva-talks'
const FREE = '/events/2025-03-02-london-summit'
const milestones = SHIPPED.events.filter(({ kind }) => kind !== 'context').length

test.use({ ownSite: true })

withAndWithoutJavaScript(() => {
  test('retracts a milestone with a reason, and restores it', async ({ page, site }) => {
    await page.goto(FREE)
    const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    await page.getByRole('link', { name: 'Retract' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
    const why = page.getByLabel('Why is it retracted?')
    const retract = page.getByRole('button', { name: 'Retract' })
    await retract.click()
    await followErrorLinks(page, [/Say why this is retracted/])
    await why.fill('\nreversed \u202e text')
    await retract.click()
    await followErrorLinks(page, [/reverses the direction/])
    await expect(why).toHaveValue('\nreversed \u202e text')
    await why.fill('Entered twice by mistake.')
    await retract.click()

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This milestone was retracted')
    await expect(page.getByText('Why: Entered twice by mistake.')).toBeVisible()
    expect((await page.reload())?.status()).toBe(410)
    expect((await fetch(`${site.origin}${FREE}.json`)).status).toBe(410)
    await page.goto('/')
    await expect(page.getByRole('status')).toHaveText(`1–100 of ${milestones - 1} milestones`)
    await expect(page.getByRole('link', { name: title })).toHaveCount(0)
    expect((await page.goto(`${FREE}/edit`))?.status()).toBe(410)

    await page.goto(FREE)
    await page.getByRole('button', { name: 'Restore it' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(page.getByRole('region', { name: 'Revisions' }).getByRole('listitem')).toHaveCount(3)
  })
})

test('can’t retract a milestone that others refer to', async ({ page, site }) => {
  const head = await site.head()
  await page.goto(`${REFERRED}/retract`)
  await expect(page.getByRole('heading', { name: 'Others refer to it' })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Revised draft reported' })).toBeVisible()
  await page.getByLabel('Why is it retracted?').fill('A mistake.')
  const answer = page.waitForResponse(response => response.request().method() === 'POST')
  await page.getByRole('button', { name: 'Retract' }).click()
  expect((await answer).status()).toBe(409)
  await expect(page.getByRole('alert')).toContainText('Others refer to this milestone')
  await expect(page.getByLabel('Why is it retracted?')).toHaveValue('A mistake.')
  expect(await site.head()).toBe(head)
})

test('does not retract what somebody changed in the meantime', async ({ page, context }) => {
  await page.goto(`${FREE}/retract`)
  const other = await context.newPage()
  await other.goto(`${FREE}/edit`)
  await other.getByLabel('Title', { exact: true }).fill('Another title')
  await other.getByLabel('What did you change, and why?').fill('Better')
  await other.getByRole('button', { name: 'Save the correction' }).click()
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Another title')
  await page.getByLabel('Why is it retracted?').fill('A mistake.')
  await page.getByRole('button', { name: 'Retract' }).click()
  await expect(page.getByRole('alert')).toContainText('changed while the page was open')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Another title')
  await page.getByRole('button', { name: 'Retract' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This milestone was retracted')
})
