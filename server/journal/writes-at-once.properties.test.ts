import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OwnTerm } from '../domain/entries/own-terms.ts'
import { planImport } from '../domain/exchange/import-plan.ts'
import { parseRecordDocument } from '../domain/exchange/parse-record-document.ts'
import { recordDocumentChunks } from '../domain/exchange/record-document.ts'
import { draftProblems, recordProblems } from '../domain/record/integrity.ts'
import { judgedOn } from '../domain/record/judgement.ts'
import { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import type { RevisionDraft } from '../domain/revisions/revision.ts'
import {
  aDocument,
  aHeader,
  anActor,
  anEvent,
  aPoint,
  aPointState,
  aPosition,
  aProcess,
  aSource,
  citing,
  draftOf,
  ISSUES,
  TABLES,
  type TypedEntry,
} from '../domain/testing/record-builder.ts'
import { type Journal, JournalConflictError, JournalRefusedError, type Judgement } from './journal.ts'
import { openMemoryJournal } from './memory-journal.ts'

// Each write is in order on the record that its author saw, and then all are sent at once. A world of few ids makes them
// meet: they follow, cite, derive from and take away each other.

interface Write {
  readonly intent: 'put' | 'retract'
  /** Written in one batch. */
  readonly entries: readonly TypedEntry[]
}

const NUMBERS = [1, 2, 3] as const
const POINTS = ['1', '2', '3'] as const

const anId = (type: string) => fc.constantFrom(...NUMBERS).map(number => `${type}-${number}`)
const someIds = (type: string) =>
  fc.subarray(
    NUMBERS.map(number => `${type}-${number}`),
    { maxLength: 2 },
  )
const perhaps = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const when = fc.constantFrom('2025-06-01', '2025-06-15', '2025-06-30')
const point = fc.constantFrom(...POINTS)
const citations = anId('source').map(source => citing(source))
const anAddress = fc.constantFrom(1, 2, 3, 4, 5).map(number => `https://example.org/${number}`)
const inProcess = { process: anId('process'), when, citations }

const anEntry: fc.Arbitrary<TypedEntry> = fc.oneof(
  fc
    .record({
      id: anId('process'),
      parties: someIds('actor'),
      own: fc.subarray(['domestic', 'other'], { minLength: 1 }),
    })
    .map(({ own, ...fields }) => aProcess({ ...fields, tables: [...own].map(id => TABLES[id] as OwnTerm) })),
  fc.subarray(['process', 'sanctions']).map(ids => aHeader({ issues: ids.map(id => ISSUES[id] as OwnTerm) })),
  fc
    .record({ id: anId('actor'), side: perhaps(anId('actor')) })
    .map(({ id, side }) =>
      anActor(side === undefined ? { id } : { id, kind: 'person', side, offices: [{ title: 'Envoy' }] }),
    ),
  fc.record({ id: anId('source'), url: anAddress }).map(aSource),
  fc
    .record({
      ...inProcess,
      id: anId('event'),
      follows: someIds('event'),
      table: perhaps(fc.constantFrom('domestic', 'other')),
      issues: fc.subarray(['process', 'sanctions']),
    })
    .map(anEvent),
  fc
    .record({
      ...inProcess,
      id: anId('document'),
      basedOn: someIds('document'),
      own: fc.subarray([...POINTS]),
      from: anId('document'),
      point,
    })
    .map(({ own, from, point, ...fields }) =>
      aDocument({
        ...fields,
        points: own.map((number, index) => aPoint(index === 0 ? `${number} < ${from}#${point}` : number)),
      }),
    ),
  fc
    .record({
      ...inProcess,
      id: anId('position'),
      actor: anId('actor'),
      event: perhaps(anId('event')),
      document: anId('document'),
      point,
    })
    .map(({ event, document, point, ...fields }) =>
      aPosition({
        ...fields,
        ...(event && { event }),
        about: { issue: 'process', ...(event ? {} : { document, point }) },
      }),
    ),
  fc
    .record({ ...inProcess, id: anId('state'), document: anId('document'), point, assertedBy: anId('actor') })
    .map(aPointState),
)

const aWrite: fc.Arbitrary<Write> = fc.record({
  intent: fc.constantFrom('put', 'put', 'retract'),
  entries: fc.uniqueArray(anEntry, { minLength: 1, maxLength: 2, selector: ({ entry }) => entry.id }),
})

/** What the writes may lean on. */
const BEGINNING: readonly TypedEntry[] = [
  aHeader(),
  ...NUMBERS.map(number => aProcess({ id: `process-${number}` })),
  ...NUMBERS.map(number => anActor({ id: `actor-${number}` })),
  ...NUMBERS.map(number => aSource({ id: `source-${number}`, url: `https://example.org/${number}` })),
  ...['document-1', 'document-2'].map(id =>
    aDocument({
      id,
      process: 'process-1',
      points: POINTS.map(number => aPoint(number)),
      citations: citing('source-1'),
    }),
  ),
  ...['event-1', 'event-2'].map(id => anEvent({ id, process: 'process-1', citations: citing('source-1') })),
]

async function openRecord(): Promise<{ journal: Journal; record: NegotiationRecord }> {
  const journal = openMemoryJournal({ now: () => new Date('2025-11-23T10:00:00Z') })
  const record = NegotiationRecord.fold([])
  journal.subscribe(revisions => {
    for (const revision of revisions) record.apply(revision)
  })
  await journal.append(BEGINNING.map(entry => draftOf(entry)))
  return { journal, record }
}

/** As a form does it: from the record as it is now, and nothing if that is not in order. */
function draftsOf({ intent, entries }: Write, record: NegotiationRecord): readonly RevisionDraft[] {
  const drafts = entries.flatMap(typed => {
    const { type, entry } = typed
    const current = record.find(type, entry.id)
    const retraction = record.retraction(entry.id)
    const expected = record.history(entry.id).at(-1)?.seq ?? 0
    if (intent === 'retract') return current ? [draftOf(typed, { action: 'retract', record: current, expected })] : []
    if (retraction) return [draftOf(typed, { action: 'restore', record: retraction.record, expected })]
    return [draftOf(typed, { action: current ? 'change' : 'create', expected })]
  })
  return draftProblems(drafts, record).size === 0 ? drafts : []
}

type Judging = (record: NegotiationRecord, drafts: readonly RevisionDraft[]) => Judgement

async function writeAtOnce(writes: readonly Write[], journal: Journal, record: NegotiationRecord, judging: Judging) {
  const appends = writes.map(write => {
    const drafts = draftsOf(write, record)
    return journal.append(drafts, judging(record, drafts))
  })
  for (const outcome of await Promise.allSettled(appends))
    if (outcome.status === 'rejected' && !isRefusal(outcome.reason)) throw outcome.reason
}

const isRefusal = (error: unknown): boolean =>
  error instanceof JournalConflictError || error instanceof JournalRefusedError

const exported = (record: NegotiationRecord): string => [...recordDocumentChunks(record)].join('')

/** What an import of the text would export again. */
async function reimported(text: string): Promise<string> {
  const document = parseRecordDocument(text)
  if (!document.ok) throw new Error(JSON.stringify(document.problems))
  const plan = planImport(document, NegotiationRecord.fold([]), { by: 'test' })
  const journal = openMemoryJournal({ now: () => new Date('2025-11-23T10:00:00Z') })
  await journal.append(plan.drafts)
  return exported(NegotiationRecord.fold(journal.revisions))
}

const rounds = fc.record({
  before: fc.array(aWrite, { maxLength: 6 }),
  atOnce: fc.array(aWrite, { minLength: 2, maxLength: 8 }),
})

describe('writes at once', () => {
  it('leave a record that is in order and survives export and import', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async ({ before, atOnce }) => {
        const { journal, record } = await openRecord()
        for (const write of before) await writeAtOnce([write], journal, record, judgedOn)
        await writeAtOnce(atOnce, journal, record, judgedOn)
        expect(Object.fromEntries(recordProblems(record))).toEqual({})
        const text = exported(record)
        expect(await reimported(text)).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  it('would not, if nobody judged them at their place', async () => {
    let spoiled = 0
    for (const { before, atOnce } of fc.sample(rounds, { numRuns: 300, seed: 1 })) {
      const { journal, record } = await openRecord()
      for (const write of before) await writeAtOnce([write], journal, record, judgedOn)
      await writeAtOnce(atOnce, journal, record, () => () => new Map())
      if (recordProblems(record).size > 0) spoiled++
    }
    expect(spoiled).toBeGreaterThan(10)
  })
})
