import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { freePort } from '../../server/testing/free-port.ts'
import { openBrowser } from './browser.ts'
import { runBuiltSite } from './built-site.ts'
import { median } from './figures.ts'
import { PAGES, type PageName, warm } from './pages.ts'
import { peerPackages } from './peers.ts'

// Lighthouse with its defaults (a phone on a slow line, simulated) on the pages that readers meet, over the shipped record.
// `npx tsx e2e/bench/lighthouse.ts [runs] [page …]`; without arguments five runs of every page.

const RUNS = 5
const LEAST = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 } as const

type Category = keyof typeof LEAST
const CATEGORIES = Object.keys(LEAST) as Category[]

/** What we read of Lighthouse's result; its own types are not there before it is installed. */
interface Result {
  readonly runtimeError?: { readonly message: string }
  readonly categories: Readonly<
    Record<Category, { readonly score: number; readonly auditRefs: readonly { id: string; weight: number }[] }>
  >
  readonly audits: Readonly<Record<string, Audit>>
}
interface Audit {
  readonly id: string
  readonly title: string
  readonly score: number | null
  readonly displayValue?: string
  readonly numericValue?: number
  readonly details?: { readonly items?: readonly unknown[] }
}
type Lighthouse = (url: string, flags: object) => Promise<{ readonly lhr: Result } | undefined>

export async function benchLighthouse(runs = RUNS, pages = Object.keys(PAGES) as PageName[]): Promise<void> {
  const entry = join(peerPackages(), 'lighthouse/core/index.js')
  const { default: lighthouse } = (await import(pathToFileURL(entry).href)) as { default: Lighthouse }
  const site = await runBuiltSite()
  const port = await freePort()
  const browser = await openBrowser([`--remote-debugging-port=${port}`])
  const results = new Map<PageName, Result[]>(pages.map(page => [page, []]))
  try {
    // Readers meet pages that are in the cache, compressed as well as it can be.
    for (const page of pages) await warm(site.origin + PAGES[page])
    for (let run = 0; run < runs; run++) {
      for (const [page, seen] of results) {
        seen.push(await measured(lighthouse, site.origin + PAGES[page], port))
      }
    }
  } finally {
    await browser.close()
    await site.stop()
  }
  report(results)
}

/** Lighthouse sometimes loses the beginning of a recording; such a run says nothing about the page and is made again. */
async function measured(lighthouse: Lighthouse, url: string, port: number): Promise<Result> {
  let message = 'no result'
  for (let attempt = 0; attempt < 3; attempt++) {
    const result = await lighthouse(url, { port, logLevel: 'silent', onlyCategories: CATEGORIES })
    if (result && !result.lhr.runtimeError) return result.lhr
    message = result?.lhr.runtimeError?.message ?? message
  }
  throw new Error(`${url}: ${message}`)
}

function report(results: ReadonlyMap<PageName, readonly Result[]>): void {
  const rows: Record<string, Record<string, string | number>> = {}
  for (const [page, seen] of results) {
    const scores = CATEGORIES.map(category => {
      const score = Math.round(100 * median(seen.map(result => result.categories[category].score)))
      return [category, score] as const
    })
    const metric = (id: string) => median(seen.map(result => result.audits[id]?.numericValue ?? Number.NaN))
    rows[page] = {
      ...Object.fromEntries(scores),
      'FCP ms': Math.round(metric('first-contentful-paint')),
      'LCP ms': Math.round(metric('largest-contentful-paint')),
      'TBT ms': Math.round(metric('total-blocking-time')),
      CLS: Number(metric('cumulative-layout-shift').toFixed(4)),
      met: scores.every(([category, score]) => score >= LEAST[category]) ? 'yes' : 'NO',
    }
  }
  const [{ length: runs } = []] = results.values()
  console.log(`Lighthouse, mobile, simulated throttling, median of ${runs}; least: ${JSON.stringify(LEAST)}`)
  console.table(rows)
  for (const [page, seen] of results) for (const line of shortcomings(seen)) console.log(`${page}: ${line}`)
}

/** Audits that cost a page points in any of its runs, each once, with the first things that they name. */
function shortcomings(seen: readonly Result[]): string[] {
  const lines = new Map<string, string>()
  for (const { categories, audits } of seen) {
    for (const category of CATEGORIES) {
      for (const { id, weight } of categories[category].auditRefs) {
        const audit = audits[id]
        if (!audit || weight === 0 || audit.score === null || audit.score >= 0.9) continue
        const named = (audit.details?.items ?? []).slice(0, 3).map(item => JSON.stringify(item).slice(0, 400))
        lines.set(id, [`${category}: ${audit.title} (${id}) ${audit.displayValue ?? ''}`, ...named].join('\n    '))
      }
    }
  }
  return [...lines.values()]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [runs, ...pages] = process.argv.slice(2)
  await benchLighthouse(runs ? Number(runs) : RUNS, pages.length > 0 ? (pages as PageName[]) : undefined)
}
