import { fileURLToPath } from 'node:url'
import { changeLog } from '../../server/domain/changes/change-log.ts'
import { ALL_CHANGES, type ChangesQuery } from '../../server/domain/changes/changes-query.ts'
import { feedRows } from '../../server/domain/changes/feed-rows.ts'
import { NegotiationRecord } from '../../server/domain/record/negotiation-record.ts'
import type { Revision } from '../../server/domain/revisions/revision.ts'
import { aDocument, anEvent, aPoint, revisionOf, type TypedEntry } from '../../server/domain/testing/record-builder.ts'
import { type AskedHistory, HISTORY_TEMPLATE, toHistoryPage } from '../../server/web/changes/history-view.ts'
import { CHANGES_TEMPLATE, toChangesPage } from '../../server/web/changes/log-view.ts'
import { toLayout } from '../../server/web/site/layout.ts'
import type { Site } from '../../server/web/site/site.ts'
import type { Template } from '../../server/web/site/template.ts'
import { atMost, type Figure, median, toldOnly } from './figures.ts'
import { siteOf } from './site-of.ts'
import { randomNumbers, syntheticEntries } from './synthetic-record.ts'

// What was changed: the history of entries with hundreds of revisions, and the log of a large record; each page made anew.

const REVISIONS = 500
const POINTS = 30
const LARGE = 100_000
const ROUNDS = 30

const rows: Figure[] = []

export function benchHistory(): void {
  rows.length = 0
  for (const [name, versionOf] of [
    ['milestone', milestone],
    [`text of ${POINTS} points`, text],
  ] as const) {
    const record = recordOf(Array.from({ length: REVISIONS }, (_, index) => versionOf(index)))
    const site = siteOf(record)
    const { type, entry } = versionOf(0)
    const history = record.history(entry.id)
    const pageOf = (query: AskedHistory['query']) =>
      rendered(site, HISTORY_TEMPLATE, toHistoryPage(site, { type, id: entry.id, history, query }))
    measure(`history of a ${name}, ${REVISIONS} revisions`, 30, () => pageOf({ before: null, compared: null }))
    const ends: [number, number] = [history[0]?.seq ?? 0, history.at(-1)?.seq ?? 0]
    measure(`its first and last side by side`, 30, () => pageOf({ before: null, compared: ends }))
  }
  benchLog()
  console.table(rows)
}

function benchLog(): void {
  const record = recordOf([...syntheticEntries(LARGE)])
  const site = siteOf(record)
  const size = `of ${LARGE.toLocaleString('en')} revisions`
  const pageOf = (query: Partial<ChangesQuery>) => {
    const asked = { ...ALL_CHANGES, ...query }
    return rendered(site, CHANGES_TEMPLATE, toChangesPage(site, asked, changeLog(record, asked, 30)))
  }
  measure(`log ${size}`, null, () => pageOf({}))
  measure(`log ${size}, filtered by what nothing matches`, null, () => pageOf({ by: 'nobody' }))
  measure(`rows of the newest feed ${size}`, null, () => feedRows(record, () => true, null))
}

const recordOf = (entries: readonly TypedEntry[]): NegotiationRecord => {
  const seen = new Set<string>()
  return NegotiationRecord.fold(
    entries.map((typed, index): Revision => {
      const action = seen.has(typed.entry.id) ? 'change' : 'create'
      seen.add(typed.entry.id)
      return revisionOf(typed, index + 1, action)
    }),
  )
}

const random = randomNumbers(17)

/** Some 150 words, of which each version has others. */
const words = (version: number): string =>
  Array.from({ length: 150 }, (_, index) => (random() < 0.05 ? `word${version}` : `word${index}`)).join(' ')

const milestone = (version: number): TypedEntry =>
  anEvent({ title: `Talks, version ${version}`, summary: words(version), order: version % 100 })

const text = (version: number): TypedEntry =>
  aDocument({
    summary: words(version),
    points: Array.from({ length: POINTS }, (_, index) =>
      aPoint(String(index + 1), index === version % POINTS ? { text: words(version) } : {}),
    ),
  })

function rendered<Page>(site: Site, template: Template<Page>, page: Page): string {
  const layout = toLayout(site, { title: 'Bench' }, { path: '/changes', originalUrl: '/changes' }, template)
  return site.render(template, layout, page)
}

function measure(what: string, limit: number | null, make: () => unknown): void {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    make()
    return performance.now() - start
  })
  const told = `${median(times).toFixed(1)} ms (${Math.max(...times).toFixed(1)} at worst)`
  rows.push(limit === null ? toldOnly(what, told) : atMost(what, median(times), limit, told, ' ms'))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) benchHistory()
