import { join } from 'node:path'
import { setImmediate as pause } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildSearch, find } from '../../server/domain/finding/finder.ts'
import { NegotiationRecord } from '../../server/domain/record/negotiation-record.ts'
import { ownWordsOf } from '../../server/domain/record/own-words.ts'
import {
  aDocument,
  anEvent,
  aPoint,
  aSource,
  revisionOf,
  type TypedEntry,
} from '../../server/domain/testing/record-builder.ts'
import { fold, wordsOf } from '../../server/domain/text/folding.ts'
import { linkedTextsOf, ownTextOf, textLookups } from '../../server/domain/timeline/searchable-text.ts'
import { atMost, type Figure, median, toldOnly } from './figures.ts'
import { peerPackages } from './peers.ts'
import { randomNumbers, syntheticEntries } from './synthetic-record.ts'

// The search over everything in a large record: 100,000 milestones and 20,000 other entries; and, at a tenth of that, beside
// MiniSearch, a search library that ranks, forgives errors and knows prefixes as well.

const MILESTONES = 100_000
const OTHERS = 20_000
const PEER_PART = 10
const QUERIES = 60
const ROUNDS = 3

const rows: Figure[] = []

export async function benchFinding(): Promise<void> {
  rows.length = 0
  const record = recordOf(MILESTONES, OTHERS)
  const steps: number[] = []
  const build = buildSearch(record)
  for (let isDone = false; !isDone; await pause()) steps.push(timed(() => (isDone = build.next().done === true)))
  rows.push(atMost('longest step of making the index ready', Math.max(...steps), 50, told(Math.max(...steps)), ' ms'))
  const all: number[] = []
  for (const [name, searches] of Object.entries(searchesIn(record))) {
    // Another process now and then takes its time from one of the rounds.
    const taken = searches.map(words =>
      Math.min(...Array.from({ length: ROUNDS }, () => timed(() => find(record, words, 5)))),
    )
    all.push(...taken)
    rows.push(toldOnly(`${name}: p50 / worst, ms`, `${told(median(taken))} / ${told(Math.max(...taken))}`))
  }
  rows.push(atMost('all searches, p50', median(all), 10, told(median(all)), ' ms'))
  rows.push(atMost('all searches, p99', quantile(all, 0.99), 100, told(quantile(all, 0.99)), ' ms'))
  rows.push(atMost('longest search', Math.max(...all), 50, told(Math.max(...all)), ' ms'))
  measureAfterChange(record)
  await besidePeer()
  console.table(rows)
}

function* entriesOf(milestones: number, others: number): Generator<TypedEntry> {
  const entries = [...syntheticEntries(milestones)]
  yield* entries
  const titles = entries.flatMap(({ type, entry }) => (type === 'event' ? [entry.title] : []))
  const title = (index: number) => titles[(index * 7919) % titles.length] ?? ''
  // Half of them points of texts, the rest sources, besides those that the milestones have.
  const points = Math.floor(others / 2)
  for (let at = 0; at < points; at += 25) {
    yield aDocument({
      id: `document-${at}`,
      title: title(at),
      shortTitle: title(at).slice(0, 60),
      points: Array.from({ length: 24 }, (_, n) =>
        aPoint(String(n + 1), {
          label: title(at + n).slice(0, 60),
          text: `${title(at + n + 1)}. ${title(at + n + 2)}.`,
        }),
      ),
    })
  }
  for (let at = 0; at < others - points; at++) {
    yield aSource({ id: `report-${at}`, title: title(at * 3), url: `https://example.net/${at}` })
  }
}

const recordOf = (milestones: number, others: number): NegotiationRecord =>
  NegotiationRecord.fold([...entriesOf(milestones, others)].map((entry, index) => revisionOf(entry, index + 1)))

function searchesIn(record: NegotiationRecord): Readonly<Record<string, string[]>> {
  const events = record.list('event').slice(0, 3000)
  const lookups = textLookups(record)
  const counts = new Map<string, number>()
  for (const event of events) {
    for (const word of new Set(
      wordsOf(fold([ownTextOf(event, ownWordsOf(record)), ...linkedTextsOf(event, lookups)].join('\n'))),
    )) {
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  const random = randomNumbers(11)
  const between = (low: number, high: number, fewestLetters = 2) => {
    const words = [...counts].filter(([word, count]) => {
      return count >= low * events.length && count < high * events.length && word.length >= fewestLetters
    })
    return () => words[Math.floor(random() * words.length)]?.[0] ?? ''
  }
  const many = (search: () => string) => Array.from({ length: QUERIES }, search)
  const [rare, common, long] = [between(0.001, 0.02), between(0.3, 1), between(0.001, 0.02, 6)]
  const withError = (word: string) => `${word.slice(0, 3)}${word[4]}${word[3]}${word.slice(5)}`
  return {
    'a rare word': many(rare),
    'a common word': many(common),
    'a common and a rare word': many(() => `${common()} ${rare()}`),
    'three letters': many(() => rare().slice(0, 3)),
    'a typing error': many(() => withError(long())),
    'no hit': many(() => `${rare()}qqq`),
  }
}

/** The first search after a milestone has changed gathers the spellings anew. */
function measureAfterChange(record: NegotiationRecord): void {
  let seq = record.head.seq
  const taken = record
    .list('event')
    .slice(0, 50)
    .map(event => {
      record.apply(revisionOf(anEvent({ ...event, title: `${event.title} again` }), ++seq, 'change'))
      return timed(() => find(record, event.title.slice(0, 8), 5))
    })
  rows.push(
    toldOnly('first search after a change: p50 / worst, ms', `${told(median(taken))} / ${told(Math.max(...taken))}`),
  )
}

interface Peer {
  addAll(entries: readonly object[]): void
  search(words: string, options: object): readonly unknown[]
}

async function besidePeer(): Promise<void> {
  const record = recordOf(MILESTONES / PEER_PART, OTHERS / PEER_PART)
  const module = pathToFileURL(join(peerPackages(), 'minisearch/dist/es/index.js')).href
  const { default: MiniSearch } = (await import(module)) as { default: new (options: object) => Peer }
  const lookups = textLookups(record)
  const entries = [
    ...record.list('event').map(event => ({
      id: event.id,
      title: event.title,
      text: [ownTextOf(event, ownWordsOf(record)), ...linkedTextsOf(event, lookups)].join('\n'),
    })),
    ...record.list('source').map(({ id, title }) => ({ id, title, text: title })),
    ...record
      .list('document')
      .map(({ id, title, points }) => ({ id, title, text: points.map(p => p.text).join('\n') })),
  ]
  const peer = new MiniSearch({ fields: ['title', 'text'] })
  const peerBuild = timed(() => peer.addAll(entries))
  const ourBuild = timed(() => [...buildSearch(record)])
  rows.push(toldOnly(`index of a ${PEER_PART}th against MiniSearch, time`, told(ourBuild / peerBuild)))
  const searches = Object.values(searchesIn(record)).flat()
  const options = { prefix: true, combineWith: 'AND', fuzzy: (word: string) => (word.length > 5 ? 1 : false) }
  const ratios = Array.from({ length: ROUNDS }, () => {
    const ours = median(searches.map(words => timed(() => find(record, words, 5))))
    const theirs = median(searches.map(words => timed(() => peer.search(words, options))))
    return ours / theirs
  })
  rows.push(atMost('search of it against MiniSearch, p50', median(ratios), 1, told(median(ratios))))
}

function timed(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

const told = (value: number): string => (value < 100 ? value.toPrecision(3) : value.toFixed(0))
const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchFinding()
