import { inTimeOrder } from '../../domain/dates/time-order.ts'
import { RELIABILITIES, SOURCE_KINDS } from '../../domain/entries/source.ts'
import { termIds } from '../../domain/entries/terms.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { publishedSources } from '../../domain/sources/published-sources.ts'
import { type SourceUse, sourceUses } from '../../domain/sources/source-use.ts'
import { byTypeAndId, type RestingClaim, type ThinGround, thinGroundOf } from '../../domain/sources/thin-ground.ts'
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
  const all = sourceUses(record, publishedSources(record))
  const ground = thinGroundOf(record)
  const { show } = query.chosen
  const claims = claimsOf(ground, show)
  const carrying = claims && new Set(claims.flatMap(({ sources }) => sources))
  const isFound = searchFor(query.search)
  const inShow = (use: SourceUse): boolean =>
    show.length === 0 ||
    (carrying?.has(use.source.id) ?? false) ||
    (show.includes('not-archived') && isWithoutArchive(use)) ||
    (show.includes('unused') && isUnused(use))
  // What an entry of an earlier day stands on may have been published later.
  const found = (claims ? sourceUses(record) : all).filter(use => inShow(use) && isFound(wordsOf(use)))
  const narrowing = { ...query, chosen: { ...query.chosen, show: [] } }
  const { matching, counts } = narrow(found, narrowing, ({ source }, facet) => (facet === 'show' ? '' : source[facet]))
  const uses = new Map(matching.map(use => [use.source.id, use]))
  const newest = inTimeOrder(
    matching.map(({ source }) => source),
    record.calendar,
    ({ published }) => published,
  ).reverse()
  return {
    totals: {
      all: all.length,
      'single-source': ground.onSingleSource.size,
      republications: ground.onRepublicationsAlone.size,
      'not-archived': all.filter(isWithoutArchive).length,
      unused: all.filter(isUnused).length,
    },
    /** What rests on a source and no other. */
    aloneOn: (source: string) => ground.onSource(source),
    counts,
    uses: newest.flatMap(({ id }) => uses.get(id) ?? []),
    claims: claims?.filter(({ sources }) => sources.some(id => uses.has(id))) ?? null,
  }
}

const wordsOf = ({ source: { title, publisher, originalPublisher = '', url = '', locator = '' } }: SourceUse): string =>
  `${title} ${publisher} ${originalPublisher} ${url} ${locator}`

/** Links that can die unnoticed. */
const isWithoutArchive = ({ source: { url, archiveUrl } }: SourceUse): boolean =>
  url !== undefined && archiveUrl === undefined
const isUnused = ({ total }: SourceUse): boolean => total === 0

/** By type, then id. */
function claimsOf(ground: ThinGround, show: readonly string[]): readonly RestingClaim[] | null {
  if (!show.includes('single-source') && !show.includes('republications')) return null
  const found = new Set([
    ...(show.includes('single-source') ? ground.onSingleSource : []),
    ...(show.includes('republications') ? ground.onRepublicationsAlone : []),
  ])
  return byTypeAndId([...found])
}
