import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import { TimelineCalendar } from '../../server/domain/dates/timeline-dates.ts'
import { openBrowser } from './browser.ts'
import { type BuiltSite, runBuiltSite } from './built-site.ts'
import { atMost, atMostPart, type Figure, inTurns, median, toldOnly } from './figures.ts'
import { type PeerEvent, servePeers } from './peer-pages.ts'
import { fill } from './site.ts'
import { syntheticEntries } from './synthetic-record.ts'

// The explorer beside the timelines that others use: the same events in each, every visit by a browser of its own that has
// nothing in its caches, visits of all in turns. `npm run build` first. About six minutes.
// `npx tsx e2e/bench/explorer.ts [rounds] [size …]`; without arguments five rounds of every size.

const ROUNDS = 5
const SIZES = [100, 1_000, 10_000]
const FRAMES_AT = 10_000
const LARGEST = 100_000
/** Events of the kind `context` are left out unless one asks for them; the peers show them. */
const EXPLORER = '/explore?context=on'
const WINDOW = { width: 1280, height: 800 }

type Name = 'ours' | 'vis-timeline' | 'TimelineJS' | 'empty'

interface Subject {
  readonly name: Name
  readonly url: string
  /** Events that have to be drawn; null for the empty page. */
  readonly count: number | null
  /** What the hand takes hold of. */
  readonly handle: string
}

interface Visit {
  /** From the beginning of the navigation until everything was drawn and two frames have passed. */
  readonly drawnMs: number
  /** JavaScript's own memory with its buffers, after the garbage was collected. */
  readonly heapMb: number
  readonly frames: Frames | null
}

interface Frames {
  readonly worstMs: number
  readonly count: number
}

export async function benchExplorer(rounds = ROUNDS, sizes = [...SIZES, LARGEST]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  const besidePeers = sizes.filter(size => size < LARGEST)
  const records = new Map(besidePeers.map(size => [size, eventsOf(size)]))
  const peers = await servePeers(records)
  const sites: BuiltSite[] = []
  try {
    const figures: Figure[] = []
    for (const size of besidePeers) {
      const site = await siteOf(sites, folder, size)
      const subjects: Subject[] = [
        ours(site, size),
        { name: 'vis-timeline', url: peers.addressOf('vis-timeline', size), count: size, handle: '#timeline' },
        { name: 'TimelineJS', url: peers.addressOf('TimelineJS', size), count: size, handle: '.tl-timenav' },
        ...(size === FRAMES_AT ? [{ name: 'empty' as const, url: peers.empty, count: null, handle: 'body' }] : []),
      ]
      figures.push(...report(size, await compare(subjects, rounds, size === FRAMES_AT)))
    }
    if (sizes.includes(LARGEST)) {
      const largest = await siteOf(sites, folder, LARGEST)
      figures.push(...reportLargest(await compare([ours(largest, LARGEST)], Math.min(rounds, 3), true)))
    }
    console.table(figures)
  } finally {
    await peers.stop()
    for (const site of sites) await site.stop()
    await rm(folder, { recursive: true })
  }
}

const ours = ({ origin }: BuiltSite, count: number): Subject => ({
  name: 'ours',
  url: origin + EXPLORER,
  count,
  handle: '#explorer',
})

function eventsOf(size: number): PeerEvent[] {
  const calendar = new TimelineCalendar()
  const events: PeerEvent[] = []
  for (const { type, entry } of syntheticEntries(size)) {
    if (type !== 'event') continue
    const { firstDay, lastDay } = calendar.datesOf(entry.when)
    if (firstDay === null || lastDay === null) throw new Error(`The synthetic event ${entry.id} has no days.`)
    events.push({ id: entry.id, title: entry.title, first: firstDay, last: lastDay })
  }
  return events
}

/** The site over that many events, asked before anybody measures: what it may keep, it keeps, as the peers' pages are ready. */
async function siteOf(sites: BuiltSite[], folder: string, size: number): Promise<BuiltSite> {
  const site = await runBuiltSite({ dataDir: await fill(join(folder, String(size)), size) })
  sites.push(site)
  await visit(ours(site, size), false)
  await untilSettled(`${site.origin}${EXPLORER.replace('/explore', '/explore.json')}`)
  return site
}

