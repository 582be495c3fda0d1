import type { Citation } from '../entries/citation.ts'
import type { Source } from '../entries/source.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'

// What rests on which source, and where the record stands on thin ground.

export const RESTING_TYPES = ['event', 'document', 'position', 'pointState'] as const
export type RestingType = (typeof RESTING_TYPES)[number]

export interface SourceUse {
  readonly source: Source
  /** Entries that take something from it: by citation, quote, account, authorship or custody; by type, then id. */
  readonly entries: readonly { readonly type: RestingType; readonly id: string }[]
}

/** An entry, or one point of a document, and the sources that it cites. */
export interface RestingClaim {
  readonly type: RestingType
  readonly id: string
  readonly point: string | undefined
  readonly sources: readonly string[]
}

export interface SourceReport {
  /** By id. */
  readonly uses: readonly SourceUse[]
  readonly unused: readonly Source[]
  /** What cites one source and no other. */
  readonly onSingleSource: readonly RestingClaim[]
  /** What cites republications alone: of each source the original was not read. */
  readonly onRepublicationsAlone: readonly RestingClaim[]
  /** Links that can die unnoticed. */
  readonly withoutArchive: readonly Source[]
}

export function sourceReport(record: NegotiationRecord): SourceReport {
  const sources = record.list('source').sort((a, b) => (a.id < b.id ? -1 : 1))
  const uses = sources.map(source => sourceUse(record, source))
  const claims = restingClaims(record)
  const isRepublication = (id: string) => record.find('source', id)?.originalPublisher !== undefined
  return {
    uses,
    unused: uses.filter(({ entries }) => entries.length === 0).map(({ source }) => source),
    onSingleSource: claims.filter(claim => claim.sources.length === 1),
    onRepublicationsAlone: claims.filter(claim => claim.sources.every(isRepublication)),
    withoutArchive: sources.filter(({ archiveUrl }) => archiveUrl === undefined),
  }
}

export const sourceUse = (record: NegotiationRecord, source: Source): SourceUse => ({
  source,
  entries: RESTING_TYPES.flatMap(type => record.referrers(source.id, type).map(({ id }) => ({ type, id }))),
})

/** Points without citations are marked as unverified, not counted here; a document's own citations don't count for its points. */
function restingClaims(record: NegotiationRecord): RestingClaim[] {
  const claims: RestingClaim[] = []
  const add = (type: RestingType, id: string, citations: readonly Citation[], point?: string): void => {
    const sources = [...new Set(citations.map(({ source }) => source))]
    if (sources.length > 0) claims.push({ type, id, point, sources })
  }
  for (const type of RESTING_TYPES) {
    for (const entry of record.list(type).sort((a, b) => (a.id < b.id ? -1 : 1))) {
      add(type, entry.id, entry.citations)
      if (!('points' in entry)) continue
      for (const point of entry.points) add(type, entry.id, point.citations, point.number)
    }
  }
  return claims
}

export const SOURCE_FACETS = ['kind', 'reliability', 'publisher', 'language'] as const
export type SourceFacet = (typeof SOURCE_FACETS)[number]
