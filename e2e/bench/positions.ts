import { fileURLToPath } from 'node:url'
import { AUTHORITIES, STANCES } from '../../server/domain/entries/position.ts'
import { termIds } from '../../server/domain/entries/terms.ts'
import { ALL_POSITIONS } from '../../server/domain/positions/positions-query.ts'
import { stanceMatrix } from '../../server/domain/positions/stance-matrix.ts'
import type { NegotiationRecord } from '../../server/domain/record/negotiation-record.ts'
import {
  aDocument,
  aPoint,
  aPosition,
  citing,
  ISSUES,
  recordOf,
  type TypedEntry,
} from '../../server/domain/testing/record-builder.ts'
import { POSITIONS_TEMPLATE, toPositionsPage } from '../../server/web/positions/positions-view.ts'
import { shownPositions } from '../../server/web/positions/shown-positions.ts'
import { toLayout } from '../../server/web/site/layout.ts'
import { createMoments } from '../../server/web/site/time-travel.ts'
import { atMost, type Figure, median, toldOnly } from './figures.ts'
import { siteOf } from './site-of.ts'
import { randomNumbers, syntheticEntries } from './synthetic-record.ts'

// Who stands where: what a large matrix costs, and reading a large record at another date.

const ACTORS = 12

const POINTS = 30

const POSITIONS = 5_000

const REVISIONS = 20_000

const ROUNDS = 40

const rows: Figure[] = []

export function benchPositions(): void {
  rows.length = 0
  benchMatrix()
  benchMoments()
  console.table(rows)
}

function benchMatrix(): void {
  const record = recordOf(...syntheticEntries(100), ...positions())
  const document = record.find('document', 'synthetic-plan')
  if (!document) throw new Error('The synthetic record has no text.')
  const size = `${ACTORS} actors × ${POINTS} points, ${POSITIONS} positions`
  measure(`matrix of ${size}`, 25, () => stanceMatrix(record, { columns: { document } }))
  measure(`matrix of the same by issue`, 25, () => stanceMatrix(record, { columns: 'issues' }))
  const query = { ...ALL_POSITIONS, document: document.id }
  measure('its whole page, before it is written', null, () => pageOf(record, query))
  const page = pageOf(record, query)
  const site = siteOf(record)
  const layout = toLayout(
    site,
    { title: 'Bench' },
    { path: '/positions', originalUrl: '/positions' },
    POSITIONS_TEMPLATE,
  )
  measure('writing its page', null, () => site.render(POSITIONS_TEMPLATE, layout, page))
}

function pageOf(record: NegotiationRecord, query: typeof ALL_POSITIONS) {
  return { ...toPositionsPage(record, query, shownPositions(record, query, null), null), addHref: null }
}

/** Any date, never the same one twice, so that no record of the past is kept already. */
function benchMoments(): void {
  const record = recordOf(...syntheticEntries(REVISIONS - 2201))
  const moments = createMoments(record)
  let day = 0
  const next = (): string => new Date(Date.UTC(2016, 0, 1 + 83 * day++)).toISOString().slice(0, 10)
  measure(`?on= over ${record.head.seq} revisions, the record alone`, 100, () => moments.at({ on: next() }))
  measure('?on= over the same, with its positions page', 100, () => pageOf(moments.at({ on: next() }), ALL_POSITIONS))
}

function* positions(): Generator<TypedEntry> {
  const random = randomNumbers(11)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const numbers = Array.from({ length: POINTS }, (_, index) => String(index + 1))
  yield aDocument({ id: 'synthetic-plan', process: 'synthetic', points: numbers.map(number => aPoint(number)) })
  for (let index = 0; index < POSITIONS; index++) {
    const point = pick(numbers)
    yield aPosition({
      id: `position-${index}`,
      process: 'synthetic',
      actor: `actor-${Math.floor(random() * ACTORS)}`,
      about: { document: 'synthetic-plan', point, issue: Object.keys(ISSUES)[Number(point) % 20] ?? 'territory' },
      when: new Date(Date.UTC(2025, 0, 1 + Math.floor(random() * 700))).toISOString().slice(0, 10),
      stance: pick(termIds(STANCES)),
      text: 'Says where it stands on this point, in a sentence of ordinary length, and why.',
      speaker: `actor-${40 + Math.floor(random() * 100)}`,
      authority: pick(termIds(AUTHORITIES)),
      citations: citing(`source-${index % 2000}`),
    })
  }
}

function measure(what: string, target: number | null, run: () => unknown): void {
  run()
  const taken = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  const measured = `${median(taken).toPrecision(3)} ms, at worst ${Math.max(...taken).toPrecision(3)} ms`
  rows.push(target === null ? toldOnly(what, measured) : atMost(what, median(taken), target, measured, ' ms'))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) benchPositions()