/** A page's best compression comes some time after it was first asked for: until the answer has the same length for long. */
async function untilSettled(url: string): Promise<void> {
  let [length, since] = [0, performance.now()]
  while (performance.now() - since < 4_000) {
    const answer = await fetch(url, { headers: { 'Accept-Encoding': 'br' } })
    const next = Number(answer.headers.get('Content-Length'))
    await answer.arrayBuffer()
    if (next !== length) [length, since] = [next, performance.now()]
    await new Promise(done => setTimeout(done, 500))
  }
}

type Visits = ReadonlyMap<Name, readonly Visit[]>

async function compare(subjects: readonly Subject[], rounds: number, withFrames: boolean): Promise<Visits> {
  const visits = new Map<Name, Visit[]>(subjects.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const subject of inTurns(round, subjects)) visits.get(subject.name)?.push(await visit(subject, withFrames))
  }
  return visits
}

async function visit({ url, count, handle }: Subject, withFrames: boolean): Promise<Visit> {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ viewport: WINDOW })
    await page.addInitScript(noteWhenDrawn)
    await page.goto(url, { waitUntil: count === null ? 'load' : 'commit' })
    const drawnMs = count === null ? 0 : await whenDrawn(page, count)
    const heapMb = await heapOf(page)
    return { drawnMs, heapMb, frames: withFrames ? await framesOf(page, handle) : null }
  } finally {
    await browser.close()
  }
}

declare global {
  interface Window {
    drawnMs?: number
    /** Set by the pages of the peers; the explorer says it on its element. */
    drawnEvents?: number
    frameTimes?: number[]
  }
}

/** Runs in the page, before anything of its own. */
function noteWhenDrawn(): void {
  const observer = new PerformanceObserver(list => {
    if (!list.getEntries().some(({ name }) => name === 'explorer-drawn')) return
    observer.disconnect()
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        window.drawnMs = performance.now()
      }),
    )
  })
  observer.observe({ entryTypes: ['mark'] })
}

async function whenDrawn(page: Page, count: number): Promise<number> {
  await page.waitForFunction(() => window.drawnMs !== undefined, null, { polling: 100, timeout: 180_000 })
  const [ms, drawn] = await page.evaluate(() => [
    window.drawnMs ?? Number.NaN,
    window.drawnEvents ?? Number(document.querySelector<HTMLElement>('#explorer')?.dataset['drawn']),
  ])
  if (drawn !== count) throw new Error(`${page.url()} has drawn ${drawn} events of ${count}.`)
  return ms ?? Number.NaN
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  // What the first collection sets free may hold more.
  for (let pass = 0; pass < 2; pass++) await session.send('HeapProfiler.collectGarbage')
  const usage = await session.send('Runtime.getHeapUsage')
  await session.detach()
  // Columns of numbers lie in buffers, outside of the heap proper.
  return (usage.usedSize + usage.backingStorageSize) / 1024 ** 2
}

const STEP_MS = 16

/** As text: the names that the runner gives to functions within functions are not there in the page. */
const NOTE_FRAMES = `
  window.frameTimes = []
  requestAnimationFrame(function note(time) {
    window.frameTimes.push(time)
    requestAnimationFrame(note)
  })
`

/** Two seconds of a hand at mouse and wheel: into the timeline, along it to both sides, and out again. */
async function framesOf(page: Page, handle: string): Promise<Frames> {
  const session = await page.context().newCDPSession(page)
  const held = page.locator(handle)
  await held.scrollIntoViewIfNeeded()
  const box = await held.boundingBox()
  const x = WINDOW.width / 2
  // The middle of what can be seen of it: some grow far beyond the window.
  const y = box ? (Math.max(box.y, 0) + Math.min(box.y + box.height, WINDOW.height)) / 2 : WINDOW.height / 2
  const mouse = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: number) => ({
    type,
    x: at,
    y,
    button: 'left' as const,
    buttons: type === 'mouseReleased' ? 0 : 1,
    clickCount: type === 'mouseMoved' ? 0 : 1,
  })
  const wheel = (deltaY: number) => ({ type: 'mouseWheel' as const, x, y, deltaX: 0, deltaY })
  const steps = Math.round(500 / STEP_MS)
  const hand = [
    ...Array.from({ length: steps }, () => wheel(-60)),
    mouse('mousePressed', x),
    ...Array.from({ length: steps }, (_, step) => mouse('mouseMoved', x - 12 * (step + 1))),
    ...Array.from({ length: steps }, (_, step) => mouse('mouseMoved', x - 12 * (steps - step - 1))),
    mouse('mouseReleased', x),
    ...Array.from({ length: steps }, () => wheel(60)),
  ]
  await page.evaluate(NOTE_FRAMES)
  await page.waitForTimeout(300)
  const from = await page.evaluate(() => performance.now())
  const began = performance.now()
  const sent: Promise<unknown>[] = []
  for (const [step, movement] of hand.entries()) {
    await new Promise(done => setTimeout(done, Math.max(0, began + step * STEP_MS - performance.now())))
    // Not waited for: a hand does not wait for a page either.
    sent.push(session.send('Input.dispatchMouseEvent', movement))
  }
  await Promise.all(sent)
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
  const times = await page.evaluate(() => window.frameTimes ?? [])
  await session.detach()
  const during = times.filter((_, place) => (times[place + 1] ?? 0) >= from)
  const gaps = during.slice(1).map((time, place) => time - (during[place] ?? time))
  return { worstMs: Math.max(...gaps), count: gaps.length }
}

