import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareDays, parseEdtf } from '../dates/fuzzy-date.ts'
import { ENTRY_TYPES, type EntryType } from '../entries/entries.ts'
import { EMPTY_HEAD } from '../revisions/journal-kind.ts'
import type { Revision } from '../revisions/revision.ts'
import {
  aDocument,
  anActor,
  anEvent,
  aPointState,
  aPosition,
  aProcess,
  aSource,
  recordOf,
  revisionOf,
  seedRecord,
  type TypedEntry,
} from '../testing/record-builder.ts'
import { timelineOf } from '../timeline/record-timeline.ts'
import { EVERYTHING } from '../timeline/timeline-query.ts'
import { NegotiationRecord } from './negotiation-record.ts'

/** All that a record says, so that two records can be held against each other. */
function contentOf(record: NegotiationRecord) {
  const ids = ENTRY_TYPES.flatMap(type => record.list(type).map(({ id }) => id)).toSorted()
  return {
    entries: Object.fromEntries(
      ENTRY_TYPES.map(type => [type, record.list(type).toSorted((a, b) => (a.id < b.id ? -1 : 1))]),
    ),
    referrers: ids.map(id => [id, ENTRY_TYPES.flatMap(type => record.referrers(id, type).map(entry => entry.id))]),
    sources: record.list('source').map(({ url }) => record.sourceByUrl(url ?? '')?.id),
    timeline: timelineOf(record)
      .allMatching(EVERYTHING)
      .map(({ id }) => id),
    head: record.head,
  }
}

const changed = (entry: TypedEntry, seq: number) => revisionOf(entry, seq, 'change')

describe('the fold', () => {
  it('is empty without revisions', () => {
    const record = NegotiationRecord.fold([])
    expect(record.head).toEqual(EMPTY_HEAD)
    expect(ENTRY_TYPES.map(type => record.count(type))).toEqual(ENTRY_TYPES.map(() => 0))
    expect(record.find('event', 'event')).toBeUndefined()
    expect(record.typeOf('event')).toBeUndefined()
    expect(record.history('event')).toEqual([])
    expect(record.referrers('event', 'event')).toEqual([])
  })

  it('keeps the last version of each entry, the history of all, and the head', () => {
    const [first, second] = [anEvent({ title: 'First' }), anEvent({ title: 'Second' })]
    const revisions = [revisionOf(first, 1), revisionOf(anActor(), 2), changed(second, 3)]
    const record = NegotiationRecord.fold(revisions)
    expect(record.find('event', 'event')).toBe(second.entry)
    expect(record.find('actor', 'event')).toBeUndefined()
    expect(record.list('event')).toEqual([second.entry])
    expect(record.count('event')).toBe(1)
    expect(record.history('event')).toEqual([revisions[0], revisions[2]])
    expect(record.head).toMatchObject({ seq: 3, at: '2026-01-01T00:00:03.000Z' })
    expect(record.typeOf('event')).toBe('event')
  })

  it('takes a retracted entry out, remembers why, and puts it back', () => {
    const event = anEvent({ follows: ['earlier'] })
    const record = recordOf(anEvent({ id: 'earlier' }), event)
    const retraction: Revision = { ...revisionOf(event, 3, 'retract'), reason: 'It never took place.' }
    record.apply(retraction)
    expect(record.find('event', 'event')).toBeUndefined()
    expect(record.list('event').map(({ id }) => id)).toEqual(['earlier'])
    expect(record.referrers('earlier', 'event')).toEqual([])
    expect(record.retraction('event')).toBe(retraction)
    expect(record.retraction('earlier')).toBeUndefined()
    expect(record.typeOf('event')).toBe('event')
    expect(record.history('event')).toHaveLength(2)
    expect(
      timelineOf(record)
        .allMatching(EVERYTHING)
        .map(({ id }) => id),
    ).toEqual(['earlier'])

    record.apply(revisionOf(event, 4, 'restore'))
    expect(record.find('event', 'event')).toBe(event.entry)
    expect(record.retraction('event')).toBeUndefined()
    expect(record.referrers('earlier', 'event').map(({ id }) => id)).toEqual(['event'])
    expect(
      timelineOf(record)
        .allMatching(EVERYTHING)
        .map(({ id }) => id),
    ).toEqual(['earlier', 'event'])
  })

  it('does not lose one entry when another with the same id but of another type is asked for', () => {
    const record = recordOf(anActor({ id: 'kyiv' }))
    expect(record.find('source', 'kyiv')).toBeUndefined()
    expect(record.find('actor', 'kyiv')?.id).toBe('kyiv')
  })
})

