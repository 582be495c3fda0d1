import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../domain/entries/actor.ts'
import type { Entries } from '../domain/entries/entries.ts'
import { type JournalKind, RECORD_JOURNAL, type TypeIn } from '../domain/revisions/journal-kind.ts'
import {
  type DraftIn,
  type RevisionDraft,
  RevisionDraftError,
  type RevisionIn,
  revisionLine,
} from '../domain/revisions/revision.ts'
import { RevisionChain } from '../domain/revisions/revision-chain.ts'
import { anActor, draftOf } from '../domain/testing/record-builder.ts'
import { type Journal, JournalClosedError, JournalConflictError, type JudgedProblems } from './journal.ts'

// What every journal promises. There are no exceptions: what can't pass this is no journal.

/** Somewhere to keep one journal, so that it can be closed and opened again. */
interface JournalPlace<M> {
  open(now: () => Date): Promise<Journal<M>>
  remove(): Promise<void>
}

/** What is kept in a kind of journal, for trying it. */
export interface JournalSamples<M> {
  readonly kind: JournalKind<M>
  draft(id: string, changes?: Partial<DraftIn<M>>): DraftIn<M>
  /** An entry with this text in it, and once more deep within it. */
  record(id: string, text: string): M[TypeIn<M>]
  /** Puts other texts in their places. */
  spoil(record: M[TypeIn<M>]): void
  /** Another type than that of the drafts. */
  readonly otherType: TypeIn<M>
}

const translated = (name: string) => ({ made: 'human' as const, reviewed: false, fields: { name } })

export const actorDraft = (id: string, changes: Partial<RevisionDraft> = {}): RevisionDraft =>
  draftOf(anActor({ id, name: `Actor ${id}` }), { by: 'editor', ...changes })

const OF_RECORD: JournalSamples<Entries> = {
  kind: RECORD_JOURNAL,
  draft: actorDraft,
  record: (id, text): Actor => ({
    id,
    name: text,
    aliases: [],
    kind: 'state',
    offices: [],
    translations: { uk: translated(text) },
  }),
  spoil: record => {
    const actor = record as Actor
    actor.name = 'After'
    if (actor.translations?.['uk'] !== undefined) actor.translations['uk'].fields['name'] = 'Після'
  },
  otherType: 'event',
}

const NO_PROBLEMS: JudgedProblems = new Map()
const PROBLEMS: JudgedProblems = new Map([['b', [{ path: 'name', message: 'Is taken.' }]]])

export const describeJournal = (name: string, createPlace: () => Promise<JournalPlace<Entries>>): void =>
  describeJournalOf(OF_RECORD, name, createPlace)

