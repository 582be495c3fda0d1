import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { RecordDocument } from '../server/domain/exchange/record-document.ts'
import { expect, ROOT, SHIPPED_FILE, test } from './fixtures.ts'
import { beyondMargins, countPrints, type PrintedFile, packed, printed, readPdf, wordsOf } from './pdf-text.ts'

const RECORD: RecordDocument = JSON.parse(await readFile(SHIPPED_FILE, 'utf8'))
const SOURCES = new Map(RECORD.sources.map(source => [source.id, source]))
const MILLIMETRE = 72 / 25.4

const COMPARISON = '/compare?documents=us-28-point-2025-11,e3-counterproposal-2025-11,us-ukraine-20-point-2025-12'

interface Expected {
  readonly events: RecordDocument['events']
  readonly head: string
}

/** The events are all there, with their sources, and no others; every sheet says what it is. */
function expectTimeline(file: PrintedFile, { events, head }: Expected): void {
  const words = wordsOf(file)
  expect(events.filter(({ title }) => !words.includes(packed(title))).map(({ id }) => id)).toEqual([])
  const others = RECORD.events.filter(({ id }) => !events.some(event => event.id === id))
  expect(others.filter(({ id }) => words.includes(`/events/${id}`)).map(({ id }) => id)).toEqual([])
  const urls = events.flatMap(({ citations }) => citations.map(({ source }) => SOURCES.get(source)?.url ?? source))
  expect(urls.filter(url => !words.includes(packed(url)))).toEqual([])
  expect(words).toContain(head)

  const { length } = file.sheets
  for (const [index, sheet] of file.sheets.entries()) {
    const said = wordsOf({ sheets: [sheet] })
    expect(said).toContain(`${index + 1}/${length}`)
    expect(said).toContain(`Revision1,127·${head.slice(0, 12)}`)
    expect(said).toContain(packed(RECORD.title))
  }
  expect(beyondMargins(file, 18 * MILLIMETRE)).toEqual([])
  expect(file.title).toContain(RECORD.title)
  expect(file.isTagged).toBe(true)
  expect(file.outline).toContain(events[0]?.title)
}

const inTimeline = RECORD.events.filter(({ kind }) => kind !== 'context')

for (const [format, issue, width] of [
  ['A4', null, 596],
  ['Letter', 'sanctions', 612],
] as const) {
  test(`the page made for paper prints ${issue ?? 'the whole record'} on ${format}`, async ({ page, site }) => {
    await page.goto(issue ? `/print?issue=${issue}` : '/print')
    const file = await printed(page, format)
    const events = inTimeline.filter(({ issues }) => issue === null || issues.includes(issue))
    expectTimeline(file, { events, head: await site.head() })
    expect(Math.round(file.sheets[0]?.width ?? 0)).toBe(width)
  })
}

test('a filtered timeline prints its milestones alone, and says its filters', async ({ page, site }) => {
  await page.goto('/?issue=nuclear-safety&to=2025-12&order=newest')
  await page.getByRole('link', { name: 'Print', exact: true }).click()
  const events = inTimeline.filter(({ issues, when }) => issues.includes('nuclear-safety') && when < '2026')
  expect(events.length).toBeGreaterThan(2)
  const file = await printed(page)
  expectTimeline(file, { events, head: await site.head() })
  const words = wordsOf(file)
  for (const said of ['Until 31 December 2025', 'Issue: Nuclear safety', 'Newest first', `${events.length} milestones`])
    expect(words).toContain(packed(said))
})

test('the command prints the same to a file, beside the running site', async ({ site }) => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-print-'))
  const out = join(folder, 'out.pdf')
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [join(ROOT, 'dist/cli.js'), 'print', out, ...args], {
      env: { ...process.env, DATA_DIR: site.dataDir, PUBLIC_URL: 'https://record.example.org', PORT: '' },
    })
  const head = await site.head()
  expect(await run()).toEqual({ stdout: `printed 195 milestones, at revision 1,127, to ${out}\n`, stderr: '' })
  const whole = await readPdf(await readFile(out))
  expectTimeline(whole, { events: inTimeline, head })
  expect(wordsOf(whole)).toContain('https://record.example.org/events/2025-11-23-joint-statement')

  await run('--filter', 'actor=turkiye', '--on', '30 Nov 2025', '--paper', 'letter')
  const part = await readPdf(await readFile(out))
  expect(part.sheets.map(({ width, height }) => [width, height])).toEqual(part.sheets.map(() => [612, 792]))
  expect(wordsOf(part)).toContain(packed('as of 30 November 2025'))
  expect(wordsOf(part)).not.toContain('/events/2026')
  await rm(folder, { recursive: true })
})

