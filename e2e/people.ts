import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, BrowserContext, Page } from 'playwright/test'
import { expect, ROOT, type Site, watch } from './fixtures.ts'

// How people get accounts and sign in.

export const PASSWORD = 'violet tractor seven moss'

/** The command line, beside the running site. */
export async function parley({ origin, dataDir }: Site, ...args: string[]): Promise<string> {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: new URL(origin).port }
  const { stdout } = await promisify(execFile)(process.execPath, [join(ROOT, 'dist/cli.js'), ...args], { env })
  return stdout.trim()
}

export async function joinBy(
  page: Page,
  link: string,
  fields: { readonly publicName: string; readonly handle?: string },
) {
  await page.goto(link)
  if (fields.handle) await page.getByLabel('Sign-in name').fill(fields.handle)
  await page.getByLabel('Public name').fill(fields.publicName)
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('main').getByRole('button').click()
  await expect(page).toHaveURL(/\/account$/)
}

export async function signIn(page: Page, handle: string, password = PASSWORD) {
  await page.getByLabel('Sign-in name').fill(handle)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Somebody else in a browser of their own. */
export async function somebodyElse(
  browser: Browser,
  site: Site,
  work: (page: Page, context: BrowserContext) => Promise<void>,
) {
  const context = await browser.newContext({ baseURL: site.origin })
  const complaints = watch(context, site.origin)
  await work(await context.newPage(), context)
  expect(complaints).toEqual([])
  await context.close()
}