export function describeJournalOf<M>(
  samples: JournalSamples<M>,
  name: string,
  createPlace: () => Promise<JournalPlace<M>>,
): void {
  const { kind, draft } = samples
  const changed = (record: M[TypeIn<M>]) => draft('a', { record })

  describe(`${name} keeps the promises of a journal`, () => {
    let time: Date
    let place: JournalPlace<M>
    let journal: Journal<M>
    const now = () => time

    beforeEach(async () => {
      time = new Date('2025-11-23T10:00:00Z')
      place = await createPlace()
      journal = await place.open(now)
    })

    afterEach(async () => {
      await journal.close()
      await place.remove()
    })

    async function reopen(): Promise<Journal<M>> {
      await journal.close()
      journal = await place.open(now)
      return journal
    }

    function expectChain(revisions: readonly RevisionIn<M>[]): void {
      const chain = new RevisionChain(kind.empty)
      for (const revision of revisions) {
        expect(chain.problemWith(revision)).toBeNull()
        chain.add(revision)
      }
      expect(chain.openBatch).toBeNull()
      expect(chain.head).toEqual(journal.head)
    }

    it('begins empty', () => {
      expect(journal.head).toEqual(kind.empty)
      expect(journal.revisions).toEqual([])
    })

    it('gives back what was appended', async () => {
      const asked = draft('ukraine', { by: 'oksana', reason: 'First entry', material: false })
      const appended = await journal.append([asked])
      expect(appended).toHaveLength(1)
      expect(appended[0]).toMatchObject({
        seq: 1,
        at: '2025-11-23T10:00:00.000Z',
        by: 'oksana',
        action: 'create',
        type: draft('ukraine').type,
        id: 'ukraine',
        record: asked.record,
        reason: 'First entry',
        material: false,
        batchEnd: 1,
        previous: kind.empty.hash,
      })
      expect(journal.revisions[0]).toBe(appended[0])
      expect(journal.head).toEqual({ seq: 1, hash: appended[0]?.hash, at: '2025-11-23T10:00:00.000Z' })
    })

    it('holds the same after it was closed and opened again', async () => {
      await journal.append([draft('ukraine'), draft('russia')])
      await journal.append([draft('ukraine', { action: 'change', expected: 1 })])
      const { head } = journal
      const before = JSON.stringify(journal.revisions)
      await reopen()
      expect(journal.head).toEqual(head)
      expect(JSON.stringify(journal.revisions)).toBe(before)
      await journal.append([draft('ukraine', { action: 'retract', expected: 3 })])
      expectChain(journal.revisions)
    })

    it('appends nothing when there is nothing to append', async () => {
      expect(await journal.append([])).toEqual([])
      expect(journal.head).toEqual(kind.empty)
    })

    it('keeps a batch together', async () => {
      const batch = await journal.append(['a', 'b', 'c'].map(id => draft(id)))
      expect(batch.map(({ seq, batchEnd }) => [seq, batchEnd])).toEqual([
        [1, 3],
        [2, 3],
        [3, 3],
      ])
    })

    it('appends nothing of a batch of which one draft is in conflict', async () => {
      await journal.append([draft('a')])
      const { head } = journal
      await expect(journal.append([draft('b'), draft('a'), draft('c')])).rejects.toThrow(JournalConflictError)
      expect(journal.head).toEqual(head)
      await journal.append([draft('b')])
      await reopen()
      expect(journal.revisions.map(({ id }) => id)).toEqual(['a', 'b'])
    })

    it('lets one of two win who started from the same revision', async () => {
      await journal.append([draft('a')])
      const [first, second] = await Promise.allSettled([
        journal.append([draft('a', { action: 'change', expected: 1, by: 'first' })]),
        journal.append([draft('a', { action: 'change', expected: 1, by: 'second' })]),
      ])
      expect(first.status).toBe('fulfilled')
      expect(second).toMatchObject({
        status: 'rejected',
        reason: { name: 'JournalConflictError', id: 'a', expected: 1, actual: 2 },
      })
      expect(journal.revisions.slice(1).map(({ by }) => by)).toEqual(['first'])
    })

    it('tells a creator that the id is taken', async () => {
      await journal.append([draft('a')])
      await expect(journal.append([draft('a')])).rejects.toMatchObject({ expected: 0, actual: 1 })
      await expect(journal.append([draft('b', { action: 'change', expected: 3 })])).rejects.toMatchObject({
        name: 'JournalConflictError',
        actual: 0,
      })
    })

    it('goes through creation, change, retraction and restoration', async () => {
      await journal.append([draft('a')])
      await journal.append([draft('a', { action: 'change', expected: 1 })])
      await journal.append([draft('a', { action: 'retract', expected: 2 })])
      await journal.append([draft('a', { action: 'restore', expected: 3 })])
      await journal.append([draft('a', { action: 'change', expected: 4 })])
      await reopen()
      expect(journal.revisions.map(({ action }) => action)).toEqual([
        'create',
        'change',
        'retract',
        'restore',
        'change',
      ])
    })

    it.each([
      ['a change of what does not exist', draft('new', { action: 'change' })],
      ['a second creation', draft('a', { expected: 1 })],
      ['a restoration of what is not retracted', draft('a', { action: 'restore', expected: 1 })],
      ['a change of what is retracted', draft('gone', { action: 'change', expected: 3 })],
      ['a second retraction', draft('gone', { action: 'retract', expected: 3 })],
      ['another type under the same id', { ...draft('a', { action: 'change', expected: 1 }), type: samples.otherType }],
      ['a record with another id', draft('new', { record: samples.record('other', 'Other') })],
      ['an id that is none', draft('Not An Id')],
      ['nobody as author', draft('new', { by: '' })],
      ['an unknown type', { ...draft('new'), type: 'toString' }],
      ['an unknown action', { ...draft('new'), action: 'delete' }],
    ])('refuses %s', async (_what, odd) => {
      await journal.append([draft('a'), draft('gone')])
      await journal.append([draft('gone', { action: 'retract', expected: 2 })])
      const { head } = journal
      await expect(journal.append([odd as DraftIn<M>])).rejects.toThrow(RevisionDraftError)
      expect(journal.head).toEqual(head)
    })

    it('refuses a batch that names an entry twice', async () => {
      const twice = [draft('a'), draft('a', { action: 'change', expected: 1 })]
      await expect(journal.append(twice)).rejects.toThrow(RevisionDraftError)
      expect(journal.head).toEqual(kind.empty)
    })

    it.each([
      ['a number that is none', { value: Number.NaN }],
      ['a function', { value: () => 1 }],
      ['a field called __proto__', JSON.parse('{"__proto__":{"a":1}}')],
    ])('refuses a record that holds %s', async (_what, odd) => {
      const record = { ...samples.record('a', 'A'), odd }
      await expect(journal.append([changed(record)])).rejects.toThrow(RevisionDraftError)
    })

    it('makes one gapless chain of a hundred appends at once', async () => {
      const appends = Array.from({ length: 100 }, (_, number) =>
        journal.append([draft(`a-${number}`), draft(`b-${number}`)]),
      )
      const batches = await Promise.all(appends)
      expect(batches.map(batch => batch[0]?.id)).toEqual(batches.map((_, number) => `a-${number}`))
      expect(journal.revisions.map(({ seq }) => seq)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1))
      expectChain(journal.revisions)
      await reopen()
      expectChain(journal.revisions)
    })

    it('answers each of many at once by itself', async () => {
      const outcomes = await Promise.allSettled([
        journal.append([draft('a')]),
        journal.append([draft('a')]),
        journal.append([draft('b', { by: '' })]),
        journal.append([draft('b')]),
      ])
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
      expect(journal.revisions.map(({ id }) => id)).toEqual(['a', 'b'])
    })

    it('tells listeners of each batch, in order, before the append resolves', async () => {
      const heard: string[] = []
      const stop = journal.subscribe(batch => {
        expect(journal.head.seq).toBeGreaterThanOrEqual(batch.at(-1)?.seq ?? 0)
        for (const revision of batch) expect(journal.revisions[revision.seq - 1]).toBe(revision)
        heard.push(batch.map(({ id }) => id).join('+'))
      })
      const one = journal.append([draft('a'), draft('b')]).then(() => heard.push('one'))
      const failed = journal.append([draft('a')]).catch(() => heard.push('failed'))
      const two = journal.append([draft('c')]).then(() => heard.push('two'))
      await Promise.all([one, failed, two])
      expect(heard.filter(word => /^[abc]/.test(word))).toEqual(['a+b', 'c'])
      expect(heard.indexOf('one')).toBeGreaterThan(heard.indexOf('a+b'))
      expect(heard.indexOf('two')).toBeGreaterThan(heard.indexOf('c'))
      stop()
      await journal.append([draft('d')])
      expect(heard).toHaveLength(5)
    })

    it('asks for the judgement when all that comes before the drafts is settled', async () => {
      const heard: string[] = []
      journal.subscribe(batch => heard.push(...batch.map(({ id }) => id)))
      await journal.append([draft('first')])
      const before = new Map<string, readonly string[]>()
      const judging = (id: string, problems: JudgedProblems) => (pending: readonly RevisionIn<M>[]) => {
        expect(journal.revisions.map(revision => revision.id)).toEqual(heard)
        before.set(id, [...heard, ...pending.map(revision => revision.id)])
        return problems
      }
      await Promise.allSettled([
        journal.append([draft('a'), draft('b')], judging('a', NO_PROBLEMS)),
        journal.append([draft('c')], judging('c', PROBLEMS)),
        journal.append([draft('first')]),
        journal.append([draft('d')], judging('d', NO_PROBLEMS)),
      ])
      expect([...before]).toEqual([
        ['a', ['first']],
        ['c', ['first', 'a', 'b']],
        ['d', ['first', 'a', 'b']],
      ])
      expect(heard).toEqual(['first', 'a', 'b', 'd'])
    })

    it('refuses what is judged not to be in order, and nothing else', async () => {
      const outcomes = await Promise.allSettled([
        journal.append([draft('a')], () => NO_PROBLEMS),
        journal.append([draft('b'), draft('c')], () => PROBLEMS),
        journal.append([draft('c')], () => NO_PROBLEMS),
      ])
      expect(outcomes).toMatchObject([
        { status: 'fulfilled' },
        { status: 'rejected', reason: { name: 'JournalRefusedError', problems: PROBLEMS } },
        { status: 'fulfilled' },
      ])
      await reopen()
      expect(journal.revisions.map(({ id }) => id)).toEqual(['a', 'c'])
      expectChain(journal.revisions)
    })

    it('answers with what a judgement throws, and carries out the rest', async () => {
      const mistake = new Error('a mistake')
      const [failed, carriedOut] = await Promise.allSettled([
        journal.append([draft('a')], () => {
          throw mistake
        }),
        journal.append([draft('b')]),
      ])
      expect(failed).toEqual({ status: 'rejected', reason: mistake })
      expect(carriedOut.status).toBe('fulfilled')
      expect(journal.revisions.map(({ id }) => id)).toEqual(['b'])
    })

    it('lets a listener append', async () => {
      const answered = new Promise(resolve => {
        const stop = journal.subscribe(() => {
          stop()
          resolve(journal.append([draft('answer')]))
        })
      })
      await journal.append([draft('question')])
      await answered
      expect(journal.revisions.map(({ id }) => id)).toEqual(['question', 'answer'])
    })

    it('does what is asked under one name one after another, and goes on when one fails', async () => {
      const done: string[] = []
      const act = (word: string) => async () => {
        done.push(`${word} begins`)
        await journal.append([draft(word)])
        done.push(`${word} ends`)
        if (word === 'b') throw new RangeError('no')
        return word
      }
      const outcomes = await Promise.allSettled(['a', 'b', 'c'].map(word => journal.inTurn('name', act(word))))
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(done).toEqual(['a', 'b', 'c'].flatMap(word => [`${word} begins`, `${word} ends`]))
      expect(await journal.inTurn('other', act('d'))).toBe('d')
    })

    it('keeps the record as it was when it was handed in', async () => {
      const record = samples.record('a', 'Before')
      const appending = journal.append([changed(record)])
      samples.spoil(record)
      await appending
      expect(record).not.toEqual(samples.record('a', 'Before'))
      expect(journal.revisions[0]?.record).toEqual(samples.record('a', 'Before'))
      await reopen()
      expect(journal.revisions[0]?.record).toEqual(samples.record('a', 'Before'))
    })

    it.each([
      ['emoji', '🕊️ peace 👩🏽‍⚖️'],
      ['Ukrainian', 'Переговори щодо “припинення вогню”'],
      ['line separators', 'one\u2028two\u2029three\u0085four'],
      ['newlines and control characters', 'one\ntwo\r\nthree\tfour\u0000\u001f\u007f'],
      ['quotes and backslashes', '"quoted" \\"twice\\" \\n {"hash":"0"} </script>'],
      ['what looks like a hash', `","hash":"${'0'.repeat(64)}",`],
      ['a replacement character', '\uFFFD'],
      ['half a character', '\uD83D'],
      ['a byte order mark', '\uFEFFtext'],
    ])('keeps %s as it is', async (_what, text) => {
      const said = { record: samples.record('a', text), by: text, suggestedBy: text, reason: text }
      await journal.append([draft('a', said)])
      await reopen()
      expect(journal.revisions[0]).toMatchObject(said)
    })

    it('never lets time run backwards', async () => {
      await journal.append([draft('a')])
      time = new Date('2025-11-23T09:00:00Z')
      await journal.append([draft('b')])
      await reopen()
      await journal.append([draft('c')])
      time = new Date('2025-11-23T11:00:00Z')
      await journal.append([draft('d')])
      expect(journal.revisions.map(({ at }) => at.slice(11, 13))).toEqual(['10', '10', '10', '11'])
    })

    it('refuses a clock that was set to another day, until it is right again', async () => {
      await journal.append([draft('a')])
      for (const wrong of ['2075-11-23T10:00:00Z', '1970-01-01T00:00:00Z']) {
        time = new Date(wrong)
        await expect(journal.append([draft('b')])).rejects.toMatchObject({
          name: 'JournalWriteError',
          reason: expect.stringContaining('the clock of this machine shows'),
        })
      }
      time = new Date('2025-11-23T10:01:00Z')
      await journal.append([draft('b')])
      expect(journal.revisions.map(({ at }) => at.slice(0, 16))).toEqual(['2025-11-23T10:00', '2025-11-23T10:01'])
    })

    it('refuses a time that can not be written', async () => {
      for (const impossible of [new Date(Number.NaN), new Date(8e15)]) {
        time = impossible
        await expect(journal.append([draft('a')])).rejects.toThrow(RangeError)
      }
      time = new Date('2025-11-23T10:00:00Z')
      await journal.append([draft('a')])
    })

    it('gives its bytes up to the head of the moment, whatever is appended while they are read', async () => {
      await Promise.all(['a', 'b'].map(id => journal.append([draft(id)])))
      const lines = journal.revisions.map(revision => `${revisionLine(revision)}\n`).join('')
      const stored = journal.stored()
      await journal.append([draft('c')])
      const bytes: Uint8Array[] = []
      for await (const piece of stored.read()) bytes.push(piece)
      expect(Buffer.concat(bytes).toString()).toBe(lines)
      expect(stored.length).toBe(Buffer.byteLength(lines))
      await reopen()
      expect(journal.stored().length).toBeGreaterThan(stored.length)
    })

    it('carries out what was asked before it closes, and refuses what is asked after', async () => {
      const before = Promise.all(['a', 'b', 'c'].map(id => journal.append([draft(id)])))
      const closing = journal.close()
      await expect(journal.append([draft('d')])).rejects.toThrow(JournalClosedError)
      await Promise.all([before, closing, journal.close()])
      journal = await place.open(now)
      expect(journal.revisions.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    })
  })
}
