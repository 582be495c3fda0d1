import { fileURLToPath } from 'node:url'
import { wholeComparison } from '../../server/domain/comparison/comparison-query.ts'
import { comparisonReport } from '../../server/domain/comparison/report.ts'
import { recordDocumentChunks } from '../../server/domain/exchange/record-document.ts'
import { draftProblems } from '../../server/domain/record/integrity.ts'
import type { NegotiationRecord } from '../../server/domain/record/negotiation-record.ts'
import {
  aDocument,
  anEvent,
  aPoint,
  citing,
  draftOf,
  recordOf,
  revisionOf,
} from '../../server/domain/testing/record-builder.ts'
import { likelyDuplicates } from '../../server/domain/timeline/likely-duplicates.ts'
import { timelineOf } from '../../server/domain/timeline/record-timeline.ts'
import { EVERYTHING } from '../../server/domain/timeline/timeline-query.ts'
import { toActorPage } from '../../server/web/actors/actor-view.ts'
import { toSourceListPage } from '../../server/web/sources/source-list-view.ts'
import { SOURCE_LISTS } from '../../server/web/sources/source-query.ts'
import { toSourcePage } from '../../server/web/sources/source-view.ts'
import { atMost, type Figure, inTurns, median } from './figures.ts'
import { randomNumbers, syntheticEntries } from './synthetic-record.ts'

// What grows with the record: the same work at 100,000 milestones and at 1,000, and the longest piece of it.

const ROUNDS = 15

export function benchGrowth(): void {
  const [small, large] = [1_000, 100_000].map(count => recordOf(...syntheticEntries(count))) as [
    NegotiationRecord,
    NegotiationRecord,
  ]
  console.table([
    ...Object.entries(WORK).flatMap(([what, { run, limit }]) => figures(what, limit, run, small, large)),
    markedAtOnce(),
  ])
}

type Work = (record: NegotiationRecord, round: number) => unknown

/** Milliseconds that one piece may take at 100,000 milestones. */
const WORK: Readonly<Record<string, { readonly limit: number; readonly run: Work }>> = {
  'judging a milestone and taking it in': {
    limit: 10,
    run: (record, round) => {
      const event = anEvent({ id: `new-${round}`, when: '2020-05-12', citations: citing('source-0') })
      draftProblems([draftOf(event)], record)
      likelyDuplicates(event.entry, record, 5)
      record.apply(revisionOf(event, record.head.seq + 1))
    },
  },
  'the timeline of another day': {
    limit: 50,
    run: (record, round) => timelineOf(record.asOf({ on: `2020-06-${String(round + 10)}` })).query(EVERYTHING),
  },
  'the page of the source that is used most': {
    limit: 60,
    run: record =>
      toSourcePage({ record, mayWrite: false, linkSeen: () => undefined }, record.list('source')[0] as never, {
        list: firstList,
        page: 1,
      }),
  },
  'the page of the actor named most, after a milestone that names it': {
    limit: 60,
    run: (record, round) => {
      const participants = [{ actor: 'actor-0', part: 'party' as const }]
      record.apply(revisionOf(anEvent({ id: `naming-${round}`, participants }), record.head.seq + 1))
      toActorPage({ record, mayWrite: false }, record.find('actor', 'actor-0') as never, {
        list: null,
        part: null,
        with: null,
        page: 1,
      })
    },
  },
  'the list of sources': {
    limit: 60,
    run: record =>
      toSourceListPage(record, {
        search: '',
        chosen: { show: [], kind: [], reliability: [], publisher: [], language: [] },
        page: 1,
      }),
  },
  'the longest piece of the whole record as a file': {
    limit: 20,
    run: record => {
      const pieces = recordDocumentChunks(record)
      let longest = 0
      for (;;) {
        const began = performance.now()
        if (pieces.next().done) return longest
        longest = Math.max(longest, performance.now() - began)
      }
    },
  },
}

const firstList = Object.keys(SOURCE_LISTS)[1] as keyof typeof SOURCE_LISTS

function figures(what: string, limit: number, run: Work, small: NegotiationRecord, large: NegotiationRecord): Figure[] {
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++)
    for (const side of inTurns(round, [0, 1] as const)) {
      const began = performance.now()
      const own = run(side === 0 ? small : large, round)
      times[side].push(typeof own === 'number' ? own : performance.now() - began)
    }
  const [of1k, of100k] = times.map(median) as [number, number]
  const measured = `${of100k.toFixed(1)} ms (${(of100k / of1k).toFixed(1)} × that at 1,000)`
  return [atMost(`${what}, 100,000 milestones`, of100k, limit, measured, ' ms')]
}

/** Five texts of 200 points of 3,900 characters, of which a fifth of the words was changed from text to text. */
function markedAtOnce(): Figure {
  const random = randomNumbers(1)
  const word = (): string => Math.floor(random() * 1e9).toString(36)
  const points = Array.from({ length: 200 }, () => Array.from({ length: 550 }, word))
  const texts = ['a', 'b', 'c', 'd', 'e'].map((id, index) =>
    aDocument({
      id,
      when: `2025-01-0${index + 1}`,
      fidelity: 'verbatim',
      points: points.map((words, at) => {
        if (index > 0) points[at] = words.map(same => (random() < 0.2 ? word() : same))
        const from = index > 0 ? ` < ${'abcde'[index - 1]}#${at + 1}` : ''
        return aPoint(`${at + 1}${from}`, { text: (points[at] ?? []).join(' ').slice(0, 3_900) })
      }),
    }),
  )
  const record = recordOf(...texts)
  const began = performance.now()
  comparisonReport(record, wholeComparison(['a', 'b', 'c', 'd', 'e']))
  const ms = performance.now() - began
  return atMost('five texts of 200 reworded points compared, nothing kept', ms, 250, `${ms.toFixed(0)} ms`, ' ms')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) benchGrowth()
