import { describe, expect, it } from 'vitest'
import type { EntryProblem } from '../entries/entries.ts'
import type { Action } from '../revisions/revision.ts'
import {
  aDocument,
  aHeader,
  anActor,
  anEvent,
  aPoint,
  aPosition,
  aProcess,
  aSource,
  citing,
  draftOf,
  recordOf,
  revisionOf,
  seedEntries,
  seedRecord,
  type TypedEntry,
} from '../testing/record-builder.ts'
import { draftProblems, retractionProblems } from './integrity.ts'
import { NegotiationRecord } from './negotiation-record.ts'

const base = [aHeader(), aProcess(), anActor(), aSource(), aDocument({ points: [aPoint('1'), aPoint('2')] }), anEvent()]
const problemsIn = (record: NegotiationRecord, typed: TypedEntry): EntryProblem[] =>
  draftProblems([draftOf(typed)], record).get(typed.entry.id) ?? []
const problemsOf = (typed: TypedEntry, ...others: TypedEntry[]) => problemsIn(recordOf(...base, ...others), typed)
const problem = (path: string, message: string) => [{ path, message: expect.stringContaining(message) }]

describe('an entry', () => {
  it('of the shipped record is in order', () => {
    const record = seedRecord()
    expect(seedEntries().flatMap(entry => problemsIn(record, entry))).toEqual([])
  })

  it('names where a reference stands and what it misses', () =>
    expect(
      problemsOf(
        anEvent({
          participants: [
            { actor: 'actor', part: 'host' },
            { actor: 'nobody', part: 'party' },
          ],
        }),
      ),
    ).toEqual([{ path: 'participants.1.actor', message: 'Refers to the actor “nobody”, which does not exist.' }]))

  it('says that what it refers to was retracted, and why', () => {
    const gone = anActor({ id: 'gone' })
    const record = NegotiationRecord.fold([
      ...recordOf(...base, gone).history('process'),
      revisionOf(aHeader(), 2),
      revisionOf(aSource(), 2),
      revisionOf(gone, 3),
      { ...revisionOf(gone, 4, 'retract'), reason: 'entered twice' },
    ])
    const event = anEvent({ accounts: [{ actor: 'gone', text: 'x', source: 'source' }] })
    expect(problemsIn(record, event)).toEqual([
      { path: 'accounts.0.actor', message: 'Refers to the actor “gone”, which was retracted (entered twice).' },
    ])
  })

  describe('calls by its name what the lists of the record lack', () => {
    const kinds = [{ id: 'summit', label: 'Summit', definition: '', base: 'leaders-meeting' as const }]
    it.each<[string, TypedEntry, string, RegExp]>([
      ['an issue', anEvent({ issues: ['process', 'weather'] }), 'issues.1', /no issue “weather”/],
      ['a table', anEvent({ table: 'round' }), 'table', /no table “round” in “A negotiation”/],
      ['a stage', anEvent({ stage: 'early' }), 'stage', /no stage “early”/],
      ['a kind', anEvent({ subkind: 'party' }), 'subkind', /no kind “party”/],
      ['a kind of another kind', anEvent({ subkind: 'summit' }), 'subkind', /“Summit” is a kind of “leaders-meeting”/],
      [
        'the issue of a point',
        aDocument({ points: [aPoint('1'), aPoint('2', { issues: ['weather'] })] }),
        'points.1.issues.0',
        /no issue/,
      ],
      ['the issue of a position', aPosition({ about: { issue: 'weather' } }), 'about.issue', /no issue/],
    ])('%s', (_, entry, path, message) => {
      const record = recordOf(aHeader({ kinds }), aProcess(), anActor(), aSource())
      expect(problemsIn(record, entry)).toEqual([{ path, message: expect.stringMatching(message) }])
    })

    it('where a word that is used is taken out', () => {
      const more = recordOf(...base, anEvent({ id: 'second' }))
      const without = aHeader({ issues: aHeader().entry.issues.filter(({ id }) => id !== 'process') })
      expect(problemsIn(more, without)).toEqual(
        problem('issues', '“process” can’t be taken out while “event” and 2 more uses it'),
      )
      expect(problemsIn(recordOf(...base), aProcess({ tables: [] }))).toEqual(problem('tables', '“other” can’t be'))
      expect(problemsIn(recordOf(aHeader(), aProcess()), aProcess({ tables: [] }))).toEqual([])
    })

    it('unless it goes together with its last use', () => {
      const drafts = [draftOf(anEvent({ table: undefined })), draftOf(aProcess({ tables: [] }))]
      expect(draftProblems(drafts, recordOf(...base)).size).toBe(0)
    })
  })

  it('says that a reference leads to an entry of another type', () =>
    expect(problemsOf(aPosition({ actor: 'source' }))).toEqual([
      { path: 'actor', message: 'Refers to “source”, which is a source, not an actor.' },
    ]))

  it('refuses a point that its document does not have', () =>
    expect(problemsOf(aPosition({ about: { document: 'document', point: '3', issue: 'territory' } }))).toEqual(
      problem('about.document', 'point 3 of the document “document”'),
    ))

  it('refuses an id of another type, and the id of the whole record', () => {
    expect(problemsOf(anActor({ id: 'source' }))).toEqual(problem('id', 'belongs to a source already'))
    expect(problemsOf(anActor({ id: 'record' }))).toEqual(problem('id', 'kept for the record as a whole'))
  })

  it('refuses the address of another source, and lets a source keep its own', () => {
    expect(problemsOf(aSource({ id: 'again' }))).toEqual(problem('url', '“source” has this address already'))
    expect(problemsOf(aSource({ title: 'Another title' }))).toEqual([])
  })

  describe('in the order of time', () => {
    it.each([
      ['a later day', '2025-06-15', '2025-06-16', false],
      ['the same day', '2025-06-15', '2025-06-15', true],
      ['a month that holds the day', '2025-06-15', '2025-06', true],
      ['a later month', '2025-06-15', '2025-07', false],
      ['a day in the month of the follower', '2025-06', '2025-06-30', true],
      ['a period without a known start', '2025-06-15', '/2025-07-01', true],
      ['a follower without an end', '2025-06-15/..', '2025-07-01', true],
      ['a year before Christ', '2025-06-15', '-0044-03-15', true],
      ['a year of five digits', '2025-06-15', 'Y17000', false],
    ])('follows %s', (_, when, followed, isFine) => {
      const earlier = anEvent({ id: 'followed', when: followed })
      const problems = problemsOf(anEvent({ id: 'follower', when, follows: ['followed'] }), earlier)
      expect(problems).toEqual(isFine ? [] : problem('follows.0', `Follows “followed”, which is later (${followed}).`))
    })

    it('refuses an ancestor in a later text, or in the same', () => {
      const later = aDocument({ id: 'later', when: '2025-07-01', points: [aPoint('1')] })
      expect(problemsOf(aDocument({ points: [aPoint('1 < later#1')] }), later)).toEqual(
        problem('points.0.ancestors.0.document', 'Derives from “later”, which is later'),
      )
      const same = aDocument({ points: [aPoint('1'), aPoint('2 < document#1')] })
      expect(problemsOf(same)).toEqual(problem('points.1.ancestors.0.document', 'Derives from itself.'))
    })

    it('refuses to move an event past one that follows it', () =>
      expect(
        problemsOf(anEvent({ when: '2025-09' }), anEvent({ id: 'next', when: '2025-08-01', follows: ['event'] })),
      ).toEqual(problem('when', 'The milestone “next” of 2025-08-01 follows this')))
  })

  it('refuses to take away a point to which others refer', () => {
    const refers = aPosition({ about: { document: 'document', point: '2', issue: 'territory' } })
    expect(problemsOf(aDocument({ points: [aPoint('1')] }), refers)).toEqual(
      problem('points', 'The position “position” refers to point 2'),
    )
  })

  describe('circles', () => {
    it('refuses an event that follows itself', () =>
      expect(problemsOf(anEvent({ follows: ['event'] }))).toEqual(problem('follows.0', 'Follows itself.')))

    it('refuses events that follow each other', () => {
      const a = anEvent({ id: 'a', follows: ['event'] })
      const b = anEvent({ id: 'b', follows: ['a'] })
      expect(problemsOf(anEvent({ follows: ['b'] }), a, b)).toEqual(
        problem('follows.0', 'Closes a circle: “event” follows “b” follows “a” follows “event”.'),
      )
    })

    it('refuses texts that are based on each other', () =>
      expect(
        problemsOf(aDocument({ basedOn: ['copy'] }), aDocument({ id: 'copy', basedOn: ['document'] })),
      ).toContainEqual(problem('basedOn.0', '“document” derives from “copy” derives from “document”')[0]))

    it('refuses actors who speak for each other', () =>
      expect(problemsOf(anActor({ side: 'b' }), anActor({ id: 'b', side: 'actor' }))).toEqual(
        problem('side', '“actor” speaks for “b” speaks for “actor”'),
      ))
  })
})

