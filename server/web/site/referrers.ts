import type { EntryType } from '../../domain/entries/entries.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'

/** Ids of everything that refers to an entry, for its JSON. */
export const referrerIds = (record: NegotiationRecord, id: string): Partial<Record<EntryType, string[]>> =>
  Object.fromEntries(
    (['process', 'actor', 'event', 'document', 'position', 'pointState'] as const)
      .map(type => [type, record.referrers(id, type).map(entry => entry.id)] as const)
      .filter(([, ids]) => ids.length > 0),
  )
