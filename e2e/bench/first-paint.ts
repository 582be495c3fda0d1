import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Browser, Page } from 'playwright'
import { openBrowser } from './browser.ts'
import { runBuiltSite } from './built-site.ts'
import { atMost, type Figure, inTurns, median, toldOnly } from './figures.ts'
import { PAGES, type PageName, warm } from './pages.ts'

// What a first visit costs a reader of the shipped record: the first paint beside that of the bare text, what is fetched,
// what moves and what keeps the page from answering. Each visit is made by a browser of its own that has nothing in its
// caches. `npm run build` first. About three minutes.

const ROUNDS = 11
const WIDE = { width: 1280, height: 800 }
const NARROW = { width: 390, height: 844 }

/** What is compared with its bare text; a piece stands on somebody else's page, which has to wait for it. */
const PAINTED = [
  { what: 'the timeline', path: PAGES.timeline, slowdown: 1, limit: 1.3 },
  { what: 'the timeline', path: PAGES.timeline, slowdown: 4, limit: 1.3 },
  { what: 'the timeline as a piece', path: '/embed/timeline', slowdown: 1, limit: 1.1 },
  { what: 'a milestone as a piece', path: '/embed/events/2025-11-23-geneva-talks', slowdown: 1, limit: 1.1 },
] as const

export async function benchFirstPaint(): Promise<void> {
  const site = await runBuiltSite()
  try {
    for (const path of Object.values(PAGES)) await warm(site.origin + path)
    const html = await textOf(site.origin + PAGES.timeline)
    const figures = [
      ...(await firstPaints(site.origin)),
      ...(await calm(site.origin)),
      ...(await weights(site.origin, html)),
    ]
    console.table(figures)
  } finally {
    await site.stop()
  }
}

const textOf = async (url: string): Promise<string> => (await fetch(url)).text()

/** The same words in the same elements, with nothing else: no style, no script, no picture, no attribute. */
const bareText = (html: string): string =>
  html
    .replace(/<(script|style|svg|noscript)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<(?:link|meta|img)\b[^>]*>/g, '')
    .replace(/<([a-z][a-z0-9]*)\s[^>]*>/g, '<$1>')
    .replace('<head>', '<head><meta charset="utf-8"><link rel="icon" href="data:,">')

async function firstPaints(origin: string): Promise<Figure[]> {
  let body = Buffer.of()
  const server = createServer((_req, res) => {
    res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': body.length }).end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bare = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const figures: Figure[] = []
  for (const { what: subject, path, slowdown, limit } of PAINTED) {
    const url = origin + path
    await warm(url)
    body = Buffer.from(bareText(await textOf(url)))
    const samples: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] }
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of inTurns(round, ['ours', 'bare'] as const)) {
        samples[name].push(await firstPaint(name === 'ours' ? url : bare, slowdown))
      }
    }
    const [own, other] = [median(samples.ours), median(samples.bare)]
    const what = `first contentful paint of ${subject} / of its bare text, processor ${slowdown === 1 ? 'as it is' : `${slowdown} x slower`}`
    figures.push(
      atMost(what, own / other, limit, `${own.toFixed(0)} ms / ${other.toFixed(0)} ms = ${(own / other).toFixed(2)}`),
    )
  }
  server.close()
  server.closeAllConnections()
  return figures
}

async function firstPaint(url: string, slowdown: number): Promise<number> {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ viewport: WIDE })
    await slowDown(page, slowdown)
    await page.goto(url, { waitUntil: 'load' })
    const paint = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0
    return Number(await (await page.waitForFunction(paint, null, { polling: 50 })).jsonValue())
  } finally {
    await browser.close()
  }
}

async function slowDown(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
}

interface Disturbance {
  readonly shift: number
  /** What each long task took beyond 50 ms after the first paint, summed up. */
  readonly blockedMs: number
  readonly longestTaskMs: number
  readonly otherHosts: number
  readonly complaints: readonly string[]
}

/** What moves, blocks, calls elsewhere or is fetched in vain, on every page. */
async function calm(origin: string): Promise<Figure[]> {
  const browser = await openBrowser()
  const seen: (Disturbance & { readonly page: PageName; readonly what: string })[] = []
  try {
    for (const page of Object.keys(PAGES) as PageName[]) {
      for (const [what, viewport, slowdown] of [
        ['desk', WIDE, 1],
        ['phone', NARROW, 4],
      ] as const) {
        seen.push({ page, what, ...(await disturbances(browser, origin, PAGES[page], viewport, slowdown)) })
      }
    }
  } finally {
    await browser.close()
  }
  for (const { page, what, complaints } of seen) for (const line of complaints) console.log(`${page}, ${what}: ${line}`)
  const worst = (pages: readonly PageName[], of: (one: Disturbance) => number) =>
    Math.max(...seen.filter(({ page }) => pages.includes(page)).map(of))
  const pages = Object.keys(PAGES) as PageName[]
  const everywhere = `any of ${pages.length} pages, wide and narrow`
  const shift = worst(pages, one => one.shift)
  const blocked = worst(['timeline'], one => one.blockedMs)
  const moved = pages.map(page => `${page} ${worst([page], one => one.shift).toFixed(4)}`)
  const blockedElsewhere = pages.map(page => `${page} ${worst([page], one => one.blockedMs).toFixed(0)}`)
  const longest = pages.map(page => `${page} ${worst([page], one => one.longestTaskMs).toFixed(0)}`)
  const others = worst(pages, one => one.otherHosts)
  const complaints = worst(pages, one => one.complaints.length)
  return [
    atMost(`cumulative layout shift with a scroll to the end, ${everywhere}`, shift, 0, shift.toFixed(4)),
    toldOnly('layout shift of each', moved.join(', ')),
    atMost('total blocking time of the timeline, processor 4 x slower, ms', blocked, 0, blocked.toFixed(0)),
    toldOnly('total blocking time of each, ms', blockedElsewhere.join(', ')),
    toldOnly('longest task of each, ms (0: none above 50)', longest.join(', ')),
    atMost(`requests to other hosts, ${everywhere}`, others, 0, String(others)),
    atMost(`complaints of the browser, ${everywhere}`, complaints, 0, String(complaints)),
  ]
}

