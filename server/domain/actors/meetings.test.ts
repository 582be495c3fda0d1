import { describe, expect, it } from 'vitest'
import type { TimelineEvent } from '../entries/event.ts'
import { anActor, anEvent, recordOf, seedRecord, type TypedEntry } from '../testing/record-builder.ts'
import { jointAppearances } from './meetings.ts'

const person = (id: string, side: string) => anActor({ id, kind: 'person', side, offices: [{ title: 'Office' }] })
const people = [
  anActor({ id: 'north' }),
  anActor({ id: 'south' }),
  anActor({ id: 'east' }),
  anActor({ id: 'ministry', kind: 'body', side: 'north' }),
  person('minister', 'ministry'),
  person('envoy', 'north'),
  person('delegate', 'south'),
  person('host', 'east'),
]

const meeting = (id: string, names: string, fields: Partial<TimelineEvent> = {}) =>
  anEvent({
    id,
    participants: names.split(' ').map(name => {
      const [actor = '', part = 'party'] = name.split(':')
      return { actor, part: part as 'party' }
    }),
    ...fields,
  })

/** `south 2`; `delegate 1c` for a colleague; `host 0?1` where it is unclear. */
const met = (actor: string, ...events: TypedEntry[]) =>
  jointAppearances(recordOf(...people, ...events), actor)
    .map(
      one =>
        `${one.actor} ${one.count}${one.isColleague ? 'c' : ''}${one.unclear.length > 0 ? `?${one.unclear.length}` : ''}`,
    )
    .join(', ')

describe('who met whom', () => {
  it.each<[string, string, string]>([
    [
      'a person meets persons and their sides, and is with colleagues',
      met('envoy', meeting('a', 'envoy minister delegate')),
      'delegate 1, south 1, minister 1c, ministry 1c',
    ],
    [
      'a state meets through its people, at any remove, and once an event',
      met('north', meeting('a', 'envoy minister delegate')),
      'delegate 1, south 1',
    ],
    ['a body meets through its own people alone', met('ministry', meeting('a', 'envoy delegate')), ''],
    [
      'nobody meets by speaking of it or being affected',
      met(
        'envoy',
        meeting('a', 'envoy:speaker delegate'),
        meeting('b', 'envoy delegate:absent-affected'),
        meeting('c', 'envoy delegate:recipient'),
      ),
      '',
    ],
    ['the host is there', met('envoy', meeting('a', 'envoy:head-of-delegation host:host')), 'east 1, host 1'],
    [
      'the most frequent first',
      met('envoy', meeting('a', 'envoy host'), meeting('b', 'envoy delegate'), meeting('c', 'envoy delegate')),
      'delegate 2, south 2, east 1, host 1',
    ],
    ['only where people meet or speak', met('envoy', meeting('a', 'envoy delegate', { kind: 'statement' })), ''],
    ['not what was only planned', met('envoy', meeting('a', 'envoy delegate', { occurrence: 'scheduled' })), ''],
    ['not what is denied', met('envoy', meeting('a', 'envoy delegate', { certainty: 'denied' })), ''],
    ['a call of two sides', met('envoy', meeting('a', 'envoy delegate', { kind: 'call' })), 'delegate 1, south 1'],
    [
      'a call of three sides may be several calls',
      met('envoy', meeting('a', 'envoy delegate host', { kind: 'call' })),
      'delegate 0?1, east 0?1, host 0?1, south 0?1',
    ],
    [
      'talks of three sides are one meeting',
      met('south', meeting('a', 'envoy delegate host')),
      'east 1, envoy 1, host 1, north 1',
    ],
  ])('%s', (_, found, expected) => expect(found).toBe(expected))

  it('first and last go by time', () => {
    const [one] = jointAppearances(
      recordOf(
        ...people,
        meeting('b', 'envoy south', { when: '2025-03-01' }),
        meeting('c', 'envoy south', { when: '2025-02-01' }),
        meeting('a', 'envoy south', { when: '2025-04-01' }),
      ),
      'envoy',
    )
    expect([one?.first?.id, one?.last?.id, one?.events.map(({ id }) => id)]).toEqual(['c', 'a', ['c', 'b', 'a']])
  })

  it('in the shipped record Putin and Zelenskyy have not met: both were called on the same days', () => {
    const found = jointAppearances(seedRecord(), 'vladimir-putin').find(({ actor }) => actor === 'volodymyr-zelenskyy')
    expect(found?.count).toBe(0)
    expect(found?.unclear.map(({ id }) => id)).toContain('2026-07-04-trump-calls-zelenskyy-putin')
  })
})