const drawn = (visits: Visits, name: Name): number => median((visits.get(name) ?? []).map(({ drawnMs }) => drawnMs))
const heap = (visits: Visits, name: Name): number => median((visits.get(name) ?? []).map(({ heapMb }) => heapMb))
const framesIn = (visits: Visits, name: Name): Frames[] =>
  (visits.get(name) ?? []).flatMap(({ frames }) => frames ?? [])

const times = (...values: readonly number[]): string => values.map(value => `${value.toFixed(0)} ms`).join(' / ')
const megabytes = (...values: readonly number[]): string => values.map(value => `${value.toFixed(1)} MB`).join(' / ')
const fraction = (ratio: number): string => (ratio < 0.5 ? `1/${(1 / ratio).toFixed(1)}` : ratio.toFixed(2))

function report(size: number, visits: Visits): Figure[] {
  const of = size.toLocaleString('en')
  const rows = (['vis-timeline', 'TimelineJS'] as const).map(peer => {
    const [own, theirs] = [drawn(visits, 'ours'), drawn(visits, peer)]
    const measured = `${times(own, theirs)} = ${fraction(own / theirs)}`
    const what = `${of} events, navigation to all drawn: ours / ${peer}`
    return size === FRAMES_AT
      ? atMostPart(what, own / theirs, peer === 'TimelineJS' ? 40 : 20, measured)
      : toldOnly(what, measured)
  })
  if (size !== FRAMES_AT) return rows
  const [own, vis, timelineJs] = [heap(visits, 'ours'), heap(visits, 'vis-timeline'), heap(visits, 'TimelineJS')]
  const empty = framesIn(visits, 'empty')
  // Round by round, so that what disturbs this machine disturbs both.
  const late = framesIn(visits, 'ours').map(({ worstMs }, round) => worstMs - (empty[round]?.worstMs ?? Number.NaN))
  const worst = (name: Name) => `${median(framesIn(visits, name).map(({ worstMs }) => worstMs)).toFixed(1)} ms`
  const count = (name: Name) => median(framesIn(visits, name).map(frames => frames.count))
  const all = ['ours', 'empty', 'vis-timeline', 'TimelineJS'] as const
  return [
    ...rows,
    atMost(
      `${of} events, 2 s of panning and zooming: worst frame beyond that of an empty page, ms`,
      median(late),
      18,
      median(late).toFixed(1),
    ),
    toldOnly(`${of} events, worst frame: ${all.join(' / ')}`, all.map(worst).join(' / ')),
    toldOnly(`${of} events, frames: ${all.join(' / ')}`, all.map(count).join(' / ')),
    atMostPart(
      `${of} events, heap: ours / vis-timeline`,
      own / vis,
      4,
      `${megabytes(own, vis)} = ${fraction(own / vis)}`,
    ),
    toldOnly(`${of} events, heap: TimelineJS`, megabytes(timelineJs)),
  ]
}

function reportLargest(visits: Visits): Figure[] {
  const of = LARGEST.toLocaleString('en')
  const ms = drawn(visits, 'ours')
  return [
    atMost(`${of} events, navigation to all drawn: ours, ms`, ms, 2_000, ms.toFixed(0)),
    toldOnly(
      `${of} events, worst frame of ours`,
      `${median(framesIn(visits, 'ours').map(({ worstMs }) => worstMs)).toFixed(1)} ms`,
    ),
    toldOnly(`${of} events, heap of ours`, megabytes(heap(visits, 'ours'))),
  ]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [rounds, ...sizes] = process.argv.slice(2).map(Number)
  await benchExplorer(rounds, sizes.length > 0 ? sizes : undefined)
}
