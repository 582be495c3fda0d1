import type { Source } from '../../domain/entries/source.ts'
import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { entriesRestingOn } from '../../domain/sources/source-use.ts'
import { byTypeAndId } from '../../domain/sources/thin-ground.ts'
import { listQueryString } from '../lists/list-query.ts'
import { filtersIn } from '../site/json-answer.ts'
import { referrerIds } from '../site/referrers.ts'
import { findSources, type SourceListQuery } from './found-sources.ts'

export function sourceListBody(record: NegotiationRecord, query: SourceListQuery) {
  const { uses, claims, aloneOn } = findSources(record, query)
  return {
    filters: filtersIn(listQueryString(query)),
    count: uses.length,
    sources: uses.map(({ source }) => ({
      ...inSchemaOrder('source', source),
      restsOnIt: entriesRestingOn(record, source),
      restsOnItAlone: byTypeAndId([...aloneOn(source.id)]).map(({ type, id, point }) => ({
        type,
        id,
        ...(point && { point }),
      })),
    })),
    ...(claims && { entries: claims.map(claim => ({ ...claim, point: claim.point ?? null })) }),
  }
}

export const sourceBody = (record: NegotiationRecord, source: Source) => ({
  source: inSchemaOrder('source', source),
  referredToBy: referrerIds(record, source.id),
})
