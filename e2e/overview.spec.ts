import type { Page } from 'playwright/test'
import type { RecordDocument } from '../server/domain/exchange/record-document.ts'
import { expect, SHIPPED, test, withAndWithoutJavaScript } from './fixtures.ts'

const WIDE = { width: 1280, height: 900 }
const PHONE = { width: 390, height: 844 }

const overview = (page: Page) => page.getByRole('figure', { name: 'Overview' })
const column = (page: Page, name: RegExp) => overview(page).getByRole('link', { name, exact: true })
const count = (page: Page) => page.getByRole('status')
const slider = (page: Page, name: string) => overview(page).getByRole('slider', { name })
const line = (page: Page) => overview(page).locator('.overview-line')

type ShippedEvent = RecordDocument['events'][number]
const TEMPLATE = SHIPPED.events[0] as ShippedEvent

/** A record of these events alone, with what they refer to. */
function recordWith(events: readonly Partial<ShippedEvent>[]): RecordDocument {
  const cited = TEMPLATE.citations.map(({ source }) => source)
  return {
    ...SHIPPED,
    processes: SHIPPED.processes.map(process => ({ ...process, briefs: [] })),
    documents: [],
    positions: [],
    pointStates: [],
    sources: SHIPPED.sources.filter(({ id }) => cited.includes(id)),
    events: events.map((fields, order) => ({
      ...TEMPLATE,
      participants: [],
      documents: [],
      quotes: [],
      accounts: [],
      follows: [],
      significance: 3,
      ...fields,
      order,
      id: `event-${order}`,
    })),
  }
}

/** Unfolds the lanes above the list or, without a script, goes to their page. */
async function openLanes(page: Page, path: string): Promise<void> {
  await page.goto(path)
  const lanes = page.locator('#lanes')
  const isLeftOpen = (await page.locator('html[data-lanes]').count()) > 0
  if (!isLeftOpen) await lanes.getByText('In lanes', { exact: true }).click()
  if ((await page.locator('html[data-script]').count()) === 0) await lanes.getByRole('link').click()
  await expect(overview(page)).toBeVisible()
}

/** Words that lie over other words, in the widths given. */
async function overlappingWords(page: Page): Promise<string[]> {
  return page.locator('.overview-drawing').evaluate(drawing => {
    const words = [...drawing.querySelectorAll('text')]
      .filter(text => text.getClientRects().length > 0)
      .map(text => ({ text: text.textContent, box: text.getBoundingClientRect() }))
    return words.flatMap((one, index) =>
      words
        .slice(index + 1)
        .filter(
          ({ box }) =>
            one.box.left < box.right - 1 &&
            box.left < one.box.right - 1 &&
            one.box.top < box.bottom - 3 &&
            box.top < one.box.bottom - 3,
        )
        .map(other => `${one.text} / ${other.text}`),
    )
  })
}

