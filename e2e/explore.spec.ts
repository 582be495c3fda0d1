import { readFile } from 'node:fs/promises'
import type { Download, Page } from 'playwright/test'
import type { ExplorerData } from '../server/domain/explorer/explorer-data.ts'
import { lanesTop, middleOf, type ShownBand, shownBands } from '../server/domain/explorer/scene.ts'
import { stackOf } from '../server/domain/explorer/stack.ts'
import { wholeView } from '../server/domain/explorer/viewport.ts'
import { expect, test } from './fixtures.ts'

test.use({ viewport: { width: 1280, height: 900 } })

const AXIS = 46
const NAMES = 148

const region = (page: Page) => page.locator('#explorer')
const stage = (page: Page) => page.getByRole('application')
const plot = (page: Page) => page.locator('.explorer-plot')
const announcer = (page: Page) => region(page).getByRole('status')
const details = (page: Page) => page.locator('#explorer-details')

async function open(page: Page, address = '/explore'): Promise<void> {
  await page.goto(address)
  await expect(region(page)).toHaveAttribute('data-drawn')
}

const days = (page: Page) => {
  const query = new URL(page.url()).searchParams
  return [query.get('begin'), query.get('end')] as const
}

/** The whole record as it must be drawn at the size that the drawing has; on a wide page. */
async function drawnBands(page: Page): Promise<{ bands: ShownBand[]; top: number }> {
  const data: ExplorerData = await (await page.request.get('/explore.json')).json()
  const { width, height } = await stage(page).evaluate(({ clientWidth, clientHeight }) => ({
    width: clientWidth,
    height: clientHeight,
  }))
  const room = { nameHeight: 0, textRows: 3 }
  const stack = stackOf(data, { ...room, height: height - AXIS })
  const frame = { width, height, plotStart: NAMES, axisHeight: AXIS }
  if (!data.extent) throw new Error('the record has milestones')
  const view = wholeView(data.extent, width - NAMES)
  const scene = { data, stack, view, frame, scrolled: 0, measure: (text: string) => text.length * 7 }
  return { bands: shownBands(scene), top: lanesTop(scene) }
}

/** Where the first mark stands that is one of several, or one alone. */
async function placeOf(page: Page, wanted: 'cluster' | 'milestone') {
  const { bands } = await drawnBands(page)
  for (const shown of bands) {
    if (shown.band.kind !== 'milestones') continue
    const mark = shown.marks.find(({ cluster, x }) => (cluster !== null) === (wanted === 'cluster') && x > 40)
    if (mark) return { position: { x: mark.x, y: middleOf(shown, mark.row) }, mark, shown }
  }
  throw new Error(`there is a ${wanted}`)
}

test('draws the whole record at first', async ({ page }) => {
  await open(page)
  await expect(region(page)).toHaveAttribute('data-drawn', '195')
  expect(days(page)).toEqual([null, null])
  expect(await page.evaluate(() => performance.getEntriesByName('explorer-drawn').length)).toBe(1)
})

test('zooms and pans by wheel, drag and buttons, and keeps the view in the address', async ({ page }) => {
  await open(page)
  const box = await plot(page).boundingBox()
  if (!box) throw new Error('the plot is drawn')
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.mouse.move(middle.x, middle.y)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -600)
  await page.keyboard.up('Control')
  await expect(page).toHaveURL(/begin=2025-\d\d-\d\d&end=/)
  const zoomed = days(page)
  await page.mouse.down()
  await page.mouse.move(middle.x + 200, middle.y, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => days(page)[0] ?? '').not.toBe(zoomed[0])
  expect(String(days(page)[0]) < String(zoomed[0])).toBe(true)

  const dragged = days(page)
  await page.getByRole('button', { name: 'Later' }).click()
  await expect.poll(() => String(days(page)[0]) > String(dragged[0])).toBe(true)
  const later = days(page)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect
    .poll(() => String(days(page)[0]) > String(later[0]) && String(days(page)[1]) < String(later[1]))
    .toBe(true)
  await page.getByRole('button', { name: 'Zoom out' }).click()
  await page.getByRole('button', { name: 'Earlier' }).click()
  await page.getByRole('button', { name: 'Whole record' }).click()
  await expect.poll(() => days(page)).toEqual([null, null])
})

