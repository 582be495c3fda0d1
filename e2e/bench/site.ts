import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NegotiationRecord } from '../../server/domain/record/negotiation-record.ts'
import { draftOf } from '../../server/domain/testing/record-builder.ts'
import { EVERYTHING } from '../../server/domain/timeline/timeline-query.ts'
import { openFileJournal } from '../../server/journal/file/file-journal.ts'
import { freePort } from '../../server/testing/free-port.ts'
import { toLayout } from '../../server/web/site/layout.ts'
import type { Site } from '../../server/web/site/site.ts'
import { TIMELINE_TEMPLATE, toTimelinePage } from '../../server/web/timeline/timeline-view.ts'
import { atMost, type Figure, median } from './figures.ts'
import { siteOf } from './site-of.ts'
import { syntheticEntries } from './synthetic-record.ts'

// The built site as a whole: from the start of the process to the first page, and what the first look at a large record
// costs. `npm run build` first.

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const ROUNDS = 5

const PAGE_ROUNDS = 40

export async function benchSite(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  try {
    const large = await fill(join(folder, 'large'), 100_000)
    const figures = [...(await start(large)), ...(await firstPages(folder, large))]
    console.table(figures)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** A data folder whose journal holds about `revisions` revisions. */
export async function fill(dataDir: string, revisions: number): Promise<string> {
  await mkdir(dataDir, { recursive: true })
  const journal = await openFileJournal({ file: join(dataDir, 'journal.jsonl'), now: () => new Date(), tell: () => {} })
  const drafts = [...syntheticEntries(revisions)].map(entry => draftOf(entry))
  for (let start = 0; start < drafts.length; start += 1_000) await journal.append(drafts.slice(start, start + 1_000))
  await journal.close()
  return dataDir
}

/** The whole program against a process that reads the same file and parses its lines, and does nothing with them. */
async function start(dataDir: string): Promise<Figure[]> {
  const ours: Run[] = []
  const peers: Run[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const both = [async () => ours.push(await runSite(dataDir)), async () => peers.push(await runParser(dataDir))]
    for (const run of round % 2 === 0 ? both : both.reverse()) await run()
  }
  const ratio = (name: 'ms' | 'megabytes') => median(ours.map((run, round) => run[name] / (peers[round] as Run)[name]))
  const of = (name: 'ms' | 'megabytes', unit: string) =>
    `${median(ours.map(run => run[name])).toFixed(0)} ${unit} / ${median(peers.map(run => run[name])).toFixed(0)} ${unit}`
  return [
    ratioAtMost(
      'process start to first page, 100,000 revisions / reading and parsing them',
      ratio('ms'),
      of('ms', 'ms'),
    ),
    ratioAtMost('resident memory after that page / of the parsed lines', ratio('megabytes'), of('megabytes', 'MB')),
  ]
}

interface Run {
  readonly ms: number
  readonly megabytes: number
}

async function runSite(dataDir: string): Promise<Run> {
  const port = await freePort()
  const began = performance.now()
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, SEED: 'none', LOG_LEVEL: 'silent' }
  const child = spawn(process.execPath, [join(ROOT, 'dist/main.js')], { env, stdio: 'ignore' })
  for (;;) {
    const page = await fetch(`http://127.0.0.1:${port}/`).catch(() => null)
    if (page?.ok) {
      await page.arrayBuffer()
      break
    }
    if (child.exitCode !== null) throw new Error('the site did not start: run `npm run build` first')
    await new Promise(done => setTimeout(done, 5))
  }
  return ended(child, performance.now() - began)
}

const PARSER = `
  const lines = require('node:fs').readFileSync(process.argv[1], 'utf8').split('\\n')
  globalThis.parsed = lines.filter(line => line !== '').map(line => JSON.parse(line))
  lines.length = 0
  process.stdout.write('done')
  setInterval(() => {}, 1000)
`

async function runParser(dataDir: string): Promise<Run> {
  const began = performance.now()
  const child = spawn(process.execPath, ['-e', PARSER, join(dataDir, 'journal.jsonl')], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await once(child.stdout as NonNullable<typeof child.stdout>, 'data')
  return ended(child, performance.now() - began)
}

async function ended(child: ChildProcess, ms: number): Promise<Run> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1])
  child.kill('SIGKILL')
  await once(child, 'exit')
  return { ms, megabytes: kilobytes / 1024 }
}

/** An uncached first page: query, counts, state of play, view and template, without network and compression. */
async function firstPages(folder: string, large: string): Promise<Figure[]> {
  const small = await fill(join(folder, 'small'), 1_000)
  const sites = [await siteAt(large), await siteAt(small)] as const
  const render = (site: Site) => {
    const began = performance.now()
    site.render(
      TIMELINE_TEMPLATE,
      toLayout(site, { title: 'Timeline' }, { path: '/', originalUrl: '/' }, TIMELINE_TEMPLATE),
      toTimelinePage(site.record, EVERYTHING, '2026-01-01'),
    )
    return performance.now() - began
  }
  for (const site of sites) for (let warm = 0; warm < 10; warm++) render(site)
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round < PAGE_ROUNDS; round++) {
    for (const side of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) times[side].push(render(sites[side]))
  }
  const [of100k, of1k] = times.map(median) as [number, number]
  const measured = `${of100k.toFixed(1)} ms / ${of1k.toFixed(1)} ms`
  return [ratioAtMost('uncached timeline page at 100,000 events / at 1,000', of100k / of1k, measured)]
}

async function siteAt(dataDir: string): Promise<Site> {
  const journal = await openFileJournal({ file: join(dataDir, 'journal.jsonl'), now: () => new Date(), tell: () => {} })
  const record = NegotiationRecord.fold(journal.revisions)
  await journal.close()
  return siteOf(record, true)
}

const ratioAtMost = (what: string, ratio: number, measured: string): Figure =>
  atMost(what, ratio, 3, `${ratio.toFixed(2)} (${measured})`)

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchSite()
