import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { seedRecord } from '../../server/domain/testing/record-builder.ts'
import { timelineOf } from '../../server/domain/timeline/record-timeline.ts'
import { EVERYTHING } from '../../server/domain/timeline/timeline-query.ts'
import { FEED_FORMATS, toTimelineFeed } from '../../server/web/timeline/timeline-feeds.ts'
import { FILE_FORMATS } from '../../server/web/timeline/timeline-files.ts'
import { runBuiltSite } from './built-site.ts'
import { atMost, type Figure, median } from './figures.ts'
import { fill } from './site.ts'
import { siteOf } from './site-of.ts'

// What is taken along: each file of the shipped record made anew, and a large record as a table that is read while it is
// written. `npm run build` first.

const ROUNDS = 31
const LARGE = 100_000
const LARGE_ROUNDS = 5
const REST_MS = 5_000

export async function benchExchange(): Promise<void> {
  console.table([...files(), ...(await largeTable())])
}

function files(): Figure[] {
  const record = seedRecord()
  const publicUrl = 'https://record.example.org'
  const events = timelineOf(record).allMatching(EVERYTHING)
  const file = { record, events, title: 'The timeline', publicUrl, page: '/' }
  const site = { ...siteOf(record), publicUrl }
  const made: [string, () => string][] = [
    ...FILE_FORMATS.map(({ extension, pieces }): [string, () => string] => [
      extension,
      () => [...pieces(file)].join(''),
    ]),
    ...FEED_FORMATS.map(({ name, write }): [string, () => string] => [
      name,
      () => write(toTimelineFeed(site, EVERYTHING, '/timeline.atom')),
    ]),
  ]
  return made.map(([name, make]) => {
    make()
    const ms = median(
      Array.from({ length: ROUNDS }, () => {
        const began = performance.now()
        make()
        return performance.now() - began
      }),
    )
    return atMost(`${name} of the shipped record`, ms, 15, `${ms.toFixed(1)} ms`, ' ms')
  })
}

async function largeTable(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  const site = await runBuiltSite({ dataDir: await fill(folder, LARGE) })
  try {
    await take(`${site.origin}/`, site.pid)
    const rounds: Taken[] = []
    for (let round = 0; round < LARGE_ROUNDS; round++) {
      // What one address has used of the processor lately would count against it.
      await sleep(REST_MS)
      rounds.push(await take(`${site.origin}/timeline.csv`, site.pid))
    }
    const [ms, megabytes] = [median(rounds.map(one => one.ms)), Math.max(...rounds.map(one => one.megabytes))]
    const size = (rounds[0]?.bytes ?? 0) / 1e6
    const what = `table of ${LARGE.toLocaleString('en')} milestones, ${size.toFixed(0)} MB`
    return [
      atMost(what, ms, 3000, `${ms.toFixed(0)} ms`, ' ms'),
      atMost(
        `memory above idle meanwhile, the worst of ${LARGE_ROUNDS}`,
        megabytes,
        60,
        `${megabytes.toFixed(0)} MB`,
        ' MB',
      ),
    ]
  } finally {
    await site.stop()
    await rm(folder, { recursive: true })
  }
}

interface Taken {
  readonly ms: number
  readonly bytes: number
  /** The most that the process grew while it answered. */
  readonly megabytes: number
}

async function take(url: string, pid: number): Promise<Taken> {
  const idle = await resident(pid)
  const began = performance.now()
  const answer = await fetch(url, { headers: { 'Accept-Encoding': 'identity' } })
  let [bytes, most] = [0, idle]
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.length
    most = Math.max(most, await resident(pid))
  }
  return { ms: performance.now() - began, bytes, megabytes: most - idle }
}

const resident = async (pid: number): Promise<number> =>
  Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchExchange()
