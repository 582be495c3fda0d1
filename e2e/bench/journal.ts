import { spawn } from 'node:child_process'
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import type { TimelineEvent } from '../../server/domain/entries/event.ts'
import { draftOf } from '../../server/domain/testing/record-builder.ts'
import { openFileJournal } from '../../server/journal/file/file-journal.ts'

// The journal against what one would write without it. Rounds are interleaved, every second one in reverse; ratios are
// medians of the ratios of each round. Every comparison has a process of its own, and each side of one in which memory
// plays a part: what one side leaves on the heap must not slow the other.

const SELF = fileURLToPath(import.meta.url)
const SEED = new URL('../../data/russia-ukraine-2025.json', import.meta.url)
const MANY = 100_000

interface Row {
  readonly what: string
  readonly unit: string
  readonly target: string
  readonly isMet: (ratio: number) => boolean
  readonly rounds: readonly (readonly [ours: number, theirs: number])[]
}

const atLeast = (limit: number) => ({ target: `≥ ${limit}`, isMet: (ratio: number) => ratio >= limit })
const atMost = (limit: number) => ({ target: `≤ ${limit}`, isMet: (ratio: number) => ratio <= limit })

export async function benchJournal(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  const rows: Row[] = []
  try {
    for (const writers of [1, 16, 64]) {
      const rounds = await inOwnProcess<Rounds>('plain file', writers)
      rows.push({ what: `${writers} writers, against a plain file`, unit: 'appends/s', ...atLeast(0.7), rounds })
    }
    for (const writers of [16, 64]) {
      const rounds = await inOwnProcess<Rounds>('remembering file', writers)
      const what = `${writers} writers, against a plain file that keeps its rows in memory`
      rows.push({ what, unit: 'appends/s', ...atLeast(0.7), rounds })
    }
    const lowdb = await inOwnProcess<Rounds>('lowdb', 16, 1000)
    rows.push({ what: '1,000 records, 16 writers, against lowdb', unit: 'appends/s', ...atLeast(100), rounds: lowdb })

    for (const writers of [1, 16]) {
      const rounds = await alternately(
        7,
        () => inOwnProcess<number>('journal', writers, MANY),
        () => inOwnProcess<number>('journal', writers, 100),
      )
      rows.push({ what: `100,000 records against 100, ${writers} writers`, unit: 'µs/append', ...atMost(1.3), rounds })
    }

    const file = join(folder, 'journal.jsonl')
    await fillJournal(file, MANY)
    const openings = await alternately(
      5,
      () => inOwnProcess<Opening>('opening', file),
      () => inOwnProcess<Opening>('parsing', file),
    )
    const figure = (name: keyof Opening) => openings.map(([ours, theirs]) => [ours[name], theirs[name]] as const)
    const what = 'opening 100,000 revisions against JSON.parse'
    rows.push({ what, unit: 'ms', ...atMost(2), rounds: figure('ms') })
    rows.push({ what, unit: 'MB of heap', ...atMost(1.2), rounds: figure('heapMb') })
    rows.push({ what, unit: 'MB at most resident', ...atMost(1.2), rounds: figure('peakMb') })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  print(rows)
}

function print(rows: readonly Row[]): void {
  const rounded = (value: number): number => Number(value.toPrecision(3))
  console.table(
    rows.map(({ what, unit, target, isMet, rounds }) => {
      const ratio = median(rounds.map(([ours, theirs]) => ours / theirs))
      const [ours, theirs] = [median(rounds.map(([own]) => own)), median(rounds.map(([, other]) => other))]
      const figures = { journal: rounded(ours), peer: rounded(theirs), ratio: rounded(ratio) }
      return { what, unit, ...figures, target, met: isMet(ratio) ? 'yes' : 'NO' }
    }),
  )
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

type Rounds = readonly (readonly [number, number])[]

async function alternately<T>(
  count: number,
  ours: () => Promise<T>,
  theirs: () => Promise<T>,
): Promise<readonly (readonly [T, T])[]> {
  const rounds: [T, T][] = []
  for (let round = 0; round < count; round++) {
    if (round % 2 === 0) rounds.push([await ours(), await theirs()])
    else rounds.push(((second, first) => [first, second] as [T, T])(await theirs(), await ours()))
  }
  return rounds
}

// What runs in a process of its own, by name.

const SAMPLES: Readonly<Record<string, (...parameters: never[]) => Promise<unknown>>> = {
  'plain file': (writers: number) => compareWriting((folder, stored) => openPlainFile(folder, stored), writers, 0),
  'remembering file': (writers: number) => compareWriting(openRememberingFile, writers, 0),
  lowdb: (writers: number, stored: number) => compareWriting(openLowdb, writers, stored),
  journal: (writers: number, stored: number) => writeSample(writers, stored),
  opening: (file: string) => timed(async () => await openFileJournal({ file, now: () => new Date(), tell: () => {} })),
  parsing: (file: string) => timed(() => parseLines(file)),
}

function inOwnProcess<T>(sample: string, ...parameters: unknown[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const options = ['--expose-gc', '--max-old-space-size=8192', '--import', 'tsx']
    const child = spawn(process.execPath, [...options, SELF, '--sample', JSON.stringify([sample, ...parameters])], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', text => {
      output += text
    })
    child.on('error', reject)
    child.on('close', code => {
      if (code === 0) resolve(JSON.parse(output) as T)
      else reject(new Error(`The sample ${sample} ended with ${code}.`))
    })
  })
}

