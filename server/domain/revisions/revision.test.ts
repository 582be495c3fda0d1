import canonicalizeModule from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor } from '../entries/actor.ts'
import { anActor, draftOf } from '../testing/record-builder.ts'
import { EMPTY_HEAD, RECORD_JOURNAL } from './journal-kind.ts'
import {
  prepareDraft,
  type Revision,
  type RevisionDraft,
  RevisionDraftError,
  readRevisionLine,
  revisionLine,
  type SealedRevision,
  sealRevision,
} from './revision.ts'
import { RevisionChain } from './revision-chain.ts'

const canonicalize = canonicalizeModule as unknown as (value: unknown) => string

/** As it was first written, without the fields that actors have got since: its line and its hash stay what they are. */
const recordOf = (id: string) => ({ id, iso2: 'UA', kind: 'state', name: 'Ukraine' }) as Actor

const draft = (changes: Partial<RevisionDraft> = {}) => {
  const { id = 'ukraine' } = changes
  return draftOf(anActor({ id }), { by: 'import', material: false, record: recordOf(id), ...changes })
}

const at = '2025-11-23T10:00:00.000Z'
const first = { seq: 1, at, batchEnd: 1, previous: EMPTY_HEAD.hash }
const seal = (changes: Partial<RevisionDraft> = {}, place: Partial<typeof first> = {}): SealedRevision =>
  sealRevision(prepareDraft(draft(changes), RECORD_JOURNAL), { ...first, ...place })

describe('sealing', () => {
  it('makes the same line and hash for ever', () => {
    expect(seal().line).toBe(
      `{"action":"create","at":"${at}","batchEnd":1,"by":"import",` +
        '"hash":"28eaf8a657a02f9793ab02245ed4c2adf8b387bdd321bf14f32c94055fc642c8",' +
        `"id":"ukraine","material":false,"previous":"${EMPTY_HEAD.hash}","reason":null,` +
        '"record":{"id":"ukraine","iso2":"UA","kind":"state","name":"Ukraine"},"seq":1,"type":"actor"}',
    )
  })

  it('gives the line as revisionLine does, which is canonical JSON', () => {
    // Any JSON, but for the two sorts of keys that are refused.
    const field = fc.string({ unit: 'binary' }).filter(name => name >= ':' && name !== '__proto__')
    const { tree } = fc.letrec(tie => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, true, 0, -0, 1e21, 0.1, 5e-324),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.string({ unit: 'binary' }),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(field, tie('tree'), { maxKeys: 6 }),
      ),
    }))
    fc.assert(
      fc.property(tree, fc.string({ unit: 'binary', minLength: 1 }), (extra, text) => {
        const record = { name: text, extra, id: 'ukraine' } as unknown as Actor
        const { revision, line } = seal({ record, by: text, reason: text })
        const { hash, ...rest } = revision
        expect(line).toBe(canonicalize(revision))
        expect(line).toBe(revisionLine(revision))
        expect(line).toBe(JSON.stringify(revision))
        expect(line).not.toContain('\n')
        expect(hash).toBe(seal({ record, by: text, reason: text }).revision.hash)
        expect(readRevisionLine(line, RECORD_JOURNAL)).toEqual({
          ok: true,
          revision: JSON.parse(line),
          canonical: true,
        })
        expect(canonicalize(rest)).toBe(line.replace(`"hash":"${hash}",`, ''))
      }),
    )
  })

  it('names who suggested it where somebody did, and covers that with its hash', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), name => {
        const { revision, line } = seal({ suggestedBy: name })
        expect(line).toBe(canonicalize(revision))
        expect(line).toBe(revisionLine(revision))
        expect(readRevisionLine(line, RECORD_JOURNAL)).toEqual({ ok: true, revision, canonical: true })
        const { suggestedBy, ...without } = revision
        expect(suggestedBy).toBe(name)
        expect(readRevisionLine(JSON.stringify(without), RECORD_JOURNAL)).toMatchObject({ ok: false })
      }),
    )
  })

  it('copies the record, and leaves out what is undefined', () => {
    const record = { id: 'ukraine', name: 'Ukraine', kind: 'state', note: undefined, parts: [{ b: 1, a: 2 }] }
    const { revision } = seal({ record: record as unknown as Actor })
    expect(revision.record).not.toBe(record)
    expect(JSON.stringify(revision.record)).toBe(
      '{"id":"ukraine","kind":"state","name":"Ukraine","parts":[{"a":2,"b":1}]}',
    )
    expect(Object.keys(revision.record)).not.toContain('note')
  })

  const cyclic: Record<string, unknown> = { id: 'ukraine' }
  cyclic['self'] = cyclic
  it.each<[string, unknown]>([
    ['a cycle', cyclic],
    ['a bigint', { id: 'ukraine', value: 1n }],
    ['a symbol', { id: 'ukraine', value: Symbol('a') }],
    ['infinity', { id: 'ukraine', value: Number.POSITIVE_INFINITY }],
    ['a hole', { id: 'ukraine', value: [undefined] }],
    ['a field that is a number', { id: 'ukraine', value: { 10: 'a' } }],
    ['too much', { id: 'ukraine', value: 'x'.repeat(2 ** 23) }],
  ])('refuses %s', (_what, record) => {
    expect(() => prepareDraft(draft({ record: record as Actor }), RECORD_JOURNAL)).toThrow(RevisionDraftError)
  })
})