describe('referrers', () => {
  it('are all current entries that refer to one, by type, sorted by id', () => {
    const record = recordOf(
      anActor({ id: 'russia' }),
      anActor({ id: 'envoy', kind: 'person', side: 'russia', offices: [{ title: 'Envoy' }] }),
      aSource(),
      anEvent({ id: 'b', participants: [{ actor: 'russia', part: 'party' }] }),
      anEvent({
        id: 'a',
        accounts: [{ actor: 'russia', text: 'As we see it.', source: 'source' }],
        deadline: { due: '2025-07-01', setBy: 'russia', outcome: 'open', note: null },
      }),
      aDocument({ parties: ['russia'] }),
      aPosition({ actor: 'russia' }),
      aPointState({ among: ['russia', 'actor'] }),
      aProcess({ mediators: ['russia'] }),
    )
    const referring = (id: string, type: EntryType) => record.referrers(id, type).map(entry => entry.id)
    expect(referring('russia', 'event')).toEqual(['a', 'b'])
    expect(referring('russia', 'actor')).toEqual(['envoy'])
    expect(referring('russia', 'document')).toEqual(['document'])
    expect(referring('russia', 'position')).toEqual(['position'])
    expect(referring('russia', 'pointState')).toEqual(['point-state'])
    expect(referring('russia', 'process')).toEqual(['process'])
    expect(referring('source', 'event')).toEqual(['a', 'b'])
    expect(referring('nobody', 'event')).toEqual([])
  })

  it('follow a change', () => {
    const record = recordOf(anEvent({ follows: ['x', 'y'] }))
    record.apply(changed(anEvent({ follows: ['y', 'z'] }), 2))
    expect(['x', 'y', 'z'].map(id => record.referrers(id, 'event').length)).toEqual([0, 1, 1])
  })
})

describe('sourceByUrl', () => {
  it('finds a source by its address, letter for letter, as it stands now', () => {
    const record = recordOf(aSource({ url: 'https://example.org/a' }))
    expect(record.sourceByUrl('https://example.org/a')?.id).toBe('source')
    expect(record.sourceByUrl('https://example.org/A')).toBeUndefined()
    record.apply(changed(aSource({ url: 'https://example.org/b' }), 2))
    expect(record.sourceByUrl('https://example.org/a')).toBeUndefined()
    expect(record.sourceByUrl('https://example.org/b')?.id).toBe('source')
    record.apply(revisionOf(aSource({ url: 'https://example.org/b' }), 3, 'retract'))
    expect(record.sourceByUrl('https://example.org/b')).toBeUndefined()
  })
})

describe('sourcesLike', () => {
  it('finds sources by addresses that lead to the same page, as they stand now', () => {
    const [a, www] = [
      aSource({ url: 'https://example.org/a' }),
      aSource({ id: 'www', url: 'http://www.example.org/a#b' }),
    ]
    const record = recordOf(a, www)
    expect(record.sourcesLike('https://www.example.org/a?utm_source=x').map(({ id }) => id)).toEqual(['source', 'www'])
    record.apply(revisionOf(www, 9, 'retract'))
    record.apply(changed(aSource({ url: 'https://example.org/b' }), 2))
    expect(record.sourcesLike('https://example.org/a')).toEqual([])
    record.apply(changed(a, 3))
    expect(record.sourcesLike('https://example.org/a')).toEqual([a.entry])
  })
})

