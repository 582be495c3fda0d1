import { expect, test } from './fixtures.ts'

const EVENT = '/events/2025-11-23-geneva-talks'

test('copies the link of a milestone from the list and from its page', async ({ page, context, site }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await page.goto('/')
  const card = page.getByRole('article').nth(3)
  const address = await card.getByRole('heading').getByRole('link').getAttribute('href')
  await card.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText('Link copied')).toBeVisible()
  expect(await copied()).toBe(`${site.origin}${address}`)
  await expect(card.getByRole('button', { name: 'Copy link' })).toBeFocused()

  await page.goto(`${EVENT}?on=2025-12-01#sources`)
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText('Link copied')).toBeVisible()
  expect(await copied()).toBe(`${site.origin}${EVENT}?on=2025-12-01`)
})

test('copies where the browser has no clipboard for pages', async ({ page, context, site }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(EVENT)
  const clipboard = await page.evaluateHandle(() => navigator.clipboard)
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  const button = page.getByRole('button', { name: 'Copy link' })
  await button.click()
  await expect(page.getByText('Link copied')).toBeVisible()
  await expect(button).toBeFocused()
  expect(await clipboard.evaluate(real => real.readText())).toBe(`${site.origin}${EVENT}`)
})

test('is shown the link where nothing may be copied', async ({ page, site }) => {
  await page.goto(EVENT)
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
    document.execCommand = () => false
  })
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText(`The link is ${site.origin}${EVENT}`)).toBeVisible()
})
