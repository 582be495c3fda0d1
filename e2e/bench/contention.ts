import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { runBuiltSite } from './built-site.ts'
import { atMost, type Figure, toldOnly } from './figures.ts'
import { fill } from './site.ts'
import { createVisitor, type Visit, type Visitor } from './visitor.ts'

// What readers get while others write, and while one address asks for the most that its limits allow: all in one run, and
// beside each figure the same readers alone. The sizes of the record are arguments, 0 for the shipped one. `npm run build`
// first.

const READERS = 64
const ADDRESSES = 50
const SECONDS = 10
/** So long a reader looks at a page, at most. */
const LOOK_MS = 100

const PAGES = ['/', '/?page=2', '/?kind=talks', '/about', '/documents', '/actors', '/issues', '/deadlines', '/data']

interface Part {
  readonly writesPerSecond?: number
  readonly attack?: (turn: number) => string
}

export async function benchContention(sizes: readonly number[] = [0, 10_000]): Promise<void> {
  const figures: Figure[] = []
  for (const size of sizes) {
    const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'))
    const site = await runBuiltSite(size === 0 ? {} : { dataDir: await fill(folder, size) })
    try {
      figures.push(...(await measure(site.origin, size)))
    } finally {
      await site.stop()
      await rm(folder, { recursive: true })
    }
  }
  console.table(figures)
}

async function measure(origin: string, size: number): Promise<Figure[]> {
  const name = size === 0 ? 'shipped record' : `${size.toLocaleString('en')} milestones`
  const figures: Figure[] = []
  // What runs for the first time is compiled first.
  await run(origin, 4, { writesPerSecond: 10, attack: turn => `/?from=${day(turn + 1_000)}` })
  for (const [writesPerSecond, limit] of [1, 5, 20].map((rate, i) => [rate, limitOf(size, i)] as const)) {
    const quiet = await run(origin, SECONDS / 2, {})
    const { cached, written } = await run(origin, SECONDS, { writesPerSecond })
    const p99 = percentile(cached, 0.99)
    const bare = cached.filter(({ coding, bytes }) => coding === undefined && bytes > 1_024).length
    figures.push(
      atMost(
        `${name}, ${writesPerSecond} writes/s: p99 of reads`,
        p99,
        limit,
        `${told(cached)}; without ${told(quiet.cached)}; ${written} writes, ${bare} answers uncompressed`,
        ' ms',
      ),
    )
  }
  for (const [what, attack] of Object.entries(ATTACKS)) {
    const quiet = await run(origin, SECONDS / 2, {})
    const { cached, uncached, attacked } = await run(origin, SECONDS, { attack })
    const p99 = percentile(cached, 0.99)
    figures.push(
      atMost(`${name}, beside ${what}: p99, cached`, p99, 50, `${told(cached)}; without ${told(quiet.cached)}`, ' ms'),
      atMost(
        `${name}, beside ${what}: p99, uncached`,
        percentile(uncached, 0.99),
        250,
        `${told(uncached)}; without ${told(quiet.uncached)}`,
        ' ms',
      ),
      toldOnly(
        `${name}, ${what}: answers to the one who asks for the most`,
        `${(attacked.length / SECONDS).toFixed(0)}/s`,
      ),
    )
  }
  return figures
}

const told = (visits: readonly Visit[]): string =>
  `${percentile(visits, 0.99).toFixed(0)} ms (p50 ${percentile(visits, 0.5).toFixed(1)})`

const limitOf = (size: number, index: number): number =>
  size === 0 ? ([50, 50, 60][index] as number) : size <= 10_000 ? 80 : 150

const day = (turn: number): string =>
  new Date(Date.UTC(2004, 0, 1) + (turn % 6_000) * 86_400_000).toISOString().slice(0, 10)

/** What one address can ask for that nobody has asked for before. */
const ATTACKS: Readonly<Record<string, (turn: number) => string>> = {
  'timelines from other days': turn => `/?from=${day(turn)}`,
  'timelines as of other days': turn => `/?on=${day(turn + 3_000)}`,
  'pictures of timelines': turn => `/cards/timeline.png?from=${day(turn)}`,
  'all data': turn => (turn % 2 ? '/data/journal.jsonl' : '/data/record.json'),
}
const ATTACKERS = 20

let uncachedTurn = 0
let attackTurn = 0
let written = 0

async function run(origin: string, seconds: number, { writesPerSecond = 0, attack }: Part) {
  const until = performance.now() + seconds * 1_000
  const isOver = () => performance.now() >= until
  const visitors: Visitor[] = []
  const from = (address: string) => {
    const visitor = createVisitor(origin, address)
    visitors.push(visitor)
    return visitor
  }
  const reading = async (visitor: Visitor, pathOf: () => string, lookMs: number): Promise<Visit[]> => {
    const visits: Visit[] = []
    while (!isOver()) {
      visits.push(await visitor.read(pathOf()))
      if (lookMs > 0) await sleep(Math.random() * lookMs)
    }
    return visits
  }
  const writing = async (): Promise<number> => {
    if (writesPerSecond === 0) return 0
    const writers = Array.from({ length: 8 }, (_, i) => from(`127.0.0.${200 + i}`))
    const began = written
    const writes: Promise<void>[] = []
    while (!isOver()) {
      const number = written++
      writes.push((writers[number % writers.length] as Visitor).post('/events', milestone(number)))
      await sleep(1_000 / writesPerSecond)
    }
    await Promise.all(writes)
    return written - began
  }
  const readers = Array.from({ length: READERS }, (_, i) => from(`127.0.0.${2 + (i % ADDRESSES)}`))
  const page = () => PAGES[Math.floor(Math.random() * PAGES.length)] as string
  const attackers = attack ? Array.from({ length: ATTACKERS }, () => from('127.0.0.100')) : []
  const [cached, uncached, attacked, writes] = await Promise.all([
    Promise.all(readers.map(reader => reading(reader, page, LOOK_MS))),
    reading(from('127.0.0.101'), () => `/?to=${day(uncachedTurn++)}`, 4 * LOOK_MS),
    Promise.all(attackers.map(attacker => reading(attacker, () => attack?.(attackTurn++) ?? '/', 0))),
    writing(),
  ])
  for (const visitor of visitors) visitor.leave()
  return { cached: cached.flat(), uncached, attacked: attacked.flat(), written: writes }
}

/** A form as the site's own page sends it. */
const milestone = (number: number): Readonly<Record<string, string>> => ({
  intent: 'save',
  when: day(number * 7),
  kind: 'statement',
  title: `The delegation speaks for the ${number}th time of ${Math.random().toString(36).slice(2)}`,
  summary: 'It said what it had said before, and gave no reasons.',
  occurrence: 'occurred',
  certainty: 'reported',
  significance: '2',
  'citations.0.source': '',
  'citations.0.credibility': '2',
  'citations.0.new.url': `https://example.org/${number}`,
  'citations.0.new.title': `Report ${number}`,
  'citations.0.new.publisher': 'The Example',
  'citations.0.new.published': '1 July 2026',
  'citations.0.new.kind': 'news-report',
  'citations.0.new.language': 'en',
  'citations.0.new.reliability': 'F',
})

function percentile(visits: readonly Visit[], part: number): number {
  const sorted = visits.map(({ ms }) => ms).sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await benchContention(process.argv.length > 2 ? process.argv.slice(2).map(Number) : undefined)