interface Store {
  readonly append: (event: TimelineEvent) => Promise<unknown>
  readonly close: () => Promise<void>
}

type OpenStore = (folder: string, stored: number) => Promise<Store>

async function compareWriting(openPeer: OpenStore, writers: number, stored: number): Promise<Rounds> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  try {
    const events = await manyEvents()
    const [journal, peer] = [await openJournal(folder, stored), await openPeer(folder, stored)]
    const slice = (store: Store) => perSecond(300, writers, store, events)
    // Until the code is compiled, everybody is slow.
    for (let round = 0; round < 3; round++) for (const store of [journal, peer]) await slice(store)
    const rounds = await alternately(
      15,
      () => slice(journal),
      () => slice(peer),
    )
    await journal.close()
    await peer.close()
    return rounds
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Microseconds an append. */
async function writeSample(writers: number, stored: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  try {
    const events = await manyEvents()
    const journal = await openJournal(folder, stored)
    await perSecond(500, writers, journal, events)
    const figure = 1e6 / (await perSecond(1500, writers, journal, events))
    await journal.close()
    return figure
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function perSecond(ms: number, writers: number, store: Store, events: () => TimelineEvent): Promise<number> {
  const start = performance.now()
  let done = 0
  const writer = async () => {
    while (performance.now() - start < ms) {
      await store.append(events())
      done++
    }
  }
  await Promise.all(Array.from({ length: writers }, writer))
  return (done / (performance.now() - start)) * 1000
}

/** Endlessly the events of the seed record, under new ids. */
async function manyEvents(prefix = 'event'): Promise<() => TimelineEvent> {
  const { events } = JSON.parse(await readFile(SEED, 'utf8')) as { events: TimelineEvent[] }
  let next = 0
  return () => ({ ...(events[next % events.length] as TimelineEvent), id: `${prefix}-${++next}` })
}

async function openJournal(folder: string, stored: number): Promise<Store> {
  const file = join(folder, 'journal.jsonl')
  await fillJournal(file, stored)
  const journal = await openFileJournal({ file, now: () => new Date(), tell: () => {} })
  return { append: event => journal.append([draftOf({ type: 'event', entry: event })]), close: () => journal.close() }
}

async function fillJournal(file: string, count: number): Promise<void> {
  const journal = await openFileJournal({ file, now: () => new Date(), tell: () => {} })
  const events = await manyEvents('stored')
  for (let left = count; left > 0; left -= 1000)
    await journal.append(
      Array.from({ length: Math.min(left, 1000) }, () => draftOf({ type: 'event', entry: events() })),
    )
  await journal.close()
}

/** The peer: JSON Lines, written and synced in groups; it asks nothing, chains nothing and remembers nothing. */
async function openPlainFile(folder: string, _stored: number, memory: unknown[] | null = null): Promise<Store> {
  const handle = await open(join(folder, 'plain.jsonl'), 'a')
  let waiting: { line: string; resolve: () => void; reject: (error: unknown) => void }[] = []
  let isWriting = false
  async function write() {
    isWriting = true
    while (waiting.length > 0) {
      await new Promise(setImmediate)
      const group = waiting
      waiting = []
      try {
        await handle.write(group.map(({ line }) => line).join(''))
        await handle.datasync()
        for (const { line, resolve } of group) {
          memory?.push(JSON.parse(line))
          resolve()
        }
      } catch (error) {
        for (const { reject } of group) reject(error)
      }
    }
    isWriting = false
  }
  return {
    append: event =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ line: `${JSON.stringify(event)}\n`, resolve, reject })
        if (!isWriting) write().catch(reject)
      }),
    close: () => handle.close(),
  }
}

/** The same for somebody who will be asked what is in the file: it keeps what a restart would read. */
const openRememberingFile: OpenStore = folder => openPlainFile(folder, 0, [])

async function openLowdb(folder: string, stored: number): Promise<Store> {
  const file = join(folder, 'lowdb.json')
  const next = await manyEvents('stored')
  await writeFile(file, JSON.stringify(Array.from({ length: stored }, next)))
  const db = new Low(new JSONFile<TimelineEvent[]>(file), [])
  await db.read()
  return { append: event => db.update(events => events.push(event)), close: async () => {} }
}

async function parseLines(file: string): Promise<unknown[]> {
  const lines = (await readFile(file, 'utf8')).split('\n')
  lines.pop()
  return lines.map(line => JSON.parse(line) as unknown)
}

interface Opening {
  readonly ms: number
  readonly heapMb: number
  readonly peakMb: number
}

async function timed(work: () => Promise<unknown>): Promise<Opening> {
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const start = performance.now()
  const kept = [await work()]
  const ms = performance.now() - start
  globalThis.gc?.()
  const heapMb = (process.memoryUsage().heapUsed - before) / 1e6
  kept.pop()
  return { ms, heapMb, peakMb: process.resourceUsage().maxRSS / 1000 }
}

if (process.argv[2] === '--sample') {
  const [sample, ...parameters] = JSON.parse(process.argv[3] ?? '') as [string, ...never[]]
  console.log(JSON.stringify(await SAMPLES[sample]?.(...parameters)))
  // The journal that was opened is not closed: nothing shall be let go before its memory is measured.
  process.exit()
} else if (process.argv[1] === SELF) await benchJournal()
