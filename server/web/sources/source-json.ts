import type { Source } from '../../domain/entries/source.ts'
import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { byTypeAndId, RESTING_TYPES, type RestingClaim, type RestingType } from '../../domain/sources/thin-ground.ts'
import { listQueryString } from '../lists/list-query.ts'
import { filtersIn } from '../site/json-answer.ts'
import type { Field } from '../site/json-pieces.ts'
import { idsByType, referrersOf } from '../site/referrers.ts'
import { findSources, type SourceListQuery } from './found-sources.ts'

/** What rests on each source is put in order as it is written, from what was listed at the beginning. */
export function* sourceListFields(record: NegotiationRecord, query: SourceListQuery): Generator<Field> {
  const { uses, claims, aloneOn } = findSources(record, query)
  const listed = uses.map(({ source }) => ({
    source,
    resting: RESTING_TYPES.map(type => [type, record.referring(source.id, type)] as const),
    alone: [...aloneOn(source.id)],
  }))
  yield ['filters', filtersIn(listQueryString(query))]
  yield ['count', uses.length]
  yield ['sources', sourcesIn(listed)]
  if (claims) yield ['entries', claims.map(claim => ({ ...claim, point: claim.point ?? null }))]
}

interface ListedSource {
  readonly source: Source
  readonly resting: readonly (readonly [RestingType, readonly { readonly id: string }[]])[]
  readonly alone: readonly RestingClaim[]
}

function* sourcesIn(listed: readonly ListedSource[]): Generator<unknown> {
  for (const { source, resting, alone } of listed)
    yield {
      ...inSchemaOrder('source', source),
      restsOnIt: resting.flatMap(([type, entries]) =>
        entries
          .map(({ id }) => id)
          .sort()
          .map(id => ({ type, id })),
      ),
      restsOnItAlone: byTypeAndId(alone).map(({ type, id, point }) => ({ type, id, ...(point && { point }) })),
    }
}

export const sourceBody = (record: NegotiationRecord, source: Source) => ({
  source: inSchemaOrder('source', source),
  referredToBy: idsByType(referrersOf(record, source.id)),
})
