import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../entries/fields.ts'
import {
  aDocument,
  anActor,
  aPoint,
  aPointState,
  aPosition,
  aProcess,
  recordOf,
  type TypedEntry,
} from '../testing/record-builder.ts'
import { stateOfPlay } from './state-of-play.ts'

const [NORTH, SOUTH, ENVOY] = [
  anActor({ id: 'north', name: 'North' }),
  anActor({ id: 'south', name: 'South' }),
  anActor({ id: 'envoy', name: 'Ms Envoy', kind: 'person', side: 'north' }),
]
const PROCESS = aProcess({ parties: ['north', 'south'] })
const TEXT = aDocument({
  shortTitle: 'Ten points',
  when: '2025-06-01',
  points: [aPoint('1', { label: 'Border (open)' }), aPoint('2', { label: 'Water' }), aPoint('3')],
})
const agreedOn = (point: string) =>
  aPointState({ id: `agreed-${point}`, point, state: 'agreed-between', among: ['north', 'south'], assertedBy: 'envoy' })
const openOn = (point: string) => aPointState({ id: `open-${point}`, point, state: 'contested' })
const rejection = (fields = {}) =>
  aPosition({ actor: 'south', stance: 'rejects', about: { document: 'document', issue: 'process' }, ...fields })

const briefOf = (entries: readonly TypedEntry[], on?: string) => {
  const record = recordOf(NORTH, SOUTH, ENVOY, ...entries)
  return stateOfPlay(on ? record.asOf({ on }) : record, '2026-01-01').brief?.text
}

const AGREEMENT = aDocument({ id: 'peace', kind: 'agreement', shortTitle: 'Peace accord', when: '2025-09-01' })
const EARLIER = aDocument({ id: 'earlier', kind: 'agreement', shortTitle: 'Old accord', when: '2014-09-01' })

describe('where it stands, put together from what is recorded', () => {
  it.each<[string, TypedEntry[], string]>([
    ['nothing but the negotiation', [PROCESS], 'No settlement.'],
    ['a text', [PROCESS, TEXT], 'No settlement. Current text: Ten points, 1 June 2025.'],
    ['an agreement of some before the end, which is no settlement', [PROCESS, AGREEMENT, EARLIER], 'No settlement.'],
    [
      'agreed points, and whose word that is',
      [PROCESS, TEXT, agreedOn('1'), agreedOn('2')],
      'No settlement. Current text: Ten points, 1 June 2025. Ms Envoy says that 2 of its 3 points are agreed between North and South.',
    ],
    [
      'open points by their labels, and who says no to the whole',
      [PROCESS, TEXT, openOn('1'), openOn('2'), rejection()],
      'No settlement. Current text: Ten points, 1 June 2025. Open: Border and Water. Rejected by South.',
    ],
    [
      'who says no to one point alone, or said no before saying yes',
      [
        PROCESS,
        TEXT,
        rejection({ id: 'one', about: { document: 'document', point: '1', issue: 'process' } }),
        rejection({ id: 'before', actor: 'north', when: '2025-06-02' }),
        rejection({ id: 'after', actor: 'north', when: '2025-06-03', stance: 'accepts' }),
      ],
      'No settlement. Current text: Ten points, 1 June 2025.',
    ],
    [
      'an end with an agreement of this negotiation',
      [aProcess({ ended: '2025-09-02' }), AGREEMENT, EARLIER],
      'The negotiation ended on 2 September 2025 with an agreement: Peace accord.',
    ],
    [
      'an end without',
      [aProcess({ ended: '2025-09-02' }), EARLIER],
      'The negotiation ended on 2 September 2025; no agreement is recorded.',
    ],
  ])('%s', (_, entries, expected) => expect(briefOf(entries)).toBe(expected))

  it('had not ended on an earlier day', () =>
    expect(briefOf([aProcess({ ended: '2025-09-02' }), AGREEMENT], '2025-09-01')).toBe('No settlement.'))

  it('is never longer than a brief may be, whatever things are called', () =>
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 120 }), fc.integer({ min: 1, max: 8 }), (name, points) => {
        const numbers = Array.from({ length: points }, (_, index) => String(index + 1))
        const brief = briefOf([
          PROCESS,
          aDocument({ shortTitle: name, points: numbers.map(number => aPoint(number, { label: name })) }),
          ...numbers.map(openOn),
          rejection(),
        ])
        expect(brief?.startsWith('No settlement.')).toBe(true)
        expect(brief?.length).toBeLessThanOrEqual(LIMITS.brief)
      }),
    ))
})
