import { z } from 'zod'
import { ENTRY_SCHEMAS, type Entries, type Entry, type EntryType } from '../entries/entries.ts'
import { id } from '../entries/fields.ts'
import { type RecordHeader, recordHeaderSchema } from '../entries/record-header.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { keyOrderOf } from './schema-key-order.ts'
import { slicesInOrder } from './slices-in-order.ts'

// The exchange format: one JSON document that holds a whole record. Reading it is parse-record-document.ts.

export const RECORD_FORMAT = 'parley-record'
export const RECORD_FORMAT_VERSION = 2

export const recordDocumentSchema = z.strictObject({
  format: z.literal(RECORD_FORMAT),
  version: z.literal(RECORD_FORMAT_VERSION),
  ...recordHeaderSchema.omit({ id: true }).shape,
  defaultSource: id
    .optional()
    .describe('The source of all that cites none, for data sets that are to be imported; exports never have it'),
  processes: z.array(ENTRY_SCHEMAS.process),
  phases: z.array(ENTRY_SCHEMAS.phase),
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
  phases: 'phase',
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
  language: 'en',
  order: 'oldest',
  issues: [],
  kinds: [],
  stages: [],
}

type Listed = Pick<NegotiationRecord, 'find' | 'list'>

const orders = Object.fromEntries(
  Object.entries(ENTRY_SCHEMAS).map(([type, schema]) => [type, keyOrderOf(schema)]),
) as { readonly [T in EntryType]: (entry: Entry) => Entry }

/** The entry with its keys in the order of its schema, as documents show it. */
export const inSchemaOrder = <T extends EntryType>(type: T, entry: Entries[T]): Entries[T] =>
  orders[type](entry) as Entries[T]

const SLICE = 50

/**
 * The document as indented JSON with a final line break, in pieces that are each made in a few milliseconds; some are empty.
 * All of them show the record as it was when the first was asked for, whatever is appended meanwhile.
 */
export function* recordDocumentChunks(record: Listed): Generator<string, void, void> {
  const lists = LIST_NAMES.map(name => ({
    name,
    type: DOCUMENT_LISTS[name],
    entries: record.list(DOCUMENT_LISTS[name]),
  }))
  yield JSON.stringify(head(record), null, 2).slice(0, -'\n}'.length)
  for (const { name, type, entries } of lists) {
    yield `,\n  "${name}": [`
    let isFirst = true
    for (const slice of slicesInOrder<Entry>(entries, placeInDocument, SLICE)) {
      yield slice.length === 0 ? '' : (isFirst ? '' : ',') + indented(slice.map(orders[type]))
      if (slice.length > 0) isFirst = false
    }
    yield entries.length === 0 ? ']' : '\n  ]'
  }
  yield '\n}\n'
}

/** As in a list of the document, with the line break before each. */
const indented = (entries: readonly Entry[]): string =>
  JSON.stringify([entries], null, 2).slice('[\n  ['.length, -'\n  ]\n]'.length)

function head(record: Listed): Omit<RecordDocument, ListName> {
  const { id: _, ...header } = inSchemaOrder('record', record.find('record', 'record') ?? UNTITLED_RECORD)
  return { format: RECORD_FORMAT, version: RECORD_FORMAT_VERSION, ...header }
}

/** Events by date as it is written, without the marks of doubt, then by id; everything else by id. By code, not by locale. */
const placeInDocument = (entry: Entry): string =>
  'occurrence' in entry ? `${entry.when.replace(/[~?%]/g, '')}\0${entry.id}` : entry.id
