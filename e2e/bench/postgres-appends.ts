import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client, Pool } from 'pg'
import type { TimelineEvent } from '../../server/domain/entries/event.ts'
import { draftOf } from '../../server/domain/testing/record-builder.ts'
import { openFileJournal } from '../../server/journal/file/file-journal.ts'
import { postgresJournal } from '../../server/journal/postgres/postgres-journal.ts'
import { startPostgres } from '../../server/testing/postgres/postgres-server.ts'
import { type Figure, median, toldOnly } from './figures.ts'

// The journal in PostgreSQL, on a server of its own that really syncs: against plain inserts with a commit each through
// the usual pool of ten connections, two processes against one, and opening 100,000 revisions against the file. Each side has a process of its own.

const SELF = fileURLToPath(import.meta.url)
const SEED = new URL('../../data/russia-ukraine-2025.json', import.meta.url)
const MANY = 100_000
const ROUNDS = 5
const SLICE_MS = 1_000

interface Comparison {
  readonly what: string
  readonly unit: string
  readonly target: string
  readonly isMet: (ratio: number) => boolean
  /** Ours and theirs, round by round. */
  readonly rounds: readonly (readonly [number, number])[]
}

const atLeast = (limit: number) => ({ target: `≥ ${limit}`, isMet: (ratio: number) => ratio >= limit })
const atMost = (limit: number) => ({ target: `≤ ${limit}`, isMet: (ratio: number) => ratio <= limit })

export async function benchPostgresAppends(): Promise<void> {
  const server = await startPostgres({ isDurable: true })
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  const comparisons: Comparison[] = []
  const figures: Figure[] = []
  try {
    for (const [writers, limit] of [
      [1, 0.8],
      [16, 2],
      [64, 4],
    ] as const) {
      const rounds = await alternately(
        () => inOwnProcess('journal', server.url, writers),
        () => inOwnProcess('plain', server.url, writers),
      )
      comparisons.push({
        what: `${writers} writers, against plain inserts`,
        unit: 'appends/s',
        ...atLeast(limit),
        rounds,
      })
    }
    const single = await inOwnProcess('plain', server.url, 1)
    figures.push(toldOnly('plain inserts over one connection, however many write', `${Math.round(single)} appends/s`))
    const together = await alternately(
      async () => sum(await Promise.all(['a', 'b'].map(() => inOwnProcess('journal', server.url, 16)))),
      () => inOwnProcess('journal', server.url, 16),
    )
    const what = 'two processes of 16 writers together, against one'
    comparisons.push({ what, unit: 'appends/s', ...atLeast(0.8), rounds: together })

    const file = join(folder, 'journal.jsonl')
    await fill(server.url, file)
    const openings = await alternately(
      () => inOwnProcess('catching up', server.url),
      () => inOwnProcess('opening', file),
    )
    comparisons.push({ what: '100,000 revisions, against the file', unit: 'ms', ...atMost(1.5), rounds: openings })
  } finally {
    await server.remove()
    await rm(folder, { recursive: true, force: true })
  }
  console.table([...comparisons.map(toFigure), ...figures])
}

function toFigure({ what, unit, target, isMet, rounds }: Comparison): Figure {
  const ratio = median(rounds.map(([ours, theirs]) => ours / theirs))
  const [ours, theirs] = [0, 1].map(side => Math.round(median(rounds.map(round => round[side as 0 | 1]))))
  return {
    what,
    measured: `${ratio.toFixed(2)} (${ours} : ${theirs} ${unit})`,
    target,
    met: isMet(ratio) ? 'yes' : 'NO',
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

async function alternately(
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
): Promise<readonly (readonly [number, number])[]> {
  const rounds: [number, number][] = []
  for (let round = 0; round < ROUNDS; round++) {
    if (round % 2 === 0) rounds.push([await ours(), await theirs()])
    else {
      const second = await theirs()
      rounds.push([await ours(), second])
    }
  }
  return rounds
}

// What runs in a process of its own, by name; each gives one figure.

const SAMPLES: Readonly<Record<string, (...parameters: never[]) => Promise<number>>> = {
  journal: async (url: string, writers: number) => {
    const journal = await postgresJournal({ url, copies: '' }).open({ now: () => new Date(), tell: () => {} })
    const events = await manyEvents(`p${process.pid}-${Date.now()}`)
    const figure = await perSecond(writers, () => journal.append([draftOf({ type: 'event', entry: events() })]))
    await journal.close()
    return figure
  },
  plain: async (url: string, writers: number) => {
    const pool = new Pool({ connectionString: url })
    await pool.query('create table if not exists plain (seq serial primary key, line text not null)')
    const events = await manyEvents('plain')
    const figure = await perSecond(writers, () =>
      pool.query({
        name: 'plain',
        text: 'insert into plain (line) values ($1) returning seq',
        values: [JSON.stringify(events())],
      }),
    )
    await pool.end()
    return figure
  },
  'catching up': (url: string) =>
    timed(() => postgresJournal({ url, copies: '' }).open({ now: () => new Date(), tell: () => {} })),
  opening: (file: string) => timed(() => openFileJournal({ file, now: () => new Date(), tell: () => {} })),
}

function inOwnProcess(sample: string, ...parameters: unknown[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', SELF, '--sample', JSON.stringify([sample, ...parameters])],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let output = ''
    child.stdout.on('data', text => {
      output += text
    })
    child.on('error', reject)
    child.on('close', code => {
      if (code === 0) resolve(Number(output))
      else reject(new Error(`The sample ${sample} ended with ${code}.`))
    })
  })
}

async function perSecond(writers: number, append: () => Promise<unknown>): Promise<number> {
  // Until the code is compiled, everybody is slow.
  await writing(writers, append, SLICE_MS / 2)
  return writing(writers, append, SLICE_MS)
}

async function writing(writers: number, append: () => Promise<unknown>, ms: number): Promise<number> {
  const start = performance.now()
  let done = 0
  const writer = async () => {
    while (performance.now() - start < ms) {
      await append()
      done++
    }
  }
  await Promise.all(Array.from({ length: writers }, writer))
  return (done / (performance.now() - start)) * 1000
}

/** Endlessly the events of the seed record, under new ids. */
async function manyEvents(prefix: string): Promise<() => TimelineEvent> {
  const { events } = JSON.parse(await readFile(SEED, 'utf8')) as { events: TimelineEvent[] }
  let next = 0
  return () => ({ ...(events[next % events.length] as TimelineEvent), id: `${prefix}-${++next}` })
}

/** The same revisions in the database, instead of what the writers have left there, and in a file. */
async function fill(url: string, file: string): Promise<void> {
  const administrator = new Client({ connectionString: url })
  await administrator.connect()
  await administrator.query('drop schema parley cascade')
  await administrator.end()
  const journal = await openFileJournal({ file, now: () => new Date(), tell: () => {} })
  const events = await manyEvents('stored')
  for (let left = MANY; left > 0; left -= 1_000)
    await journal.append(Array.from({ length: 1_000 }, () => draftOf({ type: 'event', entry: events() })))
  await postgresJournal({ url, copies: '' }).adopt(journal.revisions, {
    now: () => new Date(),
    tell: () => {},
    progress: () => {},
  })
  await journal.close()
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

if (process.argv[2] === '--sample') {
  const [sample, ...parameters] = JSON.parse(process.argv[3] ?? '') as [string, ...never[]]
  console.log(await SAMPLES[sample]?.(...parameters))
  process.exit()
} else if (process.argv[1] === SELF) await benchPostgresAppends()
