// biome-ignore-all lint/style/noRestrictedImports: for tests only, nothing of the program imports it.
import { readFileSync } from 'node:fs'
import type { Actor } from '../entries/actor.ts'
import type { NegotiatingDocument } from '../entries/document.ts'
import type { Entries, EntryType } from '../entries/entries.ts'
import type { TimelineEvent } from '../entries/event.ts'
import type { PointState } from '../entries/point-state.ts'
import type { Position } from '../entries/position.ts'
import type { Process } from '../entries/process.ts'
import type { Source } from '../entries/source.ts'
import { DOCUMENT_LISTS, LIST_NAMES, type RecordDocument } from '../exchange/record-document.ts'
import { NegotiationRecord } from '../record/negotiation-record.ts'
import type { Action, Revision } from '../revisions/revision.ts'

// Valid entries with a few words, for tests that care about one or two of their fields, and records folded from them.
// The revisions have no hashes: what checks the chain needs the journal's own.

export type TypedEntry = { readonly [T in EntryType]: { readonly type: T; readonly entry: Entries[T] } }[EntryType]

const typed = <T extends EntryType>(type: T, entry: Entries[T]) =>
  ({ type, entry }) as Extract<TypedEntry, { readonly type: T }>

export const aProcess = (fields: Partial<Process> = {}) =>
  typed('process', {
    id: 'process',
    title: 'A negotiation',
    summary: 'Two sides negotiate.',
    began: '2025-01-01',
    parties: [],
    mediators: [],
    scope: 'All that belongs to it.',
    coverage: { from: '2025-01-01', to: '2025-12-31', note: 'The whole year.' },
    ...fields,
  })

export const anActor = (fields: Partial<Actor> = {}) =>
  typed('actor', { id: 'actor', name: 'An actor', kind: 'state', ...fields })

export const aSource = (fields: Partial<Source> = {}) =>
  typed('source', {
    id: 'source',
    kind: 'news-report',
    title: 'A report',
    publisher: 'A newspaper',
    url: 'https://example.org/report',
    published: '2025-01-01',
    language: 'en',
    reliability: 'F',
    ...fields,
  })

export const anEvent = (fields: Partial<TimelineEvent> = {}) =>
  typed('event', {
    id: 'event',
    process: 'process',
    kind: 'talks',
    title: 'Two sides meet',
    summary: 'They met.',
    when: '2025-06-15',
    order: 0,
    occurrence: 'occurred',
    certainty: 'confirmed',
    significance: 2,
    table: 'other',
    participants: [],
    issues: ['process'],
    documents: [],
    quotes: [],
    accounts: [],
    follows: [],
    citations: [{ source: 'source', credibility: 2 }],
    ...fields,
  })

export const aDocument = (fields: Partial<NegotiatingDocument> = {}) =>
  typed('document', {
    id: 'document',
    process: 'process',
    kind: 'plan',
    title: 'A plan for peace',
    shortTitle: 'Plan',
    when: '2025-06-01',
    status: 'tabled',
    authors: [],
    parties: [],
    basedOn: [],
    summary: 'What the plan says.',
    availability: 'full',
    fidelity: 'verbatim',
    statedPointCount: null,
    custody: [],
    points: [],
    dropped: [],
    citations: [{ source: 'source', credibility: 2 }],
    ...fields,
  })

export const aPosition = (fields: Partial<Position> = {}) =>
  typed('position', {
    id: 'position',
    process: 'process',
    actor: 'actor',
    about: { issue: 'process' },
    when: '2025-06-20',
    stance: 'accepts',
    text: 'It says yes.',
    authority: 'minister',
    citations: [{ source: 'source', credibility: 2 }],
    ...fields,
  })

export const aPointState = (fields: Partial<PointState> = {}) =>
  typed('pointState', {
    id: 'point-state',
    process: 'process',
    document: 'document',
    point: '1',
    state: 'tabled',
    among: [],
    when: '2025-06-20',
    assertedBy: 'actor',
    text: 'The point is on the table.',
    citations: [{ source: 'source', credibility: 2 }],
    ...fields,
  })

/** One revision a second from the beginning of 2026, by "test". */
export function revisionOf({ type, entry }: TypedEntry, seq: number, action: Action = 'create'): Revision {
  return {
    seq,
    at: new Date(Date.UTC(2026, 0, 1, 0, 0, seq)).toISOString(),
    by: 'test',
    action,
    type,
    id: entry.id,
    record: entry,
    reason: null,
    material: false,
    batchEnd: seq,
    previous: '',
    hash: '',
  }
}

const revisionsOf = (entries: readonly TypedEntry[]): Revision[] =>
  entries.map((entry, index) => revisionOf(entry, index + 1))

/** A record of just these entries; what they refer to need not be among them. */
export const recordOf = (...entries: readonly TypedEntry[]): NegotiationRecord =>
  NegotiationRecord.fold(revisionsOf(entries))

/** The entries of the record that the product comes with. */
export function seedEntries(): TypedEntry[] {
  const file = new URL('../../../data/russia-ukraine-2025.json', import.meta.url)
  const document = JSON.parse(readFileSync(file, 'utf8')) as RecordDocument
  const { title, description, license } = document
  return [
    typed('record', { id: 'record', title, description, license }),
    ...LIST_NAMES.flatMap(name => document[name].map(entry => ({ type: DOCUMENT_LISTS[name], entry }) as TypedEntry)),
  ]
}

export const seedRecord = (): NegotiationRecord => recordOf(...seedEntries())
