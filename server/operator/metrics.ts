import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Journal } from '../journal/journal.ts'
import type { Observed } from '../web/http/observed.ts'
import type { Site } from '../web/site/site.ts'

// What an operator watches, in the text format of Prometheus. No address, no name and nothing that was written is in it.

export interface Metrics {
  /** What is asked of the site. */
  observe(request: Observed): void
  /** The journal as it is, with its writes measured. */
  measured(journal: Journal): Journal
  /** From now on these are told as well. */
  watch(site: Site): void
  text(): Promise<string>
  readonly contentType: string
}

const ANSWER_SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
const APPEND_SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]

export function createMetrics(now: () => Date): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const answers = new Histogram({
    name: 'parley_answer_seconds',
    help: 'From a request to the end of its answer, where it was not in the page cache',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: ANSWER_SECONDS,
    registers,
  })
  const appends = new Histogram({
    name: 'parley_append_seconds',
    help: 'From a write to its being durable, waiting included',
    labelNames: ['outcome'] as const,
    buckets: APPEND_SECONDS,
    registers,
  })

  return {
    observe: ({ method, route, status, seconds }) => answers.observe({ method, route, status }, seconds),
    measured: journal => measured(journal, (outcome, seconds) => appends.observe({ outcome }, seconds)),
    watch: site => watch(site, registers, now),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

function watch({ cache, live, record, contact }: Site, registers: Registry[], now: () => Date): void {
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value())
      },
    })
  let counted = 0
  new Counter({
    name: 'parley_cache_hits_total',
    help: 'Answers from the page cache',
    registers,
    collect() {
      const { hits } = cache.stats()
      this.inc(hits - counted)
      counted = hits
    },
  })
  gauge('parley_cache_entries', 'Answers in the page cache', () => cache.stats().entries)
  gauge('parley_cache_bytes', 'Their size', () => cache.stats().bytes)
  gauge('parley_live_listeners', 'Readers who are told what is new', () => live.count)
  gauge('parley_journal_sequence', 'The last revision that this process knows', () => record.head.seq)
  gauge('parley_journal_age_seconds', 'How long ago that was recorded', () =>
    record.head.at === null ? 0 : secondsSince(new Date(record.head.at), now()),
  )
  gauge('parley_journal_lost_seconds', 'For how long the journal has not answered; 0 while it does', () =>
    contact.lostSince === null ? 0 : secondsSince(contact.lostSince, now()),
  )
}

const secondsSince = (then: Date, now: Date): number => (now.getTime() - then.getTime()) / 1_000

type Note = (outcome: 'stored' | 'refused', seconds: number) => void

function measured(journal: Journal, note: Note): Journal {
  return {
    get head() {
      return journal.head
    },
    get revisions() {
      return journal.revisions
    },
    contact: journal.contact,
    append: async (drafts, judge) => {
      const began = performance.now()
      let outcome: Parameters<Note>[0] = 'refused'
      try {
        const revisions = await journal.append(drafts, judge)
        outcome = 'stored'
        return revisions
      } finally {
        note(outcome, (performance.now() - began) / 1_000)
      }
    },
    subscribe: listener => journal.subscribe(listener),
    inTurn: (name, act) => journal.inTurn(name, act),
    tryOut: () => journal.tryOut(),
    stored: () => journal.stored(),
    close: () => journal.close(),
  }
}
