import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Actor } from '../entries/actor.ts'
import type { TimelineEvent } from '../entries/event.ts'
import { NegotiationRecord } from '../record/negotiation-record.ts'
import { anActor, anEvent, recordOf, revisionOf } from '../testing/record-builder.ts'
import { actorProfile } from './actor-profile.ts'
import { jointAppearances } from './meetings.ts'

const ACTORS = ['north', 'south', 'minister', 'envoy']
const actor = fc.constantFrom(...ACTORS)
const words = { text: 'Words.', source: 'source' }

const event = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    when: fc.constantFrom('2025-01-01', '2025-01-01T10:00Z', '2025-01-02', '2025-01', '2025-01-01/2025-01-02'),
    order: fc.nat(1),
    kind: fc.constantFrom<TimelineEvent['kind']>('talks', 'call', 'statement'),
    participants: fc.array(
      fc.record({
        actor,
        part: fc.constantFrom<TimelineEvent['participants'][number]['part']>('party', 'delegate', 'speaker'),
        as: fc.constantFrom('Minister', 'Envoy', undefined),
      }),
      { maxLength: 4 },
    ),
    quotes: fc.array(
      actor.map(speaker => ({ ...words, speaker, language: 'en', original: null, translator: null })),
      { maxLength: 1 },
    ),
    accounts: fc.array(
      actor.map(one => ({ ...words, actor: one })),
      { maxLength: 1 },
    ),
  })
  .map(fields => anEvent(fields as Partial<TimelineEvent>))

const change = fc.record({
  entry: fc.oneof(
    { weight: 5, arbitrary: event },
    fc
      .record({ id: actor, side: fc.option(actor, { nil: undefined }) })
      .map(fields => anActor(fields as Partial<Actor>)),
  ),
  isRetracted: fc.boolean(),
})

const saidOf = (record: NegotiationRecord) =>
  record.list('actor').map(one => {
    const { offices, ...profile } = actorProfile(record, one)
    return { ...profile, offices: [...offices], met: jointAppearances(record, one.id) }
  })

it('after any changes they hold what they hold when they are read anew, and what was given before stays', () =>
  fc.assert(
    fc.property(fc.array(change, { maxLength: 25 }), fc.nat(20), (changes, readAfter) => {
      const actors = ACTORS.map(id => anActor({ id }))
      const kept = recordOf(...actors)
      const revisions = [...actors.map((entry, index) => revisionOf(entry, index + 1))]
      let given: ReturnType<typeof saidOf> = []
      let asGiven = structuredClone(given)
      for (const [index, { entry, isRetracted }] of changes.entries()) {
        if (index === readAfter) {
          given = saidOf(kept)
          asGiven = structuredClone(given)
        }
        const isHeld = kept.find(entry.type, entry.entry.id) !== undefined
        revisions.push(revisionOf(entry, revisions.length + 1, isRetracted && isHeld ? 'retract' : 'change'))
        kept.apply(revisions.at(-1) as (typeof revisions)[number])
      }
      expect(saidOf(kept)).toEqual(saidOf(NegotiationRecord.fold(revisions)))
      expect(given).toEqual(asGiven)
    }),
  ))

it('a long list of offices is looked up as far as it is asked for', () => {
  const people = Array.from({ length: 30 }, (_, index) =>
    anEvent({
      id: `event-${index}`,
      when: `2025-06-${String(index + 1).padStart(2, '0')}`,
      participants: [{ actor: 'envoy', part: 'delegate', as: `Office ${index}` }],
    }),
  )
  const envoy = anActor({ id: 'envoy', kind: 'person', side: 'north', offices: [{ title: 'Office 3' }] })
  const { offices } = actorProfile(recordOf(anActor({ id: 'north' }), envoy, ...people), envoy.entry)
  expect(offices.length).toBe(30)
  expect(offices.slice(0, 3).map(({ title }) => title)).toEqual(['Office 3', 'Office 29', 'Office 28'])
  expect(offices.slice(29, 40).map(({ title }) => title)).toEqual(['Office 0'])
})