describe('asOf', () => {
  const first = anEvent({ id: 'first', when: '2025-11-23', title: 'As first told' })
  const revisions = [
    revisionOf(aSource(), 1),
    revisionOf(first, 2),
    revisionOf(anEvent({ id: 'second', when: '2025-11-25', follows: ['first'] }), 3),
    changed(anEvent({ id: 'first', when: '2025-11-23', title: 'As told later' }), 4),
    revisionOf(aDocument({ when: '2025-11-26' }), 5),
    { ...revisionOf(first, 6, 'retract'), reason: 'Wrong' },
  ]
  const record = NegotiationRecord.fold(revisions)
  const ids = (of: NegotiationRecord) => [...of.list('event'), ...of.list('document')].map(({ id }) => id).toSorted()

  it('known: says what was recorded by then, with the words of then', () => {
    const then = record.asOf({ known: '2026-01-01T00:00:03.000Z' })
    expect(ids(then)).toEqual(['first', 'second'])
    expect(then.find('event', 'first')?.title).toBe('As first told')
    expect(then.head.seq).toBe(3)
    expect(then.retraction('first')).toBeUndefined()
    expect(record.asOf({ known: '2026-01-01T00:00:04.000Z' }).find('event', 'first')?.title).toBe('As told later')
    expect(ids(record.asOf({ known: '2026-01-01T00:00:05.999Z' }))).toEqual(['document', 'first', 'second'])
    expect(ids(record.asOf({ known: '2025-12-31T23:59:59.999Z' }))).toEqual([])
  })

  it('on: says what had happened by the end of that day, as it is known now', () => {
    expect(ids(record.asOf({ on: '2025-11-24' }))).toEqual([])
    expect(ids(record.asOf({ on: '2025-11-25' }))).toEqual(['second'])
    expect(ids(record.asOf({ on: '2025-11-26' }))).toEqual(['document', 'second'])
    expect(record.asOf({ on: '1900-01-01' }).count('source')).toBe(1)
  })

  it('both: what was known at that time of what had happened by that day', () => {
    const then = record.asOf({ on: '2025-11-24', known: '2026-01-01T00:00:03.000Z' })
    expect(ids(then)).toEqual(['first'])
    expect(then.find('event', 'first')?.title).toBe('As first told')
    expect(then.referrers('first', 'event')).toEqual([])
  })

  it('neither: is the record itself', () => expect(contentOf(record.asOf({}))).toEqual(contentOf(record)))

  it('can be asked of what it has answered', () => {
    const narrowed = record.asOf({ on: '2025-11-24' }).asOf({ known: '2026-01-01T00:00:03.000Z' })
    expect(ids(narrowed)).toEqual(['first'])
  })

  it('leaves the record as it is', () => {
    const before = contentOf(record)
    record.asOf({ on: '2025-11-24', known: '2026-01-01T00:00:03.000Z' })
    expect(contentOf(record)).toEqual(before)
  })

  it.each<[string, string, boolean]>([
    ['2025-11-25', '2025-11-25', true],
    ['2025-11-26', '2025-11-25', false],
    ['2025-11', '2025-11-25', true],
    ['2025-12', '2025-11-25', false],
    ['2025-11-24/2025-11-30', '2025-11-25', true],
    ['2025-11-26/2025-11-30', '2025-11-25', false],
    ['../2025-11-20', '2025-11-25', true],
    ['../2025-11-30', '2025-11-25', false],
    ['2025-11-20/..', '2025-11-25', true],
    ['../..', '2025-11-25', true],
    ['-0100', '2025-11-25', true],
    ['Y170000002', '2025-11-25', false],
  ])('an event of %s shows on %s: %s', (when, on, isShown) =>
    expect(recordOf(anEvent({ when })).asOf({ on }).count('event')).toBe(isShown ? 1 : 0),
  )

  it('never shows what is later, of the shipped record, on any day', () => {
    const shipped = seedRecord()
    for (const on of ['2024-12-31', '2025-03-11', '2025-11-20', '2025-11-25', '2026-01-06', '2026-07-05']) {
      const then = shipped.asOf({ on })
      for (const type of ['event', 'document', 'position', 'pointState'] as const) {
        const isBegun = ({ when }: { readonly when: string }) => {
          const parsed = parseEdtf(when)
          const begins = parsed.ok ? (parsed.date.earliest ?? parsed.date.latest) : null
          return begins === null || compareDays(begins, on) <= 0
        }
        const expected = shipped.list(type).filter(isBegun)
        expect(then.list(type)).toEqual(expected)
      }
      expect(then.count('actor')).toBe(shipped.count('actor'))
    }
  })
})

// Any order of creating, changing, retracting and restoring a few entries that refer to each other.
const entryOf = (id: string, number: number): TypedEntry => {
  const day = `2025-06-${String((number % 28) + 1).padStart(2, '0')}`
  const other = id === 'a' ? 'b' : 'a'
  if (id === 's') return aSource({ id, url: `https://example.org/${number % 3}` })
  if (id === 'p') return aPosition({ id, when: day, event: other })
  return anEvent({ id, when: day, title: `Title ${number}`, follows: number % 2 === 0 ? [other] : [] })
}

const histories = fc
  .array(fc.record({ id: fc.constantFrom('a', 'b', 's', 'p'), number: fc.nat(99), isRemoval: fc.boolean() }), {
    maxLength: 25,
  })
  .map(steps => {
    const state = new Map<string, { entry: TypedEntry; isRetracted: boolean }>()
    return steps.map(({ id, number, isRemoval }, index): Revision => {
      const before = state.get(id)
      const entry = before && (isRemoval || before.isRetracted) ? before.entry : entryOf(id, number)
      const action = !before ? 'create' : before.isRetracted ? 'restore' : isRemoval ? 'retract' : 'change'
      state.set(id, { entry, isRetracted: action === 'retract' })
      return revisionOf(entry, index + 1, action)
    })
  })

describe('for any history', () => {
  it('asOf({known}) is the fold of what had been recorded', () =>
    fc.assert(
      fc.property(histories, fc.nat(25), (revisions, cut) => {
        const record = NegotiationRecord.fold(revisions)
        const seen = revisions.slice(0, cut)
        const known = seen.at(-1)?.at ?? '1970-01-01T00:00:00.000Z'
        expect(contentOf(record.asOf({ known }))).toEqual(contentOf(NegotiationRecord.fold(seen)))
      }),
    ))

  it('taking revisions in one by one is the fold of them all, also with the timeline already built', () =>
    fc.assert(
      fc.property(histories, revisions => {
        const record = NegotiationRecord.fold([])
        expect(timelineOf(record).allMatching(EVERYTHING)).toEqual([])
        for (const revision of revisions) record.apply(revision)
        expect(contentOf(record)).toEqual(contentOf(NegotiationRecord.fold(revisions)))
      }),
    ))
})
