import type { Finding } from '../../domain/finding/finder.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { hitOf } from '../site/hits.ts'

/** What `/search.json` says of a finding. */
export const foundBody = (record: NegotiationRecord, { total, corrected, groups }: Finding) => ({
  count: total,
  corrected,
  groups: groups.map(group => ({
    kind: group.kind,
    count: group.total,
    hits: group.hits.map(({ found }) => {
      const { id, title, detail, text, href } = hitOf(record, found)
      return { id, title, detail, text, href }
    }),
  })),
})
