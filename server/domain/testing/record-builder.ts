// biome-ignore-all lint/style/noRestrictedImports: for tests only, nothing of the program imports it.
import { readFileSync } from 'node:fs'
import VERSION_1 from '../../../data/version-1-terms.json' with { type: 'json' }
import type { Point } from '../documents/lineage-links.ts'
import type { Citation } from '../entries/citation.ts'
import type { Entries, EntryType } from '../entries/entries.ts'
import type { OwnTerm } from '../entries/own-terms.ts'
import { recordHeaderSchema } from '../entries/record-header.ts'
import { DOCUMENT_LISTS, LIST_NAMES, type RecordDocument, recordDocumentChunks } from '../exchange/record-document.ts'
import { NegotiationRecord } from '../record/negotiation-record.ts'
import type { Action, Revision, RevisionDraft } from '../revisions/revision.ts'

// Valid entries with a few words, for tests that care about one or two of their fields, and what is made of them.

export type TypedEntry = { readonly [T in EntryType]: { readonly type: T; readonly entry: Entries[T] } }[EntryType]

const builderOf =
  <T extends EntryType>(type: T, plain: Entries[T]) =>
  (fields: Partial<Entries[T]> = {}) =>
    ({ type, entry: { ...plain, ...fields } }) as Extract<TypedEntry, { readonly type: T }>

const byId = (terms: readonly OwnTerm[]) => Object.fromEntries(terms.map(term => [term.id, term]))

/** The own words of the records that are built here. */
export const ISSUES = byId(VERSION_1.issues)
export const TABLES = byId(VERSION_1.tables)

export const citing = (...sources: readonly string[]): Citation[] => sources.map(source => ({ source, credibility: 2 }))

export const aHeader = builderOf('record', {
  id: 'record',
  title: 'A record',
  description: 'About it.',
  license: 'CC0-1.0',
  language: 'en',
  order: 'oldest',
  issues: VERSION_1.issues,
  kinds: [],
  stages: [],
})

export const aProcess = builderOf('process', {
  id: 'process',
  title: 'A negotiation',
  summary: 'Two sides negotiate.',
  began: '2025-01-01',
  parties: [],
  mediators: [],
  scope: 'All that belongs to it.',
  coverage: { from: '2025-01-01', to: '2025-12-31', note: 'The whole year.' },
  tables: VERSION_1.tables,
  briefs: [],
})

export const aPhase = builderOf('phase', { id: 'phase', process: 'process', title: 'First round', from: '2025-01' })

export const anActor = builderOf('actor', { id: 'actor', name: 'An actor', aliases: [], kind: 'state', offices: [] })

export const aSource = builderOf('source', {
  id: 'source',
  kind: 'news-report',
  title: 'A report',
  publisher: 'A newspaper',
  url: 'https://example.org/report',
  published: '2025-01-01',
  language: 'en',
  reliability: 'F',
})

export const anEvent = builderOf('event', {
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
  places: [],
  participants: [],
  issues: ['process'],
  documents: [],
  quotes: [],
  accounts: [],
  follows: [],
  citations: citing('source'),
})

export const aDocument = builderOf('document', {
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
  brief: [],
  availability: 'full',
  fidelity: 'verbatim',
  statedPointCount: null,
  custody: [],
  points: [],
  dropped: [],
  citations: citing('source'),
})

/** `2 < a#1:reworded:decisive a#3` is point 2, which comes from points 1 and 3 of the text `a`. */
export function aPoint(line: string, fields: Partial<Point> = {}): Point {
  const [number = '', origins = ''] = line.split('<').map(part => part.trim())
  return {
    number,
    label: `Point ${number}`,
    text: `What point ${number} says.`,
    issues: ['process'],
    values: [],
    ancestors: origins.split(' ').filter(Boolean).map(ancestorOf),
    unverified: true,
    note: null,
    citations: [],
    ...fields,
  }
}

function ancestorOf(origin: string): Point['ancestors'][number] {
  const [key = '', change = 'reworded', significance = 'substantive'] = origin.split(':')
  const [document = '', number = ''] = key.split('#')
  const judged = change === 'untraceable' ? {} : { significance }
  return { document, number, change, ...judged, basis: 'text-compared', note: null } as Point['ancestors'][number]
}

export const aPosition = builderOf('position', {
  id: 'position',
  process: 'process',
  actor: 'actor',
  about: { issue: 'process' },
  when: '2025-06-20',
  stance: 'accepts',
  text: 'It says yes.',
  authority: 'minister',
  citations: citing('source'),
})

export const aPointState = builderOf('pointState', {
  id: 'point-state',
  process: 'process',
  document: 'document',
  point: '1',
  state: 'tabled',
  among: [],
  when: '2025-06-20',
  assertedBy: 'actor',
  text: 'The point is on the table.',
  citations: citing('source'),
})

/** What a journal is asked to take. */
export const draftOf = ({ type, entry }: TypedEntry, fields: Partial<RevisionDraft> = {}): RevisionDraft => ({
  action: 'create',
  type,
  id: entry.id,
  record: entry,
  by: 'test',
  reason: null,
  material: true,
  expected: 0,
  ...fields,
})

/** What it makes of that, one a second from the beginning of 2026, but without hashes. */
export const revisionOf = (typed: TypedEntry, seq: number, action: Action = 'create'): Revision => {
  const { expected: _, ...draft } = draftOf(typed)
  const at = new Date(Date.UTC(2026, 0, 1, 0, 0, seq)).toISOString()
  return { ...draft, seq, at, action, material: false, batchEnd: seq, previous: '', hash: '' }
}

/** A record of just these entries; what they refer to need not be among them. */
export const recordOf = (...entries: readonly TypedEntry[]): NegotiationRecord =>
  NegotiationRecord.fold(entries.map((entry, index) => revisionOf(entry, index + 1)))

export const documentOf = (...entries: readonly TypedEntry[]): RecordDocument =>
  JSON.parse([...recordDocumentChunks(recordOf(...entries))].join(''))

/** The entries of the record that the product comes with. */
export function seedEntries(): TypedEntry[] {
  const file = new URL('../../../data/russia-ukraine-2025.json', import.meta.url)
  const document = JSON.parse(readFileSync(file, 'utf8')) as RecordDocument
  return [
    aHeader(headerOf(document)),
    ...LIST_NAMES.flatMap(name => document[name].map(entry => ({ type: DOCUMENT_LISTS[name], entry }) as TypedEntry)),
  ]
}

/** Title, issues and all else that a document says of itself. */
function headerOf(document: RecordDocument): Entries['record'] {
  const fields = Object.keys(recordHeaderSchema.shape).filter(name => name in document)
  return Object.fromEntries(fields.map(name => [name, document[name as keyof RecordDocument]])) as Entries['record']
}

export const seedRecord = (): NegotiationRecord => recordOf(...seedEntries())
