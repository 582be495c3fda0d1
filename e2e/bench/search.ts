import { setImmediate as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { TimelineEvent } from '../../server/domain/entries/event.ts'
import { NegotiationRecord } from '../../server/domain/record/negotiation-record.ts'
import { ownWordsOf } from '../../server/domain/record/own-words.ts'
import { revisionOf, type TypedEntry } from '../../server/domain/testing/record-builder.ts'
import { fold, wordsOf } from '../../server/domain/text/folding.ts'
import { timelineOf } from '../../server/domain/timeline/record-timeline.ts'
import { linkedTextsOf, ownTextOf, textLookups } from '../../server/domain/timeline/searchable-text.ts'
import { TimelineIndex } from '../../server/domain/timeline/timeline-index.ts'
import { EVERYTHING, type TimelineQuery } from '../../server/domain/timeline/timeline-query.ts'
import { atMost, type Figure, median, toldOnly } from './figures.ts'
import { randomNumbers, syntheticEntries } from './synthetic-record.ts'

// What a question to the timeline costs in a large record: the whole answer with its page, counts and silences, first by
// reading all texts and then from the search index; and what building, memory and changes cost.

const LARGE = 100_000
const SMALL = 1000
const QUERIES = 60
const ROUNDS = 5

const rows: Figure[] = []

export async function benchSearch(): Promise<void> {
  rows.length = 0
  const record = recordOfEvents(LARGE)
  const classes = searchClasses(record)

  const constructions = Array.from({ length: ROUNDS }, () => timed(() => new TimelineIndex(record)))
  upTo(`construction, ${LARGE} events, best of ${ROUNDS}`, Math.min(...constructions), 700)
  for (const [count, of] of [[SMALL, recordOfEvents(SMALL)] as const, [LARGE, record] as const]) {
    measureFilters(count, timelineOf(of))
  }
  const timeline = timelineOf(record)
  const kinds = Object.entries(classes)
  for (const [name, searches] of kinds) measureSearch(`scan, ${name}`, timeline, searches.slice(0, 2))
  const before = memory()
  const steps = [await buildSteps(timeline)]
  upTo('memory of the search index, MB', memory() - before, 50)
  for (const _ of ['second', 'third']) steps.push(await buildSteps(new TimelineIndex(record)))
  reportBuild(steps)
  for (const [name, searches] of kinds) measureSearch(`index, ${name}`, timeline, searches, [10, 100])
  measureChanges(record)
  console.table(rows)
}

function recordOfEvents(count: number): NegotiationRecord {
  return NegotiationRecord.fold([...syntheticEntries(count)].map((entry, index) => revisionOf(entry, index + 1)))
}

/** Searches by how much they find, picked from the words of the record itself. */
function searchClasses(record: NegotiationRecord): Record<string, string[]> {
  const lookups = textLookups(record)
  const events = record.list('event').slice(0, 5000)
  const counts = new Map<string, number>()
  for (const event of events) {
    for (const word of new Set(
      wordsOf(fold([ownTextOf(event, ownWordsOf(record)), ...linkedTextsOf(event, lookups)].join('\n'))),
    )) {
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  const random = randomNumbers(7)
  const between = (low: number, high: number): (() => string) => {
    const words = [...counts].filter(([, count]) => count >= low * events.length && count < high * events.length)
    return () => words[Math.floor(random() * words.length)]?.[0] ?? ''
  }
  const many = (search: () => string): string[] => Array.from({ length: QUERIES }, search)
  const [middle, common] = [between(0.002, 0.02), between(0.3, 1)]
  return {
    middle: many(middle),
    common: many(common),
    'common AND middle': many(() => `${common()} ${middle()}`),
    'three common': many(() => `${common()} ${common()} ${common()}`),
    'prefix of three letters': many(() => middle().slice(0, 3)),
    'one letter': many(() => middle().slice(0, 1)),
    'no hit': many(() => `${middle()}qqq`),
  }
}

function measureFilters(count: number, timeline: TimelineIndex): void {
  const ask = (query: Partial<TimelineQuery>) => times(20, () => timeline.query({ ...EVERYTHING, ...query }))
  const unfiltered = ask({})
  inform(`query() without filters, ${count} events, the first`, unfiltered[0] ?? Number.NaN)
  upTo(`query() without filters, ${count} events`, median(unfiltered), 5)
  upTo(`query() newest, last page, ${count} events`, median(ask({ order: 'newest', page: 'last' })), 5)
  const filters = { kind: ['talks', 'call'], actor: ['actor-1'], from: '2018-01-01', to: '2022-12-31' } as const
  upTo(`query() with three filters, ${count} events`, median(ask(filters)), 10)
}

function measureSearch(what: string, timeline: TimelineIndex, searches: string[], targets?: [number, number]): void {
  const ask = (search: string) => timed(() => timeline.query({ ...EVERYTHING, search }))
  const rounds = targets ? ROUNDS : 1
  const taken = Array.from({ length: rounds }, () => searches.map(ask)).flat()
  if (targets) {
    upTo(`${what}, p50`, median(taken), targets[0])
    upTo(`${what}, p99`, quantile(taken, 0.99), targets[1])
  } else inform(what, median(taken))
}

/** How long each step took, driven as the server does it: one step, then whatever else waits. */
async function buildSteps(timeline: TimelineIndex): Promise<number[]> {
  const steps: number[] = []
  const build = timeline.buildSearch()
  for (let isDone = false; !isDone; await pause()) {
    const step = timed(() => {
      isDone = build.next().done === true
    })
    steps.push(step)
  }
  return steps
}

function reportBuild(builds: readonly number[][]): void {
  const sums = builds.map(steps => steps.reduce((sum, step) => sum + step, 0))
  inform('building the search index', median(sums))
  // A step now and then meets a full garbage collection, which goes over the whole record, or another process.
  const best = (builds[0] ?? []).map((_, index) => Math.min(...builds.map(steps => steps[index] ?? 0)))
  upTo('longest step of it, best of three', Math.max(...best), 20)
  inform('99 % of its steps, each time', quantile(builds.flat(), 0.99))
  inform('longest step, each time', Math.max(...builds.flat()))
}

function measureChanges(record: NegotiationRecord): void {
  let seq = record.head.seq
  const events = record.list('event').slice(0, 500)
  const apply = (type: 'event' | 'actor', entry: TimelineEvent) => {
    seq++
    record.apply(revisionOf({ type, entry } as TypedEntry, seq, 'change'))
  }
  const moved = events.map(event => timed(() => apply('event', { ...event, when: '2020-02-02' })))
  upTo('changing an event', median(moved), 1)
  const search = times(20, () => timelineOf(record).query({ ...EVERYTHING, search: 'a' }))
  upTo('one letter with 500 changes not indexed yet', median(search), 10)
  const actor = record.find('actor', 'actor-0')
  const count = record.referrers('actor-0', 'event').length
  const renaming = timed(() => apply('actor', { ...actor, name: 'Renamed' } as unknown as TimelineEvent))
  inform(`renaming an actor of ${count} events`, renaming)
}

const times = (count: number, run: () => unknown): number[] => Array.from({ length: count }, () => timed(run))

function timed(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

function upTo(what: string, measured: number, limit: number): void {
  rows.push(atMost(what, measured, limit, text(measured)))
}

function inform(what: string, measured: number): void {
  rows.push(toldOnly(what, text(measured)))
}

const text = (value: number): string => (value < 100 ? value.toPrecision(3) : value.toFixed(0))
const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

/** Megabytes in use after collecting garbage. */
function memory(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchSearch()
