import { describe, expect, it } from 'vitest'
import { NegotiationRecord } from '../record/negotiation-record.ts'
import { prepareDraft, readRevisionLine, revisionLine, sealRevision } from '../revisions/revision.ts'
import {
  aDocument,
  aHeader,
  anActor,
  aProcess,
  aSource,
  documentOf,
  draftOf,
  recordOf,
  seedEntries,
  type TypedEntry,
} from '../testing/record-builder.ts'
import { planImport } from './import-plan.ts'
import { parseRecordDocument } from './parse-record-document.ts'
import { type RecordDocument, recordDocumentChunks } from './record-document.ts'

const ADDED = { record: ['order'], process: ['briefs'], actor: ['aliases'], document: ['brief', 'readAt'] } as const

/** An entry as version 1 of the format had it. */
function asInVersion1(type: string, entry: object): never {
  const added: readonly string[] = ADDED[type as keyof typeof ADDED] ?? []
  return Object.fromEntries(Object.entries(entry).filter(([key]) => !added.includes(key))) as never
}

function version1(document: RecordDocument): unknown {
  const { order: _, ...rest } = document
  return {
    ...rest,
    version: 1,
    actors: document.actors.map(entry => asInVersion1('actor', entry)),
    processes: document.processes.map(entry => asInVersion1('process', entry)),
    documents: document.documents.map(entry => asInVersion1('document', entry)),
  }
}

describe('a journal of the release before', () => {
  const entries: TypedEntry[] = [aHeader(), anActor(), aSource(), aProcess(), aDocument()]
  const old = entries
    .map(entry => draftOf(entry))
    .map((draft, index) =>
      sealRevision(prepareDraft({ ...draft, record: asInVersion1(draft.type, draft.record) }), {
        seq: index + 1,
        at: '2026-01-01T00:00:00.000Z',
        batchEnd: index + 1,
        previous: '0'.repeat(64),
      }),
    )
  const record = NegotiationRecord.fold(old.map(({ revision }) => revision))

  it('folds to entries of the present shape', () => {
    for (const { type, entry } of entries) expect(record.find(type, entry.id)).toEqual(entry)
    expect(record.history('process')[0]?.record).toMatchObject({ briefs: [] })
  })

  it('keeps its lines, byte for byte', () => {
    for (const { revision, line } of old) {
      expect(revisionLine(revision)).toBe(line)
      expect(readRevisionLine(line)).toMatchObject({ ok: true, canonical: true })
      expect(line).not.toContain('brief')
    }
  })
})

describe('a document of version 1', () => {
  const seedDocument = documentOf(...seedEntries())
  const lifted = parseRecordDocument(version1(seedDocument))

  it('is read without a loss', () => {
    expect(lifted).toMatchObject({ ok: true, rejected: [] })
    if (!lifted.ok) return
    const found = new Map(lifted.entries.map(({ entry }) => [entry.id, entry]))
    const changed = [
      ...seedDocument.processes.map(entry => ['process', entry] as const),
      ...seedDocument.actors.map(entry => ['actor', entry] as const),
      ...seedDocument.documents.map(entry => ['document', entry] as const),
    ]
    for (const [type, entry] of changed) {
      expect(found.get(entry.id)).toMatchObject(asInVersion1(type, entry))
    }
  })

  it('is written as version 2, which reads back as itself', () => {
    if (!lifted.ok) throw new Error('not read')
    const record = recordOf(...(lifted.entries as unknown as TypedEntry[]))
    const text = [...recordDocumentChunks(record)].join('')
    const again = parseRecordDocument(text)
    expect(JSON.parse(text)).toMatchObject({ version: 2, order: 'oldest' })
    expect(again).toMatchObject({ ok: true, rejected: [] })
    expect(again.ok && again.entries.map(({ entry }) => entry)).toEqual(
      expect.arrayContaining(lifted.entries.map(({ entry }) => entry)),
    )
  })

  it('takes nothing away that version 1 could not say', () => {
    if (!lifted.ok) throw new Error('not read')
    const known = seedEntries().map(
      ({ type, entry }) => ({ type, entry: { ...entry, firstRecorded: '2025-11-25' } }) as TypedEntry,
    )
    const plan = planImport(lifted, recordOf(...known), { by: 'import' })
    expect(plan).toMatchObject({ added: [], changed: [], rejected: [], drafts: [] })
  })
})
