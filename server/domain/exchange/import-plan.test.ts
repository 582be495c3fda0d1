import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftProblems } from '../record/integrity.ts'
import { NegotiationRecord } from '../record/negotiation-record.ts'
import type { Revision } from '../revisions/revision.ts'
import {
  aDocument,
  aHeader,
  anActor,
  anEvent,
  aPosition,
  aProcess,
  aSource,
  documentOf,
  recordOf,
  revisionOf,
  seedRecord,
  type TypedEntry,
} from '../testing/record-builder.ts'
import { type ImportPlan, planImport } from './import-plan.ts'
import { parseRecordDocument } from './parse-record-document.ts'
import type { RecordDocument } from './record-document.ts'

const SHIPPED = readFileSync(new URL('../../../data/russia-ukraine-2025.json', import.meta.url), 'utf8')
const EMPTY = NegotiationRecord.fold([])

const base: TypedEntry[] = [aHeader(), aProcess(), anActor(), aSource(), aDocument(), anEvent()]

function plan(document: unknown, record = EMPTY): ImportPlan {
  const parsed = parseRecordDocument(document)
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message)
  return planImport(parsed, record, { by: 'import' })
}

function carriedOut({ drafts }: ImportPlan, before: readonly Revision[] = []): NegotiationRecord {
  const revisions = drafts.map((draft, index) => ({
    ...revisionOf({ type: draft.type, entry: draft.record } as TypedEntry, before.length + index + 1, draft.action),
    id: draft.id,
  }))
  return NegotiationRecord.fold([...before, ...revisions])
}

const idsOf = (entries: readonly { id: string | null }[]) => entries.map(({ id }) => id)
const reasonsOf = ({ rejected }: ImportPlan) =>
  Object.fromEntries(rejected.map(({ id, problems }) => [id, problems.map(({ message }) => message).join(' ')]))

