import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { draftOf } from '../../server/domain/testing/record-builder.ts'
import { openFileJournal } from '../../server/journal/file/file-journal.ts'
import { postgresJournal } from '../../server/journal/postgres/postgres-journal.ts'
import { freePort } from '../../server/testing/free-port.ts'
import { startPostgres } from '../../server/testing/postgres/postgres-server.ts'
import { type Figure, median, toldOnly } from './figures.ts'
import { syntheticEntries } from './synthetic-record.ts'
import { createVisitor } from './visitor.ts'

// How an archive of a hundred negotiations does when it grows to a million milestones, all of it in memory: the start, and what is
// asked for the first time. The sizes are arguments; a million takes 16 GB of memory and a quarter of an hour. Node's own limit of the heap is far below,
// so each process is given another one. `npm run build` first.

const SELF = fileURLToPath(import.meta.url)
const MAIN = resolve(import.meta.dirname, '../../dist/main.js')
const HEAP = '--max-old-space-size=16384'
const NEGOTIATIONS = 100
const ROUNDS = 10
const SLOWEST_START_MS = 600_000

export async function benchMillion(sizes: readonly number[] = [1_000_000]): Promise<void> {
  for (const size of sizes) {
    const server = await startPostgres()
    const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'))
    try {
      const filling = fork(SELF, ['--fill', String(size), folder, server.url], {
        execArgv: [...process.execArgv, HEAP],
      })
      const [status] = await once(filling, 'exit')
      if (status !== 0) throw new Error('The archive could not be made.')
      for (const [where, place] of [
        ['a file', { DATA_DIR: folder }],
        ['PostgreSQL', { DATA_DIR: join(folder, 'beside'), JOURNAL: server.url }],
      ] as const) {
        console.log(`${size.toLocaleString('en')} milestones in ${where}`)
        console.table(await measure(place))
      }
    } finally {
      await server.remove()
      await rm(folder, { recursive: true })
    }
  }
}

async function fill(size: number, folder: string, url: string): Promise<void> {
  const options = { now: () => new Date(), tell: () => {} }
  const journal = await openFileJournal({ ...options, file: join(folder, 'journal.jsonl') })
  let drafts: ReturnType<typeof draftOf>[] = []
  for (const entry of syntheticEntries(size, 1, NEGOTIATIONS)) {
    drafts.push(draftOf(entry))
    if (drafts.length < 1_000) continue
    await journal.append(drafts)
    drafts = []
  }
  if (drafts.length > 0) await journal.append(drafts)
  await postgresJournal({ url, copies: '' }).adopt(journal.revisions, { ...options, progress: () => {} })
  await journal.close()
}

async function measure(place: Readonly<Record<string, string>>): Promise<Figure[]> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const began = performance.now()
  const site = spawn(process.execPath, [HEAP, MAIN], {
    env: { ...process.env, ...place, PORT: String(port), SEED: 'none', LOG_LEVEL: 'silent' },
    stdio: 'ignore',
  })
  const exit = once(site, 'exit')
  const visitor = createVisitor(origin, '127.0.0.2')
  const megabytes = async (name: 'VmRSS' | 'VmHWM') => {
    const text = await readFile(`/proc/${site.pid}/status`, 'utf8')
    return `${(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1]) / 1_024).toFixed(0)} MB`
  }
  const asked = async (what: string, pathOf: (round: number) => string, rounds = ROUNDS): Promise<Figure> => {
    const times: number[] = []
    let bytes = 0
    for (let round = 0; round < rounds; round++) {
      const visit = await visitor.read(pathOf(round))
      times.push(visit.ms)
      bytes = visit.bytes
    }
    const all = rounds === 1 ? '' : `, longest ${Math.max(...times).toFixed(0)} ms`
    return toldOnly(what, `${median(times).toFixed(0)} ms${all}; ${(bytes / 1_024).toFixed(0)} KB`)
  }
  try {
    while (!(await fetch(`${origin}/health/ready`).catch(() => null))?.ok) {
      if (site.exitCode !== null || performance.now() - began > SLOWEST_START_MS)
        throw new Error('The site did not start.')
      await sleep(20)
    }
    const figures = [
      toldOnly('start', `${((performance.now() - began) / 1_000).toFixed(1)} s; ${await megabytes('VmRSS')}`),
      await asked('first page', () => '/', 1),
      await asked('timeline from another day', round => `/?from=2016-02-${round + 10}`),
      await asked('timeline of one negotiation', round => `/?process=synthetic-${round + 1}`),
      await asked('page of a negotiation', round => `/negotiations/synthetic-${round + 21}`),
      await asked(
        'filter by actor, kind and year',
        round => `/?kind=talks&actor=actor-${round}&from=2020-01-01&to=2021-12-31`,
      ),
    ]
    const before = performance.now()
    figures.push(await asked('first search, with the making of its index', () => '/?q=nego', 1))
    figures.push(
      toldOnly(
        'memory with the search',
        `${await megabytes('VmRSS')} after ${((performance.now() - before) / 1_000).toFixed(1)} s`,
      ),
    )
    const words = ['bar', 'dir', 'kon', 'mes', 'nat', 'per', 'ros', 'sit', 'tor', 'ver']
    figures.push(
      await asked('search in the timeline', round => `/?q=${words[round]}`),
      await asked('search over everything', round => `/search?q=${words[round]}`),
      await asked(
        'what the explorer draws of one negotiation',
        round => `/explore.json?process=synthetic-${round + 1}`,
      ),
      await asked('what the explorer draws of all', () => '/explore.json', 1),
    )
    const writing = performance.now()
    await visitor.post('/actors', { name: 'An Actor of One', kind: 'body', distinct: 'yes' })
    figures.push(toldOnly('a write', `${(performance.now() - writing).toFixed(0)} ms`))
    figures.push(await asked('the timeline after it', () => '/?from=2016-02-10', 1))
    figures.push(toldOnly('memory in the end; at most', `${await megabytes('VmRSS')}; ${await megabytes('VmHWM')}`))
    return figures
  } finally {
    visitor.leave()
    site.kill('SIGKILL')
    await exit
  }
}

if (process.argv[2] === '--fill')
  await fill(Number(process.argv[3]), process.argv[4] as string, process.argv[5] as string)
else if (process.argv[1] === SELF)
  await benchMillion(process.argv.length > 2 ? process.argv.slice(2).map(Number) : undefined)