withAndWithoutJavaScript(hasScript => {
  test.use({ viewport: WIDE })

  test('leads from a month of the overview to its milestones, with the other filters', async ({ page }) => {
    await openLanes(page, '/?kind=talks')
    const month = column(page, /^November 2025: \d+ milestones$/)
    const listed = /\d+(?= milestones)/.exec((await month.locator('title').textContent()) ?? '')?.[0]
    await month.click()
    await expect(page).toHaveURL(/\/\?kind=talks&from=2025-11-01&to=2025-11-30#timeline$/)
    await expect(count(page)).toContainText(`${listed} milestones, out of`)
    await expect(page.getByRole('list', { name: 'Filters in use' })).toContainText('Kind: Talks')
    if (!hasScript) await openLanes(page, page.url())
    await expect(overview(page)).toContainText('the time that you chose enlarged: November 2025')
  })

  test('leads from a landmark to its place in the list, on this page and on another', async ({ page }) => {
    await openLanes(page, '/')
    await overview(page).getByText('Read this drawing as a list').click()
    const landmarks = overview(page).getByRole('list', { name: 'Landmark milestones' })
    await landmarks.getByRole('link', { name: /hold talks in Geneva/ }).click()
    await expect(page).toHaveURL(/#event-2025-11-23-geneva-talks$/)
    await expect(page.locator('#event-2025-11-23-geneva-talks')).toBeInViewport()
    if (hasScript) await expect(landmarks).toBeVisible()
    else {
      await page.goBack()
      await overview(page).getByText('Read this drawing as a list').click()
    }
    await landmarks.getByRole('link', { name: /adopts the Paris Declaration/ }).click()
    await expect(page).toHaveURL(/page=2#event-2026-01-06-paris-declaration$/)
    await expect(page.locator('#event-2026-01-06-paris-declaration')).toBeInViewport()
  })

  test('stands above every page of the list, and tells where in the record that page is', async ({ page }) => {
    for (const path of ['/', '/?page=2', '/?order=newest&kind=talks', '/?on=2025-11-25']) {
      await openLanes(page, path)
    }
    await expect(overview(page).getByText('The day that is read')).toBeVisible()
    await page.goto('/?q=zzzqqq')
    await expect(page.locator('#lanes')).toHaveCount(0)
  })

  test('has targets of 24 px on a phone, and words that do not touch at any width', async ({ page }) => {
    await openLanes(page, '/')
    for (const width of [320, 390, 768, 1000, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await overlappingWords(page), `${width} px`).toEqual([])
      const narrowest = await page
        .locator('.overview-column')
        .evaluateAll(columns =>
          Math.min(...columns.map(one => one.getBoundingClientRect().width).filter(columnWidth => columnWidth > 0)),
        )
      expect(narrowest, `${width} px`).toBeGreaterThanOrEqual(24)
    }
  })

  test('is told in words as well', async ({ page }) => {
    await openLanes(page, '/')
    await overview(page).getByText('Read this drawing as a list').click()
    const row = overview(page).getByRole('row', { name: /^November 2025/ })
    await expect(row.getByRole('cell').first()).toHaveText(/^\d\d$/)
    await row.getByRole('link', { name: 'November 2025' }).click()
    await expect(page).toHaveURL(/from=2025-11-01&to=2025-11-30/)
  })

  if (!hasScript) {
    test('offers nothing that needs a script', async ({ page }) => {
      await openLanes(page, '/')
      await expect(overview(page).getByRole('slider')).toHaveCount(0)
      await expect(line(page)).toContainText('to scale')
    })
  }
})

test.describe('with a script', () => {
  test.use({ viewport: WIDE })

  test('leaves the lanes as the reader left them, and nothing moves when they come', async ({ page }) => {
    await openLanes(page, '/')
    await expect.poll(() => page.evaluate(() => localStorage.getItem('parley-lanes'))).toMatch(/^\d{3}$/)
    const listAt = () => page.locator('#timeline').evaluate(list => list.getBoundingClientRect().top + scrollY)
    await page.route(/\/overview/, async route => {
      await new Promise(resolve => setTimeout(resolve, 500))
      await route.continue()
    })
    await page.goto('/?page=2')
    const before = await listAt()
    await expect(overview(page)).toBeVisible()
    expect(Math.abs((await listAt()) - before)).toBeLessThan(60)
    await page.locator('#lanes').getByText('In lanes', { exact: true }).click()
    await expect(overview(page)).toBeHidden()
    await page.goto('/')
    await expect(page.locator('#lanes').getByText('In lanes', { exact: true })).toBeVisible()
    await expect(overview(page)).toHaveCount(0)
  })

  test('chooses the dates by dragging, and no link is followed', async ({ page }) => {
    await openLanes(page, '/?kind=talks&kind=call')
    const box = await page.locator('.overview-drawing').boundingBox()
    if (!box) throw new Error('no drawing')
    const top = Number(await overview(page).getAttribute('data-top'))
    const y = box.y + top + 60
    await page.mouse.move(box.x + box.width * 0.25, y)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.4, y, { steps: 5 })
    await expect(line(page)).toContainText(/May 2025 – \d+ August 2025/)
    await page.mouse.up()
    await expect(page).toHaveURL(/kind=call&from=2025-05-\d\d&to=2025-08-\d\d$/)
    await expect(overview(page)).toContainText('the time that you chose enlarged')
    await expect(page.getByLabel('From', { exact: true })).toHaveValue(/^2025-05/)
  })

  test('chooses the dates by keyboard, undoes and applies', async ({ page }) => {
    await openLanes(page, '/')
    const from = slider(page, 'Show from')
    await expect(from).toHaveAttribute('aria-valuetext', '1 January 2025')
    await from.focus()
    for (const [key, day] of [
      ['PageUp', '1 February 2025'],
      ['ArrowRight', '2 February 2025'],
      ['Shift+ArrowRight', '9 February 2025'],
      ['ArrowLeft', '8 February 2025'],
      ['Escape', '1 January 2025'],
      ['PageDown', '1 January 2025'],
      ['PageUp', '1 February 2025'],
      ['PageUp', '1 March 2025'],
    ] as const) {
      await from.press(key)
      await expect(from).toHaveAttribute('aria-valuetext', day)
    }
    await expect(line(page)).toContainText('Enter shows these days')
    await from.press('Enter')
    await expect(page).toHaveURL(/\/\?from=2025-03-01$/)
    await expect(slider(page, 'Show from')).toBeFocused()

    const until = slider(page, 'Show until')
    await until.focus()
    await until.press('PageDown')
    await expect(until).toHaveAttribute('aria-valuetext', '30 June 2026')
    await until.press('Enter')
    await expect(page).toHaveURL(/\/\?from=2025-03-01&to=2026-06-30$/)
    await expect(page.getByLabel('Until', { exact: true })).toHaveValue('2026-06-30')
  })

  test('leads through the drawing by arrow keys, with details that move nothing', async ({ page }) => {
    await openLanes(page, '/')
    const first = overview(page).locator('svg a[tabindex="0"]')
    await expect(first).toHaveCount(1)
    const listAt = () => page.locator('#timeline').evaluate(list => list.getBoundingClientRect().top + scrollY)
    const before = await listAt()
    await first.focus()
    await expect(line(page).locator('.overview-detail')).toHaveText('January 2025: 1 milestone')
    await page.keyboard.press('ArrowDown')
    await expect(line(page).locator('.overview-detail')).toHaveText(/^February 2025: \d milestones$/)
    await page.keyboard.press('ArrowRight')
    await expect(line(page).locator('.overview-detail')).toHaveText(
      '12 February 2025: Trump and Putin agree by phone to start negotiations (confirmed)',
    )
    expect(await listAt()).toBe(before)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#event-2025-02-12-trump-putin-call$/)

    const mark = overview(page).locator('.overview-mark').last()
    await mark.locator('svg > path').hover()
    await expect(line(page).locator('.overview-detail')).toHaveText((await mark.locator('title').textContent()) ?? '')
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: PHONE, hasTouch: true, isMobile: true })

  test('follows a tap, and chooses the dates with a finger', async ({ page, context }) => {
    await openLanes(page, '/?page=2')
    const drawing = page.locator('.overview-drawing')
    const at = async (part: number) => {
      const box = await drawing.boundingBox()
      const top = Number(await overview(page).getAttribute('data-top'))
      return { x: (box?.x ?? 0) + (box?.width ?? 0) * part, y: (box?.y ?? 0) + top + 70 }
    }
    await drawing.scrollIntoViewIfNeeded()
    const place = await at(0.25)
    await page.touchscreen.tap(place.x, place.y)
    await expect(page).toHaveURL(/from=2025-04-01&to=2025-06-30/)

    await openLanes(page, '/')
    await drawing.scrollIntoViewIfNeeded()
    const [start, end] = [await at(0.2), await at(0.7)]
    const finger = await context.newCDPSession(page)
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [start] })
    for (const step of [0.3, 0.6, 1]) {
      const x = start.x + (end.x - start.x) * step
      await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: start.y }] })
    }
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await expect(page).toHaveURL(/\/\?from=2025-04-\d\d&to=2026-02-\d\d/)
  })
})

