import { expect, it } from 'vitest'
import { find } from '../finding/finder.ts'
import { anEvent, aSource, citing, recordOf } from '../testing/record-builder.ts'
import { publishedSources } from './published-sources.ts'

const source = (id: string, published: string) =>
  aSource({ id, published, title: `Report ${id}`, url: `https://example.org/${id}` })
const record = recordOf(
  source('earlier', '2025-06-01'),
  source('same-day', '2025-06-05T23:00:00Z'),
  source('same-month', '2025-06'),
  source('until', '../2025-07-01'),
  source('undated', 'XXXX'),
  source('later', '2025-06-06'),
  source('later-idle', '2026'),
  anEvent({ id: 'talks', when: '2025-06-04', citations: citing('later') }),
)
const idsOf = (sources: readonly { readonly id: string }[]) => sources.map(({ id }) => id).sort()
const day = record.asOf({ on: '2025-06-05' })

it('leaves out of a day what was published later, also where an entry of that day cites it', () => {
  expect(idsOf(publishedSources(day))).toEqual(['earlier', 'same-day', 'same-month', 'undated'])
  expect(publishedSources(record)).toHaveLength(7)
  expect(publishedSources(record.asOf({ known: '9999-12-31T00:00:00.000Z' }))).toHaveLength(7)
})

it('leaves the entry and what it cites', () => {
  expect(day.find('event', 'talks')?.citations[0]?.source).toBe('later')
  expect(day.find('source', 'later')?.title).toBe('Report later')
})

it('is what a search of the day finds', () => {
  const found = find(day, 'report', 20, 'sources').groups.flatMap(({ hits }) => hits.map(hit => hit.found))
  expect(idsOf(found.flatMap(one => (one.kind === 'sources' ? one.source : [])))).toEqual(idsOf(publishedSources(day)))
})
