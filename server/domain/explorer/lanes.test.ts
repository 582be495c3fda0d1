import { describe, expect, it } from 'vitest'
import type { TimelineEvent } from '../entries/event.ts'
import { inOneGo } from '../in-one-go.ts'
import { aHeader, anActor, anEvent, aProcess, recordOf } from '../testing/record-builder.ts'
import { lanesOf as lanesInPieces, MOST_ACTOR_LANES, OTHERS } from './lanes.ts'

const lanesOf = (...given: Parameters<typeof lanesInPieces>) => inOneGo(lanesInPieces(...given))

const event = (fields: Partial<TimelineEvent> = {}): TimelineEvent => anEvent(fields).entry
const by = (...actors: string[]) => ({ participants: actors.map(actor => ({ actor, part: 'party' as const })) })

const states = Array.from({ length: MOST_ACTOR_LANES + 3 }, (_, index) =>
  anActor({ id: `state-${index}`, name: `State ${index}` }),
)
const envoy = anActor({ id: 'envoy', name: 'An envoy', kind: 'person', side: 'state-0', offices: [{ title: 'Envoy' }] })
const record = recordOf(aHeader(), aProcess(), ...states, envoy)

describe('lanes', () => {
  it.each([
    [
      'table',
      [event({ table: 'other' }), event({ table: 'us-ukraine' })],
      [
        ['us-ukraine', [1]],
        ['other', [0]],
      ],
    ],
    [
      'kind',
      [event({ kind: 'call' }), event({ kind: 'talks' }), event({ kind: 'call' })],
      [
        ['talks', [1]],
        ['call', [0, 2]],
      ],
    ],
    [
      'issue',
      [event({ issues: ['process', 'territory'] }), event({ issues: ['territory'] })],
      [
        ['territory', [0, 1]],
        ['process', [0]],
      ],
    ],
  ] as const)('by %s stand in the order of the vocabulary, without empty ones', (key, events, expected) => {
    expect(lanesOf(record, key, events).map(lane => [lane.id, lane.events])).toEqual(expected)
  })

  it('by actor have the sides first, the busiest on top, and also what their people do', () => {
    const events = [
      event(by('state-1', 'envoy')),
      event(by('envoy')),
      event(by('state-2')),
      event(by('envoy', 'state-2')),
    ]
    expect(lanesOf(record, 'actor', events).map(lane => [lane.id, lane.events])).toEqual([
      ['state-0', [0, 1, 3]],
      ['state-2', [2, 3]],
      ['state-1', [0]],
      ['envoy', [0, 1, 3]],
    ])
  })

  it('by actor begin with those who were asked for', () => {
    const events = [event(by('state-1')), event(by('state-1')), event(by('envoy'))]
    expect(lanesOf(record, 'actor', events, { actor: ['envoy'] }).map(({ id }) => id)).toEqual([
      'envoy',
      'state-1',
      'state-0',
    ])
  })

  it('by actor are not too many, and lose nobody', () => {
    const events = [...states.map(({ entry }) => event(by(entry.id))), event()]
    const lanes = lanesOf(record, 'actor', events)
    expect(lanes).toHaveLength(MOST_ACTOR_LANES + 1)
    expect(lanes.at(-1)).toMatchObject({ id: OTHERS, label: 'Others' })
    // Of as many events each, by name: State 0, 1, 10, 11, 12, 13, 2, 3, 4, 5, 6 have lanes.
    expect(lanes.at(-1)?.events).toEqual([7, 8, 9, 14])
  })

  it('name an actor that the record does not hold by its id', () =>
    expect(lanesOf(record, 'actor', [event(by('stranger'))]).map(({ label }) => label)).toEqual(['stranger']))

  it('are none without events', () =>
    expect(lanesOf(record, 'actor', []).concat(lanesOf(record, 'table', []))).toEqual([]))
})