/** How many days the view has; of the whole record none stand in the address. */
function daysInView(page: Page): number {
  const [begin, end] = days(page)
  return begin === null ? Number.POSITIVE_INFINITY : (Date.parse(String(end)) - Date.parse(begin)) / 86_400_000 + 1
}

test('leaves the wheel to the page, and says once how it zooms', async ({ page }) => {
  await open(page)
  await plot(page).hover({ position: { x: 400, y: 300 } })
  const before = page.url()
  await page.mouse.wheel(0, 300)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
  expect(page.url()).toBe(before)
  const hint = page.getByText('Hold Ctrl or ⌘ while you turn the wheel to zoom')
  await expect(hint).toBeVisible()
  await expect(hint).toBeHidden()
  await page.mouse.wheel(0, -300)
  await page.reload()
  await expect(region(page)).toHaveAttribute('data-drawn')
  await plot(page).hover({ position: { x: 400, y: 300 } })
  await page.mouse.wheel(0, 300)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
  await expect(hint).toBeHidden()
})

test('one notch never more than halves the view, and zoom ends at the record and a tenth', async ({ page }) => {
  await open(page, '/explore?begin=2025-09-01&end=2025-12-29')
  await plot(page).hover({ position: { x: 400, y: 300 } })
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -1000)
  await expect.poll(() => daysInView(page)).toBeLessThan(120)
  expect(daysInView(page)).toBeGreaterThanOrEqual(60)
  for (let notches = 0; notches < 8; notches++) await page.mouse.wheel(0, 1000)
  const data: ExplorerData = await (await page.request.get('/explore.json')).json()
  const { first, last } = data.extent ?? { first: 0, last: 0 }
  await expect.poll(() => daysInView(page)).toBeGreaterThan(last - first)
  const shown = daysInView(page)
  if (shown !== Number.POSITIVE_INFINITY) expect(shown).toBeLessThanOrEqual((last - first + 1) * 1.1 + 2)
})

test('keeps the list of a crowd until it is dismissed', async ({ page }) => {
  await open(page)
  const list = details(page).locator('.explorer-several')
  const pressCrowd = async () => {
    await page.getByRole('button', { name: 'Whole record' }).click()
    await expect.poll(() => days(page)).toEqual([null, null])
    const { position } = await placeOf(page, 'cluster')
    await plot(page).click({ position })
    await expect(list).toBeVisible()
  }
  await pressCrowd()
  await expect(page).toHaveURL(/begin=/)
  for (const x of [100, 300, 500]) await plot(page).hover({ position: { x, y: 200 } })
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect(list).toBeVisible()
  await details(page).getByRole('button', { name: 'Close' }).click()
  await expect(list).toBeHidden()
  await expect(stage(page)).toBeFocused()
  await pressCrowd()
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await pressCrowd()
  await page.getByRole('heading', { level: 1 }).click()
  await expect(list).toBeHidden()
})

test('gives out the link to the view and to the chosen milestone', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page, '/explore?by=actor&begin=2025-11-20&end=2025-12-10')
  await stage(page).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/selected=/)
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await region(page).getByRole('button', { name: 'Copy link' }).click()
  await expect.poll(copied).toBe(page.url())
  const href = await details(page).getByRole('heading').getByRole('link').getAttribute('href')
  await details(page).getByRole('button', { name: 'Copy link' }).click()
  await expect.poll(copied).toBe(new URL(String(href), page.url()).href)
})

