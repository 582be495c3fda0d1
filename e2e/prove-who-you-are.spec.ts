import type { Page } from 'playwright/test'
import { codeOf, stepAt } from '../server/domain/accounts/totp.ts'
import { openTestProvider } from '../server/testing/identity-provider.ts'
import { expect, type Site, test, watch, withAndWithoutJavaScript } from './fixtures.ts'
import { expectAccessible } from './page-checks.ts'
import { joinBy, PASSWORD, parley, signIn } from './people.ts'

// More than a password, and other things than a password.

test.use({ ownSite: true })

/** The provider's own pages ask for these; nothing leaves this machine. */
const ITS_FONTS = 'https://fonts.googleapis.com/'

const ADA = 'ada@example.org'

const join = async (page: Page, site: Site, origin = site.origin) => {
  const link = await parley(site, 'account', 'add', ADA, '--role', 'editor')
  await joinBy(page, `${origin}${new URL(link).pathname}`, { publicName: 'A. L.' })
}

const signOut = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click()
const enter = async (page: Page, code: string) => {
  await page.getByLabel('Code of the app, or a recovery code').fill(code)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
}

/** Also after it was looked at on a narrow screen. */
async function expectUsable(page: Page) {
  await page.setViewportSize({ width: 1280, height: 720 })
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 720 })
}

/** As an app reads what is typed into it. */
function keyFrom(typed: string): Buffer {
  const signs = [...typed.replaceAll(' ', '')]
  const bits = signs.map(sign => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
}

withAndWithoutJavaScript(hasScript => {
  test('with a password and the code of an app, and without the telephone', async ({ page, site }) => {
    await join(page, site)
    await page.getByRole('button', { name: 'Set up an app' }).click()
    const picture = page.getByAltText('Picture for the app')
    await expect(picture).toBeVisible()
    expect(
      await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).toBeGreaterThan(0)
    const key = keyFrom(await page.locator('.set-up code').innerText())
    const code = page.getByLabel('Code that the app shows now')
    await code.fill('000000')
    await page.getByRole('button', { name: 'Switch it on' }).click()
    await expect(page.getByText('This is not the code that the app shows now.')).toBeVisible()
    if (hasScript) await expectUsable(page)
    await code.fill(codeOf(key, stepAt(new Date())))
    await page.getByRole('button', { name: 'Switch it on' }).click()
    const recoveryCodes = await page.locator('.recovery-codes code').allInnerTexts()
    expect(recoveryCodes).toHaveLength(10)
    if (hasScript) await expectUsable(page)

    await signOut(page)
    await page.goto('/events/new')
    await signIn(page, ADA)
    await expect(page.getByRole('heading', { name: 'Enter the code' })).toBeVisible()
    await enter(page, '000000')
    await expect(page.getByText('This code is not right')).toBeVisible()
    if (hasScript) await expectUsable(page)
    await enter(page, codeOf(key, stepAt(new Date()) + 1))
    await expect(page).toHaveURL(({ pathname }) => pathname === '/events/new')

    await page.goto('/account')
    await signOut(page)
    await page.goto('/login')
    await signIn(page, ADA)
    await enter(page, recoveryCodes[3] ?? '')
    await expect(page.getByText('9 recovery codes are left')).toBeVisible()
    await page.getByRole('button', { name: 'Remove the app' }).click()
    await expect(page.getByRole('status').getByText('This is saved.')).toBeVisible()
    await signOut(page)
    await page.goto('/login')
    await signIn(page, ADA)
    await expect(page).toHaveURL(/\/account$/)
  })
})

test('with a passkey, where the address has a name', async ({ site, browser }) => {
  const origin = `http://localhost:${new URL(site.origin).port}`
  const context = await browser.newContext({ baseURL: origin })
  const complaints = watch(context, origin)
  const page = await context.newPage()
  const devTools = await context.newCDPSession(page)
  await devTools.send('WebAuthn.enable')
  const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })

  await join(page, site, origin)
  await page.getByLabel('What you call it').fill('telephone')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByRole('button', { name: 'Remove telephone' })).toBeVisible()
  await expectUsable(page)

  // This authenticator has one already.
  await page.getByLabel('What you call it').fill('the same again')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByText('There is a passkey for this account on this device already.')).toBeVisible()

  await signOut(page)
  await page.goto('/login?next=/events/new')
  await expectUsable(page)
  await devTools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByText('Nothing was chosen, or it took too long.')).toBeVisible()
  await devTools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page).toHaveURL(({ pathname }) => pathname === '/events/new')

  await page.goto('/account')
  await expect(page.getByText(/last used/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Remove telephone' }).click()
  await expect(page.getByRole('button', { name: 'Remove telephone' })).toBeHidden()
  await signOut(page)
  await page.goto('/login')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByText('This passkey does not sign in here')).toBeVisible()
  await signIn(page, ADA, PASSWORD)
  await expect(page).toHaveURL(/\/account$/)
  expect(complaints).toEqual([])
  await context.close()
})

test('without JavaScript or at an IP address no passkey is offered', async ({ page, site, browser }) => {
  await join(page, site)
  await expect(page.getByText('can’t have passkeys. Open http://localhost:')).toBeVisible()
  await page.goto('/account')
  await signOut(page)
  await page.goto('/login')
  await expect(page.getByRole('button', { name: 'Use a passkey' })).toBeHidden()
  const origin = `http://localhost:${new URL(site.origin).port}`
  const context = await browser.newContext({ baseURL: origin, javaScriptEnabled: false })
  const other = await context.newPage()
  await other.goto('/login')
  await expect(other.getByRole('button', { name: 'Use a passkey' })).toBeHidden()
  await signIn(other, ADA)
  await expect(other.getByText('This browser can’t make passkeys')).toBeVisible()
  await context.close()
})

test('with an account at another site, by an invitation', async ({ openSite, browser }) => {
  const provider = await openTestProvider()
  const site = await openSite('shipped', provider.env)
  provider.serve(site.origin)
  const context = await browser.newContext({ baseURL: site.origin })
  await context.route(`${ITS_FONTS}**`, route => route.abort())
  const complaints = watch(context, site.origin)
  const page = await context.newPage()

  const sayThere = async () => {
    await expect(page).toHaveURL(url => url.origin === provider.issuer)
    await page.locator('input[name="login"]').fill('ada')
    await page.locator('input[name="password"]').fill('any')
    await page.getByRole('button', { name: 'Sign-in' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
  }
  const link = await parley(site, 'account', 'add', ADA, '--role', 'editor')
  await page.goto(link)
  await page.getByRole('link', { name: 'Sign in with the Newsroom instead' }).click()
  await sayThere()
  await expect(page.getByText('ada of the Newsroom')).toBeVisible()
  await expect(page.getByLabel('New password')).toBeHidden()
  await expectUsable(page)
  await page.getByLabel('Public name').fill('A. L.')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(page).toHaveURL(/\/account$/)
  await expect(page.getByRole('heading', { name: 'Account at the Newsroom' })).toBeVisible()
  await expectUsable(page)
  await signOut(page)

  // There they are signed in still.
  await page.goto('/events/new')
  await expectUsable(page)
  await page.getByRole('link', { name: 'Sign in with the Newsroom' }).click()
  await expect(page).toHaveURL(({ pathname }) => pathname === '/events/new')

  const ofTheProvider = [`request to ${provider.issuer}/`, `request to ${ITS_FONTS}`]
  expect(complaints.filter(complaint => !ofTheProvider.some(begins => complaint.startsWith(begins)))).toEqual([])
  await context.close()
  await site.stop()
  await provider.close()
})