test('Ctrl+P on the timeline prints all of it, filters and all, and asks only once', async ({ page, context }) => {
  const asked = await countPrints(context)
  await page.goto('/?q=geneva')
  await page.keyboard.press('ControlOrMeta+p')
  await expect.poll(() => asked).toEqual([new URL('/print?q=geneva', page.url()).href])
  await page.getByRole('button', { name: 'Print' }).click()
  await expect.poll(() => asked).toHaveLength(2)
  await page.reload()
  await page.goBack()
  await expect(page).toHaveURL(/\/\?q=geneva/)
  expect(asked).toHaveLength(2)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a page of the list says on paper which part it is and where the whole is', async ({ page }) => {
    await page.goto('/?page=2&order=newest')
    const words = wordsOf(await printed(page))
    expect(words).toContain(packed('Page 2 of 2 of the list on the screen, not the whole.'))
    expect(words).toContain('/print?order=newest')
    await page.getByRole('link', { name: 'Print all 195' }).click()
    await expect(page).toHaveURL(/\/print\?order=newest$/)
    await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
  })
})

test('a comparison is printed across, with the names of the texts on every sheet and nothing cut off', async ({
  page,
}) => {
  await page.goto(COMPARISON)
  for (const format of ['A4', 'Letter'] as const) {
    const file = await printed(page, format)
    expect(beyondMargins(file, 14 * MILLIMETRE)).toEqual([])
    for (const [index, sheet] of file.sheets.entries()) {
      expect(sheet.width).toBeGreaterThan(sheet.height)
      const words = wordsOf({ sheets: [sheet] })
      const isLast = index === file.sheets.length - 1
      if (index > 0 && !isLast) expect(words).toMatch(/US28-pointplan.*E3counter-proposal.*20-pointplan/)
    }
  }
})

const ADDRESSES = [
  '/',
  '/explore',
  '/documents',
  '/documents/us-28-point-2025-11',
  '/documents/us-28-point-2025-11/points/13',
  '/lineages/us-28-point-2025-11/13',
  '/compare',
  '/positions',
  '/positions?document=us-28-point-2025-11',
  '/issues',
  '/issues/territory',
  '/actors',
  '/actors/ukraine',
  '/deadlines',
  '/sources',
  '/data',
  '/about',
  '/events/2025-11-23-joint-statement',
  '/events/new',
  '/no-such-page',
]

for (const address of ADDRESSES) {
  test(`${address} is printed within its margins, says where it is from, and shows no controls`, async ({
    page,
    site,
  }) => {
    await page.goto(address)
    const file = await printed(page)
    expect(beyondMargins(file, 18 * MILLIMETRE)).toEqual([])
    const words = wordsOf(file)
    expect(words).toContain(packed(`Address: ${address}`))
    expect(words).toContain(`(${(await site.head()).slice(0, 12)})`)
    await page.emulateMedia({ media: 'print' })
    await expect(page.locator('button, .skip, nav[aria-label="Main"], .filters').filter({ visible: true })).toHaveCount(
      0,
    )
  })
}

test('what is folded on the screen is printed', async ({ page }) => {
  await page.goto('/positions')
  const folded = await page.locator('main details:not([open])').evaluateAll(all =>
    all.flatMap(({ lastElementChild }) => {
      const rows = [...(lastElementChild?.querySelectorAll('th[scope="row"] a') ?? [])]
      return rows.length > 0 ? rows.map(row => row.textContent ?? '') : (lastElementChild?.textContent ?? [])
    }),
  )
  expect(folded.length).toBeGreaterThan(0)
  const words = wordsOf(await printed(page))
  expect(folded.filter(text => !words.includes(packed(text)))).toEqual([])
})

test('what lies over the page on the screen is not on paper', async ({ page }) => {
  await page.emulateMedia({ media: 'print' })
  await page.goto('/')
  for (const part of ['.guide', '.rail', '.lanes', 'form.clock', '.ways'])
    await expect(page.locator(part).first(), part).toBeHidden()
  await expect(page.locator('.standing')).toHaveCSS('overflow', 'visible')
})

test('a dark theme prints dark ink on white', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
  for (const address of ['/print', '/', COMPARISON, '/positions', '/documents']) {
    await page.goto(address)
    const pale = await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'dark'
      const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
      const lightness = (color: string): number => {
        if (!brush) return 0
        brush.clearRect(0, 0, 1, 1)
        brush.fillStyle = color
        brush.fillRect(0, 0, 1, 1)
        const [red = 0, green = 0, blue = 0, alpha = 0] = brush.getImageData(0, 0, 1, 1).data
        return alpha === 0 ? 255 : (red + green + blue) / 3
      }
      const texts = [...document.body.querySelectorAll('*')].filter(
        element =>
          element.checkVisibility() &&
          [...element.childNodes].some(node => node.nodeType === 3 && node.textContent?.trim()),
      )
      return [
        ...texts.filter(element => lightness(getComputedStyle(element).color) > 140),
        ...[document.documentElement, document.body, ...texts].filter(
          element => lightness(getComputedStyle(element).backgroundColor) < 200,
        ),
      ].map(({ tagName, className }) => `${tagName}.${className}`)
    })
    expect(pale, address).toEqual([])
  }
})
