import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { Suggestion } from '../forms/lookup.ts'
import { type LookupType, nameIndex } from '../forms/name-index.ts'

/** Datalists beyond this size would weigh more than the form; what is left out is still found when it is typed. */
export const DATALIST_LIMIT = 300

/** What can be named in a field, for browsers that offer it while somebody types. */
export const formNames = (record: NegotiationRecord, type: LookupType): Suggestion[] =>
  [...nameIndex(record, type).named.values()]
    .map(({ names: [value = '', ...others], detail }) => ({ value, detail: detail || others.join(', ') }))
    .sort((a, b) => (a.value < b.value ? -1 : 1))
    .slice(0, DATALIST_LIMIT)