describe('reading a line', () => {
  const { line } = seal({ reason: 'Because' })
  const edited = (from: string, to: string): string => {
    expect(line).toContain(from)
    return line.replace(from, to)
  }

  it('accepts the same content in another order, and says so', () => {
    const { action, ...rest } = JSON.parse(line) as Revision
    const read = readRevisionLine(JSON.stringify({ ...rest, action }), RECORD_JOURNAL)
    expect(read).toMatchObject({ ok: true, canonical: false })
  })

  it.each([
    ['nothing', '', /empty/],
    ['blanks', '  \r', /empty/],
    ['no JSON', '{"a"', /not valid JSON/],
    ['a list', '[]', /not an object/],
    ['null', 'null', /not an object/],
    ['a changed name', edited('"Ukraine"', '"Ukraina"'), /does not match its hash/],
    ['a changed reason', edited('"Because"', 'null'), /does not match its hash/],
    ['a changed hash', line.replace(/"hash":"./, '"hash":"g'), /has no hash/],
    ['a shorter hash', line.replace(/"hash":"./, '"hash":"'), /has no hash/],
    ['an unknown action', edited('"create"', '"delete"'), /no known action/],
    ['an unknown type', edited('"type":"actor"', '"type":"__proto__"'), /no known type/],
    ['no sequence', edited('"seq":1', '"seq":0'), /no sequence number/],
    ['half a sequence', edited('"seq":1', '"seq":1.5'), /no sequence number/],
    ['a batch that is over', edited('"batchEnd":1', '"batchEnd":0'), /no end of its batch/],
    ['no time', edited(at, '2025-11-23'), /no time/],
    ['no author', edited('"by":"import"', '"by":""'), /by whom/],
    ['a reason that is a number', edited('"Because"', '1'), /reason/],
    ['no word on material', edited('"material":false', '"material":null'), /material/],
    ['another id in the record', edited('{"id":"ukraine"', '{"id":"russia"'), /another id/],
    ['no record', line.replace(/"record":\{.*?\}/, '"record":null'), /no record/],
    ['an unknown field', edited('"seq":1', '"seq":1,"sev":1'), /unknown fields/],
    ['an empty name of who suggested it', edited('"seq":1', '"seq":1,"suggestedBy":""'), /suggested/],
    ['no name of who suggested it', edited('"seq":1', '"seq":1,"suggestedBy":null'), /suggested/],
    ['a name of who suggested it, added later', edited('"seq":1', '"seq":1,"suggestedBy":"A"'), /does not match/],
    ['a field twice', edited('"seq":1', '"seq":1,"seq":1'), /does not match|canonical/],
    ['a prototype', edited('"seq":1', '"seq":1,"__proto__":{"type":"event"}'), /unknown fields/],
  ])('refuses %s', (_what, text, reason) => {
    const read = readRevisionLine(text, RECORD_JOURNAL)
    if (!read.ok) expect(read.reason).toMatch(reason)
    else expect(read.canonical).toBe(false)
  })

  it('survives what is nested too deeply', () => {
    const deep = edited('"name":"Ukraine"', `"name":${'['.repeat(200_000)}${']'.repeat(200_000)}`)
    expect(readRevisionLine(deep, RECORD_JOURNAL)).toMatchObject({ ok: false })
  })
})

describe('the chain', () => {
  function chainOf(...revisions: Revision[]): RevisionChain {
    const chain = new RevisionChain()
    for (const revision of revisions) {
      expect(chain.problemWith(revision)).toBeNull()
      chain.add(revision)
    }
    return chain
  }

  const one = seal({}, { batchEnd: 1 }).revision
  const second = (changes: Partial<RevisionDraft>, place: Partial<typeof first> = {}): Revision =>
    seal({ id: 'russia', ...changes }, { seq: 2, batchEnd: 2, previous: one.hash, ...place }).revision

  it('follows what follows', () => {
    const chain = chainOf(one, second({}))
    expect(chain.head).toEqual({ seq: 2, hash: second({}).hash, at })
    expect(chain.entry('russia')).toMatchObject({ type: 'actor', seq: 2, action: 'create' })
    expect(chain.entry('toString')).toBeUndefined()
  })

  it('knows a batch that has not ended', () => {
    const begun = chainOf(one, second({}, { batchEnd: 3 }))
    expect(begun.openBatch).toBe(2)
    const next = (batchEnd: number) => seal({ id: 'china' }, { seq: 3, batchEnd, previous: begun.head.hash }).revision
    expect(begun.problemWith(next(4))).toMatch(/its batch ends at 4, that of revision 2 at 3/)
    begun.add(next(3))
    expect(begun.openBatch).toBeNull()
  })

  it.each<[string, Revision, RegExp]>([
    ['a gap', second({}, { seq: 3, batchEnd: 3 }), /revision 2 was expected, but this is revision 3/],
    ['a repetition', one, /revision 2 was expected, but this is revision 1/],
    ['another predecessor', second({}, { previous: EMPTY_HEAD.hash }), /does not follow from revision 1/],
    ['an earlier time', second({}, { at: '2025-11-23T09:59:59.999Z' }), /is before that of revision 1/],
    ['a batch that is over', second({}, { batchEnd: 1 }), /its batch ends before it/],
    ['a second creation', second({ id: 'ukraine' }), /can't create “ukraine”, which exists already/],
    ['a change of nothing', second({ action: 'change' }), /can't change “russia”, which does not exist/],
    ['a needless restoration', second({ id: 'ukraine', action: 'restore' }), /which is not retracted/],
    ['another type', second({ id: 'ukraine', action: 'change', type: 'event' }), /is of the type actor, not event/],
  ])('refuses %s', (_what, revision, problem) => {
    expect(chainOf(one).problemWith(revision)).toMatch(problem)
  })

  it('begins with its first revision', () => {
    expect(chainOf().problemWith(seal({}, { previous: '1'.repeat(64) }).revision)).toMatch(/does not begin a chain/)
  })

  it('lets nothing but a restoration follow a retraction', () => {
    const retracted = chainOf(one, second({ id: 'ukraine', action: 'retract' }))
    const next = (action: RevisionDraft['action']) =>
      seal({ action }, { seq: 3, batchEnd: 3, previous: retracted.head.hash }).revision
    expect(retracted.problemWith(next('change'))).toMatch(/which is retracted/)
    expect(retracted.problemWith(next('retract'))).toMatch(/which is retracted/)
    expect(retracted.problemWith(next('restore'))).toBeNull()
  })
})