test.describe('forty milestones on one day', () => {
  const title = 'A very long title of a milestone that says again and again what it says '.repeat(3).slice(0, 160)
  test.use({
    seed: recordWith(Array.from({ length: 40 }, () => ({ when: '2025-11-23', title }))),
    viewport: WIDE,
  })

  test('are drawn within their day', async ({ page }) => {
    await openLanes(page, '/')
    // In the month, and in the few days that are enlarged.
    await expect(column(page, /^23 November 2025: 40 milestones$/)).toHaveCount(2)
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await overlappingWords(page), `${width} px`).toEqual([])
      const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      expect(isTooWide, `${width} px`).toBe(false)
    }
  })
})

test.describe('one milestone', () => {
  test.use({ seed: recordWith([{ when: '2025-11-23', title: 'The only one' }]), viewport: WIDE })

  test('is drawn in its month', async ({ page }) => {
    await openLanes(page, '/')
    await expect(overview(page)).toContainText('November 2025 to scale, a bar for a day.')
    await expect(overview(page).locator('.overview-mark')).toHaveCount(1)
  })
})

test.describe('milestones of 1994 and 2025', () => {
  test.use({
    seed: recordWith([
      { when: '1994-12-05', title: 'Long ago' },
      { when: '2025-11-23', title: 'The other day' },
    ]),
    viewport: WIDE,
  })

  test('are drawn to one scale', async ({ page }) => {
    await openLanes(page, '/')
    await expect(overview(page)).toContainText('1994–2025 to scale')
    await expect(overview(page).locator('.overview-label:visible')).toHaveText(['Long ago', 'The other day'])
  })
})

test.describe('an empty record', () => {
  test.use({ seed: 'none', ownSite: true, environment: { PUBLIC_URL: 'http://record.example.org' } })
  test('has no overview', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'Nothing is recorded yet' })).toBeVisible()
    await expect(overview(page)).toHaveCount(0)
  })
})
