import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type * as Axe from 'axe-core'
import { expect, type Locator, type Page } from 'playwright/test'

// What holds for every page: axe finds nothing, nothing reaches out of the window, and the fonts are ours.

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The rules that look at colours. What the others find is the same in both themes. */
const COLOURS = ['color-contrast', 'link-in-text-block']

/** Everything that axe finds, as lines that say what is wrong and where. */
export const scan = (page: Page): Promise<string[]> => findings(page, STANDARDS)

/** For a page that was scanned in the other theme, at the same width. */
export const scanColours = (page: Page): Promise<string[]> => findings(page, COLOURS)

async function findings(page: Page, only: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  return page.evaluate(async runOnly => {
    const { axe } = window as unknown as { axe: typeof Axe }
    const { violations } = await axe.run({ runOnly, resultTypes: ['violations'] })
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary}`),
    )
  }, only)
}

/** Elements that reach beyond an edge of the window without a scrolling part of the page around them. */
export const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const isCut = (element: Element): boolean =>
      getComputedStyle(element).overflowX !== 'visible' ||
      (element.parentElement !== null && isCut(element.parentElement))
    const beyond = [...document.body.querySelectorAll('*')].filter(element => {
      const { left, right } = element.getBoundingClientRect()
      return (right > clientWidth + 0.5 || left < -0.5) && !(element.parentElement && isCut(element.parentElement))
    })
    return [
      `${scrollWidth} px in ${clientWidth} px`,
      ...beyond.slice(0, 5).map(({ tagName, className }) => `${tagName}.${className}`),
    ]
  })

/** Links whose line begins or ends under a blank. */
export const looseLinks = (page: Page): Promise<string[]> =>
  page
    .locator('a:not(svg a)')
    .evaluateAll(links =>
      links
        .filter(link => getComputedStyle(link).display === 'inline' && /^\s|\s$/.test(link.textContent ?? ''))
        .map(link => link.outerHTML.slice(0, 120)),
    )

/**
 * What is pressed and is smaller than 24 by 24 pixels, with less room around it than that (WCAG 2.5.8): a circle of 24 pixels
 * on it touches another target. What stands within a sentence is excepted.
 */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.locator('a[href], button, input:not([type="hidden"]), select, textarea, summary').evaluateAll(elements => {
    const LEAST = 24
    const isCutAway = (element: Element | null): boolean =>
      element !== null && (getComputedStyle(element).clipPath !== 'none' || isCutAway(element.parentElement))
    const boxes = elements.flatMap(element => {
      if (!element.checkVisibility() || isCutAway(element) || element.closest('svg')) return []
      const isTicked = element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type)
      const { x, y, width, height } = ((isTicked && element.closest('label')) || element).getBoundingClientRect()
      if (width === 0) return []
      const isSmall = width < LEAST || height < LEAST
      return [{ element, isSmall, x, y, width, height, middle: [x + width / 2, y + height / 2] as const }]
    })
    return boxes.flatMap(one => {
      if (!one.isSmall) return []
      const { element, middle } = one
      let block = element.parentElement
      while (block && getComputedStyle(block).display.startsWith('inline')) block = block.parentElement
      const linked = [...(block?.querySelectorAll('a, button') ?? [])]
        .map(link => link.textContent?.trim().length ?? 0)
        .reduce((sum, length) => sum + length, 0)
      const isInSentence =
        getComputedStyle(element).display === 'inline' && (block?.textContent?.trim().length ?? 0) > linked + 1
      const isCrowded = boxes.some(other => {
        if (other.element === element || other.element.contains(element) || element.contains(other.element))
          return false
        if (other.isSmall) return Math.hypot(other.middle[0] - middle[0], other.middle[1] - middle[1]) < LEAST
        const aside = Math.max(other.x - middle[0], 0, middle[0] - other.x - other.width)
        const above = Math.max(other.y - middle[1], 0, middle[1] - other.y - other.height)
        return Math.hypot(aside, above) < LEAST / 2
      })
      return isCrowded && !isInSentence
        ? [`${Math.round(one.width)} × ${Math.round(one.height)}: ${element.outerHTML.slice(0, 120)}`]
        : []
    })
  })

/** In both themes, with large text and on the narrowest screen. */
export async function expectAccessible(page: Page): Promise<void> {
  await unfold(page)
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await scan(page), 'light').toEqual([])
  expect(await smallTargets(page), 'targets on 1280 px').toEqual([])
  expect(await looseLinks(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await scanColours(page), 'dark').toEqual([])

  await setTextSize(page, '200%')
  expect(await tooWide(page), 'text at 200 % on 1280 px').toEqual([])
  await setTextSize(page, '')
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await tooWide(page), '320 px').toEqual([])
  expect(await smallTargets(page), 'targets on 320 px').toEqual([])
  expect(await scan(page), 'dark on 320 px').toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await scanColours(page), 'light on 320 px').toEqual([])
}

/** Opens what is folded away, and has the browser lay out what is below the window: all of it is part of the page. */
export const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    // What lies over the page closes by itself when the reader goes on: it is never open together with the rest.
    for (const details of document.querySelectorAll('details:not(.masthead details, .editor)'))
      (details as HTMLDetailsElement).open = true
    for (const event of document.querySelectorAll<HTMLElement>('.event')) event.style.contentVisibility = 'visible'
  })

export const setTextSize = (page: Page, size: string): Promise<void> =>
  page.evaluate(text => {
    document.documentElement.style.fontSize = text
  }, size)

/** Fonts come with the first page and are used from the second: nothing moves under a reader's eyes. */
export async function gotoWithFonts(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.evaluate(async () => {
    await Promise.all([...document.fonts].map(font => font.load()))
  })
  await page.reload()
  await page.evaluate(() => document.fonts.ready)
  expect(await page.evaluate(() => document.fonts.check('16px "Source Serif 4"'))).toBe(true)
}

/** Presses Tab until the wanted element has the focus, as somebody without a mouse does; it must be visible then. */
export async function tabTo(page: Page, target: Locator, limit = 250): Promise<void> {
  const handle = await target.elementHandle()
  const isThere = () => page.evaluate(element => document.activeElement === element, handle)
  const watching = await page.evaluateHandle(() => new AbortController())
  // Where the focus stays once it is there, more can be pressed than is needed, which is faster.
  const canStay = await page.evaluate(
    ([element, { signal }]) => {
      let isHeard = false
      const hear = () => {
        isHeard = true
      }
      addEventListener('parley-heard', hear, { signal })
      dispatchEvent(new Event('parley-heard'))
      const stay = (event: KeyboardEvent) => {
        if (event.key !== 'Tab' || document.activeElement !== element) return
        event.preventDefault()
        event.stopImmediatePropagation()
      }
      addEventListener('keydown', stay, { capture: true, signal })
      return isHeard
    },
    [handle, watching] as const,
  )
  const atOnce = canStay ? 10 : 1
  for (let presses = 0; presses < limit; presses += atOnce) {
    if (await isThere()) {
      await watching.evaluate(watch => watch.abort())
      await expect(target).toBeInViewport()
      return
    }
    await Promise.all(Array.from({ length: atOnce }, () => page.keyboard.press('Tab')))
  }
  throw new Error(`${target} was not reached with ${limit} presses of Tab`)
}
