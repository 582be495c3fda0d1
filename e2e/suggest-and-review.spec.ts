import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright/test'
import { expect, ROOT, SHIPPED_FILE, type Site, test, watch, withAndWithoutJavaScript } from './fixtures.ts'
import { fillMilestone, MILESTONE, milestoneFields } from './milestone-form.ts'
import { expectAccessible } from './page-checks.ts'
import { FORM } from './raw-http.ts'

// What waits at the desk, from whoever writes it to the page on which readers find it.

test.use({ ownSite: true })

const ROLES = { contributor: 'Casey', editor: 'Edda', administrator: 'Ada' } as const

/** Somebody in a browser of their own, with an account of this role. */
async function somebody(
  browser: Browser,
  { origin, dataDir }: Site,
  role: keyof typeof ROLES,
  name: string = ROLES[role],
  javaScriptEnabled = true,
): Promise<Page> {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: new URL(origin).port }
  const args = [join(ROOT, 'dist/cli.js'), 'account', 'add', name.toLowerCase(), '--role', role]
  const { stdout } = await promisify(execFile)(process.execPath, args, { env })
  const context = await browser.newContext({ baseURL: origin, javaScriptEnabled })
  const complaints = watch(context, origin)
  context.on('close', () => expect(complaints).toEqual([]))
  const page = await context.newPage()
  await page.goto(stdout.trim())
  await page.getByLabel('Public name').fill(name)
  await page.getByLabel('New password').fill('violet tractor seven moss')
  await page.getByRole('main').getByRole('button').click()
  await expect(page).toHaveURL(/\/account$/)
  return page
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

async function suggest(page: Page): Promise<string> {
  await page.goto('/events/new')
  await fillMilestone(page)
  await page.getByRole('button', { name: 'Hand in for review' }).click()
  await expect(heading(page)).toHaveText(`Add a milestone “${MILESTONE.title}”`)
  return new URL(page.url()).pathname
}

withAndWithoutJavaScript(hasScript => {
  test('a contributor suggests, an editor edits and accepts, and the history tells both', async ({
    page,
    site,
    browser,
  }) => {
    await somebody(browser, site, 'administrator')
    const casey = await somebody(browser, site, 'contributor', 'Casey', hasScript)
    const edda = await somebody(browser, site, 'editor', 'Edda', hasScript)
    const head = await site.head()
    const address = await suggest(casey)
    expect(await site.head()).toBe(head)
    await page.goto('/search?q=monitors+Bern')
    await expect(page.getByRole('main').getByText(MILESTONE.title)).toHaveCount(0)

    await edda.goto('/desk')
    await edda.getByRole('link', { name: MILESTONE.title }).click()
    await edda.getByLabel('Comment').fill('Who spoke first?')
    await edda.getByRole('button', { name: 'Comment' }).click()
    await edda.getByRole('link', { name: 'Edit first' }).click()
    await edda.getByLabel('Title', { exact: true }).fill('Delegations meet in Bern')
    await edda.getByRole('button', { name: 'Add to the record' }).click()
    await expect(edda.locator('#published')).toContainText('It stands in the record as revision')
    await edda.getByRole('link', { name: 'Look at it' }).click()
    await expect(heading(edda)).toHaveText('Delegations meet in Bern')

    await casey.goto(address)
    await expect(casey.getByText('Who spoke first?')).toBeVisible()
    await expect(casey.getByText('accepted this')).toBeVisible()
    await page.goto(new URL(edda.url()).pathname)
    await expect(page.getByRole('region', { name: 'Revisions' })).toContainText('by Edda, suggested by Casey')
  })
})

test('of two who accept at once one is told that the other was faster', async ({ site, browser }) => {
  const casey = await somebody(browser, site, 'contributor')
  const [one, two] = [await somebody(browser, site, 'editor'), await somebody(browser, site, 'editor', 'Ben')]
  const address = await suggest(casey)
  await one.goto(address)
  await two.goto(address)
  await Promise.all([one, two].map(page => page.getByRole('button', { name: 'Accept and publish now' }).click()))
  // What the form leads to: to the one that it is published, to the other why it was not done.
  const answered = (page: Page) => page.locator('#published').or(page.getByRole('alert')).first()
  for (const page of [one, two]) await expect(answered(page)).toBeVisible()
  const told = await Promise.all([one, two].map(page => page.getByRole('alert').count()))
  expect(told.toSorted()).toEqual([0, 1])
  await one.goto('/changes')
  await expect(one.getByRole('main').getByText(`suggested by Casey`)).toHaveCount(2)
})