describe('entries of a batch', () => {
  const draft = (typed: TypedEntry, action: Action = 'create') => draftOf(typed, { action })

  it('lets the entries of a batch see each other', () => {
    const source = aSource({ id: 'new', url: 'https://example.org/new' })
    const event = anEvent({ id: 'next', follows: ['event'], citations: citing('new') })
    expect(draftProblems([draft(event), draft(source)], recordOf(...base)).size).toBe(0)
    expect(draftProblems([draft(event)], recordOf(...base)).get('next')).toEqual(problem('citations.0.source', '“new”'))
  })

  it('lets an event be moved together with the one that follows it', () => {
    const next = anEvent({ id: 'next', when: '2025-08-01', follows: ['event'] })
    const moved = [draft(anEvent({ when: '2025-09' })), draft({ ...next, entry: { ...next.entry, when: '2025-10' } })]
    expect(draftProblems(moved, recordOf(...base, next)).size).toBe(0)
  })

  it('lets an entry be retracted together with all that refers to it', () => {
    const record = recordOf(...base, aPosition({ event: 'event' }))
    expect(draftProblems([draft(anEvent(), 'retract')], record).get('event')).toEqual(problem('', '“position”'))
    expect(draftProblems([draft(anEvent(), 'retract'), draft(aPosition(), 'retract')], record).size).toBe(0)
    const still = [draft(anEvent(), 'retract'), draft(aPosition({ event: 'event' }))]
    expect(draftProblems(still, record).get('position')).toEqual(problem('event', 'was retracted'))
  })

  it('lets a source take over the address that another gives up', () => {
    const drafts = [draft(aSource({ url: 'https://example.org/moved' })), draft(aSource({ id: 'heir' }))]
    expect(draftProblems(drafts, recordOf(...base)).size).toBe(0)
  })

  it('refuses two new sources with one address', () => {
    const twins = ['a', 'b'].map(id => draft(aSource({ id, url: 'https://example.org/twin' })))
    expect([...draftProblems(twins, recordOf(...base)).keys()]).toEqual(['b'])
  })
})

describe('retractionProblems', () => {
  it('names all that refer to an entry', () => {
    const record = recordOf(...base, aPosition({ event: 'event' }))
    expect(retractionProblems('event', record)).toEqual(problem('', 'The position “position” refers to it.'))
    expect(retractionProblems('source', record)).toHaveLength(3)
    expect(retractionProblems('position', record)).toEqual([])
  })

  it('forgets what refers to it no more', () => {
    const record = recordOf(...base, aPosition({ event: 'event' }))
    record.apply(revisionOf(aPosition(), 100, 'change'))
    expect(retractionProblems('event', record)).toEqual([])
  })
})
