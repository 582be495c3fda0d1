import type { Source } from '../entries/source.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { RESTING_TYPES, type RestingType } from './thin-ground.ts'

// What rests on which source.

/** How many entries take something from it: by citation, quote, account, authorship or custody. */
export interface SourceUse {
  readonly source: Source
  readonly counts: Readonly<Record<RestingType, number>>
  readonly total: number
}

/** Of each source, by id. */
export const sourceUses = (record: NegotiationRecord, sources = record.list('source')): SourceUse[] =>
  sources
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(source => {
      const counts = RESTING_TYPES.map(type => [type, record.countReferring(source.id, type)] as const)
      return {
        source,
        counts: Object.fromEntries(counts) as SourceUse['counts'],
        total: counts.reduce((sum, [, count]) => sum + count, 0),
      }
    })

/** By type, then id. */
export const entriesRestingOn = (record: NegotiationRecord, source: Source) =>
  RESTING_TYPES.flatMap(type => record.referrers(source.id, type).map(({ id }) => ({ type, id })))

export const SOURCE_FACETS = ['kind', 'reliability', 'publisher', 'language'] as const
export type SourceFacet = (typeof SOURCE_FACETS)[number]
