import { expect, it } from 'vitest'
import type { Position } from '../entries/position.ts'
import { aDocument, anActor, aPoint, aPosition, aProcess, recordOf, seedRecord } from '../testing/record-builder.ts'
import { stanceChanges } from './stance-changes.ts'
import { stanceMatrix } from './stance-matrix.ts'

type Said = Pick<Position, 'when' | 'stance'> & Partial<Pick<Position, 'authority'>>

const plan = aDocument({ id: 'plan', when: '2025-01-01', points: [aPoint('1'), aPoint('2')] })

/** What differs between the end of March and the end of June, when this was said on point 2. */
function changed(...said: Said[]): string[] {
  const positions = said.map((one, index) =>
    aPosition({ id: `said-${index}`, about: { document: 'plan', point: '2', issue: 'process' }, ...one }),
  )
  const record = recordOf(aProcess({ parties: ['actor'] }), anActor(), plan, ...positions)
  const on = (day: string) => stanceMatrix(record.asOf({ on: day }), { columns: { document: plan.entry } })
  return stanceChanges(on('2025-03-31'), on('2025-06-30')).map(
    ({ actor, column, kind, before, after }) =>
      `${actor} ${column.key} ${kind}: ${[before.state, ...before.stances].join(' ')} > ${[after.state, ...after.stances].join(' ')}`,
  )
}

it.each<[string, Said[], string[]]>([
  ['nothing said', [], []],
  ['said before', [{ when: '2025-03', stance: 'rejects' }], []],
  ['said since', [{ when: '2025-05-01', stance: 'open' }], ['actor point:2 first: none > stance open']],
  [
    'another stance since',
    [
      { when: '2025-02-01', stance: 'rejects' },
      { when: '2025-05-01', stance: 'open' },
    ],
    ['actor point:2 moved: stance rejects > stance open'],
  ],
  [
    'the same again',
    [
      { when: '2025-02-01', stance: 'rejects' },
      { when: '2025-05-01', stance: 'rejects' },
    ],
    ['actor point:2 restated: stance rejects > stance rejects'],
  ],
  [
    'another word of a lower authority, which the cell does not show',
    [
      { when: '2025-02-01', stance: 'open', authority: 'head-of-state' },
      { when: '2025-05-01', stance: 'unclear', authority: 'spokesperson' },
    ],
    [],
  ],
  [
    'a contradiction since',
    [
      { when: '2025-02-01', stance: 'accepts', authority: 'head-of-state' },
      { when: '2025-05-01', stance: 'rejects', authority: 'minister' },
    ],
    ['actor point:2 moved: stance accepts > contradictory accepts rejects'],
  ],
  ['said after both', [{ when: '2025-07-01', stance: 'open' }], []],
])('%s', (_, said, expected) => expect(changed(...said)).toEqual(expected))

it('tells what changed on the 28-point plan between 24 November and 24 December 2025', () => {
  const record = seedRecord()
  const document = record.find('document', 'us-28-point-2025-11')
  if (!document) throw new Error('The seed has no 28-point plan.')
  const on = (day: string) => stanceMatrix(record.asOf({ on: day }), { columns: { document } })
  const changes = stanceChanges(on('2025-11-24'), on('2025-12-24'))
  const ofUkraine = changes.filter(({ actor }) => actor === 'ukraine')
  expect(ofUkraine.map(({ column, kind, after }) => [column.key, kind, ...after.stances])).toEqual([
    ['point:7', 'moved', 'rejects'],
    ['point:25', 'first', 'accepts-with-conditions'],
    ['point:26', 'first', 'rejects'],
  ])
  expect(stanceChanges(on('2025-12-24'), on('2025-12-24'))).toEqual([])
})
