import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENTRY_TYPES } from '../entries/entries.ts'
import type { Revision } from '../revisions/revision.ts'
import {
  anActor,
  anEvent,
  aPosition,
  recordOf,
  revisionOf,
  seedRecord,
  type TypedEntry,
} from '../testing/record-builder.ts'
import { NegotiationRecord } from './negotiation-record.ts'

// A record of another day shares what it can with the one it comes from; nobody may notice.

/** Who refers to whom, in a record that is folded from nothing else than the entries of this one. */
const anew = (record: NegotiationRecord): NegotiationRecord =>
  recordOf(...ENTRY_TYPES.flatMap(type => record.list(type).map(entry => ({ type, entry }) as TypedEntry)))

const referrersIn = (record: NegotiationRecord, ids: readonly string[]) =>
  ids.map(id => ENTRY_TYPES.flatMap(type => record.referrers(id, type).map(entry => entry.id)))

const IDS = ['a', 'b', 'c', 'p', 'n']
const entryOf = (id: string, number: number): TypedEntry => {
  const when = `2025-06-${String((number % 9) + 1).padStart(2, '0')}`
  const other = IDS[number % 3] as string
  if (id === 'n') return anActor({ id, side: other })
  if (id === 'p') return aPosition({ id, when, event: other })
  return anEvent({ id, when, follows: number % 2 === 0 ? [other] : [], participants: [{ actor: 'n', part: 'party' }] })
}
const histories = fc
  .array(fc.record({ id: fc.constantFrom(...IDS), number: fc.nat(99), isRemoval: fc.boolean() }), { maxLength: 20 })
  .map(steps =>
    steps.map(
      ({ id, number, isRemoval }, index): Revision =>
        revisionOf(entryOf(id, number), index + 1, isRemoval ? 'retract' : 'change'),
    ),
  )

describe('the record of a day', () => {
  it('has the referrers that its own entries make, also after the whole has gone on, and when it is asked late', () =>
    fc.assert(
      fc.property(histories, histories, fc.integer({ min: 1, max: 9 }), fc.boolean(), (first, then, day, isEarly) => {
        const whole = NegotiationRecord.fold(first)
        const part = whole.asOf({ on: `2025-06-0${day}` })
        const expected = referrersIn(anew(part), IDS)
        if (isEarly) expect(referrersIn(part, IDS)).toEqual(expected)
        for (const [index, revision] of then.entries()) whole.apply({ ...revision, seq: first.length + index + 1 })
        expect(referrersIn(part, IDS)).toEqual(expected)
        expect(referrersIn(whole, IDS)).toEqual(referrersIn(anew(whole), IDS))
      }),
    ))

  it('holds what a fold of the same revisions holds, also after the whole has gone on', () =>
    fc.assert(
      fc.property(histories, histories, fc.integer({ min: 1, max: 9 }), (first, then, day) => {
        const on = { on: `2025-06-0${day}` }
        const folded = NegotiationRecord.fold(first).asOf({ ...on, known: '9999-12-31T00:00:00.000Z' })
        const whole = NegotiationRecord.fold(first)
        const part = whole.asOf(on)
        for (const [index, revision] of then.entries()) whole.apply({ ...revision, seq: first.length + index + 1 })
        expect(part.head).toEqual(folded.head)
        expect([...part.revisionsBackwards()]).toEqual([...folded.revisionsBackwards()])
        for (const id of IDS) {
          expect(part.history(id)).toEqual(folded.history(id))
          expect([part.typeOf(id), part.retraction(id)]).toEqual([folded.typeOf(id), folded.retraction(id)])
        }
        const idsIn = (record: NegotiationRecord) =>
          ENTRY_TYPES.map(type =>
            record
              .list(type)
              .map(({ id }) => id)
              .sort(),
          )
        expect(idsIn(part)).toEqual(idsIn(folded))
      }),
    ))

  it('keeps its own referrers when it takes in a revision itself', () => {
    const whole = recordOf(anEvent({ id: 'a', when: '2025-06-01' }))
    const part = whole.asOf({ on: '2025-06-05' })
    part.apply(revisionOf(anEvent({ id: 'b', when: '2025-06-02', follows: ['a'] }), 2))
    whole.apply(revisionOf(anEvent({ id: 'c', when: '2025-06-02', follows: ['a'] }), 2))
    expect(part.referrers('a', 'event').map(({ id }) => id)).toEqual(['b'])
    expect(whole.referrers('a', 'event').map(({ id }) => id)).toEqual(['c'])
  })

  it('of a day of a day is of the later choice, and remembers both clocks', () => {
    const shipped = seedRecord()
    const narrow = shipped.asOf({ on: '2025-11-24' })
    expect(narrow.asOf({ on: '2025-12-24' }).count('event')).toBe(shipped.asOf({ on: '2025-12-24' }).count('event'))
    const both = narrow.asOf({ known: '2027-01-01T00:00:00.000Z' })
    expect(both.count('event')).toBe(narrow.count('event'))
    expect(both.moment).toEqual({ on: '2025-11-24', known: '2027-01-01T00:00:00.000Z' })
  })

  it('of the shipped record has the referrers that its own entries make', () => {
    const shipped = seedRecord()
    const part = shipped.asOf({ on: '2025-11-24' })
    const ids = ENTRY_TYPES.flatMap(type => shipped.list(type).map(({ id }) => id))
    expect(referrersIn(part, ids)).toEqual(referrersIn(anew(part), ids))
  })
})