test('a reader reports an error, and an editor settles it', async ({ page, site, browser }) => {
  const edda = await somebody(browser, site, 'editor')
  await page.goto('/events/2025-11-23-geneva-talks')
  await page.getByRole('link', { name: 'Report an error on this page' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('alert').getByRole('link', { name: 'Say what is wrong.' }).click()
  await expect(page.getByLabel('What is wrong')).toBeFocused()
  await page.getByLabel('What is wrong').fill('It was on the day before.')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(heading(page)).toHaveText('Thank you')

  await edda.goto('/desk')
  await edda.getByRole('link', { name: 'An error on /events/2025-11-23-geneva-talks' }).click()
  await expect(edda.getByText('It was on the day before.')).toBeVisible()
  await expectAccessible(edda)
  await edda.getByLabel('Reason').fill('It was not.')
  await edda.getByRole('button', { name: 'Nothing to be done' }).click()
  await expect(edda.getByText('Set aside')).toBeVisible()
})

test('everybody can use the pages of the desk', async ({ page }) => {
  const onDesktop = () => page.setViewportSize({ width: 1280, height: 720 })
  await page.goto('/desk')
  await expectAccessible(page)
  await onDesktop()
  await page.goto('/events/2025-11-23-geneva-talks/edit')
  await page.getByLabel('Title', { exact: true }).fill('Talks in Geneva, as they were')
  await page.getByLabel('What did you change, and why?').fill('Better')
  await page.getByRole('button', { name: 'Save as draft' }).click()
  await expect(heading(page)).toContainText('Talks in Geneva, as they were')
  await expectAccessible(page)
  await onDesktop()
  await page.goto('/desk')
  await expectAccessible(page)
})

/** Words that stand nowhere but on the desk. */
const CANARIES = Array.from({ length: 50 }, (_, number) => `canary${'abcdefghij'[number % 10]}${number}word`)

test('what has its time is published at it, once, by the process that comes after one that was killed', async () => {
  test.setTimeout(120_000)
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-desk-'))
  const heard: string[] = []
  const run = async () => {
    const child = spawn(process.execPath, [join(ROOT, 'dist/main.js')], {
      cwd: tmpdir(),
      env: { PATH: process.env['PATH'] ?? '', PORT: '0', DATA_DIR: dataDir, SEED: SHIPPED_FILE, LOG_LEVEL: 'trace' },
    })
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => heard.push(text))
    const before = heard.length
    const address = () => /Parley is at (http:\/\/\S+)\//.exec(heard.slice(before).join(''))?.[1] ?? ''
    await expect.poll(address, { timeout: 30_000 }).not.toBe('')
    const origin = address()
    const post = (path: string, fields: Record<string, string>) =>
      fetch(origin + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'Content-Type': FORM, Origin: origin, 'Sec-Fetch-Site': 'same-origin' },
        body: new URLSearchParams(fields),
      })
    return { child, origin, post, exit: once(child, 'close') }
  }

  const first = await run()
  const draft = async (fields: Record<string, string>) => {
    const { status, headers } = await first.post('/events', milestoneFields({ ...fields, intent: 'draft' }))
    expect(status).toBe(303)
    return headers.get('location') ?? ''
  }
  for (const [index, word] of CANARIES.entries()) {
    if (index % 5 === 4) await first.post('/report', { page: '/about', text: word, source: '' })
    else {
      const address = await draft({
        title: `A title with ${word}`,
        'citations.0.new.url': `https://example.org/${word}`,
      })
      if (index % 5 === 1) await first.post(`${address}/comments`, { comment: `${word} again` })
    }
  }
  const address = await draft({ title: 'Published at its time' })
  const body = await (await fetch(first.origin + address)).text()
  const version = /name="version" value="(\d+)"/.exec(body)?.[1] ?? ''
  // The next whole minute, or the one after where that is too near.
  const time = new Date(Math.ceil((Date.now() + 4000) / 60_000) * 60_000)
  const typed = `${time.toISOString().slice(0, 10)}, ${time.toISOString().slice(11, 16)}`
  expect((await first.post(`${address}/time`, { version, verdict: 'set', time: typed })).status).toBe(303)
  await new Promise(later => setTimeout(later, time.getTime() - Date.now() - 1000))
  first.child.kill('SIGKILL')
  await first.exit

  const second = await run()
  const published = async () =>
    (await (await fetch(`${second.origin}/changes`)).text()).split('Published at its time').length - 1
  await expect.poll(published, { timeout: 40_000, intervals: [500] }).toBe(1)
  second.child.kill('SIGTERM')
  await second.exit
  const lines = (await readFile(join(dataDir, 'journal.jsonl'), 'utf8')).trim().split('\n')
  const revisions = lines.map(line => JSON.parse(line) as { at: string; record: { title?: string } })
  const found = revisions.filter(({ record }) => record.title === 'Published at its time')
  expect(found).toHaveLength(1)
  expect(Date.parse(found[0]?.at ?? '')).toBeGreaterThanOrEqual(time.getTime())

  const names = (await readdir(dataDir)).filter(name => name !== 'desk.jsonl')
  expect(names).toContain('journal.jsonl')
  const elsewhere = [
    heard.join(''),
    ...(await Promise.all(names.map(name => readFile(join(dataDir, name), 'utf8')))),
  ].join('\n')
  expect(CANARIES.filter(word => elsewhere.includes(word))).toEqual([])
  const desk = await readFile(join(dataDir, 'desk.jsonl'), 'utf8')
  expect(CANARIES.filter(word => !desk.includes(word)).length).toBeLessThan(6)
  await rm(dataDir, { recursive: true })
})
