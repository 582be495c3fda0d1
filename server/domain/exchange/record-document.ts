import { z } from 'zod'
import { ENTRY_SCHEMAS, type Entries, type Entry, type EntryType } from '../entries/entries.ts'
import { type RecordHeader, recordHeaderSchema } from '../entries/record-header.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { keyOrderOf } from './schema-key-order.ts'

// The exchange format: one JSON document that holds a whole record. Reading it is parse-record-document.ts.

export const RECORD_FORMAT = 'parley-record'
export const RECORD_FORMAT_VERSION = 2

export const recordDocumentSchema = z.strictObject({
  format: z.literal(RECORD_FORMAT),
  version: z.literal(RECORD_FORMAT_VERSION),
  ...recordHeaderSchema.omit({ id: true }).shape,
  processes: z.array(ENTRY_SCHEMAS.process),
  actors: z.array(ENTRY_SCHEMAS.actor),
  sources: z.array(ENTRY_SCHEMAS.source),
  events: z.array(ENTRY_SCHEMAS.event),
  documents: z.array(ENTRY_SCHEMAS.document),
  positions: z.array(ENTRY_SCHEMAS.position),
  pointStates: z.array(ENTRY_SCHEMAS.pointState),
})

export type RecordDocument = z.infer<typeof recordDocumentSchema>

/** The lists of the document in order, and what type of entry each holds. */
export const DOCUMENT_LISTS = {
  processes: 'process',
  actors: 'actor',
  sources: 'source',
  events: 'event',
  documents: 'document',
  positions: 'position',
  pointStates: 'pointState',
} as const satisfies Partial<Record<keyof RecordDocument, EntryType>>

type ListName = keyof typeof DOCUMENT_LISTS
export const LIST_NAMES = Object.keys(DOCUMENT_LISTS) as ListName[]

/** Stands in for the header of a record that nobody has described yet. */
export const UNTITLED_RECORD: RecordHeader = {
  id: 'record',
  title: 'Untitled record',
  description: 'No description has been written yet.',
  license: 'No licence stated',
  order: 'oldest',
}

type Listed = Pick<NegotiationRecord, 'find' | 'list'>

const orders = Object.fromEntries(
  Object.entries(ENTRY_SCHEMAS).map(([type, schema]) => [type, keyOrderOf(schema)]),
) as { readonly [T in EntryType]: (entry: Entry) => Entry }

/** The entry with its keys in the order of its schema, as documents show it. */
export const inSchemaOrder = <T extends EntryType>(type: T, entry: Entries[T]): Entries[T] =>
  orders[type](entry) as Entries[T]

const SLICE = 100

/**
 * The document as indented JSON with a final line break, in slices of at most a hundred entries. All of them show the record as it was when the first was asked for, whatever is appended meanwhile.
 */
export function* recordDocumentChunks(record: Listed): Generator<string, void, void> {
  const lists = LIST_NAMES.map(name => ({
    name,
    type: DOCUMENT_LISTS[name],
    entries: sorted(DOCUMENT_LISTS[name], record),
  }))
  yield JSON.stringify(head(record), null, 2).slice(0, -'\n}'.length)
  for (const { name, type, entries } of lists) {
    yield `,\n  "${name}": [`
    for (let start = 0; start < entries.length; start += SLICE) {
      const slice = entries
        .slice(start, start + SLICE)
        .map(entry => JSON.stringify(inSchemaOrder(type, entry), null, 2).replaceAll('\n', '\n    '))
      yield `${start === 0 ? '' : ','}\n    ${slice.join(',\n    ')}`
    }
    yield entries.length === 0 ? ']' : '\n  ]'
  }
  yield '\n}\n'
}

function head(record: Listed): Omit<RecordDocument, ListName> {
  const { id: _, ...header } = inSchemaOrder('record', record.find('record', 'record') ?? UNTITLED_RECORD)
  return { format: RECORD_FORMAT, version: RECORD_FORMAT_VERSION, ...header }
}

/** Events by date as it is written, without the marks of doubt, then by id; everything else by id. By code, not by locale. */
function sorted<T extends EntryType>(type: T, record: Listed): Entries[T][] {
  const keyed = record.list(type).map(entry => ({
    entry,
    key: type === 'event' && 'when' in entry ? entry.when.replace(/[~?%]/g, '') : '',
  }))
  keyed.sort((a, b) => byCode(a.key, b.key) || byCode(a.entry.id, b.entry.id))
  return keyed.map(({ entry }) => entry)
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