/** Runs in the page. Buffered, so that nothing before it is missed. */
const NOTE_DISTURBANCES = `
  window.disturbances = { shift: 0, tasks: [] }
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.disturbances.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver(list => {
    for (const { startTime, duration } of list.getEntries()) window.disturbances.tasks.push({ startTime, duration })
  }).observe({ type: 'longtask', buffered: true })
`

interface Noted {
  readonly shift: number
  readonly tasks: readonly { readonly startTime: number; readonly duration: number }[]
  readonly paint: number
}

async function disturbances(
  browser: Browser,
  origin: string,
  path: string,
  viewport: { readonly width: number; readonly height: number },
  slowdown: number,
): Promise<Disturbance> {
  const context = await browser.newContext({ viewport })
  const page = await context.newPage()
  const complaints: string[] = []
  let otherHosts = 0
  page.on('request', request => {
    if (new URL(request.url()).origin !== origin) otherHosts++
  })
  page.on('console', message => {
    if (['warning', 'error'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(String(error)))
  await slowDown(page, slowdown)
  await page.addInitScript(NOTE_DISTURBANCES)
  await page.goto(origin + path, { waitUntil: 'load' })
  // A font that was fetched in vain is complained about some seconds later.
  await page.waitForTimeout(5_000)
  for (let step = 0; step < 10; step++) {
    await page.evaluate(part => window.scrollTo(0, (document.body.scrollHeight * part) / 10), step + 1)
    await page.waitForTimeout(100)
  }
  const noted = (await page.evaluate(
    "({ ...window.disturbances, paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0 })",
  )) as Noted
  await context.close()
  const blocking = noted.tasks.map(({ startTime, duration }) =>
    Math.max(0, startTime + duration - Math.max(startTime + 50, noted.paint)),
  )
  return {
    shift: noted.shift,
    blockedMs: blocking.reduce((sum, ms) => sum + ms, 0),
    longestTaskMs: Math.max(0, ...noted.tasks.map(({ duration }) => duration)),
    otherHosts,
    complaints,
  }
}

/** What is sent in the end, with brotli at its best, and which fonts a cold browser really fetches. */
async function weights(origin: string, html: string): Promise<Figure[]> {
  const entries = html.match(/<article class="event/g)?.length ?? 0
  const timelineCode = await codeOf(origin, PAGES.timeline)
  const explorerCode = await codeOf(origin, PAGES.explorer)
  const [timelineFonts, eventFonts] = [await fontsOf(origin, PAGES.timeline), await fontsOf(origin, PAGES.event)]
  const bytes = (fonts: ReadonlyMap<string, number>) => [...fonts.values()].reduce((sum, size) => sum + size, 0)
  const both = bytes(new Map([...timelineFonts, ...eventFonts]))
  const weigh = (what: string, size: number, most: number) =>
    atMost(what, size / 1024, most, `${(size / 1024).toFixed(1)} KB`, ' KB')
  return [
    weigh(`HTML of a timeline page with ${entries} entries, brotli`, brotliBytes(html), 25),
    weigh('JS and CSS of the timeline page, brotli', timelineCode, 20),
    weigh('JS and CSS of the explorer page, brotli', explorerCode, 45),
    weigh(`fonts of the timeline (${timelineFonts.size} files)`, bytes(timelineFonts), 130),
    weigh(`fonts of an event with Ukrainian text (${eventFonts.size} files)`, bytes(eventFonts), 130),
    toldOnly('fonts of both, one after the other', `${(both / 1024).toFixed(1)} KB`),
  ]
}

async function codeOf(origin: string, path: string): Promise<number> {
  const html = await textOf(origin + path)
  const assets = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g)].map(([, address]) => `${address}`)
  const sizes = await Promise.all(
    [...new Set(assets)].map(async address => brotliBytes(await textOf(origin + address))),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

const brotliBytes = (text: string): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text) } }).length

async function fontsOf(origin: string, path: string): Promise<Map<string, number>> {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ viewport: WIDE })
    const fonts = new Map<string, number>()
    page.on('requestfinished', async request => {
      if (request.resourceType() !== 'font') return
      const { responseBodySize } = await request.sizes()
      fonts.set(request.url(), responseBodySize)
    })
    await page.goto(origin + path, { waitUntil: 'load' })
    await page.waitForTimeout(500)
    return fonts
  } finally {
    await browser.close()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchFirstPaint()
