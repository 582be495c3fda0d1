import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { type ComparisonQuery, parseComparisonQuery } from '../../server/domain/comparison/comparison-query.ts'
import { comparisonReport } from '../../server/domain/comparison/report.ts'
import type { NegotiationRecord } from '../../server/domain/record/negotiation-record.ts'
import {
  aDocument,
  aPoint,
  aPointState,
  aSource,
  citing,
  recordOf,
  seedRecord,
} from '../../server/domain/testing/record-builder.ts'
import { COMPARE_TEMPLATE, toComparePage } from '../../server/web/comparison/comparison-view.ts'
import { toLayout } from '../../server/web/site/layout.ts'
import type { Site } from '../../server/web/site/site.ts'
import { atMost, type Figure, median, toldOnly } from './figures.ts'
import { siteOf } from './site-of.ts'
import { randomNumbers } from './synthetic-record.ts'

// What three texts with thirty points each cost side by side: the processor time of a page that is not in the cache, from
// the record to the HTML, and its weight. Verbatim texts, so that all words are compared.

const ROUNDS = 41

const POINTS = 30

export async function benchComparison(): Promise<void> {
  console.table([
    ...measure(`3 texts × ${POINTS} points, all words compared`, threeTexts(), 'documents=a,b,c'),
    ...measure(
      'the shipped 28-point plan, E3 text and 20-point draft',
      seedRecord(),
      'documents=us-28-point-2025-11,e3-counterproposal-2025-11,us-ukraine-20-point-2025-12',
    ),
  ])
}

function measure(what: string, record: NegotiationRecord, address: string): Figure[] {
  const site = siteOf(record)
  const { query } = parseComparisonQuery(new URLSearchParams(address))
  const times = Array.from({ length: ROUNDS }, () => cpuOf(() => page(site, query)))
  const html = page(site, query)
  return [
    upTo(`${what}: uncached render, median of ${ROUNDS}, ms of CPU`, median(times), 40),
    toldOnly(`${what}: the very first, ms of CPU`, (times[0] ?? Number.NaN).toFixed(1)),
    upTo(`${what}: KB with brotli (quality 5)`, brotliBytes(html) / 1000, 60),
  ]
}

function page(site: Site, query: ComparisonQuery): string {
  const { record } = site
  const options = { record, problems: [], citation: '' }
  const model = toComparePage(comparisonReport(record, query), query, options)
  const layout = toLayout(
    site,
    { title: model.title, moment: record.moment },
    { path: '/compare', originalUrl: '/compare' },
    COMPARE_TEMPLATE,
  )
  return site.render(COMPARE_TEMPLATE, layout, model)
}

/** Every point comes from that with its number in the text before, a fifth of its words changed, with notes and states. */
function threeTexts(): NegotiationRecord {
  const random = randomNumbers(11)
  const word = (): string =>
    Array.from({ length: 2 + Math.floor(random() * 8) }, () => LETTERS[Math.floor(random() * 26)]).join('')
  const vocabulary = Array.from({ length: 1500 }, word)
  const any = (): string => vocabulary[Math.floor(random() * vocabulary.length)] ?? ''
  const some = (count: number): string[] => Array.from({ length: count }, any)
  const firstWords = Array.from({ length: POINTS }, () => some(45))
  const texts: ReturnType<typeof aDocument>[] = []
  for (const [index, id] of ['a', 'b', 'c'].entries()) {
    const earlier = texts.at(-1)?.entry.id
    const points = firstWords.map((words, place) => {
      firstWords[place] = index === 0 ? words : words.map(old => (random() < 0.2 ? any() : old))
      const number = String(place + 1)
      const { ancestors } = aPoint(earlier ? `${number} < ${earlier}#${number}` : number)
      return aPoint(number, {
        label: some(5).join(' '),
        text: (firstWords[place] ?? []).join(' '),
        issues: ['territory', 'sanctions'],
        values: [
          { what: 'personnel', operator: '<=', number: 1000 * (index + place), unit: 'people', qualifier: null },
        ],
        ancestors: ancestors.map(origin => ({ ...origin, note: some(12).join(' ') })),
        unverified: false,
        citations: citing('source'),
      })
    })
    texts.push(aDocument({ id, shortTitle: `Text ${id}`, when: `2025-01-0${index + 1}`, points }))
  }
  const states = texts.flatMap(({ entry: { id, points } }) =>
    points.map(({ number }) =>
      aPointState({ id: `state-${id}-${number}`, document: id, point: number, text: some(20).join(' ') }),
    ),
  )
  return recordOf(aSource(), ...texts, ...states)
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** User and system time of this process. */
function cpuOf(run: () => unknown): number {
  const began = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}

const brotliBytes = (text: string): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length

const upTo = (what: string, value: number, limit: number): Figure => atMost(what, value, limit, value.toFixed(1))

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchComparison()