test('is reached from the beginning of the page’s content with at most eight presses of Tab', async ({ page }) => {
  await open(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  let presses = 0
  for (; presses < 9 && !(await stage(page).evaluate(element => element === document.activeElement)); presses++)
    await page.keyboard.press('Tab')
  expect(presses).toBeLessThanOrEqual(8)
})

test('has one stop for all its buttons, between which the arrows lead', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: 'Earlier' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: 'Zoom out' })).toBeFocused()
  await page.keyboard.press('End')
  await expect(page.getByRole('button', { name: 'Save PNG of this view' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(stage(page)).toBeFocused()
})

test('folds its key away', async ({ page }) => {
  await open(page)
  await expect(details(page).getByText('Landmark')).toBeVisible()
  await details(page).getByText('What the marks mean').click()
  await expect(details(page).getByText('Landmark')).toBeHidden()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('a tap opens a sheet over the drawing, which can be dismissed', async ({ page }) => {
    await open(page, '/explore?begin=2025-11-22&end=2025-11-28')
    const sheet = page.getByRole('dialog', { name: 'Details' })
    const tapAt = async (x: number, y: number) => {
      await plot(page).tap({ position: { x, y } })
      // A tap becomes a click after its touches have been answered.
      await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
    }
    const findMark = async (): Promise<readonly [x: number, y: number]> => {
      for (let y = 120; y < 420; y += 12)
        for (let x = 20; x < 340; x += 24) {
          await tapAt(x, y)
          if (await sheet.isVisible()) return [x, y]
        }
      throw new Error('there is a mark to tap')
    }
    await stage(page).scrollIntoViewIfNeeded()
    const mark = await findMark()
    const tap = async () => {
      await tapAt(...mark)
      await expect(sheet).toBeVisible()
    }
    await expect(sheet.getByRole('button', { name: 'Close' })).toBeFocused()
    await expect(sheet.getByRole('heading')).toBeVisible()
    await sheet.getByRole('button', { name: 'Close' }).click()
    await expect(sheet).toBeHidden()
    await expect(stage(page)).toBeFocused()
    await expect(page).not.toHaveURL(/selected=/)
    await tap()
    await page.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
    await tap()
    await page.touchscreen.tap(195, 20)
    await expect(sheet).toBeHidden()
  })
})

test('is read by keyboard, each move announced', async ({ page }) => {
  await open(page, '/explore?begin=2025-11-22&end=2025-11-28')
  await stage(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Home')
  await expect(announcer(page)).toHaveText(
    /^\d+ \w+ 2025, .+, confirmed, (minor|notable|landmark), Lane US–Ukraine, 1 of 59$/,
  )
  await page.keyboard.press('ArrowRight')
  await expect(announcer(page)).toHaveText(/, Lane US–Ukraine, 2 of 59$/)
  await page.keyboard.press('ArrowLeft')
  await expect(announcer(page)).toHaveText(/, 1 of 59$/)
  await page.keyboard.press('ArrowDown')
  await expect(announcer(page)).toHaveText(/Lane US–Russia/)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(announcer(page)).toHaveText(/, Texts, \d+ of 31$/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await expect(announcer(page)).toHaveText(/, Lane US–Ukraine, 59 of 59$/)
  await expect(details(page).getByRole('link')).toHaveText(
    'Trump–Zelenskyy meeting planned at the NATO summit in Ankara',
  )

  await expect(page).toHaveURL(/selected=/)
  const before = page.url()
  await page.keyboard.press('+')
  await expect.poll(() => page.url()).not.toBe(before)
  await page.keyboard.press('Escape')
  await expect(announcer(page)).toHaveText('Nothing is chosen')
  await expect(page).not.toHaveURL(/selected=/)
  await page.keyboard.press('End')
  await expect(page).toHaveURL(/selected=/)
  const left = page.url()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/NATO summit in Ankara/)
  await page.goBack()
  await expect(details(page).getByRole('link', { name: /NATO summit in Ankara/ })).toBeVisible()
  expect(page.url()).toBe(left)
})

test('opens what stands close together, and goes back', async ({ page }) => {
  await open(page)
  const { position, mark } = await placeOf(page, 'cluster')
  await plot(page).click({ position })
  await expect(page).toHaveURL(/begin=\d{4}-\d\d-\d\d&end=/)
  expect(mark.count).toBeGreaterThan(1)
  const inside = page.url()
  await page.goBack()
  await expect.poll(() => days(page)).toEqual([null, null])
  await page.goForward()
  await expect.poll(() => page.url()).toBe(inside)
})

test('opens a count by keyboard', async ({ page }) => {
  await open(page)
  await stage(page).focus()
  await page.keyboard.press('Home')
  for (let presses = 0; !(await announcer(page).textContent())?.includes('press Enter to open'); presses++) {
    expect(presses).toBeLessThan(40)
    await page.keyboard.press('ArrowRight')
  }
  await expect(announcer(page)).toHaveText(/^\d+ milestones, .+, Lane US–Ukraine, press Enter to open$/)
  await page.keyboard.press('Enter')
  await expect(announcer(page)).toHaveText(/^Zoomed to \d+ milestones/)
  await expect(page).toHaveURL(/begin=/)
})

test('shows what is pointed at, and leads to what is chosen', async ({ page }) => {
  await open(page)
  const { position, mark, shown } = await placeOf(page, 'milestone')
  const title = shown.band.layout.track.columns.title[mark.place] ?? ''
  await plot(page).hover({ position })
  await expect(details(page).getByRole('link', { name: title })).toBeVisible()
  await expect(stage(page)).not.toBeFocused()
  await plot(page).click({ position })
  await page.mouse.move(5, 5)
  await expect(page).toHaveURL(/selected=/)
  await details(page).getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
})

test('makes other lanes without leaving the page', async ({ page }) => {
  await open(page, '/explore?begin=2025-11-15&end=2025-12-15')
  const asked: string[] = []
  page.on('request', request => {
    if (request.url().includes('/explore')) asked.push(request.url().slice(new URL(request.url()).origin.length))
  })
  await page.getByRole('radio', { name: 'Actor' }).check()
  await expect(page).toHaveURL('/explore?by=actor&begin=2025-11-15&end=2025-12-15')
  await expect(page.locator('#explorer-count')).toHaveText(/milestones in 12 lanes/)
  expect(asked.filter(address => !address.startsWith('/assets'))).toEqual(['/explore.json?by=actor'])
  await stage(page).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect(announcer(page)).toHaveText(/Lane United States: positions/)
  await page.goBack()
  await expect(page).toHaveURL('/explore?begin=2025-11-15&end=2025-12-15')
  await expect(page.getByRole('radio', { name: 'Negotiating table' })).toBeChecked()
  await expect(page.locator('#explorer-count')).toHaveText(/in 8 lanes/)
})

test('what stands around the drawing follows it', async ({ page }) => {
  await open(page, '/explore?kind=talks&begin=2025-11-15&end=2025-12-15')
  const table = page.locator('#explorer-list')
  await table.locator('summary').click()
  const rows = table.locator('tbody tr')
  const rowsBefore = await rows.count()
  await page.getByRole('radio', { name: 'Actor' }).check()
  await expect(table.getByRole('columnheader').last()).toHaveText('Actor')
  await expect(rows).toHaveCount(rowsBefore)
  await expect(rows.filter({ hasText: 'talks in Geneva on the plan' })).toContainText('United States, Ukraine')
  await expect(page.getByRole('link', { name: 'Export JSON' })).toHaveAttribute(
    'href',
    '/explore.json?kind=talks&by=actor',
  )
  await expect(page.getByRole('link', { name: 'Read as a list' })).toHaveAttribute('href', '/?kind=talks')
  await expect(page.getByRole('link', { name: 'Remove the filter' })).toHaveAttribute(
    'href',
    /\/explore\?by=actor&begin=2025-11-15&end=2025-12-15$/,
  )
  await page.getByRole('button', { name: 'Whole record' }).click()
  await expect.poll(() => rows.count()).toBeGreaterThan(rowsBefore)
  await expect(table.locator('summary')).toHaveText(`The same as a table: ${await rows.count()} milestones in view`)
  await page.getByText('Read as of an earlier day').click()
  await page.getByLabel('What had happened by the end of').fill('2025-12-24')
  await page.locator('form.clock').getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL('/explore?kind=talks&by=actor&on=2025-12-24')
})

test('tells of a chosen milestone what it is about, and of its marks while nothing is chosen', async ({ page }) => {
  await open(page, '/explore?begin=2025-11-22&end=2025-11-28')
  const key = details(page).getByRole('heading', { name: 'What the marks mean' })
  await expect(key).toBeVisible()
  let isDown = true
  await page.route('**/explore/*.json', route => (isDown ? route.abort() : route.continue()))
  await stage(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Home')
  await expect(key).toBeHidden()
  await expect(details(page)).toContainText('The summary could not be fetched.')
  await expect(details(page).getByRole('heading').getByRole('link')).toHaveAttribute('href', /^\/events\//)
  isDown = false
  await details(page).getByRole('button', { name: 'Try again' }).click()
  await expect(details(page).locator('.summary')).toHaveText(/\w+/)
  await expect(details(page).getByText('Who')).toBeVisible()
  await details(page).locator('.detail a[href^="/actors/"]').first().click()
  await expect(page).toHaveURL(/\/actors\//)
  await page.goBack()
  await expect(details(page).locator('.summary')).toBeVisible()
  await stage(page).focus()
  await page.keyboard.press('Escape')
  await expect(key).toBeVisible()
})

test('an address opens the same view again, with its filters', async ({ page }) => {
  const address = '/explore?kind=talks&by=actor&begin=2025-11-20&end=2025-12-10&selected=2025-11-23-geneva-talks'
  await open(page, address)
  await expect(details(page).getByRole('heading')).toHaveText(/Geneva/)
  await stage(page).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  await expect(page).toHaveURL(/kind=talks&by=actor&begin=2025-11-20&end=2025-12-10&selected=/)
  await expect(page.locator('#explorer-form input[name="begin"]')).toHaveValue('2025-11-20')
})

test('is moved by its small map', async ({ page }) => {
  await open(page, '/explore?begin=2025-11-15&end=2025-12-15')
  const map = page.locator('.explorer-minimap')
  await map.scrollIntoViewIfNeeded()
  const box = await map.boundingBox()
  if (!box) throw new Error('the map is drawn')
  await page.mouse.click(box.x + box.width - 4, box.y + 20)
  await expect.poll(() => String(days(page)[0]) > '2026-05').toBe(true)
  await page.mouse.move(box.x + box.width - 5, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width - 400, box.y + 20, { steps: 3 })
  await page.mouse.up()
  await expect.poll(() => String(days(page)[0]) < '2026-05').toBe(true)
})

async function contentOf(download: Download): Promise<Buffer> {
  return readFile(await download.path())
}

test('saves the view as a picture', async ({ page }) => {
  await open(page, '/explore?begin=2025-11-15&end=2025-12-15')
  const save = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
    return download
  }
  const svg = await save('Save SVG of this view')
  expect(svg.suggestedFilename()).toBe('parley-2025-11-15-2025-12-15.svg')
  const text = (await contentOf(svg)).toString('utf8')
  const read = await page.evaluate(source => {
    const parsed = new DOMParser().parseFromString(source, 'image/svg+xml')
    return {
      root: parsed.documentElement.nodeName,
      words: [...parsed.querySelectorAll('text')].map(t => t.textContent),
    }
  }, text)
  expect(read.root).toBe('svg')
  expect(read.words).toContain('15 November – 15 December 2025')
  expect(read.words).toContainEqual(expect.stringMatching(/^Parley, revision /))
  expect(read.words).toContain('US–Ukraine')

  const png = await contentOf(await save('Save PNG of this view'))
  expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const { width, height } = await stage(page).evaluate(({ clientWidth, clientHeight }) => ({
    width: clientWidth,
    height: clientHeight,
  }))
  expect(png.readUInt32BE(16)).toBe(2 * (width + 56))
  expect(png.readUInt32BE(20)).toBeGreaterThan(height)
})

test('says when the drawing cannot be fetched, and tries again', async ({ page }) => {
  let isDown = true
  await page.route('**/explore.json*', route => (isDown ? route.abort() : route.continue()))
  await open(page)
  await page.getByRole('radio', { name: 'Actor' }).check()
  await expect(region(page).getByRole('alert')).toHaveText(/could not be fetched/)
  await expect(page.locator('#explorer-list')).toBeVisible()
  isDown = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(region(page)).toHaveAttribute('data-drawn', /\d/)
})

test('is drawn anew in another theme', async ({ page }) => {
  await open(page)
  const picture = () =>
    stage(page)
      .locator('canvas')
      .evaluate(canvas => (canvas as HTMLCanvasElement).toDataURL())
  const light = await picture()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(picture).not.toBe(light)
})

const ticks = (page: Page) => page.locator('.explorer-axis').evaluate(axis => axis.outerHTML)

test('jumps where no motion is wanted', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  const next = await page.evaluate(() => new Promise<string>(resolve => requestAnimationFrame(() => resolve(''))))
  const shown = next + (await ticks(page))
  await expect(page).toHaveURL(/begin=/)
  expect(await ticks(page)).toBe(shown)
})

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } })

  test('arrives where it would have jumped', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await open(page)
    await page.getByRole('button', { name: 'Zoom in' }).click()
    await expect(page).toHaveURL(/begin=/)
    const [jumped, axis] = [page.url(), await ticks(page)]
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    await open(page)
    await page.getByRole('button', { name: 'Zoom in' }).click()
    await expect(page).toHaveURL(jumped)
    await expect.poll(() => ticks(page)).toBe(axis)
  })
})

