import { inTimeOrder } from '../../domain/dates/time-order.ts'
import { numberOfDay } from '../../domain/dates/timeline-dates.ts'
import { RELIABILITIES, SOURCE_KINDS, type Source } from '../../domain/entries/source.ts'
import { termIds } from '../../domain/entries/terms.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { type RestingClaim, type SourceReport, type SourceUse, sourceReport } from '../../domain/sources/source-use.ts'
import { type ListQuery, narrow, searchFor } from '../lists/list-query.ts'

// The list of sources: what can be asked of it, and which sources match.

/** Lists beside that of all sources: two of entries on thin ground, two of sources to work on. */
const SHOWS = ['single-source', 'republications', 'not-archived', 'unused'] as const

export type Show = (typeof SHOWS)[number]

export const SOURCE_LIST_FACETS = {
  show: SHOWS,
  kind: termIds(SOURCE_KINDS),
  reliability: termIds(RELIABILITIES),
  publisher: null,
  language: null,
}

export type SourceListQuery = ListQuery<keyof typeof SOURCE_LIST_FACETS>

/** The sources that match, newest first, with their counts; and, for the lists of entries, those that rest on them. */
export function findSources(record: NegotiationRecord, query: SourceListQuery) {
  const report = visible(record, sourceReport(record))
  const { show } = query.chosen
  const claims = claimsOf(report, show)
  const carrying = claims && new Set(claims.flatMap(({ sources }) => sources))
  const isFound = searchFor(query.search)
  const inShow = ({ source, entries }: SourceUse): boolean =>
    show.length === 0 ||
    (carrying?.has(source.id) ?? false) ||
    (show.includes('not-archived') && source.archiveUrl === undefined) ||
    (show.includes('unused') && entries.length === 0)
  const found = report.uses.filter(
    use =>
      inShow(use) &&
      isFound(`${use.source.title} ${use.source.publisher} ${use.source.originalPublisher ?? ''} ${use.source.url}`),
  )
  const narrowing = { ...query, chosen: { ...query.chosen, show: [] } }
  const { matching, counts } = narrow(found, narrowing, ({ source }, facet) => (facet === 'show' ? '' : source[facet]))
  const uses = new Map(matching.map(use => [use.source.id, use]))
  const newest = inTimeOrder(
    matching.map(({ source }) => source),
    record.calendar,
    ({ published }) => published,
  ).reverse()
  return {
    report,
    alone: claimsBySource(report),
    counts,
    uses: newest.flatMap(({ id }) => uses.get(id) ?? []),
    claims: claims?.filter(({ sources }) => sources.some(id => uses.has(id))) ?? null,
  }
}

const claimsBySource = ({ onSingleSource }: SourceReport): ReadonlyMap<string, readonly RestingClaim[]> =>
  groupBy(onSingleSource, ({ sources }) => sources[0] ?? '')

function claimsOf(report: SourceReport, show: readonly string[]): readonly RestingClaim[] | null {
  const found = new Set([
    ...(show.includes('single-source') ? report.onSingleSource : []),
    ...(show.includes('republications') ? report.onRepublicationsAlone : []),
  ])
  return show.includes('single-source') || show.includes('republications') ? [...found] : null
}

/** On an earlier day, what was published later is left out, unless something that had happened is known from it. */
function visible(record: NegotiationRecord, report: SourceReport): SourceReport {
  const { on } = record.moment
  if (on === undefined) return report
  const day = numberOfDay(on)
  const uses = report.uses.filter(
    ({ source, entries }) => entries.length > 0 || record.calendar.datesOf(source.published).earliest <= day,
  )
  const kept = new Set(uses.map(({ source }) => source))
  const onlyKept = (sources: readonly Source[]) => sources.filter(source => kept.has(source))
  return { ...report, uses, unused: onlyKept(report.unused), withoutArchive: onlyKept(report.withoutArchive) }
}
