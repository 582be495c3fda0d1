import { expect, test } from './fixtures.ts'
import { joinBy, parley, somebodyElse } from './people.ts'

// From the page of an account to a correction that a program has published, as a program asks: without a browser's cookies.

test.use({ ownSite: true })

const ID = '2025-11-23-geneva-talks'
const ENTRY = `/api/1/events/${ID}`

test('a program corrects a milestone with a token that its owner has made', async ({ page, site, browser }) => {
  await joinBy(page, await parley(site, 'account', 'add', 'ada', '--role', 'editor'), { publicName: 'Ada' })
  await page.goto('/account')
  await page.getByLabel('What it is for').fill('The corrections of a desk')
  await page.getByLabel('What it may do').selectOption('Publish, as far as you may')
  await page.getByRole('button', { name: 'Make a token' }).click()
  const token = (await page.locator('code.shown-once').textContent()) ?? ''

  const seen = await fetch(site.origin + ENTRY)
  const { entry } = (await seen.json()) as { entry: Record<string, unknown> }
  const put = (query: string, headers: Record<string, string>) =>
    fetch(site.origin + ENTRY + query, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({
        entry: { ...entry, title: 'Corrected by a program' },
        reason: 'The title was not exact.',
      }),
    })
  const signed = { Authorization: `Bearer ${token}`, 'If-Match': seen.headers.get('etag') ?? '' }

  expect((await put('', { 'If-Match': signed['If-Match'] })).status).toBe(401)
  expect((await put('', { Authorization: signed.Authorization })).status).toBe(428)
  expect(await (await put('?dryRun=true', signed)).json()).toMatchObject({ dryRun: true, becomes: 'revision' })
  const sent = await put('', { ...signed, 'Idempotency-Key': 'correction-1' })
  expect([sent.status, sent.headers.get('etag')]).not.toEqual([200, seen.headers.get('etag')])
  const again = await put('', { ...signed, 'Idempotency-Key': 'correction-1' })
  expect([again.status, await again.text()]).toEqual([200, await sent.text()])
  expect((await put('', signed)).status).toBe(412)

  await somebodyElse(browser, site, async reader => {
    await reader.goto(`/events/${ID}`)
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Corrected by a program')
    await expect(reader.getByRole('region', { name: 'Revisions' })).toContainText('Ada')
  })

  await page.goto('/account')
  await page.getByRole('button', { name: 'Revoke The corrections of a desk' }).click()
  expect((await put('', signed)).status).toBe(401)
})

test('the page for programs is read, and its examples are followed', async ({ page }) => {
  await page.goto('/data')
  await page.getByRole('link', { name: 'What each address takes and answers' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Interface for programs')
  const operation = page.locator('.operation', { has: page.getByText('GET /timeline.json', { exact: true }) })
  await operation.getByText('Example', { exact: true }).click()
  const example = operation.getByRole('link')
  const answer = await page.request.get((await example.getAttribute('href')) ?? '')
  expect(answer.status()).toBe(200)
  expect((await answer.json()).events.length).toBeGreaterThan(0)
})