test.describe('by touch', () => {
  test.use({ hasTouch: true })

  test('a tap tells what a mark is', async ({ page }) => {
    await open(page)
    const { position, mark, shown } = await placeOf(page, 'milestone')
    // Beside the sign: a finger covers more than that.
    await plot(page).tap({ position: { x: position.x - 10, y: position.y + 9 } })
    const title = shown.band.layout.track.columns.title[mark.place] ?? ''
    await expect(details(page).getByRole('link', { name: title })).toBeVisible()
  })

  test('two fingers zoom, and keep what is between them', async ({ page, context }) => {
    await open(page)
    const box = await plot(page).boundingBox()
    if (!box) throw new Error('the plot is drawn')
    const fingers = await context.newCDPSession(page)
    const [middle, y] = [box.x + box.width / 2, box.y + 300]
    const touches = (apart: number) => [-apart, apart].map((dx, id) => ({ x: middle + dx, y, id }))
    await fingers.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: touches(40) })
    for (const apart of [80, 120, 160])
      await fingers.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: touches(apart) })
    await fingers.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await expect(page).toHaveURL(/begin=/)
    const [first, last] = days(page).map(day => Date.parse(String(day)))
    const { extent }: ExplorerData = await (await page.request.get('/explore.json')).json()
    const DAY = 86_400_000
    const [length, whole] = [(Number(last) - Number(first)) / DAY, Number(extent?.last) - Number(extent?.first)]
    expect(length / whole).toBeCloseTo(1 / 4, 1)
    const centre = (Number(extent?.first) + Number(extent?.last)) / 2
    expect(Math.abs((Number(first) + Number(last)) / 2 / DAY - centre)).toBeLessThan(8)
    expect(await page.evaluate(() => visualViewport?.scale)).toBe(1)
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('the drawing is as wide as the page, and nothing moves when it comes', async ({ page }) => {
    await page.addInitScript(() => {
      new PerformanceObserver(list => {
        const shift = list
          .getEntries()
          .reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0)
        document.documentElement.dataset['shift'] = String(shift)
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await open(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    expect(await page.evaluate(() => document.documentElement.dataset['shift'] ?? '0')).toBe('0')
  })
})