describe('planImport', () => {
  it('takes the whole shipped record, and nothing the second time', () => {
    const first = plan(SHIPPED)
    expect(first).toMatchObject({ added: { length: 1127 }, changed: [], unchanged: [], rejected: [] })
    expect(plan(SHIPPED, carriedOut(first))).toMatchObject({
      added: [],
      changed: [],
      unchanged: { length: 1127 },
      rejected: [],
      drafts: [],
    })
  })

  it('puts what is referred to before what refers to it', () => {
    const seen = new Set<string>()
    for (const { id, type, record } of plan(SHIPPED).drafts) {
      if ('process' in record) expect(seen).toContain(record.process)
      if ('citations' in record)
        for (const { source } of record.citations) expect(seen, `${type} ${id}`).toContain(source)
      seen.add(id)
    }
  })

  it('drafts a creation and a change on top of the last revision', () => {
    const drafts = plan(
      documentOf(...base, anActor({ name: 'Renamed' }), anActor({ id: 'new' })),
      recordOf(...base),
    ).drafts
    expect(drafts).toEqual([
      expect.objectContaining({
        action: 'change',
        type: 'actor',
        id: 'actor',
        expected: 3,
        by: 'import',
        reason: null,
      }),
      expect.objectContaining({ action: 'create', type: 'actor', id: 'new', expected: 0, material: true }),
    ])
  })

  it('names the fields that change, also those that go', () => {
    const before = recordOf(...base, anActor({ offices: [{ title: 'King' }], note: 'A note.' }))
    expect(
      plan(documentOf(...base, anActor({ name: 'Renamed', offices: [{ title: 'King' }] })), before).changed,
    ).toEqual([{ type: 'actor', id: 'actor', path: 'actors[0]', fields: ['name', 'note'] }])
  })

  it('takes an entry whose keys stand in another order for the same', () => {
    const { id, name, aliases, kind, offices } = anActor().entry
    const document = { ...documentOf(...base), actors: [{ kind, offices, aliases, name, id }] }
    expect(plan(document, recordOf(...base))).toMatchObject({ unchanged: { length: base.length }, drafts: [] })
  })

  it('makes title, description and licence the entry “record”', () => {
    expect(plan(documentOf(...base)).drafts[0]).toMatchObject({
      action: 'create',
      type: 'record',
      record: aHeader().entry,
    })
    const retitled = { ...documentOf(...base), title: 'Another title' }
    expect(plan(retitled, recordOf(...base)).changed).toEqual([
      { type: 'record', id: 'record', path: 'header', fields: ['title'] },
    ])
  })

  describe('rejects', () => {
    it('what was retracted here, with the reason of the retraction, and what refers to it', () => {
      const record = recordOf(aHeader(), aProcess(), anActor(), aSource())
      record.apply({ ...revisionOf(aSource(), 9, 'retract'), reason: 'a forgery' })
      expect(reasonsOf(plan(documentOf(...base), record))).toEqual({
        source: 'Was retracted here on 2026-01-01 by test: a forgery. Restore it first.',
        document: 'Refers to the source “source”, which was retracted (a forgery).',
        event: 'Refers to the source “source”, which was retracted (a forgery).',
      })
    })

    it('what depends on a rejected entry, and what depends on that', () => {
      const document = documentOf(...base, anEvent({ id: 'next', follows: ['event'] }), aPosition({ event: 'next' }))
      const broken = { ...document, sources: [{ ...document.sources[0], reliability: 'Z' }] }
      const result = plan(broken)
      expect(idsOf(result.rejected).sort()).toEqual(['document', 'event', 'next', 'position', 'source'])
      expect(reasonsOf(result)['next']).toBe('Refers to the source “source”, which is rejected itself.')
      expect(idsOf(result.drafts)).toEqual(['record', 'process', 'actor'])
    })

    it('a change alone when what refers to it can do with the earlier version', () => {
      const document = documentOf(...base, anEvent({ id: 'next', follows: ['event'] }))
      const broken = {
        ...document,
        events: document.events.map(event => (event.id === 'event' ? { ...event, when: '2025-13' } : event)),
      }
      const result = plan(broken, recordOf(...base))
      expect(idsOf(result.rejected)).toEqual(['event'])
      expect(idsOf(result.drafts)).toEqual(['next'])
    })

    it('what would need the rejected version', () => {
      const moved = anEvent({ when: '2025-01', participants: [{ actor: 'nobody', part: 'party' }] })
      const result = plan(
        documentOf(...base, moved, anEvent({ id: 'next', when: '2025-02', follows: ['event'] })),
        recordOf(...base),
      )
      expect(reasonsOf(result)).toEqual({
        event: 'Refers to the actor “nobody”, which does not exist.',
        next: 'Follows “event”, which is later (2025-06-15).',
      })
    })

    it('a source that was to get the address of one that keeps it after all', () => {
      const holder = aSource({ url: 'https://example.org/moved', published: '2025-13' as never })
      const result = plan(documentOf(aHeader(), holder, aSource({ id: 'heir' })), recordOf(aHeader(), aSource()))
      expect(idsOf(result.rejected)).toEqual(['source', 'heir'])
    })

    it('a circle that closes because a change is rejected', () => {
      // At first b follows a. The document turns that around, but its version of b is rejected, so b stays as it was.
      const [a, b] = [anEvent({ id: 'a' }), anEvent({ id: 'b', follows: ['a'] })]
      const turned = [anEvent({ id: 'a', follows: ['b'] }), anEvent({ id: 'b', process: 'nowhere' })]
      const result = plan(documentOf(...base, ...turned), recordOf(...base, a, b))
      expect(idsOf(result.rejected)).toEqual(['a', 'b'])
      expect(result.drafts).toEqual([])
    })

    it('all of a circle', () => {
      const circle = ['a', 'b', 'c'].map((id, index, ids) => anEvent({ id, follows: [ids[(index + 1) % 3] ?? ''] }))
      expect(idsOf(plan(documentOf(...base, ...circle)).rejected)).toEqual(['a', 'b', 'c'])
    })

    it('an id that belongs to another type here', () =>
      expect(
        reasonsOf(plan(documentOf(...base, anActor({ id: 'event-2' })), recordOf(...base, anEvent({ id: 'event-2' })))),
      ).toEqual({
        'event-2': 'The id “event-2” belongs to a milestone already. Choose another.',
      }))
  })

  it('leaves a record in which everything fits together, whatever is left out of the file', () => {
    const whole = JSON.parse(SHIPPED) as RecordDocument
    const lists = ['actors', 'sources', 'events', 'documents', 'processes'] as const
    fc.assert(
      fc.property(fc.constantFrom(...lists), fc.nat(), fc.boolean(), (list, at, isSpoiled) => {
        const entries: readonly object[] = whole[list]
        const index = at % entries.length
        const spoiled = isSpoiled
          ? entries.map((entry, n) => (n === index ? { ...entry, surplus: 1 } : entry))
          : entries.toSpliced(index, 1)
        const { drafts, rejected, added } = plan({ ...whole, [list]: spoiled })
        expect(draftProblems(drafts, EMPTY).size).toBe(0)
        expect(rejected.length + added.length).toBe(isSpoiled ? 1127 : 1126)
      }),
      { numRuns: 25 },
    )
  })

  it('judges a chain of dependants as long as the file without taking forever', () => {
    const chain = Array.from({ length: 5000 }, (_, n) =>
      anEvent({ id: `e-${n}`, follows: n === 0 ? ['missing'] : [`e-${n - 1}`] }),
    )
    expect(plan(documentOf(...base, ...chain)).rejected).toHaveLength(5000)
  })

  it('adds to what is here, and leaves alone what the file does not hold', () => {
    const record = seedRecord()
    const result = plan(documentOf(aHeader(), anActor({ id: 'newcomer' })), record)
    expect(idsOf(result.added)).toEqual(['newcomer'])
    expect(idsOf(result.changed)).toEqual(['record'])
  })
})
